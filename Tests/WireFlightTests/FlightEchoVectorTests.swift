import Testing
import WireCore
import WireFlight
import WireJSON
import WireTestSupport

/// Arguments that a server decodes and sends back as references to the client's own.
struct FlightEchoVectorTests {
    @Test func `names the client's own values by path`() throws {
        var tally = FlightTally()
        for line in try VectorLine.all("flight.jsonl") where line.text("direction") == "echo" {
            guard let expected = line.base64("stream") else {
                tally.skip("the echo fails, by a value that exists only in JavaScript")
                continue
            }
            let reply = try #require(line.reply)
            for label in line.texts("react") {
                let dialect = try #require(FlightDialect(label: label))
                guard dialect.isWritable else { continue }
                var reader = FlightReplyReader(dialect)
                reader.temporary = true
                var diagnostics = Diagnostics()
                let (arguments, paths) = try reader.readKeepingPaths(
                    reply,
                    diagnostics: &diagnostics
                )
                guard let echo = line.echo(arguments, paths) else {
                    tally.skip("a path through a Map, or a value that exists only in JavaScript")
                    break
                }
                let stream = try FlightResponseWriter(dialect)
                    .write(echo.payload, root: echo.root, temporary: echo.paths)
                tally.note(
                    line.name,
                    label,
                    stream.bytes == expected
                        ? nil
                        : String(decoding: stream.bytes, as: UTF8.self) + " instead of "
                            + String(decoding: expected, as: UTF8.self)
                )
            }
        }
        report(tally, atLeast: 0.95)
    }
}

extension VectorLine {
    /// One document of the arguments and of the value that is rendered, where `$arg` is a use of
    /// what stands at that path.
    fileprivate func echo(
        _ arguments: Payload,
        _ paths: [Int: [UInt8]]
    ) -> (payload: Payload, root: Int, paths: [Int: [UInt8]])? {
        guard let value = index("value") else { return nil }
        var builder = PayloadBuilder()
        var copied: [Int: Int] = [:]
        builder.begin(.array)
        builder.copy(0, of: arguments, copied: &copied)
        let root = builder.nextIndex
        var pending: [Int?] = [value]
        while let task = pending.popLast() {
            guard let node = task else {
                builder.end()
                continue
            }
            if document.kind(node) == .object, let path = document.member("$arg", of: node) {
                guard let target = resolve(path, in: arguments).flatMap({ copied[$0] }) else {
                    return nil
                }
                builder.use(target)
            } else if document.kind(node).isContainer {
                let names = document.members(node).map { document.text($0.key) }
                if document.kind(node) == .object, names.contains(where: { $0.hasPrefix("$") }) {
                    return nil
                }
                builder.begin(document.kind(node))
                pending.append(nil)
                pending.append(contentsOf: document.entries(node).reversed())
            } else {
                var ignored: [Int: Int] = [:]
                builder.copy(node, of: document, copied: &ignored)
            }
        }
        builder.end()
        var moved: [Int: [UInt8]] = [:]
        for (node, path) in paths {
            if let place = copied[node] { moved[place] = path }
        }
        return (builder.finish(), root, moved)
    }

    private func resolve(_ path: Int, in arguments: Payload) -> Int? {
        var place = 0
        for step in document.entries(path) {
            let found: Int?
            if document.kind(step) == .number, arguments.kind(place) == .array {
                found = Array(arguments.entries(place)).dropFirst(Int(document.double(step))).first
            } else {
                found = arguments.members(place)
                    .first { arguments.text($0.key) == document.text(step) }?
                    .value
            }
            guard let found else { return nil }
            place = arguments.resolved(found)
        }
        return place
    }
}
