/// Percent-encoding (RFC 3986, section 2.1): a set of characters stays, every other byte is escaped.
package struct PercentCoding: Sendable {
    /// One bit for each ASCII character that stays.
    private var kept: UInt128 = 0
    private let space: UInt8?

    /// What a URI reserves for nothing (RFC 3986, section 2.3): letters, digits and `-._~`.
    package static let component = Self(keeping: "-._~")
    /// Forms as URLSearchParams writes them (WHATWG URL, section 5.2); spaces become plus signs.
    package static let form = Self(keeping: "*-._", space: UInt8(ascii: "+"))
    /// A part of a URI as `encodeURIComponent` writes it (ECMA-262, section 19.2.6.4).
    package static let uriComponent = Self(keeping: "-_.!~*'()")
    /// The target of a request, which loses spaces, control characters and what is not ASCII.
    package static let target = Self(keeping: "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

    private init(keeping marks: String, space: UInt8? = nil) {
        self.space = space
        for byte in UInt8(0)..<0x80 where byte.isAlphanumeric || marks.utf8.contains(byte) {
            kept |= 1 << UInt128(byte)
        }
    }

    /// Appends a text with its escapes.
    package func append(_ text: some Sequence<UInt8>, to output: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in text {
            if byte < 0x80, kept >> UInt128(byte) & 1 == 1 {
                output.append(byte)
            } else if byte == 0x20, let space {
                output.append(space)
            } else {
                output.append(UInt8(ascii: "%"))
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 0x0F)])
            }
        }
    }

    /// Returns a text with its escapes.
    package func encoded(_ text: String) -> String {
        var output: [UInt8] = []
        append(text.utf8, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// The byte that the escape at `index` stands for; nil when none begins there.
    package static func byte(at index: Int, of text: Span<UInt8>) -> UInt8? {
        guard text[index] == UInt8(ascii: "%"), index + 2 < text.count,
            let high = text[index + 1].hexValue, let low = text[index + 2].hexValue
        else { return nil }
        return high << 4 | low
    }

    /// Resolves all escapes; percent signs that begin none stay.
    package static func decode(_ text: Span<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var index = 0
        while index < text.count {
            let escaped = byte(at: index, of: text)
            output.append(escaped ?? text[index])
            index += escaped == nil ? 1 : 3
        }
        return output
    }
}
