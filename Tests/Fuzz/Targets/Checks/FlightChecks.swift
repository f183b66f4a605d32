internal import WireCore
internal import WireFlight
internal import WireJSON

/// Flight, both ways; the first byte of an input chooses the dialect.
enum FlightChecks {
    /// Small enough that an input made to cost much does not take long.
    private static let limits = {
        var limits = DecodingLimits.standard
        limits.workSteps = 100_000
        return limits
    }()

    /// A body can be read or is refused, and what was read can be written or is refused.
    ///
    /// Fields are told apart by the record separator, U+001E, and a field's name ends at the first
    /// equals sign; without separators the body is one text.
    static func reply(_ input: [UInt8]) throws(FuzzFault) {
        guard let first = input.first else { return }
        let dialect = dialect(first)
        let body = Array(input.dropFirst())
        var reader = FlightReplyReader(dialect)
        reader.limits = limits
        reader.feed = first & 0x20 == 0 ? .form : .stream
        reader.temporary = first & 0x40 != 0
        let fields = body.split(separator: 0x1E, omittingEmptySubsequences: false)
        try addsUp(FlightLedger.reply(body.span), body)
        var diagnostics = Diagnostics()
        let reply = fields.count > 1 ? FlightReply.form(form(fields)) : .text(body)
        guard let value = try? reader.read(reply, diagnostics: &diagnostics) else { return }
        try rewrite(value, dialect, reader)
    }

    private static func form(_ fields: [ArraySlice<UInt8>]) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.form)
        for field in fields {
            let pair = field.split(separator: UInt8(ascii: "="), maxSplits: 1)
            builder.text(.key, WTF8.decodeLossy(Array(pair.first ?? [])))
            builder.text(.string, WTF8.decodeLossy(Array(pair.dropFirst().first ?? [])))
        }
        builder.end()
        return builder.finish()
    }

    /// However a stream is cut it is read alike, and every byte has one owner.
    static func response(_ input: [UInt8]) throws(FuzzFault) {
        guard let first = input.first else { return }
        let dialect = dialect(first)
        let stream = Array(input.dropFirst())
        let outcomes = stream.cuts.map { Outcome($0, dialect, temporary: first & 0x40 != 0) }
        for outcome in outcomes {
            try require(outcome == outcomes[0], "cut otherwise it is read otherwise")
        }
        if let ledger = try? FlightLedger.response(stream.span, dialect) {
            try addsUp(ledger, stream)
        }
        guard let value = outcomes[0].payload else { return }
        try rewrite(value, dialect, FlightReplyReader(dialect))
    }

    private struct Outcome: Equatable {
        var payload: Payload?
        var notation: [UInt8] = []
        var warnings: [WireWarning] = []
        var error: WireError?

        init(_ pieces: [ArraySlice<UInt8>], _ dialect: FlightDialect, temporary: Bool) {
            var reader = FlightResponseReader(dialect, temporary: temporary, limits: limits)
            var diagnostics = Diagnostics()
            do throws(WireError) {
                for piece in pieces { try reader.feed(piece.span) }
                let value = try reader.finish(diagnostics: &diagnostics)
                TypedJSON.append(value, to: &notation)
                payload = value
            } catch { self.error = error }
            warnings = diagnostics.warnings
        }

        static func == (left: Self, right: Self) -> Bool {
            left.notation == right.notation && left.warnings == right.warnings
                && left.error == right.error
        }
    }

    /// Writes a value both ways, where the build can; every byte written has one owner.
    private static func rewrite(
        _ value: Payload,
        _ dialect: FlightDialect,
        _ reader: FlightReplyReader
    ) throws(FuzzFault) {
        guard dialect.isWritable else { return }
        var replies = FlightReplyWriter(dialect, temporary: reader.temporary)
        replies.limits = limits
        var diagnostics = Diagnostics()
        if let reply = try? replies.write(value) {
            if case .text(let text) = reply { try addsUp(FlightLedger.reply(text.span), text) }
            _ = try? reader.read(reply, diagnostics: &diagnostics)
        }
        var responses = FlightResponseWriter(dialect)
        responses.limits = limits
        guard let stream = try? responses.write(value) else { return }
        guard let ledger = try? FlightLedger.response(stream.bytes.span, dialect) else {
            let rows = String(decoding: stream.bytes, as: UTF8.self)
            throw FuzzFault("the rows that were written cannot be read: \(rows)")
        }
        try addsUp(ledger, stream.bytes)
        _ = try? FlightResponseReader.read(
            stream.bytes.span,
            dialect,
            limits: limits,
            diagnostics: &diagnostics
        )
    }

    private static func addsUp(_ ledger: Ledger, _ bytes: [UInt8]) throws(FuzzFault) {
        try require(ledger.byteCount == bytes.count, "the ledger does not add up")
    }

    private static func dialect(_ byte: UInt8) -> FlightDialect {
        FlightDialect.all[Int(byte & 0x1F) % FlightDialect.all.count]
    }
}
