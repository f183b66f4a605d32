internal import WireCore

/// Reads a pattern in ECMA-262's syntax with the `u` flag (section 22.2.1).
struct PatternParser {
    private let text: [UInt32]
    private var position = 0
    private var depth = 0
    /// The capturing groups met so far.
    private(set) var groupCount = 0
    /// The names of groups and their numbers.
    private(set) var groupNames: [String: Int] = [:]

    /// The most groups inside each other.
    private static let depthLimit = 50
    /// The largest count of a repetition.
    static let unlimited = Int(Int32.max)

    /// Begins with a pattern as code points, in which lone surrogates may stand.
    init(_ pattern: [UInt32]) { text = pattern }

    /// Reads the whole pattern.
    ///
    /// - Throws: `validation.pattern` with the position of the fault in code points.
    mutating func parse() throws(WireError) -> PatternNode {
        let node = try alternation()
        guard position == text.count else { throw fault("an unmatched )") }
        return node
    }

    private func fault(_ what: String) -> WireError {
        WireError(SchemaError.pattern, at: position, "the pattern has \(what) at \(position)")
    }

    private var next: UInt32? { position < text.count ? text[position] : nil }

    private func sees(_ expected: String) -> Bool {
        text[position...].starts(with: expected.unicodeScalars.lazy.map(\.value))
    }

    private mutating func take(_ expected: String) -> Bool {
        guard sees(expected) else { return false }
        position += expected.unicodeScalars.count
        return true
    }

