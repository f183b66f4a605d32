/// What a schema says about the members of an object: `properties`, `patternProperties`,
/// `additionalProperties`, and `required`, which one pass over the members answers as well.
struct MemberRules {
    /// What holds for a member of one name.
    struct Rule {
        var schema: Int?
        var isRequired = false
    }

    private var names = NameTable()
    private var rules: [Rule] = []
    private(set) var requiredNames: [[UInt8]] = []
    var patterns: [(pattern: Int, schema: Int)] = []
    var additional: Int?

    var requiredCount: Int { requiredNames.count }

    /// Whether there is nothing to check.
    var isEmpty: Bool { rules.isEmpty && patterns.isEmpty && additional == nil }

    /// The rule for the name that stands in `bytes` at `range`.
    subscript(bytes: [UInt8], range: Range<Int>) -> Rule {
        names.index(of: bytes, range).map { rules[$0] } ?? Rule()
    }

    mutating func add(_ name: [UInt8], schema: Int) { rules[rule(name)].schema = schema }

    mutating func require(_ name: [UInt8]) {
        let index = rule(name)
        guard !rules[index].isRequired else { return }
        rules[index].isRequired = true
        requiredNames.append(name)
    }

    private mutating func rule(_ name: [UInt8]) -> Int {
        let index = names.insert(name[...])
        if index == rules.count { rules.append(Rule()) }
        return index
    }
}
