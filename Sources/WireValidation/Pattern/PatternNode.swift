/// A regular expression as a tree: ECMA-262 patterns with the `u` flag.
indirect enum PatternNode {
    case empty
    case character(UInt32)
    /// Any character but line terminators.
    case any
    case set(CharacterSet)
    case sequence([PatternNode])
    case alternation([PatternNode])
    /// A capturing group; its number counts from 1.
    case group(Int, PatternNode)
    case repetition(PatternNode, minimum: Int, maximum: Int, isLazy: Bool)
    case start
    case end
    case wordBoundary(isNegated: Bool)
    case look(PatternNode, isBehind: Bool, isNegated: Bool)
    case backreference(Int)
    case namedBackreference(String)

    /// Whether the node matches exactly one character.
    var isCharacter: Bool {
        switch self {
        case .character, .any, .set: true
        default: false
        }
    }
}

/// A set of characters: ranges and Unicode properties, perhaps all that is not in them.
struct CharacterSet {
    var ranges: [ClosedRange<UInt32>] = []
    var properties: [(property: UnicodeProperty, isNegated: Bool)] = []
    var isNegated = false

    func contains(_ character: UInt32) -> Bool {
        let isMember =
            ranges.contains { $0.contains(character) }
            || properties.contains { $0.property.contains(character) != $0.isNegated }
        return isMember != isNegated
    }

    static let digits = Self(ranges: [0x30...0x39])
    static let word = Self(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// White space and line terminators, ECMA-262 section 22.2.2.9.
    static let space = Self(
        ranges: [
            0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A,
            0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
        ]
    )

    /// The characters that are not in the set.
    var inverted: Self {
        var copy = self
        copy.isNegated.toggle()
        return copy
    }
}
