internal import WireCommandLine
internal import WireCore
internal import WireJSON
internal import WireLatency

/// `predict`: how long exchanges take over a link, one task a line.
enum PredictCommand {
    static let spec = CommandSpec(
        "predict",
        summary: "Say how long exchanges take over a link.",
        discussion: """
            Each line is {"link":…,"connection":…,"exchanges":[…]} and is answered by \
            {"predicted_ms":…}.
            """,
        arguments: [.input("The lines")],
        options: [
            OptionSpec("lines", help: "Answer line by line; the only form so far."), .output,
        ],
        examples: ["wireweight predict --lines tasks.jsonl"],
        run: run
    )

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitStatus {
        guard command.flag("lines") else {
            throw .usage("predict needs --lines; it has no other form")
        }
        return try LineRunner.run(
            command.positionals.first ?? "-",
            output: command.text("output"),
            limits: .standard
        ) { (line, _, json) throws(WireError) in
            let task = try PredictTask(line)
            let duration = LinkModel(task.link).duration(
                of: task.exchanges,
                connection: task.connection
            )
            guard duration.isFinite else {
                throw WireError(ConvertError.line, at: 0, "the link is beyond what can be computed")
            }
            json.member("predicted_ms", duration)
        }
    }
}

/// One task of `predict`: a link, the state of the connection, and exchanges one after the other.
private struct PredictTask {
    let link: NetworkLink
    let connection: ConnectionState
    private(set) var exchanges: [LinkExchange] = []

    init(_ line: Payload) throws(WireError) {
        var root = try ObjectReader(line, 0, codes: .line)
        guard var link = try root.object("link") else { throw root.missing("link", "an object") }
        self.link = try NetworkLink(
            roundTrip: try link.needed("rtt_ms"),
            down: try link.number("down_mbit"),
            up: try link.number("up_mbit"),
            tls: try link.word("tls") ?? .none,
            http: try link.word("http") ?? .http1
        )
        connection = try root.word("connection") ?? .warm
        guard root.value("exchanges") != nil else { throw root.missing("exchanges", "an array") }
        for index in try root.elements("exchanges") {
            var exchange = try ObjectReader(line, index, path: "exchanges", codes: .line)
            exchanges.append(
                LinkExchange(
                    requestByteCount: try exchange.count("request_bytes"),
                    responseHeadByteCount: try exchange.count("response_head_bytes"),
                    responseBodyByteCount: try exchange.count("response_body_bytes"),
                    pieces: try exchange.number("pieces").map(ObjectReader.count) ?? 1,
                    serverFirst: try exchange.number("server_first_ms") ?? 0,
                    serverTotal: try exchange.number("server_total_ms") ?? 0
                )
            )
        }
    }
}

extension ObjectReader.Codes {
    /// Lines are an interface of programs: whatever is wrong with one has the same code.
    static let line = Self(
        root: "line",
        unknownMember: ConvertError.line,
        wrongType: ConvertError.line,
        wrongValue: ConvertError.line
    )
}

extension ObjectReader {
    /// One of the words of an enumeration; nil when absent or null.
    fileprivate mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ name: String
    ) throws(WireError) -> Word? {
        guard let value = value(name), document.kind(value) != .null else { return nil }
        return try choice(name)
    }

    /// A number that has to be there.
    fileprivate mutating func needed(_ name: String) throws(WireError) -> Double {
        guard let number = try number(name) else { throw missing(name, "a number") }
        return number
    }

    /// A number of bytes that has to be there; a fraction of one is dropped.
    fileprivate mutating func count(_ name: String) throws(WireError) -> Int {
        Self.count(try needed(name))
    }

    /// A number as a count, which the link model bounds itself.
    fileprivate static func count(_ number: Double) -> Int { Int(min(number, 1e15)) }

    /// An error about a member that is not there.
    fileprivate func missing(_ name: String, _ expected: String) -> WireError {
        error(ConvertError.line, name, "is not \(expected)")
    }
}
