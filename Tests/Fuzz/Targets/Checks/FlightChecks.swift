internal import WireCore
internal import WireFlight
internal import WireFrameworks
internal import WireJSON

/// Flight, both ways; the first byte of an input chooses the settings.
///
/// All limits are the defaults: an input that takes long under them is one that takes long for users.
enum FlightChecks {
    /// What the first byte says: the dialect, the feed (0x20) and temporary references (0x40).
    struct Setting {
        let dialect: FlightDialect
        let isStream: Bool
        let isTemporary: Bool

        init(_ byte: UInt8) {
            dialect = FlightDialect.all[Int(byte & 0x1F) % FlightDialect.all.count]
            isStream = byte & 0x20 != 0
            isTemporary = byte & 0x40 != 0
        }

        /// Reads a body as a server with this setting would.
        func read(_ reply: FlightReply) throws(WireError) -> Payload {
            var reader = FlightReplyReader(dialect)
            reader.options.feed = isStream ? .stream : .form
            reader.options.temporary = isTemporary
            var diagnostics = Diagnostics()
            return try reader.read(reply, diagnostics: &diagnostics)
        }
    }

    /// A body can be read or is refused, and what was read can be written or is refused.
    ///
    /// Fields are told apart by the record separator, U+001E, and a field's name ends at the first
    /// equals sign; without separators the body is one text.
    static func reply(_ input: [UInt8]) throws(FuzzFault) {
        guard let first = input.first else { return }
        let setting = Setting(first)
        let body = Array(input.dropFirst())
        let fields = body.split(separator: 0x1E, omittingEmptySubsequences: false)
        try addsUp(FlightLedger.reply(body.span), body)
        let reply = fields.count > 1 ? FlightReply.form(form(fields)) : .text(body)
        guard let value = try? setting.read(reply) else { return }
        try TextChecks.notationHolds(value)
        try rewrite(value, setting)
    }

    /// Fields as form data: names end at the first equals sign.
    static func form(_ fields: [ArraySlice<UInt8>]) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.form)
        for field in fields {
            let pair = field.split(
                separator: UInt8(ascii: "="),
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            builder.text(.key, WTF8.decodeLossy(Array(pair.first ?? [])))
            builder.text(.string, WTF8.decodeLossy(Array(pair.dropFirst().first ?? [])))
        }
        builder.end()
        return builder.finish()
    }

    /// However a stream is cut it is read alike, and every byte has one owner.
    static func response(_ input: [UInt8]) throws(FuzzFault) {
        guard let first = input.first else { return }
        let setting = Setting(first)
        let stream = Array(input.dropFirst())
        let outcomes = stream.cuts.map { Outcome($0, setting) }
        for outcome in outcomes {
            try require(outcome == outcomes[0], "cut otherwise it is read otherwise")
        }
        if let error = outcomes[0].error {
            try require(!error.reason.isEmpty, "an error without a reason: \(error.code)")
        }
        if let rows = try? FlightStreamReader.rows(of: stream.span, setting.dialect).rows {
            try addsUp(FlightLedger.response(rows, in: stream.span), stream)
        }
        guard let value = outcomes[0].payload else { return }
        try TextChecks.notationHolds(value)
        try rewrite(value, setting)
    }

    /// The result can be taken out of the answer of each framework, and wrapped again.
    static func envelope(_ input: [UInt8]) throws(FuzzFault) {
        guard let first = input.first else { return }
        let setting = Setting(first)
        let stream = Array(input.dropFirst())
        guard let answer = Outcome([stream[...]], setting).payload else { return }
        for rules in Framework.withActions.compactMap(\.profile.actions) {
            let envelope = FlightEnvelope(rules, buildID: setting.isStream ? "build" : nil)
            let result: Payload
            do throws(WireError) {
                result = try envelope.result(of: answer)
            } catch {
                try require(!error.reason.isEmpty, "an error without a reason: \(error.code)")
                continue
            }
            try TextChecks.notationHolds(result)
            guard let written = try? envelope.write(result) else { continue }
            try readsAsRows(written.bytes, rules.dialect)
        }
    }

    private struct Outcome: Equatable {
        var payload: Payload?
        var notation: [UInt8] = []
        var warnings: [WireWarning] = []
        var error: WireError?

        init(_ pieces: [ArraySlice<UInt8>], _ setting: Setting) {
            var reader = FlightResponseReader(
                FlightReadingOptions(setting.dialect, temporary: setting.isTemporary)
            )
            var diagnostics = Diagnostics()
            do throws(WireError) {
                for piece in pieces { try reader.consume(piece.span) }
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
    private static func rewrite(_ value: Payload, _ setting: Setting) throws(FuzzFault) {
        let dialect = setting.dialect
        guard dialect.isWritable else { return }
        let replies = FlightReplyWriter(dialect, temporary: setting.isTemporary)
        if let reply = try? replies.write(value) {
            if case .text(let text) = reply { try addsUp(FlightLedger.reply(text.span), text) }
            try isNoSyntaxError { () throws(WireError) in _ = try setting.read(reply) }
        }
        guard let stream = try? FlightResponseWriter(dialect).write(value) else { return }
        try readsAsRows(stream.bytes, dialect)
    }

    /// Rows that were written are rows, and hold JSON where it belongs.
    private static func readsAsRows(
        _ stream: [UInt8],
        _ dialect: FlightDialect
    ) throws(FuzzFault) {
        guard let found = try? FlightStreamReader.rows(of: stream.span, dialect).rows else {
            let rows = String(decoding: stream, as: UTF8.self)
            throw FuzzFault("the rows that were written cannot be read: \(rows)")
        }
        try addsUp(FlightLedger.response(found, in: stream.span), stream)
        try isNoSyntaxError { () throws(WireError) in
            var diagnostics = Diagnostics()
            _ = try FlightResponseReader.read(
                stream.span,
                FlightReadingOptions(dialect),
                diagnostics: &diagnostics
            )
        }
    }

    /// What was written may be refused for what it says, never for how it is written.
    private static func isNoSyntaxError(
        _ read: () throws(WireError) -> Void
    ) throws(FuzzFault) {
        do throws(WireError) {
            try read()
        } catch {
            try require(
                !ConvertAnswer.isAboutSyntax(error.code.name, error.reason),
                "what was written is malformed: \(error)"
            )
        }
    }

    private static func addsUp(_ ledger: Ledger, _ bytes: [UInt8]) throws(FuzzFault) {
        try require(ledger.byteCount == bytes.count, "the ledger does not add up")
    }
}
