internal import WireCore
internal import WireMultipart

/// The two bodies that forms have.
enum FormChecks {
    /// However a body is cut it is read alike, every byte has one owner, and forms can be rewritten.
    static func multipart(_ input: [UInt8]) throws(FuzzFault) {
        let codec = MultipartCodec(boundary: MultipartBoundary("B"))
        let outcomes = input.cuts.map { Outcome(codec.boundary, $0) }
        for outcome in outcomes {
            try require(outcome == outcomes[0], "cut otherwise it is read otherwise")
        }
        guard let form = try? codec.decode(input) else { return }
        let ledger = try? MultipartLedger.ledger(of: input.span, boundary: codec.boundary)
        try require(ledger?.byteCount == input.count, "the ledger does not add up")
        // Content that holds the boundary is not written, and names may hold what no header may.
        guard let written = try? codec.encoded(form) else { return }
        var diagnostics = Diagnostics()
        let again: Payload
        do throws(WireError) {
            again = try codec.decode(
                written.span,
                limits: .standard,
                diagnostics: &diagnostics
            )
        } catch {
            let isName = error.code == MultipartError.headerSyntax
            try require(isName, "what was written cannot be read")
            return
        }
        // Escapes that stand in a name already mean different things to different readers.
        guard
            !diagnostics.warnings.contains(where: { $0.code == MultipartError.nameEscapeAmbiguous })
        else { return }
        try require((try? codec.encoded(again)) == written, "written again it differs")
    }

    private struct Outcome: Equatable {
        var parts: [MultipartPart] = []
        var warnings: [WireWarning] = []
        var error: WireError?

        init(_ boundary: MultipartBoundary, _ chunks: [ArraySlice<UInt8>]) {
            do throws(WireError) {
                var reader = try MultipartReader(boundary: boundary)
                defer {
                    parts = reader.parts
                    warnings = reader.diagnostics.warnings
                }
                for chunk in chunks { try reader.consume(chunk.span) }
                _ = try reader.finish()
            } catch { self.error = error }
        }
    }

    /// Everything can be read, is written and read back the same, and every byte has one owner.
    static func urlencoded(_ input: [UInt8]) throws(FuzzFault) {
        let codec = URLEncodedCodec()
        guard let form = try? codec.decode(input), let written = try? codec.encoded(form),
            let again = try? codec.decode(written)
        else { throw FuzzFault("it cannot be read and rewritten") }
        try require((try? codec.encoded(again)) == written, "written again it differs")
    }
}
