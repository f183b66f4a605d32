public import WireHTTP

/// One recorded piece of bytes with the words that describe it.
///
/// In a file of blocks each stands behind a line `# word word … count`, where the last word is the
/// number of bytes, and before one line feed; or the last word is `@name`, of what is stored once.
public struct RecordedBlock: Sendable {
    /// The words of the line before it, without the count.
    public let words: [String]
    /// The bytes.
    public let bytes: [UInt8]
}

extension Vectors {
    /// Reads a file of blocks under `Tests/Vectors`.
    public static func blocks(_ name: String) throws -> [RecordedBlock] {
        let file = try bytes(name)
        var blocks: [RecordedBlock] = []
        var start = 0
        while start < file.count, let lineEnd = file[start...].firstIndex(of: 0x0A) {
            let line = String(decoding: file[start..<lineEnd], as: UTF8.self)
            let words = line.split(separator: " ").map(String.init)
            guard words.first == "#", let last = words.last else { break }
            let about = Array(words[1..<(words.count - 1)])
            start = lineEnd + 1
            if last.first == "@" {
                let bytes = try stored(String(last.dropFirst()))
                blocks.append(RecordedBlock(words: about, bytes: bytes))
            } else if let count = Int(last), lineEnd + count < file.count {
                let bytes = Array(file[start..<(start + count)])
                blocks.append(RecordedBlock(words: about, bytes: bytes))
                start += count + 1
            } else {
                break
            }
        }
        return blocks
    }
}

/// The heads of one recorded exchange.
public struct RecordedExchange: Sendable {
    /// What was done.
    public let scenario: String
    /// How the call travelled.
    public let approach: String
    /// The request.
    public let request: HTTPMessage<RequestHead>
    /// The response, where there was one.
    public let response: HTTPMessage<ResponseHead>?

    /// Reads the exchanges of a file under `Tests/Vectors/heads`.
    public static func load(_ file: String) throws -> [Self] {
        let blocks = try Vectors.blocks("heads/\(file).heads")
        let responses = blocks.filter { $0.words[2] == "response" }
        return try blocks.filter { $0.words[2] == "request" }.map { block in
            let request = try HTTPReader.request(block.bytes.span)
            let answer = responses.first { $0.words[0] == block.words[0] }
            return Self(
                scenario: block.words[0],
                approach: block.words[1],
                request: request,
                response: try answer.map {
                    try HTTPReader.response($0.bytes.span, to: request.head.method)
                }
            )
        }
    }
}
