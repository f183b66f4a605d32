internal import WireCore
internal import WireJSON

/// JSON, plain and typed.
enum TextChecks {
    /// What is read is written and read back the same, and every byte has one owner.
    static func json(_ input: [UInt8]) throws(FuzzFault) {
        let codec = JSONCodec()
        guard let value = try? codec.decode(input) else { return }
        guard let written = try? codec.encoded(value), let again = try? codec.decode(written),
            let rewritten = try? codec.encoded(again)
        else { throw FuzzFault("what was written cannot be read") }
        try require(rewritten == written, "written again it differs")
        let ledger = try? JSONLedger.ledger(of: input.span)
        try require(ledger?.byteCount == input.count, "the ledger does not add up")
    }

    /// The canonical notation of a value reads back as the same value.
    static func typedJSON(_ input: [UInt8]) throws(FuzzFault) {
        guard let text = notation(input) else { return }
        guard let again = notation(text) else {
            throw FuzzFault("the notation cannot be read: \(String(decoding: text, as: UTF8.self))")
        }
        try require(again == text, "the notation of what was read back differs")
    }

    /// A value that a reader gave out has a notation, which reads back as the same.
    static func notationHolds(_ value: Payload) throws(FuzzFault) {
        var text: [UInt8] = []
        TypedJSON.append(value, to: &text)
        try notationReadsBack(text)
    }

    /// A notation that was written reads back as the same.
    static func notationReadsBack(_ text: [UInt8]) throws(FuzzFault) {
        var limits = DecodingLimits.standard
        limits.depth = 10_000
        var diagnostics = Diagnostics()
        var again: [UInt8] = []
        do throws(WireError) {
            let document = try JSONCodec().decode(
                text.span,
                limits: limits,
                diagnostics: &diagnostics
            )
            let value = try TypedJSON.read(document, diagnostics: &diagnostics)
            TypedJSON.append(value, to: &again)
        } catch {
            throw FuzzFault("the notation cannot be read (\(error)): \(shown(text))")
        }
        try require(again == text, "read back it is \(shown(again)), not \(shown(text))")
    }

    /// The beginning of a text, for a report.
    static func shown(_ text: [UInt8]) -> String {
        String(decoding: text.prefix(400), as: UTF8.self) + (text.count > 400 ? "…" : "")
    }

    private static func notation(_ text: [UInt8]) -> [UInt8]? {
        var diagnostics = Diagnostics()
        guard let document = try? JSONCodec().decode(text),
            let value = try? TypedJSON.read(document, diagnostics: &diagnostics)
        else { return nil }
        var output: [UInt8] = []
        TypedJSON.append(value, to: &output)
        return output
    }
}
