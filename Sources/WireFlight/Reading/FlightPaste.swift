internal import WireCore

/// What people give for a stream that is none.
struct FlightPaste {
    /// The first bytes of the stream.
    private var start: [UInt8] = []

    /// Takes bytes until there are enough to tell.
    mutating func take(_ bytes: Span<UInt8>) {
        for index in bytes.indices {
            guard start.count < 16 else { return }
            start.append(bytes[index])
        }
    }

    /// Says of a stream that cannot be read from its start what it may be.
    func explained(_ error: WireError) -> WireError {
        guard error.code == FlightError.rowHeaderInvalid, error.offset < 4, let guess else {
            return error
        }
        return WireError(error.code, at: error.offset, guess)
    }

    private var guess: String? {
        let text = String(decoding: start, as: UTF8.self).lowercased()
        if text.hasPrefix("<") {
            return "this is a page (HTML), not a stream of rows; its stream is in the scripts that "
                + "call self.__next_f.push"
        }
        if text.hasPrefix("http/") {
            return "this is an HTTP message; the stream is its body, without the head"
        }
        if text.hasPrefix("{") || text.hasPrefix("[") {
            return "this is JSON, not a stream of rows: a row begins with its number and a colon"
        }
        if text.hasPrefix("--") {
            return "this is a multipart body, as a call has it; a stream of rows is an answer"
        }
        return nil
    }

    /// What a byte is called in errors.
    static func name(of byte: UInt8) -> String {
        switch byte {
        case 0x0A: "a line feed"
        case 0x0D: "a carriage return"
        case 0x20: "a space"
        case 0x21...0x7E: "“\(Character(UnicodeScalar(byte)))”"
        default: "the byte \(String(byte, radix: 16))"
        }
    }
}
