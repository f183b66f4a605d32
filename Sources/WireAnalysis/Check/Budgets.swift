package import WireCore
internal import WireJSON

/// What `wireweight.json` says: a budget for all samples, and budgets for some of them.
package struct Budgets: Sendable {
    /// The budget for every sample.
    package var common = Sample.Budget()
    /// Budgets for some samples, in the order of the file: of two that bound the same, the later wins.
    package var rules: [Rule] = []

    /// A budget for the samples whose name or path matches.
    package struct Rule: Sendable {
        /// The pattern for names and paths.
        package var pattern: NamePattern
        /// The bounds.
        package var budget: Sample.Budget
        /// Where the rule stands in the file, in bytes.
        package var offset = 0

        /// Creates a rule.
        package init(_ pattern: NamePattern, _ budget: Sample.Budget) {
            self.pattern = pattern
            self.budget = budget
        }

        /// Whether the rule is for a sample: by its name in the report, by its own, or by its path.
        package func matches(_ sample: SampleAnalysis) -> Bool {
            pattern.matches(sample.name) || pattern.matches(sample.ownName)
                || pattern.matches(SampleNames.normalized(sample.source))
        }

        /// Whether the rule is for a file that could not be read: by its path, or by the name that a
        /// sample in it would have.
        func matches(path: String) -> Bool {
            pattern.matches(SampleNames.normalized(path))
                || pattern.matches(SampleNames.stem(of: path))
        }
    }

    /// Creates budgets; none unless told otherwise.
    package init(common: Sample.Budget = Sample.Budget(), rules: [Rule] = []) {
        self.common = common
        self.rules = rules
    }

    /// Reads a budget file: the members of a sample's `budget`, and `budgets`, an array of the same
    /// with `samples`, a pattern.
    ///
    /// - Throws: `json.…` or `sample.…` with the offset in the file.
    package init(reading text: [UInt8]) throws(WireError) {
        let document = try JSONCodec().decode(text)
        var reader = try ObjectReader(document, 0)
        for index in try reader.elements("budgets") {
            var entry = try ObjectReader(document, index, path: "budgets[\(rules.count)]")
            guard let pattern = try entry.string("samples"), !pattern.isEmpty else {
                throw entry.error(
                    SampleError.missingMember,
                    "samples",
                    "is missing: a pattern such as Samples/shop/** says what the budget is for"
                )
            }
            var rule = Rule(NamePattern(pattern), try BudgetReader.read(&entry))
            rule.offset = Int(document[index].source)
            guard !rule.budget.isEmpty else {
                throw WireError(
                    SampleError.missingMember,
                    at: rule.offset,
                    "budgets[\(rules.count)] bounds nothing"
                )
            }
            rules.append(rule)
        }
        common = try BudgetReader.read(&reader)
    }

    /// Whether nothing is bounded.
    package var isEmpty: Bool { common.isEmpty && rules.isEmpty }

    /// Whether any bound may be for a sample, by what is known of it before it is weighed.
    package func mayBound(_ sample: Sample) -> Bool {
        !sample.budget.isEmpty || !common.isEmpty || !rules.isEmpty
    }
}
