internal import WireCore

/// One schema of a compiled document: its assertions and applicators in the order they are checked.
struct SchemaNode {
    /// The verdict of a boolean schema; nil for an object.
    var verdict: Bool?
    /// The resource it belongs to, which `$dynamicRef` looks through.
    var resource: Int
    var keywords: [SchemaKeyword] = [] {
        didSet { isScalar = keywords.allSatisfy(\.isScalar) }
    }
    /// Whether all keywords look at the value as a whole.
    private(set) var isScalar = true

    init(resource: Int) { self.resource = resource }
}

/// A keyword, compiled: schemas are indices of nodes, patterns indices of programs.
enum SchemaKeyword {
    case type(JSONTypes)
    /// `enum`, or `const` with one value.
    case enumeration(ValueSet, name: String)
    case number(NumberBound, Double)
    case size(SizeBound, Int)
    case pattern(Int)
    case format(SchemaFormat)
    case uniqueItems
    case members(MemberRules)
    /// `dependentRequired`, or the lists of names in `dependencies`.
    case dependentRequired([(trigger: [UInt8], names: [[UInt8]])], name: String)
    case dependentSchemas([(trigger: [UInt8], schema: Int)])
    case propertyNames(Int)
    /// Schemas for the first elements and one for all further ones, which stands in the keyword called
    /// `name`.
    case items(prefix: [Int], rest: Int?, name: String)
    case contains(Int, ContainsBounds, evaluates: Bool)
    case allOf([Int])
    case anyOf([Int])
    case oneOf([Int])
    case not(Int)
    case conditional(condition: Int, then: Int?, otherwise: Int?)
    case reference(Int)
    case dynamicReference(Int, anchor: String)
    case unevaluatedItems(Int)
    case unevaluatedProperties(Int)

    /// Bounds on numbers, by their keywords.
    enum NumberBound: String, CaseIterable {
        case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum

        var isExclusive: Bool { self == .exclusiveMaximum || self == .exclusiveMinimum }

        /// The bound that allows all but the limit itself.
        var strict: Self? {
            switch self {
            case .maximum: .exclusiveMaximum
            case .minimum: .exclusiveMinimum
            default: nil
            }
        }
    }

    /// How many elements `contains` asks for.
    struct ContainsBounds {
        var minimum: Int
        var maximum: Int?

        func allows(_ count: Int) -> Bool { count >= minimum && count <= maximum ?? .max }

        var words: String {
            maximum.map { "from \(minimum) to \($0)" } ?? "at least \(minimum)"
        }
    }

    /// Bounds on lengths and counts, by their keywords.
    enum SizeBound: String, CaseIterable {
        case maxLength, minLength, maxItems, minItems, maxProperties, minProperties
    }

    /// Whether the keyword looks at the value as a whole and asks for no other schema.
    var isScalar: Bool {
        switch self {
        case .type, .enumeration, .number, .size, .pattern, .format, .uniqueItems: true
        default: false
        }
    }

    /// Whether the keyword asks what the others have evaluated.
    var asksForEvaluated: Bool {
        switch self {
        case .unevaluatedItems, .unevaluatedProperties: true
        default: false
        }
    }
}

/// A set of JSON Schema's types.
struct JSONTypes: OptionSet {
    let rawValue: UInt8
    static let null = Self(rawValue: 1)
    static let boolean = Self(rawValue: 2)
    static let number = Self(rawValue: 4)
    static let integer = Self(rawValue: 8)
    static let string = Self(rawValue: 16)
    static let array = Self(rawValue: 32)
    static let object = Self(rawValue: 64)

    private static let names: [String: Self] = [
        "null": .null, "boolean": .boolean, "number": .number, "integer": .integer,
        "string": .string, "array": .array, "object": .object,
    ]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init?(name: String) {
        guard let type = Self.names[name] else { return nil }
        self = type
    }

    /// Finds the types of a value.
    ///
    /// What JSON lacks counts as JavaScript's `typeof` has it: dates, maps and their like are
    /// objects, infinities whole numbers, NaN is a number, undefined, symbols and big integers are
    /// nothing. A name of a member is a string, to `propertyNames`.
    init(of payload: Payload, _ index: Int) {
        switch payload.kind(index) {
        case .null: self = .null
        case .true, .false: self = .boolean
        case .number:
            let value = payload.double(index)
            self = value.rounded(.towardZero) == value ? [.number, .integer] : .number
        case .string, .key: self = .string
        case .array: self = .array
        case .undefined, .hole, .symbol, .bigint: self = []
        default: self = .object
        }
    }
}
