internal import WireCore

extension SchemaEvaluator {
    /// One step on the way into a value.
    enum PathStep {
        case member(key: Int)
        case element(Int)
    }

    /// A schema that is to be held against a value.
    struct Call {
        let schema: Int
        let value: Int
        /// The step that leads to the value; nil when it is the caller's own.
        var step: PathStep?
        /// Whether the schema need not hold, so that its errors do not count.
        var isQuiet = false
        /// Whether a keyword is responsible for the entry once the schema holds.
        var evaluates = true
    }

    /// A schema that is being held against a value.
    struct Frame {
        let call: Call
        let value: Int
        let types: JSONTypes
        /// Whether the caller was quiet.
        let wasQuiet: Bool
        let evaluatedStart: Int
        /// Where its calls begin in `calls`, and the one that comes next.
        let firstCall: Int
        var nextCall: Int
        var nextKeyword = 0
        var isValid = true
        /// How the calls of the keyword under way count; nil when none is.
        var rule: Rule?
        /// How many of these calls hold, and how many do not.
        var holdCount = 0
        var failCount = 0
        /// How much was evaluated before the keyword's calls were made for their errors.
        var evaluatedMark = 0

        var schema: Int { call.schema }
    }

    /// How the verdicts of a keyword's calls count.
    enum Rule {
        case all
        /// Each name that does not hold is an error of the object.
        case names
        case any
        case one
        case none
        case contains(SchemaKeyword.ContainsBounds)
        case condition(then: Int?, otherwise: Int?)
        /// The branch of a condition, which is met or not.
        case branch(isMet: Bool)
        /// The keyword has failed; its calls are made once more for their errors.
        case explained(keyword: String, reason: String)
    }

    /// Leaves the calls of a keyword to be made.
    mutating func call(_ rule: Rule, _ more: [Call]) {
        calls += more
        frames[frames.count - 1].rule = rule
    }

    /// Counts the verdict of the call that the frame on top made last.
    mutating func count(_ verdict: Bool) {
        let top = frames.count - 1
        if verdict { frames[top].holdCount += 1 } else { frames[top].failCount += 1 }
        switch frames[top].rule {
        case .all where !verdict: refuse()
        case .names where !verdict:
            let key = calls[frames[top].nextCall - 1].value
            _ = fail("propertyNames", "propertyNames does not allow the name", key)
            refuse()
        // Further branches of `anyOf` matter only for what they evaluate.
        case .any where verdict && !schema.tracksEvaluation: skipCalls()
        case .one where frames[top].holdCount > 1: skipCalls()
        default: break
        }
    }

    /// Leaves out the calls that the frame on top has not made.
    private mutating func skipCalls() {
        calls.removeLast(calls.count - frames[frames.count - 1].nextCall)
    }

    /// Draws the conclusion from the calls of a keyword, which have all been made.
    mutating func conclude() {
        let top = frames.count - 1
        let frame = frames[top]
        guard let rule = frame.rule else { return }
        switch rule {
        case .any where frame.holdCount == 0:
            explain("anyOf", "none of the schemas in anyOf holds")
        case .one where frame.holdCount == 0:
            explain("oneOf", "none of the schemas in oneOf holds")
        case .one where frame.holdCount > 1:
            explain("oneOf", "more than one of the schemas in oneOf holds")
        case .contains(let bounds) where !bounds.allows(frame.holdCount):
            explain(
                "contains",
                ValueWords.count(frame.holdCount, "element")
                    + " as contains asks for, expected \(bounds.words)"
            )
        case .none where frame.holdCount > 0:
            endCalls()
            _ = fail("not", "the schema in not holds, which must not")
            refuse()
        case .condition(let then, let otherwise):
            endCalls()
            let isMet = frame.holdCount > 0
            guard let branch = isMet ? then : otherwise else { return }
            call(.branch(isMet: isMet), [Call(schema: branch, value: frame.value)])
        case .branch(let isMet):
            endCalls()
            guard frame.failCount > 0 else { return }
            _ = fail("if", "the schema of \(isMet ? "then" : "else") does not hold")
            refuse()
        case .explained(let keyword, let reason):
            endCalls()
            forget(downTo: frame.evaluatedMark)
            _ = fail(keyword, reason)
            refuse()
        case .all, .names, .any, .one, .none, .contains: endCalls()
        }
    }

    private mutating func endCalls() {
        let top = frames.count - 1
        calls.removeLast(calls.count - frames[top].firstCall)
        frames[top].nextCall = calls.count
        frames[top].rule = nil
        frames[top].holdCount = 0
        frames[top].failCount = 0
    }

    /// Makes the calls of a keyword that failed once more, this time for their errors.
    private mutating func explain(_ keyword: String, _ reason: @autoclosure () -> String) {
        guard !isQuiet else { return refuse() }
        let top = frames.count - 1
        frames[top].nextCall = frames[top].firstCall
        frames[top].evaluatedMark = evaluated.count
        frames[top].rule = .explained(keyword: keyword, reason: reason())
        for index in frames[top].firstCall..<calls.count { calls[index].isQuiet = false }
    }
}

/// Keywords that combine schemas.
extension SchemaEvaluator {
    mutating func checkLogic(_ keyword: SchemaKeyword, _ value: Int) {
        switch keyword {
        case .allOf(let schemas): call(.all, schemas, value, isQuiet: false)
        case .anyOf(let schemas): call(.any, schemas, value, isQuiet: true)
        case .oneOf(let schemas): call(.one, schemas, value, isQuiet: true)
        case .not(let schema): call(.none, [schema], value, isQuiet: true)
        case .conditional(let condition, let then, let otherwise):
            call(.condition(then: then, otherwise: otherwise), [condition], value, isQuiet: true)
        default: break
        }
    }

    private mutating func call(_ rule: Rule, _ schemas: [Int], _ value: Int, isQuiet: Bool) {
        call(rule, schemas.map { Call(schema: $0, value: value, isQuiet: isQuiet) })
    }
}
