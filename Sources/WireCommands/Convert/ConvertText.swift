internal import WireCore

/// Text as convert takes it in: given as such, as base64, or as the bytes of a file.
struct ConvertText {
    var bytes: [UInt8]

    /// The `text` or `base64` member of a line.
    ///
    /// Base64 is decoded as `fetch` decodes a body: one leading byte order mark dropped, malformed
    /// UTF-8 turned into U+FFFD, with a warning.
    init(_ line: Payload, _ diagnostics: inout Diagnostics) throws(WireError) {
        if let text = line.stringMember("text", of: 0) {
            bytes = Array(text)
        } else {
            let raw = try Self.base64(line)
            bytes = Self.decoded(raw, &diagnostics)
        }
    }

    /// The bytes of a line's `base64` member.
    static func base64(_ line: Payload) throws(WireError) -> [UInt8] {
        guard let text = line.stringMember("base64", of: 0) else {
            throw WireError(ConvertError.line, at: 0, "the line has neither text nor base64")
        }
        guard let bytes = Base64.decode(text.span) else {
            throw WireError(ConvertError.line, at: 0, "base64 is not base64")
        }
        return bytes
    }

    static func decoded(_ raw: [UInt8], _ diagnostics: inout Diagnostics) -> [UInt8] {
        let body = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(raw.dropFirst(3)) : raw
        let text = WTF8.decodeLossy(body)
        if text != raw {
            diagnostics.warn(ConvertError.lossy, at: 0)
        }
        return text
    }

    /// The bytes as JSON text in which lone surrogates, which only a JavaScript string can hold
    /// raw, are written as the escapes that mean the same.
    var escapingLoneSurrogates: [UInt8] {
        guard WTF8.hasLoneSurrogate(bytes.span) else { return bytes }
        var output: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0xED, index + 2 < bytes.count, bytes[index + 1] >= 0xA0 {
                let unit =
                    0xD000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
                output += Array("\\u\(String(unit, radix: 16))".utf8)
                index += 3
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return output
    }
}
