internal import WireCore

/// What nobody should commit, and the placeholders that keep its length.
struct Secrets {
    /// Where something was replaced: `authorization`, `cookie`, a name in the query or in the body.
    private(set) var names: [String] = []

    /// A header's value, with placeholders for what is secret in it.
    mutating func hidden(header name: String, _ value: String) -> String {
        switch name {
        case "authorization", "proxy-authorization":
            names.append(name)
            guard let space = value.firstIndex(of: " ") else { return Self.placeholder(value) }
            return value[...space] + Self.placeholder(value[space...].dropFirst())
        case "cookie":
            names.append(name)
            return value.split(separator: ";", omittingEmptySubsequences: false)
                .map { pair in
                    guard let equals = pair.firstIndex(of: "=") else {
                        return Self.placeholder(pair)
                    }
                    return pair[...equals] + Self.placeholder(pair[equals...].dropFirst())
                }
                .joined(separator: ";")
        default:
            guard Self.isSecret(name) else { return value }
            names.append(name)
            return Self.placeholder(value)
        }
    }

    /// A request's target, with placeholders for the secret fields of its query.
    mutating func hidden(target: String) -> String {
        guard let mark = target.firstIndex(of: "?") else { return target }
        let fields = target[mark...].dropFirst()
            .split(separator: "&", omittingEmptySubsequences: false)
        var hidden: [String] = []
        for field in fields {
            guard let equals = field.firstIndex(of: "="), Self.isSecret(field[..<equals]) else {
                hidden.append(String(field))
                continue
            }
            names.append(String(field[..<equals]))
            hidden.append(field[...equals] + Self.placeholder(field[equals...].dropFirst()))
        }
        return target[...mark] + hidden.joined(separator: "&")
    }

    /// A value, with placeholders for texts whose names say that they are secret.
    mutating func hidden(_ payload: Payload) -> Payload {
        var bytes = payload.bytes
        for index in payload.nodes.indices where payload.kind(index).hasKeys {
            for (key, value) in payload.members(index)
            where payload.kind(value) == .string && Self.isSecret(payload.text(key)) {
                let range = payload.range(value)
                bytes.replaceSubrange(range, with: bytes[range].map(Self.placeholder))
                names.append(payload.text(key))
            }
        }
        return Payload(
            nodes: payload.nodes,
            bytes: bytes,
            sourceByteCount: payload.sourceByteCount,
            isIrregular: payload.isIrregular
        )
    }

    /// What was replaced, for people; nil for nothing.
    var sentence: String? {
        var unique: [String] = []
        for name in names where !unique.contains(name) { unique.append(name) }
        return unique.isEmpty
            ? nil : "placeholders of the same length stand for \(unique.joined(separator: ", "))"
    }

    /// Whether a header, field or member of this name holds a secret.
    private static func isSecret(_ name: some StringProtocol) -> Bool {
        let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
        let parts = [
            "password", "passwd", "passphrase", "secret", "token", "csrf", "xsrf", "apikey",
            "accesskey", "authkey", "sessionid", "signature", "credential",
        ]
        return parts.contains { plain.contains($0) }
            || ["auth", "xauth", "sig", "sid", "jwt", "pwd", "authorization"].contains(plain)
    }

    /// Letters and digits as `x`, `X` and `0`, everything else as it is: the shape can be seen, and
    /// the length stays.
    private static func placeholder(_ text: some StringProtocol) -> String {
        String(decoding: text.utf8.map(placeholder), as: UTF8.self)
    }

    private static func placeholder(_ byte: UInt8) -> UInt8 {
        if byte.isDigit { return UInt8(ascii: "0") }
        guard byte.isLetter else { return byte }
        return byte == byte.lowercased ? UInt8(ascii: "x") : UInt8(ascii: "X")
    }
}
