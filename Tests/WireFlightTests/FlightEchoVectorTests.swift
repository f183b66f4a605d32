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
                tally.skip("decoding fails, which the reader's vectors cover")
                continue
            }
            let reply = try #require(line.reply)
            for label in line.texts("react") {
                let dialect = try #require(FlightDialect(label: label))
                guard dialect.isWritable else { continue }
                var reader = FlightReplyReader(dialect)
                reader.options.temporary = true
                var diagnostics = Diagnostics()
                let (arguments, paths) = try reader.readKeepingPaths(
                    reply,
                    diagnostics: &diagnostics
                )
                guard let echo = line.echo(arguments, paths) else {
                    tally.skip("a path that leads nowhere")
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
        report(tally, of: 61)
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
        builder.begin(.array)
        builder.copy(0, of: arguments)
        let root = builder.nextIndex
        /// Where an argument that has an identity was copied to: one node behind its own.
        func place(of node: Int) -> Int? {
            let isObject = arguments.kind(node).isContainer
            return isObject || arguments[node].flags.contains(.isShared) ? node + 1 : nil
        }
        var leaves: [Int: [UInt8]] = [:]
        var pending: [Int?] = [value]
        while let task = pending.popLast() {
            guard let node = task else {
                builder.end()
                continue
            }
            let tag = tag(of: node)
            if tag.name == "$arg" {
                guard let target = resolve(tag.value, in: arguments) else { return nil }
                if let place = place(of: target) {
                    builder.use(place)
                } else {
                    // A leaf, which has no identity but may have a path.
                    if let path = paths[target] { leaves[builder.nextIndex] = path }
                    builder.copy(target, of: arguments)
                }
            } else if tag.name == "$literal" {
                pending.append(tag.value)
            } else if tag.name == "$promise" {
                builder.begin(.promise)
                pending.append(nil)
                pending.append(tag.value)
            } else if tag.name == "$element" {
                builder.begin(.element)
                pending.append(nil)
                pending.append(contentsOf: document.entries(tag.value).reversed())
            } else if document.kind(node).isContainer {
                builder.begin(document.kind(node))
                pending.append(nil)
                pending.append(contentsOf: document.entries(node).reversed())
            } else {
                builder.copy(node, of: document)
            }
        }
        builder.end()
        var moved = leaves
        for (node, path) in paths {
            if let place = place(of: node) { moved[place] = path }
        }
        return (builder.finish(), root, moved)
    }

    /// The tag that an object of typed JSON begins with, and what it holds.
    private func tag(of node: Int) -> (name: String, value: Int) {
        guard document.kind(node) == .object,
            let member = document.members(node).first(where: { _ in true }),
            document.text(member.key).hasPrefix("$")
        else { return ("", node) }
        return (document.text(member.key), member.value)
    }

    private func resolve(_ path: Int, in arguments: Payload) -> Int? {
        var place = 0
        for step in document.entries(path) {
            let found: Int?
            if document.kind(step) == .number, arguments.kind(place) == .array {
                found = Array(arguments.entries(place)).dropFirst(Int(document.double(step))).first
            } else {
                found =
                    arguments.members(place)
                    .first { arguments.text($0.key) == document.text(step) }?
                    .value
            }
            guard let found else { return nil }
            place = arguments.resolved(found)
        }
        return place
    }
}
