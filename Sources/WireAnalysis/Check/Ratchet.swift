/// Tightens budgets to what holds today: every bound is lowered to the largest figure found under
/// it, none is ever raised.
package struct Ratchet: Sendable {
    /// A bound that can be lower.
    package struct Step: Sendable, Equatable {
        /// Who set it; for a sample's own budget, `source` says which.
        package var origin: CheckResult.Origin
        /// The sample's file; empty for the budget file.
        package var source: String
        /// Where the number stands in its file, in bytes.
        package var offset: Int
        /// What is to stand there.
        package var limit: Double
    }

    /// The bounds that can be lower.
    package let steps: [Step]
    /// Budgets for samples that nothing bounds: what each approach weighs today.
    package let additions: [Budgets.Rule]

    /// Finds out what can be tightened.
    ///
    /// - Parameters:
    ///   - results: checks, none of them broken.
    ///   - samples: all that were weighed.
    package init(_ results: [CheckResult], _ samples: [SampleAnalysis]) {
        var order: [Key] = []
        var found: [Key: (most: Double?, limit: Double)] = [:]
        for result in results where result.origin != .baseline {
            guard let limit = result.limit else { continue }
            let key = Key(
                origin: result.origin,
                source: result.origin == .sample ? result.source : "",
                offset: result.offset
            )
            if found[key] == nil { order.append(key) }
            // A figure that is not known could be any.
            let most = found[key].map(\.most) ?? 0
            found[key] = (most.flatMap { most in result.value.map { max(most, $0) } }, limit)
        }
        steps = order.compactMap { key in
            guard let (most, limit) = found[key], let most else { return nil }
            let rounded = (most * 1_000).rounded(.up) / 1_000
            guard rounded < limit else { return nil }
            return Step(origin: key.origin, source: key.source, offset: key.offset, limit: rounded)
        }
        let bounded = Set(results.filter { $0.origin != .baseline }.map(\.sample))
        additions = samples.filter { !bounded.contains($0.name) }.flatMap(Self.rules)
    }

    private struct Key: Hashable {
        var origin: CheckResult.Origin
        var source: String
        var offset: Int
    }

    private static func rules(_ sample: SampleAnalysis) -> [Budgets.Rule] {
        sample.approaches.compactMap { entry in
            guard let weighing = entry.weighing else { return nil }
            let budget = Sample.Budget(
                maxTotalUp: weighing.totalUp,
                maxTotalDown: weighing.totalDown,
                approaches: [entry.approach]
            )
            return budget.isEmpty ? nil : Budgets.Rule(NamePattern(sample.name), budget)
        }
    }

    /// The text of a file with the numbers of some steps in place of the old ones.
    package static func applied(_ steps: [Step], to text: [UInt8]) -> [UInt8] {
        var text = text
        // From the end, so that the places before stay where they are.
        for step in steps.sorted(by: { $0.offset > $1.offset }) where step.offset < text.count {
            let end =
                text[step.offset...].firstIndex { !"+-.0123456789Ee".utf8.contains($0) }
                ?? text.count
            let number = step.limit == step.limit.rounded() ? "\(Int(step.limit))" : "\(step.limit)"
            text.replaceSubrange(step.offset..<end, with: number.utf8)
        }
        return text
    }
}
