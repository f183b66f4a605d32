internal import WireCore

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
