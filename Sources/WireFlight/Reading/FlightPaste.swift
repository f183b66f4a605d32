internal import WireCore

/// What people give for a stream that is none.
enum FlightPaste {
    /// Says of a row that cannot be read what it may be, seen by its bytes.
    ///
    /// - Parameters:
    ///   - error: why the row cannot be read.
    ///   - bytes: the bytes in which it stands.
    ///   - base: where those begin in the stream.
    static func explained(_ error: WireError, _ bytes: Span<UInt8>, at base: Int) -> WireError {
        guard error.code == .flightRowHeaderInvalid else { return error }
        let position = max(0, error.offset - base)
        guard position < bytes.count else { return error }
        let rest = bytes.extracting(position...)
        if onlySpace(rest) {
            return WireError(
                error.code,
                at: error.offset,
                "a blank line: a row begins with its number and a colon"
            )
        }
        guard error.offset == 0 else {
            return WireError(
                error.code,
                at: error.offset,
                "a row is to begin with its hexadecimal number and a colon, not with “\(shown(rest))”"
            )
        }
        return WireError(error.code, at: 0, guess(rest))
    }

    private static func guess(_ bytes: Span<UInt8>) -> String {
        let start = shown(bytes).lowercased()
        if start.hasPrefix("<") {
            return "this is a page (HTML), not a stream of rows; its stream is in the scripts that "
                + "call self.__next_f.push"
        }
        if start.hasPrefix("http/") {
            return "this is an HTTP message; the stream is its body, without the head"
        }
        if start.hasPrefix("{") || start.hasPrefix("[") {
            return "this is JSON, not a stream of rows: a row begins with its number and a colon"
        }
        if start.hasPrefix("--") {
            return "this is a multipart body, which a call has; a stream of rows is an answer"
        }
        return "a row is to begin with its hexadecimal number and a colon, not with “\(start)”"
    }

    private static func onlySpace(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where bytes[index] > 0x20 { return false }
        return true
    }

    /// The first characters, for an error.
    private static func shown(_ bytes: Span<UInt8>) -> String {
        let part = bytes.extracting(..<min(12, bytes.count))
        let text = part.indices.map { part[$0] }.prefix { $0 >= 0x20 }
        return String(decoding: text, as: UTF8.self)
    }
}
