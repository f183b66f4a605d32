internal import WireCore

/// URIs (RFC 3986) and IRIs (RFC 3987), which may hold any character outside ASCII.
struct URIFormat {
    let isInternational: Bool

    /// Whether a text is a URI or, without `needsScheme`, a reference to one.
    func allows(_ text: ArraySlice<UInt8>, needsScheme: Bool) -> Bool {
        var rest = text
        if let colon = rest.firstIndex(where: { ":/?#".utf8.contains($0) }),
            rest[colon] == UInt8(ascii: ":")
        {
            guard isScheme(rest[..<colon]) else { return false }
            rest = rest[(colon + 1)...]
            // There must be something behind the scheme, to ajv-formats if not to the RFC.
            if needsScheme, rest.isEmpty || "?#".utf8.contains(rest[rest.startIndex]) {
                return false
            }
        } else if needsScheme {
            return false
        }
        let (beforeFragment, fragment) = split(rest, UInt8(ascii: "#"))
        let (hierarchy, query) = split(beforeFragment, UInt8(ascii: "?"))
        var path = hierarchy
        if hierarchy.starts(with: "//".utf8) {
            let authority = hierarchy.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
            guard isAuthority(authority) else { return false }
            path = hierarchy[authority.endIndex...]
        }
        return consists(of: "/:@", path) && consists(of: "/:@?", fragment)
            && consists(of: "/:@?", query)
    }

    /// Splits at the first mark; what is behind it is empty when there is none.
    private func split(
        _ text: ArraySlice<UInt8>,
        _ mark: UInt8
    ) -> (ArraySlice<UInt8>, ArraySlice<UInt8>) {
        guard let place = text.firstIndex(of: mark) else { return (text, []) }
        return (text[..<place], text[(place + 1)...])
    }

    private func isScheme(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, first.isLetter else { return false }
        return text.allSatisfy { $0.isAlphanumeric || "+-.".utf8.contains($0) }
    }

    private func isAuthority(_ text: ArraySlice<UInt8>) -> Bool {
        var host = text
        if let mark = text.firstIndex(of: UInt8(ascii: "@")) {
            guard consists(of: ":", text[..<mark]) else { return false }
            host = text[(mark + 1)...]
        }
        if host.first == UInt8(ascii: "[") {
            guard let close = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
            let address = host[(host.startIndex + 1)..<close]
            guard AddressFormat.allowsIPv6(address) || isFutureAddress(address) else {
                return false
            }
            return isPort(host[(close + 1)...])
        }
        let name = host.prefix { $0 != UInt8(ascii: ":") }
        return consists(of: "", name) && isPort(host[name.endIndex...])
    }

    private func isPort(_ text: ArraySlice<UInt8>) -> Bool {
        text.isEmpty || text.first == UInt8(ascii: ":") && text.dropFirst().allSatisfy(\.isDigit)
    }

    /// `v1.fe`: kinds of addresses to come.
    private func isFutureAddress(_ text: ArraySlice<UInt8>) -> Bool {
        var reader = ByteCursor(text)
        guard reader.skip("v", ignoringCase: true),
            !reader.take(while: \.isHexDigit).isEmpty, reader.skip("."),
            !reader.isAtEnd
        else { return false }
        return !reader.rest.contains(UInt8(ascii: "%")) && consists(of: ":", reader.rest)
    }

    /// Whether a text is made of unreserved characters, sub-delimiters, percent-encoded bytes and
    /// the characters given.
    private func consists(of more: String, _ text: ArraySlice<UInt8>) -> Bool {
        var cursor = ByteCursor(text)
        while let byte = cursor.take() {
            let isAllowed =
                byte == UInt8(ascii: "%")
                ? cursor.hexByte() != nil
                : byte.isAlphanumeric || "-._~!$&'()*+,;=".utf8.contains(byte)
                    || more.utf8.contains(byte) || isInternational && byte >= 0x80
            guard isAllowed else { return false }
        }
        return true
    }
}
