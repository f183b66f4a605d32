internal import WireReport

/// One operation of one codec on one value.
struct CodecLine {
    let codec: String
    /// What was done: `decode` or `encode`.
    let operation: String
    /// The value, or the file that it was read from.
    let value: String
    /// The bytes read, or written.
    let byteCount: Int
    /// The median time of one operation.
    let nanoseconds: Double
    /// The time over that of wireweight's own JSON of the same value; nil where there is none.
    var jsonRatio: Double?
    /// The peer's time over this one; nil where there is no peer.
    var peerRatio: Double?

    /// Bytes per microsecond, which is megabytes per second.
    var speed: Double { Double(byteCount) * 1_000 / max(1, nanoseconds) }
}

/// What codecs take.
struct CodecReport: BenchReport {
    private let lines: [CodecLine]
    private let recorded: [RecordedReact]

    init(_ lines: [CodecLine], recorded: [RecordedReact] = []) {
        self.lines = lines
        self.recorded = recorded
    }

    var document: Document {
        var document = Document()
        var table = Document.Table(
            texts: ["codec", "value", "operation"],
            numbers: ["bytes", "ns", "MB/s", "over own JSON", "of Node"]
        )
        for line in lines {
            table.add(
                line.codec,
                line.value,
                line.operation,
                ByteFormat.count(line.byteCount),
                ByteFormat.fixed(line.nanoseconds, digits: 0),
                ByteFormat.fixed(line.speed, digits: 0),
                ratioText(line.jsonRatio),
                ratioText(line.peerRatio)
            )
        }
        document.table(table)
        guard !recorded.isEmpty else { return document }
        document.paragraph(.text(RecordedReact.source))
        var others = Document.Table(
            texts: ["recorded, not measured here", "value", "operation"],
            numbers: ["over JSON, best batch", "over JSON, medians", "of Node, best batch"]
        )
        for timing in recorded {
            others.add(
                timing.codec,
                timing.value,
                timing.operation,
                ratioText(timing.best),
                ratioText(timing.median),
                ratioText(timing.ofNode)
            )
        }
        document.table(others)
        return document
    }

    var objects: [BenchObject] {
        lines.map { line in
            var object = BenchObject()
            object.add("codec", line.codec)
            object.add("operation", line.operation)
            object.add("value", line.value)
            object.add("bytes", Double(line.byteCount))
            object.add("ns_median", line.nanoseconds)
            object.add("mb_per_s", line.speed, digits: 1)
            object.add("json_ratio", line.jsonRatio, digits: 2)
            object.add("peer_ratio", line.peerRatio, digits: 2)
            return object
        }
    }
}
