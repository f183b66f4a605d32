internal import WireCore

/// Keywords that look at the members of an object.
extension SchemaEvaluator {
    mutating func checkObject(
        _ keyword: SchemaKeyword,
        _ value: Int,
        _ start: Int
    ) throws(WireError) -> Bool {
        switch keyword {
        case .members(let rules): try checkMembers(rules, value)
        case .dependentRequired(let list): checkDependentNames(list, value)
        case .dependentSchemas(let list): try checkDependentSchemas(list, value)
        case .propertyNames(let schema): try checkNames(schema, value)
        case .unevaluatedProperties(let schema): try checkUnevaluatedMembers(schema, value, start)
        default: true
        }
    }

    /// The members of an object; what JavaScript counts as an object without members has none.
    private func members(_ value: Int) -> PrefixSequence<Payload.Members> {
        payload.members(value).prefix(payload.kind(value) == .object ? .max : 0)
    }

    /// `properties`, `patternProperties`, `additionalProperties` and `required` in one pass.
    private mutating func checkMembers(_ rules: MemberRules, _ value: Int) throws(WireError) -> Bool
    {
        var isValid = true
        var requiredCount = 0
        for (key, member) in members(value) {
            let rule = rules[payload.bytes, payload.range(key)]
            // To JavaScript a member that is undefined is not there.
            let isThere = payload.kind(member) != .undefined
            if isThere, rule.isRequired { requiredCount += 1 }
            var isNamed = false
            if let schema = rule.schema {
                isNamed = true
                if isThere, try !holds(schema, member, at: .member(key: key)) { isValid = false }
            }
            for (pattern, schema) in rules.patterns where try matches(pattern, key) {
                isNamed = true
                if try !holds(schema, member, at: .member(key: key)) { isValid = false }
            }
            if isNamed {
                note(member)
            } else if let schema = rules.additional {
                if try !allowsRest(schema, member, key, "additionalProperties") { isValid = false }
            }
            if !isValid, isQuiet { return false }
        }
        guard requiredCount < rules.requiredCount else { return isValid }
        return requireAll(rules.requiredNames, value, "required")
    }

    /// Checks a member that no other keyword was responsible for.
    ///
    /// Where nothing is allowed, the error is the object's and names the keyword.
    private mutating func allowsRest(
        _ schema: Int,
        _ member: Int,
        _ key: Int,
        _ keyword: String
    ) throws(WireError) -> Bool {
        if self.schema.nodes[schema].verdict == false {
            return fail(keyword, "the schema does not name this member", key)
        }
        let isMet = try holds(schema, member, at: .member(key: key))
        note(member)
        return isMet
    }

    /// Notes an error about one member that is the whole object's.
    private mutating func fail(_ keyword: String, _ reason: String, _ key: Int) -> Bool {
        guard !isQuiet else { return false }
        let name = payload.text(key)
        return fail(keyword, "\(reason): \(name)")
    }

    private func present(_ value: Int) -> Set<ArraySlice<UInt8>> {
        var names: Set<ArraySlice<UInt8>> = []
        for (key, member) in members(value) where payload.kind(member) != .undefined {
            names.insert(payload.bytes[payload.range(key)])
        }
        return names
    }

    private mutating func requireAll(
        _ names: [[UInt8]],
        _ value: Int,
        _ keyword: String
    ) -> Bool {
        guard !isQuiet else { return false }
        let present = present(value)
        var isMet = true
        for name in names where !present.contains(name[...]) {
            isMet = fail(keyword, "the member \(String(decoding: name, as: UTF8.self)) is missing")
        }
        return isMet
    }

    private mutating func checkDependentNames(
        _ list: [(trigger: [UInt8], names: [[UInt8]])],
        _ value: Int
    ) -> Bool {
        let present = present(value)
        var isValid = true
        for (trigger, names) in list where present.contains(trigger[...]) {
            guard !names.allSatisfy({ present.contains($0[...]) }) else { continue }
            isValid = requireAll(names, value, "dependentRequired")
        }
        return isValid
    }

    private mutating func checkDependentSchemas(
        _ list: [(trigger: [UInt8], schema: Int)],
        _ value: Int
    ) throws(WireError) -> Bool {
        let present = present(value)
        var isValid = true
        for (trigger, schema) in list where present.contains(trigger[...]) {
            if try !holds(schema, value) { isValid = false }
        }
        return isValid
    }

    /// Names are looked at as texts; their errors are the object's.
    private mutating func checkNames(_ schema: Int, _ value: Int) throws(WireError) -> Bool {
        var isValid = true
        for (key, _) in members(value) where try !holds(schema, key) {
            isValid = fail("propertyNames", "the name is not allowed", key)
            if isQuiet { break }
        }
        return isValid
    }

    private mutating func checkUnevaluatedMembers(
        _ schema: Int,
        _ value: Int,
        _ start: Int
    ) throws(WireError) -> Bool {
        let known = Set(evaluated[start...])
        var isValid = true
        for (key, member) in members(value) where !known.contains(member) {
            if try !allowsRest(schema, member, key, "unevaluatedProperties") { isValid = false }
        }
        return isValid
    }
}
