package import WireAnalysis
internal import WireCore
package import WireJSON

/// The report of `check`.
package struct CheckReport: Report {
    /// How the checks ended, in the order of the samples.
    package let results: [CheckResult]
    /// Inputs that could not be read.
    package var errors: [Analysis.InputError] = []
    /// How the baseline was made in another way than the figures of today.
    package var differences: [Baseline.Difference] = []
    /// The samples that nothing bounds, by name.
    package var unbounded: [String] = []
    /// Whether there is a baseline.
    package var hasBaseline = false
    /// Whether any budget was found.
    package var hasBudget = false
    /// The budget file.
    package var budgetFile = "wireweight.json"
    /// The files in which budgets were tightened.
    package var tightened: [Tightening] = []
    /// Whether budgets were to be tightened and were not, as something does not hold.
    package var keepsBudgets = false
    /// The lines of places in files, from 1; what has none stands in the first.
    package var lines: [Place: Int] = [:]

    /// Creates the report on some checks.
    package init(_ results: [CheckResult]) { self.results = results }

    package static let formats: [ReportFormat<Self>] = [.text, .markdown, .junit, .json, .github]

    /// A file whose budgets were tightened.
    package struct Tightening: Sendable {
        /// The file.
        package var file: String
        /// How many bounds are lower.
        package var lowered: Int
        /// How many budgets are new.
        package var added: Int

        /// Creates a note on one file.
        package init(file: String, lowered: Int, added: Int) {
            (self.file, self.lowered, self.added) = (file, lowered, added)
        }
    }

    /// A place in a file.
    package struct Place: Hashable, Sendable {
        /// The file as it was named.
        package var file: String
        /// Bytes from its beginning.
        package var offset: Int
    }

    /// How the checks ended together.
    package enum Outcome: String, Sendable {
        /// Everything that was checked holds.
        case passed
        /// A check does not hold.
        case broken
        /// Nothing was held against anything.
        case unchecked
        /// An input could not be read.
        case unread
    }

    /// The worst of what happened.
    package var outcome: Outcome {
        if !errors.isEmpty { return .unread }
        if isUnchecked { return tightened.isEmpty ? .unchecked : .passed }
        return broken.isEmpty ? .passed : .broken
    }

    /// The checks that do not hold.
    package var broken: [CheckResult] { results.filter { !$0.verdict.isPass } }

    /// Whether no figure and no fact was held against another.
    private var isUnchecked: Bool {
        results.allSatisfy { [.incomparable, .new, .leftOut].contains($0.verdict) }
    }

    /// The places that annotations need lines for.
    package var places: [Place] { broken.map(place) }

    /// Where the bound of a check stands: in its sample, or in the budget file.
    func place(_ result: CheckResult) -> Place {
        switch result.origin {
        case .sample, .baseline: Place(file: result.source, offset: result.offset)
        case .rule, .common: Place(file: budgetFile, offset: result.offset)
        }
    }

    /// The first sentence of every format: what could not be read, what does not hold.
    var headline: String {
        var sentences: [String] = []
        if !errors.isEmpty {
            sentences.append("\(Self.count(errors.count, "file")) could not be read.")
        }
        let checked = results.count { ![.new, .leftOut].contains($0.verdict) }
        if isUnchecked, !tightened.isEmpty {
            sentences.append("Nothing was bounded before; it is now.")
        } else if isUnchecked {
            sentences.append(
                results.contains { $0.verdict == .incomparable }
                    ? "Nothing could be compared." : "Nothing was checked."
            )
        } else if !broken.isEmpty {
            let verb = broken.count == 1 ? "does" : "do"
            sentences.append("\(broken.count) of \(Self.count(checked, "check")) \(verb) not hold.")
        } else if errors.isEmpty {
            sentences.append(checked == 1 ? "The one check holds." : "All \(checked) checks hold.")
        } else {
            sentences.append(
                checked == 1 ? "The one other check holds." : "The other \(checked) checks hold."
            )
        }
        for (verdict, words) in [(CheckResult.Verdict.new, "new"), (.leftOut, "left out")] {
            let samples = Set(results.filter { $0.verdict == verdict }.map(\.sample)).count
            guard samples > 0 else { continue }
            let verb = samples == 1 ? "is" : "are"
            sentences.append("\(Self.count(samples, "sample")) \(verb) \(words).")
        }
        return sentences.joined(separator: " ")
    }

    /// `1 file`, `2 files`.
    static func count(_ count: Int, _ noun: String) -> String {
        "\(ByteFormat.count(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    /// Writes the checks, each with its figures.
    package func write(to json: inout JSONTextWriter) {
        json.object { json in
            json.member("schema_version", Analysis.schemaVersion)
            json.member("outcome", outcome.rawValue)
            json.member("summary", headline)
            json.array("checks", results) { json, result in
                json.object {
                    $0.member("sample", result.sample)
                    $0.member("source", result.source)
                    $0.member("approach", result.approach?.rawValue)
                    $0.member("bound", result.bound)
                    $0.member("value", result.value)
                    $0.member("limit", result.limit)
                    $0.member("baseline", result.before)
                    $0.member("verdict", result.verdict.rawValue)
                    if !result.reason.isEmpty { $0.member("reason", result.reason) }
                }
            }
            json.array("notes", notes) { $0.string($1) }
            json.member(errors)
        }
    }
}
