internal import WireCore
internal import WireJSON
internal import WirePlatform

/// Large values stand once, in `Tests/Vectors/values`, and lines refer to them: `Tests/intern.py`
/// says how, and stores them.
extension Vectors {
    /// The text stored under a name, with what it refers to itself in place.
    static func stored(_ name: String) throws -> [UInt8] {
        let json = "values/" + name + ".json"
        guard (try? Platform.kind(of: root + "/Tests/Vectors/" + json)) == .file else {
            return try bytes("values/" + name + ".txt")
        }
        return try whole(bytes(json).filter { $0 != UInt8(ascii: "\n") })
    }

    /// A line with what it refers to in place, as it was recorded.
    static func whole(_ line: [UInt8]) throws -> [UInt8] {
        var output: [UInt8] = []
        var copied = 0
        var index = 0
        while index + 2 < line.count {
            guard line[index] == UInt8(ascii: "{"), line[index + 1] == UInt8(ascii: "\""),
                line[index + 2] == UInt8(ascii: "$"), isReference(line[index...])
            else {
                index += 1
                continue
            }
            let end = valueEnd(line, from: index)
            let reference = try JSONCodec().decode(Array(line[index..<end]))
            output += line[copied..<index]
            output += try text(of: reference)
            copied = end
            index = end
        }
        return copied == 0 ? line : output + line[copied...]
    }

    private static func isReference(_ text: ArraySlice<UInt8>) -> Bool {
        text.starts(with: Array(#"{"$stored":"#.utf8))
            || text.starts(with: Array(#"{"$text":"#.utf8))
            || text.starts(with: Array(#"{"$base64":"#.utf8))
    }

    /// Where the object ends that begins at an offset.
    private static func valueEnd(_ text: [UInt8], from start: Int) -> Int {
        var depth = 0
        var isText = false
        var index = start
        while index < text.count {
            let byte = text[index]
            index += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { isText.toggle() }
            if !isText, byte == UInt8(ascii: "{") { depth += 1 }
            if !isText, byte == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { break }
        }
        return index
    }

    /// The JSON that a reference stands for.
    private static func text(of reference: Payload) throws -> [UInt8] {
        if let name = reference.member("$stored", of: 0) {
            return try stored(reference.text(name))
        }
        var output: [UInt8] = []
        if let pieces = reference.member("$text", of: 0) {
            let content = try joined(pieces, of: reference)
            JSONString.appendQuoted(content.span, to: &output)
        } else if let pieces = reference.member("$base64", of: 0) {
            let content = try joined(pieces, of: reference)
            output.append(UInt8(ascii: "\""))
            Base64.encode(content.span, into: &output)
            output.append(UInt8(ascii: "\""))
        }
        return output
    }

    /// The text that pieces make: texts, texts with a count, and stored ones.
    private static func joined(_ pieces: Int, of document: Payload) throws -> [UInt8] {
        var text: [UInt8] = []
        for piece in document.entries(pieces) {
            if let name = document.member("$stored", of: piece) {
                text += try stored(document.text(name))
                continue
            }
            let entries = document.kind(piece) == .array ? Array(document.entries(piece)) : [piece]
            let count = entries.count == 2 ? Int(document.double(entries[1])) : 1
            for _ in 0..<count { text += document.bytes[document.range(entries[0])] }
        }
        return text
    }
}
