internal import WireCompression
internal import WireCore
internal import WireStatistics
internal import WireValidation

/// Times everything that happens to one sample, approach against approach.
struct TimingRun {
    let weighed: WeighedSample
    var stopwatch = Stopwatch()

    init(_ weighed: WeighedSample) { self.weighed = weighed }

    /// Returns the timings, `Approach.reference` being what the others are held against.
    func timings() -> Timings {
        var timings = Timings(operations: [], noiseFloor: NoiseFloor(part: 0), warnings: [])
        let codecs = weighed.exchanges.sorted { $0.key < $1.key }
            .map { (approach: $0.key, works: works($0.value)) }
        for operation in OperationTiming.Operation.allCases {
            let entries = codecs.compactMap { approach, works in
                works[operation].map { (Optional(approach), $0) }
            }
            add(operation, entries, to: &timings)
        }
        addValidation(to: &timings)
        compare(&timings)
        return timings
    }

    /// The operations of one exchange, ready to be run over and over.
    private func works(_ exchange: Exchange) -> [OperationTiming.Operation: Stopwatch.Work] {
        var works: [OperationTiming.Operation: Stopwatch.Work] = [:]
        works[.encodeRequest] = exchange.request.codec?.encode
        works[.decodeRequest] = exchange.request.codec?.decode
        works[.encodeResponse] = exchange.response.codec?.encode
        works[.decodeResponse] = exchange.response.codec?.decode
        if exchange.isCoded, let coding = weighed.codings.first,
            let bench = CodingBench(coding, exchange.responseBody)
        {
            works[.compressResponse] = bench.compress
            works[.inflateResponse] = bench.inflate
        }
        return works
    }

    /// Times one operation in every approach that has it, and the first of them twice: an A/A pair.
    private func add(
        _ operation: OperationTiming.Operation,
        _ entries: [(approach: Approach?, work: Stopwatch.Work)],
        to timings: inout Timings
    ) {
        guard let first = entries.first else { return }
        let readings = stopwatch.time(entries.map(\.work) + [first.work])
        guard readings.count == entries.count + 1 else { return }
        let floor = NoiseFloor(readings[0].nanoseconds, readings[entries.count].nanoseconds)
        if floor.part > timings.noiseFloor.part { timings.noiseFloor = floor }
        for (entry, reading) in zip(entries, readings) {
            timings.operations.append(
                OperationTiming(
                    approach: entry.approach,
                    operation: operation,
                    nanoseconds: reading.nanoseconds,
                    batchCount: reading.batchCount,
                    comparison: nil
                )
            )
            timings.warnings += reading.doubts.map { doubt in
                TimingWarning(approach: entry.approach, operation: operation, doubt: doubt)
            }
        }
    }

    /// Holds every approach against the reference, once the largest of the noise floors is known: what
    /// is said must agree with the floor that is shown.
    private func compare(_ timings: inout Timings) {
        for index in timings.operations.indices {
            let timing = timings.operations[index]
            guard let approach = timing.approach, approach != .reference,
                let base = timings.operations.first(where: {
                    $0.approach == .reference && $0.operation == timing.operation
                })
            else { continue }
            timings.operations[index].comparison = Comparison(
                timing.nanoseconds,
                with: base.nanoseconds,
                floor: timings.noiseFloor
            )
        }
    }

    private func addValidation(to timings: inout Timings) {
        guard let (schema, value) = weighed.schema.subject else { return }
        add(.validate, [(nil, { _ = try? schema.errors(in: value) })], to: &timings)
        let invalid = weighed.sample.invalid
        guard !invalid.isEmpty else { return }
        add(
            .validateInvalid,
            [(nil, { for value in invalid { _ = try? schema.errors(in: value) } })],
            to: &timings
        )
    }
}

/// One coding at work on one body; its tables are set up once, as a server keeps them.
private final class CodingBench {
    private var compressor: Compressor
    private let body: [UInt8]
    private let compressed: [UInt8]
    private let coding: ContentCoding

    init?(_ coding: ContentCoding, _ body: [UInt8]) {
        guard var compressor = Compressor(coding) else { return nil }
        let whole = [0..<body.count]
        compressed = compressor.compress(body, pieces: whole).bytes
        self.compressor = compressor
        self.body = body
        self.coding = coding
    }

    func compress() { _ = compressor.compress(body, pieces: [0..<body.count]) }

    func inflate() {
        let body = compressed
        var diagnostics = Diagnostics()
        _ = try? ContentDecoder.decode(
            body.span,
            contentEncoding: coding.token,
            diagnostics: &diagnostics
        )
    }
}
