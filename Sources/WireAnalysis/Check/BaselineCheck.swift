internal import WireCore

/// Holds an analysis against an earlier report: figures, and what was there and is gone.
package struct BaselineCheck: Sendable {
    /// The earlier report.
    package var baseline: Baseline
    /// By how much figures may exceed it.
    package var tolerance = Tolerance()
    /// Whether samples and approaches may be new.
    package var allowsNew = false
    /// Whether samples of the baseline may be missing.
    package var allowsMissing = false

    /// Creates a check that tolerates nothing.
    package init(_ baseline: Baseline) { self.baseline = baseline }

    /// Holds every sample against the one of the baseline, and names those that are gone.
    package func results(_ analysis: Analysis) -> [CheckResult] {
        let entries = baseline.matches(analysis.samples)
        let differences = baseline.differences(from: analysis)
        var results = zip(analysis.samples, entries).flatMap { sample, entry in
            guard let entry else { return [Held(sample).result(nil, "baseline", novelty)] }
            return self.results(sample, baseline.samples[entry], differences)
        }
        let found = Set(entries.compactMap(\.self))
        // A file that cannot be read is an error already, and one that the baseline has twice is there.
        let told = Set(
            analysis.errors.map { SampleNames.normalized($0.source) }
                + found.map { SampleNames.normalized(baseline.samples[$0].source) }
        ).subtracting(["", "-"])
        for (index, entry) in baseline.samples.enumerated() where !found.contains(index) {
            guard !told.contains(SampleNames.normalized(entry.source)) else { continue }
            results.append(
                CheckResult(
                    sample: entry.name,
                    source: entry.source,
                    bound: "baseline",
                    verdict: allowsMissing ? .leftOut : .missing,
                    origin: .baseline
                )
            )
        }
        return results
    }

    private var novelty: CheckResult.Verdict { allowsNew ? .new : .noBaseline }

    private func results(
        _ sample: SampleAnalysis,
        _ entry: Baseline.Entry,
        _ differences: [Baseline.Difference]
    ) -> [CheckResult] {
        let held = Held(sample)
        let isOther = entry.profile.map { $0 != sample.profile } ?? false
        if isOther || differences.contains(where: \.concernsAll) {
            return [held.result(nil, "baseline", .incomparable)]
        }
        return sample.approaches.flatMap { now -> [CheckResult] in
            let record = entry.records[now.approach.rawValue]
            if let obstacle = now.obstacle, record?.getsThrough ?? false {
                var result = held.result(now.approach, "baseline", .refused)
                result.reason = obstacle
                return [result]
            }
            guard let weighing = now.weighing else { return [] }
            guard let record, record.isWeighed else {
                return [held.result(now.approach, "baseline", novelty)]
            }
            return figures(held, now.approach, weighing, record, !differences.isEmpty)
                + loss(held, now.approach, weighing, record)
        }
    }

    /// Bytes held against the earlier ones; what was compressed in another way is not compared.
    private func figures(
        _ held: Held,
        _ approach: Approach,
        _ now: Weighing,
        _ record: Baseline.Record,
        _ isCodedOtherwise: Bool
    ) -> [CheckResult] {
        let isCoded = record.isCoded || now.isCoded
        return Tolerance.Kind.allCases.compactMap { kind in
            guard let amount = tolerance.amount(kind) else { return nil }
            let (value, before) =
                switch kind {
                case .request: (now.totalUp, record.up)
                case .response: (now.totalDown, record.down)
                case .total:
                    (now.total, record.up.flatMap { up in record.down.map { $0.saturating(up) } })
                }
            // What neither run knows cannot have changed; that the baseline has it counts.
            guard value != nil || before != nil else { return nil }
            let limit = before.map(amount.limit)
            let isComparable = kind == .request || !isCoded || !isCodedOtherwise
            var result = held.result(
                approach,
                kind.bound,
                !isComparable
                    ? .incomparable
                    : limit == nil ? novelty : .of(value.map(Double.init), limit)
            )
            result.value = value.map(Double.init)
            result.limit = isComparable ? limit : nil
            result.before = before.map(Double.init)
            return result
        }
    }

    /// Data that arrived in the baseline and is lost now.
    private func loss(
        _ held: Held,
        _ approach: Approach,
        _ now: Weighing,
        _ record: Baseline.Record
    ) -> [CheckResult] {
        let lost = now.losses.filter {
            $0.dropsData && !record.dropped.contains(Loss.generalized($0.path))
        }
        guard let first = lost.first else { return [] }
        var result = held.result(approach, "baseline_losses", .losesData)
        result.reason = "\(first.path): \(first.from) → \(first.to)"
        (result.value, result.before) = (Double(lost.count), 0)
        return [result]
    }

    /// A sample of which results are made.
    private struct Held {
        let sample: SampleAnalysis

        init(_ sample: SampleAnalysis) { self.sample = sample }

        func result(
            _ approach: Approach?,
            _ bound: String,
            _ verdict: CheckResult.Verdict
        ) -> CheckResult {
            CheckResult(
                sample: sample.name,
                source: sample.source,
                approach: approach,
                bound: bound,
                verdict: verdict,
                origin: .baseline
            )
        }
    }
}

extension Weighing {
    /// Whether what a library compressed may be among the bytes downward.
    fileprivate var isCoded: Bool { response.isCoded || !followUps.isEmpty }
}

extension Int {
    /// The sum, or the largest number where that is too much.
    fileprivate func saturating(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
