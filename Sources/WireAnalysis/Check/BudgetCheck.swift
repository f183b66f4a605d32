internal import WireCore

/// Holds figures against budgets.
package struct BudgetCheck: Sendable {
    /// The budget file.
    ///
    /// A sample's own bounds win over its rules, and rules over what is common.
    package var budgets: Budgets

    /// Creates a check.
    package init(_ budgets: Budgets = Budgets()) { self.budgets = budgets }

    /// Checks one sample in every approach that its budgets are for.
    package func results(_ analysis: SampleAnalysis) -> [CheckResult] {
        let layers = layers(analysis)
        let api = analysis.weighing(.reference)?.total
        var results: [CheckResult] = []
        for entry in analysis.approaches where analysis.budget.covers(entry.approach) {
            let layers = layers.filter { $0.budget.covers(entry.approach) }
            if let refusal = refusal(analysis, entry, layers) { results.append(refusal) }
            guard let weighing = entry.weighing else { continue }
            for bound in Sample.Budget.Bound.allCases {
                guard let layer = layers.first(where: { $0.budget[bound] != nil }) else { continue }
                let value = bound.figure(weighing, api: api)
                let limit = layer.budget[bound]
                let isUnlike = bound == .ratioToAPI && Self.isUnlike(weighing, analysis)
                let lacksReference = bound == .ratioToAPI && api == nil && weighing.total != nil
                results.append(
                    CheckResult(
                        sample: analysis.name,
                        source: analysis.source,
                        approach: entry.approach,
                        bound: bound.rawValue,
                        value: value,
                        limit: limit,
                        verdict: lacksReference ? .noReference : .of(value, limit),
                        origin: layer.origin,
                        offset: layer.budget.places[bound] ?? 0,
                        reason: isUnlike ? Self.unlike : ""
                    )
                )
            }
        }
        return results
    }

    /// A ratio may hold a response with the page in it against one without.
    private static let unlike =
        "the page is counted, which the API's client does not fetch again: see follow_up_requests"

    private static func isUnlike(_ weighing: Weighing, _ analysis: SampleAnalysis) -> Bool {
        guard weighing.response.hasPage, let api = analysis.weighing(.reference) else {
            return false
        }
        return !api.response.hasPage && api.followUps.isEmpty
    }

    /// The rules that are for none of the samples: each is a budget that guards nothing.
    ///
    /// - Parameters:
    ///   - analysis: all that were weighed; a rule may also be for what could not be read.
    ///   - isAllowed: whether a part of the samples is checked on purpose.
    /// - Returns: a result for each.
    package func idleRules(_ analysis: Analysis, isAllowed: Bool) -> [CheckResult] {
        budgets.rules.enumerated()
            .filter { _, rule in
                !analysis.samples.contains(where: rule.matches)
                    && !analysis.errors.contains { rule.matches(path: $0.source) }
            }
            .map { index, rule in
                CheckResult(
                    sample: rule.pattern.text,
                    source: "",
                    bound: "budgets",
                    verdict: isAllowed ? .leftOut : .missing,
                    origin: .rule(index),
                    offset: rule.offset
                )
            }
    }

    /// A budget that names both sample and approach wants it checked.
    ///
    /// That it does not get through is no pass then. A budget for many samples is for those that
    /// do.
    private func refusal(
        _ analysis: SampleAnalysis,
        _ entry: ApproachAnalysis,
        _ layers: [Layer]
    ) -> CheckResult? {
        guard let obstacle = entry.obstacle,
            let layer = layers.first(where: { $0.isExact && $0.budget.approaches != nil }),
            layers.contains(where: { !$0.budget.isEmpty })
        else { return nil }
        return CheckResult(
            sample: analysis.name,
            source: analysis.source,
            approach: entry.approach,
            bound: "approaches",
            verdict: .refused,
            origin: layer.origin,
            offset: layer.budget.places.values.min() ?? 0,
            reason: obstacle
        )
    }

    /// A budget that is for a sample.
    private struct Layer {
        let origin: CheckResult.Origin
        let budget: Sample.Budget
        /// Whether it is for that sample alone.
        let isExact: Bool
    }

    /// The budgets of a sample, the first one that sets a bound being the one that counts.
    private func layers(_ analysis: SampleAnalysis) -> [Layer] {
        let rules = budgets.rules.enumerated().filter { $0.element.matches(analysis) }.map {
            Layer(
                origin: .rule($0.offset),
                budget: $0.element.budget,
                isExact: $0.element.pattern.isPlain
            )
        }
        return [Layer(origin: .sample, budget: analysis.budget, isExact: true)] + rules.reversed()
            + [Layer(origin: .common, budget: budgets.common, isExact: false)]
    }
}
