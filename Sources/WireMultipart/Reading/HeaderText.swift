internal import WireCore

/// The character classes of header lines: RFC 9110, section 5.6.
enum HeaderText {
    /// Whether a byte may stand in a token.
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "^")...UInt8(ascii: "z"), UInt8(ascii: "#")...UInt8(ascii: "'"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }

    /// Whether a byte may stand in a header's value: no control character but the tab.
    static func isValue(_ byte: UInt8) -> Bool {
        byte == 0x09 || byte >= 0x20 && byte != 0x7F
    }

    /// Whether a byte is a space or a tab.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// The text with ASCII letters in lower case.
    static func lowercased(_ text: some Sequence<UInt8>) -> [UInt8] {
        text.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    }

    /// Whether the text is `name`, which is in lower case, but for the case of letters.
    static func matches(_ text: some Sequence<UInt8>, _ name: String) -> Bool {
        lowercased(text).elementsEqual(name.utf8)
    }

    /// A media type as the `File` constructor keeps it: lower case, or empty when it holds anything
    /// but printable ASCII (W3C File API, section 3.1).
    static func fileType(_ type: [UInt8]) -> [UInt8] {
        type.allSatisfy { (0x20...0x7E).contains($0) } ? lowercased(type) : []
    }

    /// The value of a hexadecimal digit.
    static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// Where the first malformed UTF-8 sequence begins; nil when there is none.
    static func firstUTF8Fault(_ bytes: Span<UInt8>) -> Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}

extension Span<UInt8> {
    /// A copy of the bytes in `range`.
    func copied(_ range: Range<Int>) -> [UInt8] {
        let part = extracting(range)
        var copy: [UInt8] = []
        copy.append(addingCapacity: part.count) { output in
            for index in part.indices { output.append(part[index]) }
        }
        return copy
    }
}
