import Testing
import WireCore
import WireJSON
import WireTestSupport

@Suite struct TypedJSONVectorTests {
    /// Reads every typed value of a file, writes it, reads that again and compares: the second
    /// text must be the first, and the value the recorded one as far as its text can tell.
    private func check(_ lines: [VectorLine]) throws -> (count: Int, failures: [String]) {
        var count = 0
        var failures: [String] = []
        let members: [StaticString] = ["value", "decoded", "data"]
        for line in lines {
            for member in members {
                guard let index = line.index(member) else { continue }
                count += 1
                do {
                    let value = try #require(try line.typed(member))
                    let text = TypedJSON.text(value)
                    let expected = NormalTyped.text(line.document, index)
                    let again = try VectorLine(Array("{\"value\":\(text)}".utf8))
                    let found = NormalTyped.text(again.document, again.index("value") ?? 0)
                    let second = TypedJSON.text(try #require(try again.typed("value")))
                    // Recorded in full, written with `$deep`.
                    if line.name.hasPrefix("parse-deep-") {
                        if !text.hasPrefix("{\"$deep\":") { failures.append(line.name) }
                    } else if found != expected {
                        failures.append(
                            "\(line.name): \(found.prefix(300)) ≠ \(expected.prefix(300))"
                        )
                    } else if second != text {
                        failures.append("\(line.name): \(text.prefix(300)) → \(second.prefix(300))")
                    }
                } catch let error as WireError {
                    if error.code != TypedError.onlyInJavaScript {
                        failures.append("\(line.name): \(error)")
                    }
                }
            }
        }
        return (count, failures)
    }

    @Test(arguments: ["json.jsonl", "json-parse.jsonl", "devalue.jsonl", "superjson.jsonl"])
    func `reads and writes every recorded value`(file: String) throws {
        let (count, failures) = try check(VectorLine.all(file))
        #expect(count > 29)
        #expect(failures == [])
    }

    @Test(arguments: [
        "flight.jsonl", "flight-decode.jsonl", "seroval.jsonl", "turbo-stream.jsonl",
        "multipart.jsonl", "payloads.jsonl", "validation.jsonl", "form-flatten.jsonl",
    ])
    func `reads and writes every value recorded elsewhere`(file: String) throws {
        guard let lines = try VectorLine.shared(file) else { return }
        let (count, failures) = try check(lines)
        #expect(count > 8)
        #expect(failures.prefix(5) == [])
    }
}

/// Typed JSON with everything evened out that may be written in more than one way: ids in reading
/// order and only where they are used, members of records sorted, empty optional members left out.
enum NormalTyped {
    static func text(_ document: Payload, _ index: Int) -> String {
        var ids: [String: Int?] = [:]
        for node in index..<document.end(index)
        where document.kind(node) == .key && document.holds(node, "$use") {
            ids[document.text(node + 1)] = .some(nil)
        }
        var count = 0
        return text(document, index, &ids, &count)
    }

    private static func text(
        _ document: Payload,
        _ index: Int,
        _ ids: inout [String: Int?],
        _ count: inout Int
    ) -> String {
        switch document.kind(index) {
        case .array:
            var parts: [String] = []
            for entry in document.entries(index) {
                parts.append(text(document, entry, &ids, &count))
            }
            return "[" + parts.joined(separator: ",") + "]"
        case .object:
            let members = document.javaScriptMembers(index)
            guard let first = members.first else { return "{}" }
            let tag = document.text(first.key)
            if tag == "$define" || tag == "$use" {
                let name = document.text(first.value)
                let value =
                    members.count > 1 ? text(document, members[1].value, &ids, &count) : ""
                guard let known = ids[name] else { return value }
                count += known == nil ? 1 : 0
                let id = known ?? count
                ids[name] = id
                return "{\(tag):\(id)\(value)}"
            }
            if tag == "$literal" { return text(document, first.value, &ids, &count) }
            var parts: [String] = []
            for (key, value) in members {
                parts.append("\(document.text(key)):\(text(document, value, &ids, &count))")
            }
            let isRecord =
                members.count > 0
                && ["items", "message", "name", "type", "id", "source", "bound"].contains(tag)
            if isRecord { parts.sort() }
            parts.removeAll {
                ["key:null", "bound:[]", "chunks:[]", "return:{$undefined:true}"].contains($0)
            }
            return "{" + parts.joined(separator: ",") + "}"
        case .number: return "\(document.double(index))"
        case .string: return "\"" + document.text(index) + "\""
        default: return "\(document.kind(index))"
        }
    }
}
