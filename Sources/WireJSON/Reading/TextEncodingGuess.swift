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
