internal import WireFrameworks
internal import WireLatency

/// What has to be known beside the figures of an explanation, each in one sentence.
enum Remarks {
    static func all(
        _ analysis: SampleAnalysis,
        _ observed: ObservedGap?,
        _ scenario: CallScenario,
        _ names: (faster: Approach, than: Approach)
    ) -> [String] {
        var remarks: [String] = []
        if let observed {
            remarks += shift(observed) + bytes(observed, names.faster) + load(observed, scenario)
            let noise = Recorded.runNoise
            remarks.append(
                "One pair of runs says little: of \(noise.pairs) recorded pairs of runs of the same "
                    + "side under the same load, \(noise.count) differ by \(Int(noise.percent)) % or "
                    + "more (median \(Int(noise.median.rounded())) %, worst "
                    + "\(Int(noise.worst.rounded())) %)."
            )
        }
        let hasUnknownPage = [names.faster, names.than].contains {
            analysis.weighing($0).map { $0.total == nil } ?? false
        }
        if hasUnknownPage {
            remarks.append(
                "A page of unknown size is counted as nothing; give it in the sample (page) to "
                    + "have it counted."
            )
        }
        return remarks
    }

    private static func shift(_ observed: ObservedGap) -> [String] {
        let gaps = [observed.mean, observed.p95, observed.p99].compactMap(\.self)
        guard let test = ShiftTest(gaps: gaps) else { return [] }
        let list = gaps.map(text).joined(separator: ", ")
        if test.isConstantShiftPossible {
            return [
                "The gap is much the same at every quantile (\(list) ms), as a constant cause makes it."
            ]
        }
        return [
            "The gap grows along the quantiles (\(list) ms). Bytes on an uncongested link, and CPU "
                + "time where nothing queues, shift mean, P95 and P99 alike: a constant cause can "
                + "claim \(text(test.common)) ms at most."
        ]
    }

    private static func bytes(_ observed: ObservedGap, _ faster: Approach) -> [String] {
        guard let one = observed.faster.byte.flatMap({ TimedByte(rawValue: $0.rawValue) }),
            let other = observed.than.byte.flatMap({ TimedByte(rawValue: $0.rawValue) })
        else {
            return [
                "The figures do not say whether they time the first or the last byte; an action's "
                    + "first byte leaves before the action has run."
            ]
        }
        switch one.flaw(against: other, isStreamed: faster.definition.isStreamed) {
        case .differentBytes:
            return ["Flaw: one side's first byte is held against the other's last."]
        case .firstByteBeforeWork:
            return ["Flaw: both time the first byte, and an action's leaves before it has run."]
        case nil: return []
        }
    }

    private static func load(_ observed: ObservedGap, _ scenario: CallScenario) -> [String] {
        guard let load = scenario.load, let gap = observed.mean else { return [] }
        let cpu = load.cpuTime(for: abs(gap))
        let cores = "\(load.cores) busy core\(load.cores == 1 ? "" : "s")"
        return [
            "With \(load.users) users on \(cores), CPU time of a call counts "
                + "\(text(load.cpuFactor)) times and its bytes once: "
                + "\(text(abs(gap))) ms is a difference of \(text(cpu)) ms of CPU per call."
        ]
    }

    /// A number of milliseconds with one digit where it needs it.
    private static func text(_ value: Double) -> String {
        let tenths = (abs(value) * 10).rounded() / 10
        let digits = tenths == tenths.rounded() ? String(Int(min(tenths, 1e12))) : "\(tenths)"
        return (value < 0 ? "−" : "") + digits
    }
}
