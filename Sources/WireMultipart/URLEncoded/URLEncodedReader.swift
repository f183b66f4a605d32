internal import WireCore

/// Reads one urlencoded body, and watches for what other parsers make of it.
struct URLEncodedReader {
    /// The warnings so far.
    private(set) var diagnostics: Diagnostics
    private let limits: DecodingLimits
    private var noted: Set<Difference> = []
    private var names: Set<[UInt8]> = []

    /// What other parsers than URLSearchParams read differently.
    private enum Difference: String {
        case questionMark = "undici drops the question mark that the body begins with"
        case malformedEscape =
            "busboy refuses the body for its malformed escape; qs keeps all escapes"
        case rawText = "busboy reads bytes outside ASCII that are not escaped as Latin-1"
        case longName = "busboy cuts names after 100 bytes"
        case longValue = "busboy cuts values after 1 MiB"
        case emptyName = "qs drops fields without a name"
        case brackets = "qs reads brackets in names as arrays and objects"
        case repeatedName = "qs reads fields of one name as an array"
        case manyFields = "qs drops fields after the first 1,000"
    }

    init(_ limits: DecodingLimits) {
        self.limits = limits
        diagnostics = Diagnostics(limit: limits.diagnostics)
    }

    mutating func read(_ input: Span<UInt8>) throws(WireError) -> Payload {
        guard input.count <= limits.inputBytes else {
            throw WireError(
                URLEncodedError.inputTooLarge,
                at: limits.inputBytes,
                "the body exceeds the limit inputBytes, \(limits.inputBytes)"
            )
        }
        if input.count > 0, input[0] == UInt8(ascii: "?") { note(.questionMark, at: 0) }
        var builder = PayloadBuilder()
        builder.begin(.form)
        var fieldCount = 0
        var position = 0
        while let field = URLEncodedField(input, at: &position) {
            guard fieldCount < limits.values else {
                throw WireError(
                    URLEncodedError.tooManyValues,
                    at: field.name.lowerBound,
                    "more fields than the limit values, \(limits.values)"
                )
            }
            if fieldCount == 1_000 { note(.manyFields, at: field.name.lowerBound) }
            fieldCount += 1
            let name = text(input, field.name)
            watchName(name, at: field.name.lowerBound)
            builder.text(.key, name, source: field.name.lowerBound)
            let value = text(input, field.value)
            if value.count > 1 << 20 { note(.longValue, at: field.value.lowerBound) }
            builder.text(.string, value, source: field.value.lowerBound)
        }
        builder.end()
        return builder.finish()
    }

    /// The text of a name or value: plus signs and escapes resolved, then decoded as UTF-8.
    private mutating func text(_ input: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        let part = input.extracting(range)
        var text: [UInt8] = []
        text.reserveCapacity(part.count)
        var rawPlace: Int?
        var hasEscapedByte = false
        var index = 0
        while index < part.count {
            let byte = part[index]
            if let escaped = PercentCoding.byte(at: index, of: part) {
                text.append(escaped)
                hasEscapedByte = hasEscapedByte || escaped >= 0x80
                index += 3
                continue
            }
            if byte == UInt8(ascii: "%") { note(.malformedEscape, at: range.lowerBound + index) }
            if byte >= 0x80, rawPlace == nil { rawPlace = range.lowerBound + index }
            text.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
            index += 1
        }
        if let rawPlace, !hasEscapedByte { note(.rawText, at: rawPlace) }
        guard WTF8.firstFault(text.span) != nil else { return text }
        diagnostics.warn(URLEncodedError.notUTF8, at: range.lowerBound)
        return WTF8.decodeLossy(text)
    }

    private mutating func watchName(_ name: [UInt8], at offset: Int) {
        if name.isEmpty { note(.emptyName, at: offset) }
        if name.count > 100 { note(.longName, at: offset) }
        if name.contains(UInt8(ascii: "[")) { note(.brackets, at: offset) }
        if !noted.contains(.repeatedName), !names.insert(name).inserted {
            note(.repeatedName, at: offset)
        }
    }

    private mutating func note(_ difference: Difference, at offset: Int) {
        guard noted.insert(difference).inserted else { return }
        diagnostics.warn(URLEncodedError.parsersDiffer, at: offset, difference.rawValue)
    }
}

/// One field of a urlencoded body, as ranges of the body.
struct URLEncodedField {
    /// Where the name stands.
    let name: Range<Int>
    /// Where the value stands; empty when there is no equals sign.
    let value: Range<Int>

    /// Reads the field at `position`, which moves behind it; nil at the end.
    ///
    /// Fields stand between ampersands and are cut at their first equals sign; empty ones are
    /// passed over.
    init?(_ input: Span<UInt8>, at position: inout Int) {
        while position < input.count, input[position] == UInt8(ascii: "&") { position += 1 }
        guard position < input.count else { return nil }
        let start = position
        var equals: Int?
        while position < input.count, input[position] != UInt8(ascii: "&") {
            if equals == nil, input[position] == UInt8(ascii: "=") { equals = position }
            position += 1
        }
        name = start..<(equals ?? position)
        value = (equals.map { $0 + 1 } ?? position)..<position
    }
}
