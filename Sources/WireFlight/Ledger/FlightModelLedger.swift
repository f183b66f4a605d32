internal import WireCore

/// Reads the JSON text of a part or row and says what each byte is there for.
///
/// Strings that begin with `$` are tags, references or escaped text; which one a string is shows
/// in its second byte. Any text has owners, also one that is cut or no JSON.
struct FlightModelLedger {
    private var ledger = Ledger()
    /// The owners that nearly all bytes have, counted apart.
    private var valueCount = 0
    private var keyCount = 0
    private var punctuationCount = 0

    /// Returns the ledger of a text.
    static func ledger(of text: Span<UInt8>) -> Ledger {
        var scanner = Self()
        scanner.read(text)
        scanner.ledger.add(scanner.valueCount, to: .value)
        scanner.ledger.add(scanner.keyCount, to: .key)
        scanner.ledger.add(scanner.punctuationCount, to: .punctuation)
        return scanner.ledger
    }

    private mutating func read(_ text: Span<UInt8>) {
        // Variables of their own stay in registers, which stored properties would not.
        var objects: [Bool] = []
        var isObject = false
        var expectsKey = false
        var position = 0
        while position < text.count {
            let byte = text[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                punctuationCount += 1
                position =
                    expectsKey
                    ? readContent(text, position, .key) : readString(text, position)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                punctuationCount += 1
                objects.append(isObject)
                isObject = byte == UInt8(ascii: "{")
                expectsKey = isObject
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                punctuationCount += 1
                isObject = objects.popLast() ?? false
                expectsKey = false
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                punctuationCount += 1
                expectsKey = isObject && byte == UInt8(ascii: ",")
            case 0x20, 0x09, 0x0A, 0x0D:
                ledger.add(1, to: .whitespace)
            default:
                valueCount += 1
            }
        }
    }

    /// Reads on behind the opening quote of a string that is no key; returns the position behind
    /// its end.
    private mutating func readString(_ text: Span<UInt8>, _ start: Int) -> Int {
        guard start < text.count, text[start] == UInt8(ascii: "$") else {
            return readContent(text, start, .value)
        }
        guard start + 1 < text.count, text[start + 1] != UInt8(ascii: "\"") else {
            ledger.add(1, to: .tag)
            return readContent(text, start + 1, .value)
        }
        switch text[start + 1] {
        case UInt8(ascii: "$"):
            ledger.add(1, to: .escape)
            valueCount += 1
            return readContent(text, start + 2, .value)
        case UInt8(ascii: "D"), UInt8(ascii: "n"):
            ledger.add(2, to: .tag)
            return readContent(text, start + 2, .value)
        case UInt8(ascii: "u"), UInt8(ascii: "N"), UInt8(ascii: "I"), UInt8(ascii: "-"):
            ledger.add(2, to: .tag)
            return readContent(text, start + 2, .tag)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"):
            ledger.add(2, to: .reference)
            return readContent(text, start + 2, .reference)
        case UInt8(ascii: "\\"):
            ledger.add(1, to: .tag)
            return readContent(text, start + 1, .reference)
        default:
            ledger.add(2, to: .tag)
            return readContent(text, start + 2, .reference)
        }
    }

    /// Reads a string's text up to its closing quote; returns the position behind it.
    private mutating func readContent(
        _ text: Span<UInt8>,
        _ start: Int,
        _ owner: Ledger.Owner
    ) -> Int {
        var position = start
        while true {
            let end = ByteWord.firstIndex(
                of: UInt8(ascii: "\""),
                or: UInt8(ascii: "\\"),
                in: text,
                from: position,
                to: text.count
            )
            add(end - position, to: owner)
            guard end < text.count else { return end }
            guard text[end] == UInt8(ascii: "\\") else {
                punctuationCount += 1
                return end + 1
            }
            position = readEscape(text, end, owner)
        }
    }

    /// Reads an escape; of `\u` and its digits, as many bytes as the character takes by itself are
    /// content.
    private mutating func readEscape(
        _ text: Span<UInt8>,
        _ backslash: Int,
        _ owner: Ledger.Owner
    ) -> Int {
        ledger.add(1, to: .escape)
        let place = backslash + 1
        guard place < text.count else { return place }
        guard text[place] == UInt8(ascii: "u") else {
            add(1, to: owner)
            return place + 1
        }
        guard text.count - place >= 5 else {
            ledger.add(text.count - place, to: .escape)
            return text.count
        }
        var unit = 0
        for digit in (place + 1)..<(place + 5) {
            unit = unit << 4 | Int(text[digit].hexValue ?? 0)
        }
        let width = unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
        add(width, to: owner)
        ledger.add(5 - width, to: .escape)
        return place + 5
    }

    @inline(__always)
    private mutating func add(_ count: Int, to owner: Ledger.Owner) {
        switch owner {
        case .value: valueCount += count
        case .key: keyCount += count
        default: ledger.add(count, to: owner)
        }
    }
}
