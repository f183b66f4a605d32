internal import WireCompression
internal import WireCore
internal import WireHTTP

/// What lies between a body and the wire.
enum TransportChecks {
    private static let codings = ["gzip", "deflate", "br", "zstd", "gzip, deflate", "br, gzip"]

    /// A body inflates alike however it is cut, and what is deflated inflates to what it was.
    ///
    /// The first byte chooses the codings.
    static func inflate(_ input: [UInt8]) throws(FuzzFault) {
        guard let first = input.first else { return }
        let body = Array(input.dropFirst())
        let names = codings[Int(first) % codings.count]
        let outcomes = body.cuts.map { Outcome($0, names) }
        for outcome in outcomes {
            try require(outcome == outcomes[0], "cut otherwise it inflates otherwise")
        }
        guard first & 0x80 != 0, let coding = ContentCoding("gzip:1"),
            var compressor = Compressor(coding)
        else { return }
        let compressed = compressor.compress(body, pieces: [0..<body.count])
        let inflated = Outcome([compressed.bytes[...]], "gzip")
        try require(inflated.output == body, "deflated and inflated it differs")
    }

    private struct Outcome: Equatable {
        var output: [UInt8] = []
        var warnings: [WireWarning] = []
        var error: WireError?

        init(_ chunks: [ArraySlice<UInt8>], _ names: String) {
            var limits = DecodingLimits.standard
            limits.outputBytes = 1 << 18
            limits.ratioFloor = 1 << 16
            do throws(WireError) {
                var decoder = try ContentDecoder(contentEncoding: names, limits: limits)
                defer { warnings = decoder.diagnostics.warnings }
                for chunk in chunks { try decoder.consume(chunk.span, into: &output) }
                try decoder.finish(into: &output)
            } catch { self.error = error }
        }
    }

    private static let policies: [HPACKPolicy] = [.chromium, .nghttp2, .nginx]

    /// Fields that are read are written by every policy as a block that reads back the same, on a
    /// new connection and where they have been sent before.
    ///
    /// An input is one or more blocks of a connection, told apart by two octets FF.
    static func hpack(_ input: [UInt8]) throws(FuzzFault) {
        var decoder = HPACKDecoder()
        for block in blocks(input) {
            guard let fields = try? decoder.decode(block.span) else { return }
            for policy in policies { try rewrite(fields, policy) }
        }
    }

    private static func rewrite(
        _ fields: [HPACKField],
        _ policy: HPACKPolicy
    ) throws(FuzzFault) {
        var encoder = HPACKEncoder(policy: policy)
        var reader = HPACKDecoder()
        for updates in [policy.openingUpdates, []] {
            var written: [UInt8] = []
            encoder.encode(fields, tableSizeUpdates: updates, into: &written)
            let again = try? reader.decode(written.span)
            try require(again == fields, "what was written reads otherwise")
            try require(encoder.tableByteCount == reader.tableByteCount, "the tables differ")
        }
    }

    private static func blocks(_ input: [UInt8]) -> [ArraySlice<UInt8>] {
        var blocks: [ArraySlice<UInt8>] = []
        var start = 0
        for index in input.indices.dropFirst()
        where index > start && input[index] == 0xFF && input[index - 1] == 0xFF {
            blocks.append(input[start..<(index - 1)])
            start = index + 1
        }
        return blocks + [input[start...]]
    }
}
