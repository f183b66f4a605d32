internal import WireAnalysis
internal import WireCore
internal import WireHTTP
internal import WireJSON

/// The values that codecs are measured with, the same in every run.
enum BenchRows {
    private static let texts = ["Buy Milk", "Call the plumber", "Write the report", "Water plants"]
    private static let tags = ["home", "work", "later"]

    /// An array of so many todo objects: id, text, done, a date, up to three tags.
    static func rows(_ count: Int) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.array)
        for row in 0..<count {
            builder.begin(.object)
            open(row, &builder)
            builder.key("done")
            builder.bool(row % 3 == 0)
            builder.key("createdAt")
            builder.date(date(row))
            builder.key("tags")
            builder.begin(.array)
            for tag in tags.prefix(row % 4) { builder.string(tag) }
            builder.end()
            builder.end()
        }
        builder.end()
        return builder.finish()
    }

    /// An array of so many objects: id, text, a date, a Map, a promise, and one of four owners that
    /// the objects share.
    static func graph(_ count: Int) -> Payload {
        var builder = PayloadBuilder()
        var owners: [Int: Int] = [:]
        builder.begin(.array)
        for row in 0..<count {
            builder.begin(.object)
            open(row, &builder)
            builder.key("createdAt")
            builder.date(date(row))
            builder.key("counts")
            builder.begin(.map)
            for (place, tag) in tags.enumerated() {
                builder.string(tag)
                builder.number(Double(row % 7 + place))
            }
            builder.end()
            builder.key("owner")
            if let owner = owners[row % 4] {
                builder.use(owner)
            } else {
                owners[row % 4] = builder.begin(.object)
                open(row, &builder)
                builder.end()
            }
            builder.key("details")
            builder.begin(.promise)
            builder.begin(.object)
            open(row + count, &builder)
            builder.end()
            builder.end()
            builder.end()
        }
        builder.end()
        return builder.finish()
    }

    /// What code bases send of a value when they only have JSON: dates as texts, Maps as pairs,
    /// promises as their values, shared objects written out.
    static func json(of value: Payload) throws -> [UInt8] {
        guard let plain = try PlainValue.plain(value) else {
            throw BenchError(reason: "the value has no JSON", status: 70)
        }
        return try JSONCodec().encoded(plain)
    }

    /// Nine o'clock on a day of November 2026, in milliseconds.
    private static func date(_ row: Int) -> Double {
        let firstDay = 20_758
        return Double(firstDay + row % 28) * 86_400_000 + 9 * 3_600_000
    }

    private static func open(_ row: Int, _ builder: inout PayloadBuilder) {
        builder.key("id")
        builder.number(Double(row))
        builder.key("text")
        builder.string("\(texts[row % 4]) \(row)")
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
