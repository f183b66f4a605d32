/// One operation of one codec, measured here and, where it has one, by the peer.
struct CodecLine {
    /// The codec and what it was given.
    let codec: String
    /// What was done: `decode` or `encode`.
    let operation: String
    /// The bytes read, or written.
    let byteCount: Int
    /// The median time of one operation here.
    let nanoseconds: Int
    /// How many times faster than the peer this is.
    let peerRatio: Double?
    /// How many times faster than the same peer React is.
    let reactRatio: Double?

    /// Megabytes per second.
    var speed: Double { BenchLine.speed(byteCount, nanoseconds) }
}

/// What `wireweight-bench codecs` prints.
struct CodecTable {
    private let lines: [CodecLine]

    init(_ lines: [CodecLine]) {
        self.lines = lines
    }

    func text(_ format: BenchTable.Format) -> [UInt8] {
        Array((format == .table ? table : objects).utf8)
    }

    /// One JSON object a line.
    private var objects: String {
        lines.map { line in
            "{\"codec\":\(BenchTable.quoted(line.codec)),\"operation\":\"\(line.operation)\","
                + "\"bytes\":\(line.byteCount),\"ns_median\":\(line.nanoseconds),"
                + "\"mb_per_s\":\(BenchTable.decimal(line.speed, 1)),"
                + "\"peer_ratio\":\(Self.ratio(line.peerRatio) ?? "null"),"
                + "\"react_ratio\":\(Self.ratio(line.reactRatio) ?? "null")}\n"
        }.joined()
    }

    /// Columns for people.
    private var table: String {
        let head = ["codec", "operation", "bytes", "ns", "MB/s", "of Node", "React of Node"]
        let rows = lines.map { line in
            [
                line.codec, line.operation, "\(line.byteCount)", "\(line.nanoseconds)",
                BenchTable.decimal(line.speed, 0), Self.ratio(line.peerRatio) ?? "-",
                Self.ratio(line.reactRatio) ?? "-",
            ]
        }
        return BenchTable.columns([head] + rows, leading: 2)
    }

    private static func ratio(_ value: Double?) -> String? {
        value.map { BenchTable.decimal($0, 2) }
    }
}
