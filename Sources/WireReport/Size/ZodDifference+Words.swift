internal import WireValidation

extension ZodDifference {
    /// What a report says beside the verdict.
    var note: String {
        switch self {
        case .unknownMembers: "zod strips unknown members, the output schema forbids them"
        case .defaults: "zod fills in defaults, the output schema requires the member"
        case .coercion: "zod coerces, catches or transforms, the schema does not"
        case .multiples: "zod rounds before it compares multiples, the schema compares doubles"
        case .formats: "zod's formats and patterns are not quite those of the schema"
        case .bounds: "zod may trim before it counts, or count otherwise"
        case .richValues: "the value holds what JSON Schema cannot describe"
        case .refinements: "refinements and types without a JSON form are not in the schema"
        }
    }
}
