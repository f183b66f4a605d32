internal import WireCore

extension JSONReader {
    /// The error for a byte that no JSON text could have here.
    @inline(never)
    func unexpected(_ input: Span<UInt8>, _ position: Int, _ expected: String) -> WireError {
        guard position < input.count else {
            return WireError(JSONError.syntax, at: input.count, "expected \(expected), not the end")
        }
        if input[position] >= 0x80, UTF8Sequence.length(input, position) == 0 {
            return WireError(JSONError.invalidUTF8, at: position)
        }
        return WireError(JSONError.syntax, at: position, "expected \(expected)")
    }

    /// Refuses inputs that are too large, begin with a byte order mark, or are not UTF-8 at all.
    func checkStart(_ input: Span<UInt8>) throws(WireError) {
        // Nodes hold positions in 32 bits.
        let limit = min(limits.inputBytes, Int(UInt32.max))
        guard input.count <= limit else {
            throw WireError(
                JSONError.inputTooLarge,
                at: limit,
                input.count,
                limit: "inputBytes",
                limit
            )
        }
        if let encoding = TextEncodingGuess.encoding(of: input) {
            throw WireError(JSONError.notUTF8, at: 0, "the text is in \(encoding), not in UTF-8")
        }
        if input.count >= 3, input[0] == 0xEF, input[1] == 0xBB, input[2] == 0xBF {
            throw WireError(JSONError.byteOrderMark, at: 0)
        }
    }
}

/// Recognises UTF-16 and UTF-32 by their byte order marks, or by where their zero bytes lie.
enum TextEncodingGuess {
    /// The name of the encoding when `input` is not UTF-8; JSON begins with an ASCII character.
    static func encoding(of input: Span<UInt8>) -> String? {
        guard input.count >= 2 else { return nil }
        let first = (input[0], input[1])
        if first == (0xFE, 0xFF) { return "UTF-16BE" }
        guard input.count >= 4 else { return first == (0xFF, 0xFE) ? "UTF-16LE" : nil }
        switch (input[0], input[1], input[2], input[3]) {
        case (0xFF, 0xFE, 0, 0): return "UTF-32LE"
        case (0xFF, 0xFE, _, _): return "UTF-16LE"
        case (0, 0, 0xFE, 0xFF), (0, 0, 0, 1...): return "UTF-32BE"
        case (1..., 0, 0, 0): return "UTF-32LE"
        case (0, _, _, _): return "UTF-16BE"
        case (_, 0, 1..., 0): return "UTF-16LE"
        default: return nil
        }
    }
}
