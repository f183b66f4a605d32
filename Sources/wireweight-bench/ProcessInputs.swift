internal import WireCore
internal import WireFlight
internal import WireJSON
internal import WirePlatform

/// The files that `process` converts: the same rows in each notation.
struct ProcessInputs {
    static let rowCount = 120_000

    let folder: String

    /// One file, and what `convert --from` calls its notation.
    struct File {
        let name: String
        let format: String

        /// The rows as JSON, dates as texts.
        static let json = Self(name: "rows.json", format: "json")
        /// The rows as typed JSON, dates as dates.
        static let typed = Self(name: "rows-dates.json", format: "typed")
        /// The rows as a response or reply, dates as texts: nothing in them has a meaning of its own.
        static let response = Self(name: "rows.response", format: "flight-response")
        static let reply = Self(name: "rows.reply", format: "flight-reply")
        /// The same with dates as dates.
        static let datedResponse = Self(name: "rows-dates.response", format: "flight-response")
        static let datedReply = Self(name: "rows-dates.reply", format: "flight-reply")
    }

    func path(_ file: File) -> String { Platform.joined(folder, file.name) }

    /// Writes all files.
    func write() throws {
        let dated = BenchRows.rows(Self.rowCount)
        let json = try BenchRows.json(of: dated)
        let plain = try JSONCodec().decode(json)
        try write(.json, json)
        var typed: [UInt8] = []
        TypedJSON.append(dated, to: &typed)
        try write(.typed, typed)
        try write(.response, FlightResponseWriter().write(plain).bytes)
        try write(.reply, text(plain))
        try write(.datedResponse, FlightResponseWriter().write(dated).bytes)
        try write(.datedReply, text(dated))
    }

    private func text(_ value: Payload) throws -> [UInt8] {
        guard case .text(let text) = try FlightReplyWriter().write(value) else {
            throw BenchError(reason: "the rows are not written as one text", status: 70)
        }
        return text
    }

    private func write(_ file: File, _ bytes: [UInt8]) throws {
        try Platform.writeAtomically(path(file), bytes)
    }
}
