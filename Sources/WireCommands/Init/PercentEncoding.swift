/// Percent-encodes what cannot stand in a URL as it is.
enum PercentEncoding {
    /// Keeps only the unreserved characters of RFC 3986 section 2.3, as `curl` does.
    static func component(_ text: String) -> String {
        let marks = Set("-._~".utf8)
        return escape(text) { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || marks.contains(byte)
        }
    }

    /// Escapes only spaces, controls and what is outside ASCII: the rest is a request target already.
    static func target(_ text: String) -> String {
        escape(text) { $0 > 0x20 && $0 < 0x7F }
    }

    private static func escape(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
        var output = ""
        for byte in text.utf8 {
            if isKept(byte) {
                output.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                output += (byte < 0x10 ? "%0" : "%") + digits
            }
        }
        return output
    }
}
