internal import WireCore

/// Keywords that look at the members of an object.
extension SchemaEvaluator {
    mutating func checkObject(
        _ keyword: SchemaKeyword,
        _ frame: Frame
    ) throws(WireError) -> Bool {
        let value = frame.value
        switch keyword {
        case .members(let rules): return try checkMembers(rules, value)
        case .dependentRequired(let list, let name):
            return checkDependentNames(list, value, name)
        case .dependentSchemas(let list):
            let present = present(value)
            let schemas = list.filter { present.contains($0.trigger[...]) }
            call(.all, schemas.map { Call(schema: $0.schema, value: value) })
            return true
        case .propertyNames(let schema):
            // Names are looked at as texts; their errors are the object's.
            call(.names, members(value).map { Call(schema: schema, value: $0.key) })
            return true
        case .unevaluatedProperties(let schema): return checkUnevaluated(schema, frame)
        default: return true
        }
    }

    /// The members of an object; what JavaScript counts as an object without members has none.
    private func members(_ value: Int) -> PrefixSequence<Payload.Members> {
        payload.members(value).prefix(payload.kind(value) == .object ? .max : 0)
    }

    /// `properties`, `patternProperties`, `additionalProperties` and `required` in one pass.
    private mutating func checkMembers(
        _ rules: MemberRules,
        _ value: Int
    ) throws(WireError) -> Bool {
        var isValid = true
        var requiredCount = 0
        call(.all, [])
        for (key, member) in members(value) {
            let rule = rules[payload.bytes, payload.range(key)]
            // To JavaScript a member that is undefined is not there.
            let isThere = payload.kind(member) != .undefined
            if isThere, rule.isRequired { requiredCount += 1 }
            var isNamed = rule.schema != nil
            if isThere, let schema = rule.schema { callMember(schema, key, member) }
            for (pattern, schema) in rules.patterns where try matches(pattern, key) {
                isNamed = true
                callMember(schema, key, member)
            }
            if !isNamed, let schema = rules.additional,
                !allowsRest(schema, member, key, "additionalProperties")
            {
                isValid = false
            }
        }
        guard requiredCount < rules.requiredCount else { return isValid }
        return requireAll(rules.requiredNames, value, "required")
    }

    private mutating func callMember(_ schema: Int, _ key: Int, _ member: Int) {
        calls.append(Call(schema: schema, value: member, step: .member(key: key)))
    }

    /// Whether there may be a member that no other keyword was responsible for.
    ///
    /// Where nothing is allowed, the error is the object's and names the keyword.
    private mutating func allowsRest(
        _ schema: Int,
        _ member: Int,
        _ key: Int,
        _ keyword: String
    ) -> Bool {
        if self.schema.nodes[schema].verdict == false {
            return fail(keyword, "\(keyword) does not allow the member", key)
        }
        callMember(schema, key, member)
        return true
    }

    /// Notes an error about one member that is the whole object's.
    mutating func fail(_ keyword: String, _ reason: String, _ key: Int) -> Bool {
        guard !isQuiet else { return false }
        let name = ValueWords.shown(payload, key)
        return fail(keyword, "\(reason) \(name)")
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
        _ keyword: String,
        besides trigger: [UInt8]? = nil
    ) -> Bool {
        guard !isQuiet else { return false }
        let condition = trigger.map { ", which \(ValueWords.quoted($0)) asks for" } ?? ""
        let present = present(value)
        var isMet = true
        for name in names where !present.contains(name[...]) {
            isMet = fail(keyword, "the member \(ValueWords.quoted(name)) is missing\(condition)")
        }
        return isMet
    }

    private mutating func checkDependentNames(
        _ list: [(trigger: [UInt8], names: [[UInt8]])],
        _ value: Int,
        _ keyword: String
    ) -> Bool {
        let present = present(value)
        var isValid = true
        for (trigger, names) in list where present.contains(trigger[...]) {
            guard !names.allSatisfy({ present.contains($0[...]) }) else { continue }
            isValid = requireAll(names, value, keyword, besides: trigger)
        }
        return isValid
    }

    private mutating func checkUnevaluated(_ schema: Int, _ frame: Frame) -> Bool {
        let known = Set(evaluated[frame.evaluatedStart...])
        var isValid = true
        call(.all, [])
        for (key, member) in members(frame.value) where !known.contains(member) {
            if !allowsRest(schema, member, key, "unevaluatedProperties") { isValid = false }
        }
        return isValid
    }
}
