package import WireFrameworks
package import WireLatency

/// What has to be known beside the figures of an explanation.
package enum Remark: Hashable, Sendable {
    /// The gaps of mean and quantiles, in ms, are much the same, as a constant cause makes them.
    case constantShift([Double])
    /// The gaps grow along the quantiles: a constant cause can claim `common` ms of them at most.
    case growingGap([Double], common: Double)
    /// The figures do not say which byte they time.
    case untoldByte
    /// The figures cannot be compared as they are.
    case flaw(TimedByte.Flaw)
    /// What an observed gap of so many ms is in CPU time per call under that load.
    case load(ClosedLoad, gap: Double)
    /// How much one pair of runs says.
    case runNoise(Recorded.RunNoise)
    /// A page of unknown size is counted as nothing.
    case unknownPage

    /// The remarks on an explanation, in the order in which a reader needs them.
    static func all(
        _ analysis: SampleAnalysis,
        _ observed: ObservedGap?,
        _ scenario: CallScenario,
        _ names: (faster: Approach, than: Approach)
    ) -> [Remark] {
        var remarks: [Remark] = []
        if let observed {
            remarks = [
                shift(observed), byte(observed, names.faster), load(observed, scenario),
                .runNoise(Recorded.runNoise),
            ].compactMap(\.self)
        }
        let hasUnknownPage = [names.faster, names.than].contains {
            analysis.weighing($0).map { $0.total == nil } ?? false
        }
        return hasUnknownPage ? remarks + [.unknownPage] : remarks
    }

    private static func shift(_ observed: ObservedGap) -> Remark? {
        let gaps = [observed.mean, observed.p95, observed.p99].compactMap(\.self)
        return ShiftTest(gaps: gaps).map { test in
            test.isConstantShiftPossible
                ? .constantShift(gaps) : .growingGap(gaps, common: test.common)
        }
    }

    private static func byte(_ observed: ObservedGap, _ faster: Approach) -> Remark? {
        guard let one = observed.faster.byte, let other = observed.than.byte
        else { return .untoldByte }
        return one.flaw(against: other, isStreamed: faster.definition.isStreamed).map(Remark.flaw)
    }

    private static func load(_ observed: ObservedGap, _ scenario: CallScenario) -> Remark? {
        guard let load = scenario.load, let gap = observed.mean else { return nil }
        return .load(load, gap: abs(gap))
    }
}
