internal import WireCommandLine
internal import WireCore
internal import WireLatency

/// `predict`: how long exchanges take over a link, one task a line.
enum PredictCommand {
    static func run(_ command: ParsedCommand) throws(CommandFailure) -> ExitCode {
        guard command.flag("lines") else {
            throw CommandFailure(.usage, "predict needs --lines; it has no other form")
        }
        return try LineRunner.run(
            command.positionals.first ?? "-",
            output: command.text("output"),
            limits: .standard
        ) { (line, _) throws(WireError) in
            let task = try PredictTask(line)
            let duration = LinkModel(task.link).duration(
                of: task.exchanges,
                connection: task.connection
            )
            guard duration.isFinite else {
                throw WireError(ConvertError.line, at: 0, "the link is beyond what can be computed")
            }
            var output = Array("\"predicted_ms\":".utf8)
            NumberText.append(duration, to: &output)
            return output
        }
    }
}

/// One task of `predict`: a link, the state of the connection, and exchanges one after the other.
private struct PredictTask {
    let link: Link
    let connection: ConnectionState
    private(set) var exchanges: [LinkExchange] = []

    init(_ line: Payload) throws(WireError) {
        let root = try LineObject(line, 0)
        let link = try root.object("link")
        self.link = try Link(
            roundTrip: try link.number("rtt_ms"),
            down: try link.optionalNumber("down_mbit"),
            up: try link.optionalNumber("up_mbit"),
            tls: try link.choice("tls") ?? .none,
            http: try link.choice("http") ?? .http1
        )
        connection = try root.choice("connection") ?? .warm
        for exchange in try root.objects("exchanges") {
            exchanges.append(
                LinkExchange(
                    requestByteCount: try exchange.count("request_bytes"),
                    responseHeadByteCount: try exchange.count("response_head_bytes"),
                    responseBodyByteCount: try exchange.count("response_body_bytes"),
                    pieces: try exchange.optionalNumber("pieces").map { Int(min($0, 1e9)) } ?? 1,
                    serverFirst: try exchange.optionalNumber("server_first_ms") ?? 0,
                    serverTotal: try exchange.optionalNumber("server_total_ms") ?? 0
                )
            )
        }
    }
}

/// The members of an object in a line.
private struct LineObject {
    let line: Payload
    let index: Int

    init(_ line: Payload, _ index: Int) throws(WireError) {
        guard line.kind(index) == .object else {
            throw WireError(ConvertError.line, at: Int(line[index].source), "an object is expected")
        }
        self.line = line
        self.index = index
    }

    private func value(_ name: StaticString) -> Int? {
        guard let value = line.member(name, of: index), line.kind(value) != .null else {
            return nil
        }
        return value
    }

    private func fault(_ name: StaticString, _ expected: String) -> WireError {
        let place = value(name) ?? index
        return WireError(
            ConvertError.line,
            at: Int(line[place].source),
            "\(name) is not \(expected)"
        )
    }

    func object(_ name: StaticString) throws(WireError) -> LineObject {
        guard let value = value(name) else { throw fault(name, "there") }
        return try LineObject(line, value)
    }

    func objects(_ name: StaticString) throws(WireError) -> [LineObject] {
        guard let value = value(name), line.kind(value) == .array else {
            throw fault(name, "an array")
        }
        var objects: [LineObject] = []
        for entry in line.entries(value) { objects.append(try LineObject(line, entry)) }
        return objects
    }

    func optionalNumber(_ name: StaticString) throws(WireError) -> Double? {
        guard let value = value(name) else { return nil }
        guard let number = line.number(value), number.isFinite, number >= 0 else {
            throw fault(name, "a number, not negative")
        }
        return number
    }

    func number(_ name: StaticString) throws(WireError) -> Double {
        guard let number = try optionalNumber(name) else { throw fault(name, "a number") }
        return number
    }

    func count(_ name: StaticString) throws(WireError) -> Int {
        Int(min(try number(name), 1e15))
    }

    func choice<Choice: RawRepresentable<String>>(
        _ name: StaticString
    ) throws(WireError) -> Choice? {
        guard let value = value(name) else { return nil }
        let text = line.string(value).map { String(decoding: $0, as: UTF8.self) }
        guard let choice = text.flatMap(Choice.init) else {
            throw fault(name, "one of the words known for it")
        }
        return choice
    }
}
