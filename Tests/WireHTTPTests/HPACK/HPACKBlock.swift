import WireCore
import WireHTTP
import WireTestSupport

/// One recorded header block, and the fields that it stands for.
struct HPACKBlock {
    let connection: String
    let direction: String
    let scenario: String
    let policy: HPACKPolicy
    let fields: [HPACKField]
    let updates: [UInt32]
    let tableByteCount: Int
    let bytes: [UInt8]

    /// The blocks of the kept connections, in the order of connection, direction and sending.
    static func kept() throws -> [Self] { try load("hpack.jsonl") }

    /// The blocks of a file under `Tests/Vectors`.
    static func load(_ file: String) throws -> [Self] {
        try VectorLine.all(file).map { line in
            try Self(
                line.document,
                0,
                connection: line.text("connection") ?? "?",
                direction: line.text("direction") ?? "?",
                scenario: line.text("scenario") ?? "?",
                encoder: line.text("encoder") ?? "?"
            )
        }
    }

    /// The blocks of all connections that were recorded; nil where those are not there.
    static func all() throws -> [Self]? {
        guard let index = Vectors.shared("captures/http2/index.json") else { return nil }
        let document = try VectorLine(index).document
        var blocks: [Self] = []
        for connection in document.entries(0) {
            let name = document.text(try member("connection", of: connection, document))
            let front = try member("front", of: connection, document)
            let server = document.text(try member("name", of: front, document))
            let streams = try member("streams", of: connection, document)
            let answerer = server == "nginx" ? "nginx" : "nghttp2"
            let directions: [(StaticString, String)] = [
                ("request", "chromium"), ("response", answerer),
            ]
            for (direction, encoder) in directions {
                for stream in document.entries(streams) {
                    blocks.append(
                        try Self(
                            document,
                            try member(direction, of: stream, document),
                            connection: name,
                            direction: "\(direction)",
                            scenario: document.text(
                                try member("scenario", of: stream, document)
                            ),
                            encoder: encoder
                        )
                    )
                }
            }
        }
        return blocks
    }

    private init(
        _ document: Payload,
        _ block: Int,
        connection: String,
        direction: String,
        scenario: String,
        encoder: String
    ) throws {
        self.connection = connection
        self.direction = direction
        self.scenario = scenario
        policy =
            switch encoder {
            case "chromium": .chromium
            case "nginx": .nginx
            default: .nghttp2
            }
        fields = try document.entries(Self.member("headers", of: block, document)).map { field in
            let parts = document.entries(field).map { document.text($0) }
            return HPACKField(parts.first ?? "", parts.last ?? "")
        }
        let updates = document.member("table_size_updates", of: block)
        self.updates =
            updates.map { document.entries($0).map { UInt32(document.double($0)) } } ?? []
        tableByteCount = Int(
            document.double(try Self.member("table_bytes_after", of: block, document))
        )
        let hex =
            document.member("hex", of: block) ?? document.member("header_block_hex", of: block)
        bytes = HPACKBlock.bytes(hex: hex.map { document.text($0) } ?? "")
    }

    private static func member(
        _ name: StaticString,
        of object: Int,
        _ document: Payload
    ) throws -> Int {
        guard let member = document.member(name, of: object) else {
            throw WireError(CoreError.internalFault, at: object, "there is no \(name)")
        }
        return member
    }

    /// The bytes that hexadecimal digits stand for.
    static func bytes(hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map {
            UInt8(digits[$0] << 4 | digits[$0 + 1])
        }
    }
}
