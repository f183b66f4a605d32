internal import WireCore
internal import WireHTTP

/// The values that codecs are measured with, the same in every run.
enum BenchRows {
    private static let texts = ["Buy Milk", "Call the plumber", "Write the report", "Water plants"]
    private static let tags = ["home", "work", "later"]

    /// An array of so many todo objects: id, text, done, an ISO date, up to three tags.
    static func json(_ count: Int) -> [UInt8] {
        let rows = (0..<count).map { row in
            let day = row % 28 + 1
            let date = "2026-11-\(day < 10 ? "0" : "")\(day)T09:00:00.000Z"
            let tags = tags.prefix(row % 4).map { "\"\($0)\"" }.joined(separator: ",")
            return "{\"id\":\(row),\"text\":\"\(texts[row % 4]) \(row)\",\"done\":\(row % 3 == 0),"
                + "\"createdAt\":\"\(date)\",\"tags\":[\(tags)]}"
        }
        return Array("[\(rows.joined(separator: ","))]".utf8)
    }

    /// A form of so many short texts and, after every tenth, a file of 4 KiB.
    static func form(_ count: Int) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.form)
        for row in 0..<count {
            builder.key("text-\(row)")
            builder.string("\(texts[row % 4]) \(row)")
            guard row % 10 == 9 else { continue }
            builder.key("file-\(row)")
            builder.begin(.file)
            builder.key("name")
            builder.string("file-\(row).bin")
            builder.key("type")
            builder.string("application/octet-stream")
            builder.key("base64")
            builder.bytes((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ row) })
            builder.end()
        }
        builder.end()
        return builder.finish()
    }

    /// The fields of so many requests of one connection, of which path and length change.
    static func heads(_ count: Int) -> [[HPACKField]] {
        (0..<count).map { row in
            [
                HPACKField(":method", "POST"),
                HPACKField(":authority", "example.com"),
                HPACKField(":scheme", "https"),
                HPACKField(":path", "/todos/\(row)"),
                HPACKField("content-length", "\(row * 7)"),
                HPACKField("content-type", "application/json"),
                HPACKField("accept", "text/x-component"),
                HPACKField("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0"),
                HPACKField("cookie", "session=0123456789abcdef0123456789abcdef"),
            ]
        }
    }
}
