/// One bound that was checked for one sample in one form.
package struct CheckResult: Sendable, Equatable {
    /// The sample.
    package var sample: String
    /// The form.
    package var approach: Approach
    /// The bound, by its name in budgets: `max_request_bytes`, or `baseline_up`, `baseline_down`.
    package var bound: String
    /// What was found; nil when it is not known.
    package var value: Double?
    /// What is allowed; nil for a baseline that does not know the sample.
    package var limit: Double?

    /// How the check ended.
    package var verdict: Verdict {
        guard let limit else { return .noBaseline }
        guard let value else { return .unknown }
        return value <= limit ? .passed : .failed
    }

    /// By how much the bound is broken; 0 when it holds.
    package var excess: Double {
        guard let value, let limit else { return 0 }
        return max(0, value - limit)
    }

    /// How a check can end.
    package enum Verdict: String, Sendable {
        /// Within the bound.
        case passed
        /// Beyond it.
        case failed
        /// The figure is not known, such as that of a page without a size: no pass either.
        case unknown
        /// The baseline does not know the sample: not the same as "no change".
        case noBaseline = "no-baseline"
    }
}

/// Holds figures against budgets and against an earlier report.
package struct BudgetCheck: Sendable {
    /// The budget for samples that have none of their own; theirs win, bound by bound.
    package var common: Sample.Budget
    /// The totals of an earlier report; nil when there is none to compare with.
    package var baseline: Baseline?
    /// Bytes by which a total may exceed the baseline's.
    package var tolerance: Int

    /// Creates a check.
    package init(
        common: Sample.Budget = Sample.Budget(),
        baseline: Baseline? = nil,
        tolerance: Int = 0
    ) {
        self.common = common
        self.baseline = baseline
        self.tolerance = tolerance
    }

    /// Checks one sample in every form that was weighed.
    package func results(_ analysis: SampleAnalysis) -> [CheckResult] {
        let budget = analysis.budget.filled(from: common)
        let api = analysis.weighing(.reference)?.total
        return analysis.approaches.flatMap { entry -> [CheckResult] in
            guard let weighing = entry.weighing else { return [] }
            let isBudgeted = budget.approaches?.contains(entry.approach) ?? true
            var results: [CheckResult] = []
            func add(_ bound: String, _ value: Double?, _ limit: Double?) {
                results.append(
                    CheckResult(
                        sample: analysis.name,
                        approach: entry.approach,
                        bound: bound,
                        value: value,
                        limit: limit
                    )
                )
            }
            if isBudgeted {
                for (bound, limit, value) in budget.bounds(weighing, api: api) {
                    add(bound, value, limit)
                }
            }
            if let baseline {
                let totals = baseline.totals(analysis.name, entry.approach)
                let figures = [
                    ("baseline_up", weighing.totalUp, totals?.up),
                    ("baseline_down", weighing.totalDown, totals?.down),
                ]
                for (bound, now, before) in figures
                // What neither run knows cannot have changed; that the baseline has it counts.
                where now != nil || before != nil || totals == nil {
                    add(bound, now.map(Double.init), before.map { Double($0) + Double(tolerance) })
                }
            }
            return results
        }
    }
}

extension Sample.Budget {
    /// The bounds that are set, with what was found for each.
    fileprivate func bounds(
        _ weighing: Weighing,
        api: Int?
    ) -> [(name: String, limit: Double, value: Double?)] {
        let ratio = api.flatMap { api in weighing.total.map { Double($0) / Double(api) } }
        let all: [(String, Double?, Double?)] = [
            (
                "max_request_bytes", maxRequestBytes.map(Double.init),
                weighing.request.total.map(Double.init)
            ),
            (
                "max_response_bytes", maxResponseBytes.map(Double.init),
                weighing.response.total.map(Double.init)
            ),
            ("max_total_up", maxTotalUp.map(Double.init), weighing.totalUp.map(Double.init)),
            ("max_total_down", maxTotalDown.map(Double.init), weighing.totalDown.map(Double.init)),
            ("max_ratio_to_api", maxRatioToAPI, ratio),
        ]
        return all.compactMap { name, limit, value in limit.map { (name, $0, value) } }
    }

    fileprivate func filled(from common: Self) -> Self {
        Self(
            maxRequestBytes: maxRequestBytes ?? common.maxRequestBytes,
            maxResponseBytes: maxResponseBytes ?? common.maxResponseBytes,
            maxTotalUp: maxTotalUp ?? common.maxTotalUp,
            maxTotalDown: maxTotalDown ?? common.maxTotalDown,
            maxRatioToAPI: maxRatioToAPI ?? common.maxRatioToAPI,
            approaches: approaches ?? common.approaches
        )
    }
}
