internal import WireJSON

/// One operation on one file, measured here and by the peer.
struct BenchLine {
    /// The file's name.
    let file: String
    /// What was done: `decode` or `encode`.
    let operation: String
    /// The bytes read, or written.
    let byteCount: Int
    /// The median time of one operation here.
    let nanoseconds: Int
    /// The median time of one operation of the peer.
    let peerNanoseconds: Int

    /// Bytes per microsecond, which is megabytes per second.
    static func speed(_ byteCount: Int, _ nanoseconds: Int) -> Double {
        Double(byteCount) * 1_000 / Double(max(1, nanoseconds))
    }

    /// How many times faster than the peer this is.
    var ratio: Double { Double(peerNanoseconds) / Double(max(1, nanoseconds)) }
}

/// What `wireweight-bench` prints.
struct BenchTable {
    enum Format: String {
        case table
        case json
    }

    private let lines: [BenchLine]

    init(_ lines: [BenchLine]) {
        self.lines = lines
    }

    func text(_ format: Format) -> [UInt8] {
        Array((format == .table ? table : objects).utf8)
    }

    /// One JSON object a line.
    private var objects: String {
        lines.map { line in
            let speed = BenchLine.speed(line.byteCount, line.nanoseconds)
            let peer = BenchLine.speed(line.byteCount, line.peerNanoseconds)
            return "{\"file\":\(Self.quoted(line.file)),\"operation\":\"\(line.operation)\","
                + "\"bytes\":\(line.byteCount),\"ns_median\":\(line.nanoseconds),"
                + "\"mb_per_s\":\(Self.decimal(speed, 1)),\"peer_mb_per_s\":\(Self.decimal(peer, 1)),"
                + "\"ratio\":\(Self.decimal(line.ratio, 2))}\n"
        }.joined()
    }

    /// Columns for people.
    private var table: String {
        let head = ["file", "operation", "bytes", "ns", "MB/s", "Node MB/s", "ratio"]
        let rows = lines.map { line in
            [
                line.file, line.operation, "\(line.byteCount)", "\(line.nanoseconds)",
                Self.decimal(BenchLine.speed(line.byteCount, line.nanoseconds), 0),
                Self.decimal(BenchLine.speed(line.byteCount, line.peerNanoseconds), 0),
                Self.decimal(line.ratio, 2),
            ]
        }
        return Self.columns([head] + rows, leading: 2)
    }

    /// Cells in columns, the first `leading` of them set to the left.
    static func columns(_ rows: [[String]], leading: Int) -> String {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { $0[column].count }.max() ?? 0
        }
        return rows.map { cells in
            let padded = cells.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - cells[column].count)
                return column < leading ? cells[column] + space : space + cells[column]
            }
            return padded.joined(separator: "  ") + "\n"
        }.joined()
    }

    /// A number with a fixed count of fraction digits, the last one rounded.
    static func decimal(_ value: Double, _ digits: Int) -> String {
        let unit = digits == 0 ? 1 : digits == 1 ? 10 : 100
        let scaled = Int(value * Double(unit) + 0.5)
        guard digits > 0 else { return "\(scaled)" }
        let fraction = "\(scaled % unit)"
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return "\(scaled / unit).\(zeros)\(fraction)"
    }

    static func quoted(_ text: String) -> String {
        var output: [UInt8] = []
        JSONString.appendQuoted(Array(text.utf8).span, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
