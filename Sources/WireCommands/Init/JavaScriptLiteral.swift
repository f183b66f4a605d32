internal import WireCore
internal import WireJSON

/// Reads a literal of JavaScript's: JSON, and beside it what code adds: single quotes, templates
/// without values, keys without quotes, commas at the end, comments, `JSON.stringify(literal)` and
/// `new Headers(literal)`.
struct JavaScriptLiteral {
    /// The deepest nesting that is read.
    private static let depthLimit = 100

    private var cursor: ByteCursor
    private var depth = 0

    init(_ text: [UInt8], at position: Int) { cursor = ByteCursor(text, at: position) }

    /// Where reading goes on.
    var position: Int { cursor.position }

    /// Passes over a character, and blanks and comments before it; returns whether it was there.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipBlanks()
        return cursor.skip(character)
    }

    /// Whether nothing but blanks, comments and semicolons is left.
    mutating func isAtEnd() -> Bool {
        repeat { skipBlanks() } while cursor.skip(";")
        return cursor.isAtEnd
    }

    /// Reads one value; `undefined` is null.
    ///
    /// - Throws: `init.fetchCall` where something else begins.
    mutating func value(_ builder: inout PayloadBuilder) throws(WireError) {
        skipBlanks()
        switch cursor.next {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
            builder.text(.string, try string())
        case UInt8(ascii: "{"): try members(&builder)
        case UInt8(ascii: "["): try elements(&builder)
        case let byte? where byte.isDigit || byte == UInt8(ascii: "-"): try number(&builder)
        default: try word(&builder)
        }
    }

    private func fault() -> WireError { WireError(InitError.fetchCall, at: cursor.position) }

    private mutating func enter() throws(WireError) {
        depth += 1
        guard depth <= Self.depthLimit else { throw fault() }
        _ = cursor.take()
    }

    private mutating func members(_ builder: inout PayloadBuilder) throws(WireError) {
        try enter()
        builder.begin(.object)
        while !skip("}") {
            if let byte = cursor.next, "\"'".utf8.contains(byte) {
                builder.text(.key, try string())
            } else {
                let name = cursor.text[cursor.take(while: Self.isNamePart)]
                guard !name.isEmpty else { throw fault() }
                builder.text(.key, name)
            }
            guard skip(":") else { throw fault() }
            try value(&builder)
            if !skip(",") {
                guard skip("}") else { throw fault() }
                break
            }
        }
        builder.end()
        depth -= 1
    }

    private mutating func elements(_ builder: inout PayloadBuilder) throws(WireError) {
        try enter()
        builder.begin(.array)
        while !skip("]") {
            try value(&builder)
            if !skip(",") {
                guard skip("]") else { throw fault() }
                break
            }
        }
        builder.end()
        depth -= 1
    }

    private mutating func number(_ builder: inout PayloadBuilder) throws(WireError) {
        let start = cursor
        let digits = cursor.take { $0.isAlphanumeric || "+-.".utf8.contains($0) }
        guard let value = Double(String(decoding: cursor.text[digits], as: UTF8.self)) else {
            cursor = start
            throw fault()
        }
        builder.number(value)
    }

    /// Reads a word that stands for a value, or a call around one.
    private mutating func word(_ builder: inout PayloadBuilder) throws(WireError) {
        let start = cursor
        let name = cursor.text[cursor.take { Self.isNamePart($0) || $0 == UInt8(ascii: ".") }]
        switch String(decoding: name, as: UTF8.self) {
        case "true": builder.bool(true)
        case "false": builder.bool(false)
        case "null", "undefined": builder.null()
        case "new":
            skipBlanks()
            let type = cursor.text[cursor.take(while: Self.isNamePart)]
            guard type.elementsEqual("Headers".utf8), skip("(") else { fallthrough }
            try value(&builder)
            guard skip(")") else { throw fault() }
        case "JSON.stringify" where skip("("):
            var inner = PayloadBuilder()
            try value(&inner)
            guard skip(")") else { throw fault() }
            builder.text(.string, try JSONCodec().encoded(inner.finish()))
        default:
            cursor = start
            throw fault()
        }
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }

    /// Passes over blanks, line ends and comments.
    private mutating func skipBlanks() {
        while true {
            _ = cursor.take { $0 <= 0x20 }
            if cursor.rest.starts(with: "//".utf8) {
                _ = cursor.take { $0 != 0x0A }
            } else if cursor.rest.starts(with: "/*".utf8) {
                while !cursor.isAtEnd, !cursor.rest.starts(with: "*/".utf8) { _ = cursor.take() }
                _ = cursor.skip("*")
                _ = cursor.skip("/")
            } else {
                return
            }
        }
    }

    // MARK: Texts

    private mutating func string() throws(WireError) -> [UInt8] {
        let start = cursor.position
        let quote = cursor.take()
        var output: [UInt8] = []
        while let byte = cursor.take() {
            switch byte {
            case quote: return output
            case UInt8(ascii: "\\"): escape(&output)
            case UInt8(ascii: "$") where quote == UInt8(ascii: "`") && cursor.next == 0x7B:
                throw fault()
            default: output.append(byte)
            }
        }
        throw WireError(InitError.quote, at: start)
    }

    private mutating func escape(_ output: inout [UInt8]) {
        guard let letter = cursor.take() else { return }
        switch letter {
        case UInt8(ascii: "b"): output.append(0x08)
        case UInt8(ascii: "f"): output.append(0x0C)
        case UInt8(ascii: "n"): output.append(0x0A)
        case UInt8(ascii: "r"): output.append(0x0D)
        case UInt8(ascii: "t"): output.append(0x09)
        case UInt8(ascii: "v"): output.append(0x0B)
        case UInt8(ascii: "0"): output.append(0x00)
        case 0x0A: break
        case 0x0D: _ = cursor.skip("\n")
        case UInt8(ascii: "x"):
            WTF8.append(codePoint: cursor.hexByte().map(UInt32.init) ?? 0x78, to: &output)
        case UInt8(ascii: "u"): unit(&output)
        default: output.append(letter)
        }
    }

    /// Appends the character of a `\u`, which may be the first half of a surrogate pair.
    private mutating func unit(_ output: inout [UInt8]) {
        if cursor.skip("{") {
            let digits = cursor.text[cursor.take(while: \.isHexDigit)]
            _ = cursor.skip("}")
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
            return WTF8.append(codePoint: value < 0x11_0000 ? value : 0xFFFD, to: &output)
        }
        guard let high = codeUnit() else { return output.append(UInt8(ascii: "u")) }
        let beforeLow = cursor
        if (0xD800..<0xDC00).contains(high), cursor.skip("\\"), cursor.skip("u"),
            let low = codeUnit(), (0xDC00..<0xE000).contains(low)
        {
            let point = 0x1_0000 + (high - 0xD800) << 10 + (low - 0xDC00)
            return WTF8.append(codePoint: point, to: &output)
        }
        cursor = beforeLow
        WTF8.append(codePoint: high, to: &output)
    }

    private mutating func codeUnit() -> UInt32? {
        guard let high = cursor.hexByte(), let low = cursor.hexByte() else { return nil }
        return UInt32(high) << 8 | UInt32(low)
    }
}
