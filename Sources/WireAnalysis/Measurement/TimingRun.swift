internal import WireCompression
internal import WireCore
internal import WireFrameworks
internal import WireJSON
internal import WireStatistics
internal import WireValidation

/// Times everything that happens to one sample, approach against approach.
struct TimingRun {
    let sample: Sample
    let profile: FrameworkProfile
    let codings: [ContentCoding]
    var stopwatch = Stopwatch()

    /// Returns the timings, `api-json` being what the others are held against.
    func timings(_ approaches: [Approach]) -> Timings {
        let context = DraftContext(sample: sample, profile: profile)
        var timings = Timings(
            operations: [],
            noiseFloor: NoiseFloor(part: 0),
            warnings: []
        )
        let works = approaches.compactMap { approach in
            (try? context.works(approach, codings)).map { (approach, $0) }
        }
        for operation in OperationTiming.Operation.allCases {
            let entries = works.compactMap { approach, works in
                works[operation].map { (Optional(approach), $0) }
            }
            add(operation, entries, to: &timings)
        }
        addValidation(to: &timings)
        compare(&timings)
        return timings
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
            warn(operation, entry.approach, reading, &timings)
        }
    }

    /// Holds every approach against `api-json`, once the largest of the noise floors is known: what
    /// is said must agree with the floor that is shown.
    private func compare(_ timings: inout Timings) {
        for index in timings.operations.indices {
            let timing = timings.operations[index]
            guard let approach = timing.approach, approach != .apiJSON,
                let base = timings.operations.first(where: {
                    $0.approach == .apiJSON && $0.operation == timing.operation
                })
            else { continue }
            timings.operations[index].comparison = Comparison(
                timing.nanoseconds,
                with: base.nanoseconds,
                floor: timings.noiseFloor
            )
        }
    }

    private func warn(
        _ operation: OperationTiming.Operation,
        _ approach: Approach?,
        _ reading: Stopwatch.Reading,
        _ timings: inout Timings
    ) {
        let name = ([approach?.rawValue, operation.rawValue] as [String?]).compactMap(\.self)
            .joined(separator: " ")
        let sample = reading.nanoseconds
        if sample.outliers.count * 5 > sample.count {
            timings.warnings.append(
                "\(name): \(sample.outliers.count) of \(sample.count) batches are outliers; "
                    + "close other programs and run again"
            )
        }
        if reading.firstRatio > 100 {
            timings.warnings.append(
                "\(name): the first run took \(Int(min(reading.firstRatio, 1e6))) times the median; "
                    + "a server's first request pays that too"
            )
        }
        let third = sample.count / 3
        if third > 2, let early = WireStatistics.Sample(Array(sample.values.prefix(third))),
            let late = WireStatistics.Sample(Array(sample.values.suffix(third))),
            late.median > early.median * 1.2
        {
            timings.warnings.append(
                "\(name): it got slower while it was measured, as a throttled processor does; "
                    + "let the machine cool or plug it in, and run again"
            )
        }
    }

    private func addValidation(to timings: inout Timings) {
        guard let document = sample.schema, let schema = try? Schema(document) else { return }
        let arguments = sample.arguments
        let value = arguments.count(0) == 1 ? arguments.subtree(1) : arguments
        add(.validate, [(nil, { _ = try? schema.errors(in: value) })], to: &timings)
        let invalid = sample.invalid
        guard !invalid.isEmpty else { return }
        add(
            .validateInvalid,
            [(nil, { for value in invalid { _ = try? schema.errors(in: value) } })],
            to: &timings
        )
    }
}

extension DraftContext {
    /// The operations of one approach, ready to be run over and over.
    ///
    /// - Throws: `DraftFailure` when the approach cannot carry the sample.
    func works(
        _ approach: Approach,
        _ codings: [ContentCoding]
    ) throws(DraftFailure) -> [OperationTiming.Operation: Stopwatch.Work] {
        let draft = try draft(approach)
        let codec = try transcoder(approach, draft)
        var works: [OperationTiming.Operation: Stopwatch.Work] = [
            .encodeRequest: codec.encodeRequest, .decodeRequest: codec.decodeRequest,
        ]
        if !draft.answerBody.bytes.isEmpty {
            works[.encodeAnswer] = codec.encodeAnswer
            works[.decodeAnswer] = codec.decodeAnswer
            works.merge(codingWorks(draft, codings)) { $1 }
        }
        return works
    }

    private func codingWorks(
        _ draft: ExchangeDraft,
        _ codings: [ContentCoding]
    ) -> [OperationTiming.Operation: Stopwatch.Work] {
        guard profile.responses.coding(of: draft.answer.kind) != nil, let coding = codings.first,
            let bench = CodingBench(coding, draft.answerBody.bytes)
        else { return [:] }
        return [.compressAnswer: bench.compress, .inflateAnswer: bench.inflate]
    }
}

/// One approach's codec, as four things to run.
struct Transcoder {
    var encodeRequest: Stopwatch.Work
    var decodeRequest: Stopwatch.Work
    var encodeAnswer: Stopwatch.Work
    var decodeAnswer: Stopwatch.Work
}
