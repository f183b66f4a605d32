internal import WireCore
internal import WireJSON
internal import WireTestSupport

/// Messages that were recorded, taken from the vectors when they are wanted.
struct Recorded {
    /// Lines of each file that are taken at most; they are spread over the file.
    let linesPerFile: Int
    /// Longer messages are left out: a change in them costs as much as many in short ones.
    static let byteLimit = 4_096

    /// A message as a line of `convert`, with the notation it is converted from or
    /// `Settings.action`.
    struct Line {
        let source: String
        let text: [UInt8]
    }

    /// Every recorded message as a line of `convert`.
    func lines() throws -> [Line] {
        var lines: [Line] = []
        for file in ["flight.jsonl", "flight-decode.jsonl", "flight-forms.jsonl"] {
            for line in try vectors(file) {
                lines += flight(line)
            }
        }
        for line in try vectors("captures-flight/answers.jsonl") { lines += flight(line) }
        for (file, source, members) in Self.others {
            for line in try vectors(file) {
                guard let text = line.object(members) else { continue }
                lines.append(Line(source: source, text: text))
            }
        }
        for file in ["json.jsonl", "devalue.jsonl", "superjson.jsonl", "multipart.jsonl"] {
            for line in try vectors(file) {
                lines += line.member("value").map { [Line(source: "typed", text: $0)] } ?? []
            }
        }
        var seen: Set<[UInt8]> = []
        return lines.filter {
            $0.text.count <= Self.byteLimit && seen.insert(Array($0.source.utf8) + $0.text).inserted
        }
    }

    private static let others: [(file: String, source: String, members: [String])] = [
        ("json.jsonl", "json", ["text"]),
        ("json-parse.jsonl", "json", ["text"]),
        ("multipart.jsonl", "multipart", ["contentType", "text"]),
        ("multipart.jsonl", "multipart", ["contentType", "base64"]),
        ("multipart-decode.jsonl", "multipart", ["contentType", "text"]),
        ("urlencoded.jsonl", "urlencoded", ["text"]),
        ("hpack.jsonl", "headers", ["headers"]),
    ]

    /// What a line of Flight's vectors holds: a value, a body, a stream, a form or a post.
    private func flight(_ line: VectorText) -> [Line] {
        var lines: [Line] = []
        for name in ["value", "arguments", "result"] {
            lines += line.member(name).map { [Line(source: "typed", text: $0)] } ?? []
        }
        if let body = line.member("body") { lines.append(Line(source: "flight-reply", text: body)) }
        if let stream = line.member("stream") {
            let text = Array("{\"stream\":".utf8) + stream + Array(",\"cuts\":[1]}".utf8)
            lines.append(Line(source: "flight-response", text: text))
        }
        for members in [["entries"], ["entries", "result"]] {
            guard let text = line.object(members) else { continue }
            lines.append(Line(source: "flight-form", text: text))
        }
        if let form = line.member("form").flatMap(VectorText.init) {
            for members in [["action"], ["action", "state"]] {
                guard let text = form.object(members) else { continue }
                lines.append(Line(source: Settings.action, text: text))
            }
        }
        return lines
    }

    private func vectors(_ file: String) throws -> [VectorText] {
        let lines = try Vectors.lines(file)
        let step = max(1, lines.count / linesPerFile)
        return stride(from: 0, to: lines.count, by: step).compactMap { VectorText(lines[$0]) }
    }
}

/// A JSON object of a vector, whose members are taken out as the texts they are.
struct VectorText {
    private let found: JSONNodes

    /// Takes in a text; nil for one that is no object.
    init?(_ text: [UInt8]) {
        guard text.first == UInt8(ascii: "{"), let found = JSONNodes(text) else { return nil }
        self.found = found
    }

    /// The text of a member's value.
    func member(_ name: String) -> [UInt8]? {
        let key = Array("\"\(name)\"".utf8)
        let place = found.nodes.firstIndex { node in
            node.isKey && node.parent == 0 && found.text[node.range].elementsEqual(key)
        }
        return place.map { Array(found.text[found.nodes[$0 + 1].range]) }
    }

    /// An object of some of the members; nil when one of them is missing.
    func object(_ names: [String]) -> [UInt8]? {
        var members: [[UInt8]] = []
        for name in names {
            guard let value = member(name) else { return nil }
            members.append(Array("\"\(name)\":".utf8) + value)
        }
        return Array("{".utf8) + members.joined(separator: [UInt8(ascii: ",")]) + Array("}".utf8)
    }
}