    private mutating func alternation() throws(WireError) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw fault("too many nested groups") }
        var choices = [try sequence()]
        while take("|") { choices.append(try sequence()) }
        return choices.count == 1 ? choices[0] : .alternation(choices)
    }

    private mutating func sequence() throws(WireError) -> PatternNode {
        var terms: [PatternNode] = []
        while let character = next, character != 0x7C, character != 0x29 {
            terms.append(try term())
        }
        return terms.count == 1 ? terms[0] : terms.isEmpty ? .empty : .sequence(terms)
    }

    private mutating func term() throws(WireError) -> PatternNode {
        if take("^") { return .start }
        if take("$") { return .end }
        if take("\\b") { return .wordBoundary(isNegated: false) }
        if take("\\B") { return .wordBoundary(isNegated: true) }
        for (mark, isBehind, isNegated) in [
            ("(?=", false, false), ("(?!", false, true), ("(?<=", true, false),
            ("(?<!", true, true),
        ] where take(mark) {
            let body = try alternation()
            guard take(")") else { throw fault("an unclosed group") }
            return .look(body, isBehind: isBehind, isNegated: isNegated)
        }
        return try quantified(atom())
    }

    private mutating func quantified(_ atom: PatternNode) throws(WireError) -> PatternNode {
        var bounds: (Int, Int)?
        if take("*") {
            bounds = (0, Self.unlimited)
        } else if take("+") {
            bounds = (1, Self.unlimited)
        } else if take("?") {
            bounds = (0, 1)
        } else if take("{") {
            guard let minimum = number() else { throw fault("a brace without a number") }
            var maximum: Int? = minimum
            if take(",") { maximum = sees("}") ? Self.unlimited : number() }
            guard let maximum, take("}") else { throw fault("an incomplete count") }
            guard minimum <= maximum else { throw fault("a count out of order") }
            bounds = (minimum, maximum)
        }
        guard let bounds else { return atom }
        return .repetition(atom, minimum: bounds.0, maximum: bounds.1, isLazy: take("?"))
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let digit = next, (0x30...0x39).contains(digit) {
            value = min(Self.unlimited, (value ?? 0) * 10 + Int(digit - 0x30))
            position += 1
        }
        return value
    }

    private mutating func atom() throws(WireError) -> PatternNode {
        guard let character = next else { throw fault("nothing to repeat") }
        switch character {
        case 0x2E:
            position += 1
            return .any
        case 0x28: return try group()
        case 0x5B:
            position += 1
            return .set(try characterClass())
        case 0x5C: return try escape()
        case 0x2A, 0x2B, 0x3F, 0x7B, 0x7D, 0x5D:
            throw fault("a character that must be escaped")
        default:
            position += 1
            return .character(character)
        }
    }

    private mutating func group() throws(WireError) -> PatternNode {
        var number: Int?
        if take("(?:") {
            // Groups without a number.
        } else if take("(?<") {
            let name = try groupName()
            groupCount += 1
            guard groupNames[name] == nil else { throw fault("two groups called \(name)") }
            groupNames[name] = groupCount
            number = groupCount
        } else {
            position += 1
            guard !sees("?") else { throw fault("an unknown kind of group") }
            groupCount += 1
            number = groupCount
        }
        let body = try alternation()
        guard take(")") else { throw fault("an unclosed group") }
        return number.map { .group($0, body) } ?? body
    }

    private mutating func groupName() throws(WireError) -> String {
        var name = ""
        while !take(">") {
            guard let character = next else { throw fault("an incomplete group name") }
            position += 1
            let isEscape = character == 0x5C && take("u")
            guard let scalar = Unicode.Scalar(isEscape ? try unicodeEscape() : character),
                scalar == "$" || scalar == "_" || scalar.properties.isIDStart
                    || !name.isEmpty && (scalar.properties.isIDContinue || isJoiner(scalar))
            else { throw fault("a group name that is no identifier") }
            name.unicodeScalars.append(scalar)
        }
        guard !name.isEmpty else { throw fault("an empty group name") }
        return name
    }

    private func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{200C}" || scalar == "\u{200D}"
    }

    private mutating func escape() throws(WireError) -> PatternNode {
        position += 1
        if let set = try setEscape() { return .set(set) }
        if take("k<") { return .namedBackreference(try groupName()) }
        if let digit = next, (0x31...0x39).contains(digit), let reference = number() {
            return .backreference(reference)
        }
        return .character(try characterEscape())
    }

    /// `\d`, `\W`, `\p{…}` and their relatives, behind the backslash.
    private mutating func setEscape() throws(WireError) -> CharacterSet? {
        guard let letter = next.flatMap(Unicode.Scalar.init) else {
            throw fault("a lone backslash")
        }
        let set: CharacterSet
        switch letter {
        case "d": set = .digits
        case "D": set = CharacterSet.digits.inverted
        case "w": set = .word
        case "W": set = CharacterSet.word.inverted
        case "s": set = .space
        case "S": set = CharacterSet.space.inverted
        case "p", "P":
            position += 1
            guard take("{"), let end = text[position...].firstIndex(of: 0x7D) else {
                throw fault("an incomplete property")
            }
            let name = String(
                String.UnicodeScalarView(text[position..<end].compactMap(Unicode.Scalar.init))
            )
            guard let property = UnicodeProperty(name) else {
                throw fault("the property \(name), which is not supported,")
            }
            position = end + 1
            return CharacterSet(properties: [(property, letter == "P")])
        default: return nil
        }
        position += 1
        return set
    }

    /// A single escaped character, behind the backslash.
    private mutating func characterEscape() throws(WireError) -> UInt32 {
        guard let code = next, let letter = Unicode.Scalar(code) else {
            throw fault("a lone backslash")
        }
        position += 1
        switch letter {
        case "t": return 0x09
        case "n": return 0x0A
        case "v": return 0x0B
        case "f": return 0x0C
        case "r": return 0x0D
        case "0" where !(next.map { (0x30...0x39).contains($0) } ?? false): return 0
        case "c":
            guard let control = next, (0x41...0x5A).contains(control & ~0x20) else {
                throw fault("an incomplete control escape")
            }
            position += 1
            return control & 0x1F
        case "x":
            guard let value = hex(2) else { throw fault("an incomplete \\x escape") }
            return value
        case "u": return try unicodeEscape()
        case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/":
            return code
        default:
            position -= 1
            throw fault("an escape that means nothing")
        }
    }

    private mutating func unicodeEscape() throws(WireError) -> UInt32 {
        if take("{") {
            var value: UInt32 = 0
            var count = 0
            while let digit = hex(1) {
                value = value << 4 | digit
                count += 1
                guard value <= 0x10_FFFF else { throw fault("a code point beyond Unicode") }
            }
            guard count > 0, take("}") else { throw fault("an incomplete \\u escape") }
            return value
        }
        guard let high = hex(4) else { throw fault("an incomplete \\u escape") }
        guard (0xD800...0xDBFF).contains(high), sees("\\u") else { return high }
        let start = position
        position += 2
        guard let low = hex(4), (0xDC00...0xDFFF).contains(low) else {
            position = start
            return high
        }
        return 0x1_0000 + (high - 0xD800) << 10 + (low - 0xDC00)
    }

    private mutating func hex(_ count: Int) -> UInt32? {
        guard position + count <= text.count else { return nil }
        var value: UInt32 = 0
        for character in text[position..<(position + count)] {
            guard let digit = UInt8(exactly: character)?.hexValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        position += count
        return value
    }

    private mutating func characterClass() throws(WireError) -> CharacterSet {
        var set = CharacterSet()
        set.isNegated = take("^")
        while !take("]") {
            guard next != nil else { throw fault("an unclosed class") }
            let first = try classAtom(into: &set)
            guard sees("-"), position + 1 < text.count, text[position + 1] != 0x5D else {
                if let first { set.ranges.append(first...first) }
                continue
            }
            position += 1
            guard let low = first, let high = try classAtom(into: &set) else {
                throw fault("a range that ends in a class")
            }
            guard low <= high else { throw fault("a range out of order") }
            set.ranges.append(low...high)
        }
        return set
    }

    /// One character of a class; nil when it was a whole set, which is added at once.
    private mutating func classAtom(into set: inout CharacterSet) throws(WireError) -> UInt32? {
        guard let character = next else { throw fault("an unclosed class") }
        position += 1
        guard character == 0x5C else { return character }
        if take("b") { return 0x08 }
        if take("-") { return 0x2D }
        guard let inner = try setEscape() else { return try characterEscape() }
        if inner.isNegated {
            // `[\D…]`: the sets behind these letters are ranges, so their complement is, too.
            set.ranges += complement(inner.ranges)
        } else {
            set.ranges += inner.ranges
            set.properties += inner.properties
        }
        return nil
    }

    private func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var start: UInt32 = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if range.lowerBound > start { result.append(start...(range.lowerBound - 1)) }
            start = range.upperBound + 1
        }
        result.append(start...0x10_FFFF)
        return result
    }
}
