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
