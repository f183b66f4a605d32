internal import WireCore

extension RequestHead {
    /// Returns the fields with which Chromium sends this request over HTTP/2, in wire order.
    ///
    /// Pseudo-headers come first, then the fields of HTTP/1.1 in lower case without those of the
    /// connection, the cookies one by one behind `accept-encoding`, and last the `priority` that
    /// follows from `Sec-Fetch-Dest`. Addresses of this host take the connection's scheme.
    package func http2Fields(scheme: String = "https") -> [HPACKField] {
        let authority = fields["Host"] ?? ""
        var list = [
            HPACKField(":method", method), HPACKField(":authority", authority),
            HPACKField(":scheme", scheme), HPACKField(":path", target),
        ]
        var cookiePlace: Int?
        for field in fields where !field.belongsToConnection {
            if field.isNamed("Host") || field.isNamed("Cookie") || field.isNamed("Priority") {
                continue
            }
            var value = Array(field.value.utf8)
            if field.isNamed("Origin") || field.isNamed("Referer"), isOwnAddress(field.value) {
                value = Array(scheme.utf8) + value.dropFirst("http".utf8.count)
            }
            list.append(HPACKField(name: field.loweredName, value: value))
            if field.isNamed("Accept-Encoding") { cookiePlace = list.count }
        }
        let cookies = fields.values(of: "Cookie").flatMap(Self.crumbs)
        list.insert(contentsOf: cookies, at: cookiePlace ?? list.count)
        if let priority = fields["Priority"] ?? priority {
            list.append(HPACKField("priority", priority))
        }
        return list
    }

    /// Whether an address is on the host of this request and written for HTTP/1.1 without TLS.
    private func isOwnAddress(_ address: String) -> Bool {
        let origin = "http://\(fields["Host"] ?? "")".utf8
        let rest = address.utf8.dropFirst(origin.count)
        return address.utf8.starts(with: origin)
            && (rest.first ?? UInt8(ascii: "/")) == UInt8(ascii: "/")
    }

    /// What Chromium asks for: pages before what scripts fetch, which both may come in pieces.
    private var priority: String? {
        switch fields["Sec-Fetch-Dest"] {
        case "document": "u=0, i"
        case "empty": "u=1, i"
        default: nil
        }
    }

    /// Splits a `Cookie` field so that each cookie can be remembered alone (RFC 9113, 8.2.3).
    private static func crumbs(_ cookies: String) -> [HPACKField] {
        cookies.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
            let hasSpace = $0.startIndex > cookies.startIndex && $0.first == UInt8(ascii: " ")
            return HPACKField(
                name: Array("cookie".utf8),
                value: Array(hasSpace ? $0.dropFirst() : $0)
            )
        }
    }
}

extension ResponseHead {
    /// Returns the fields with which `front` passes this answer on over HTTP/2, in wire order.
    package func http2Fields(front: HTTP2Front) -> [HPACKField] {
        var own: [HPACKField] = []
        var list = fields.filter { !$0.belongsToConnection }
        switch front {
        case .nginx:
            own.append(HPACKField("server", "nginx/1.22.1"))
            list.removeAll { $0.isNamed("Server") }
            for name in ["date", "content-type", "content-length"] {
                own += fields.values(of: name).map { HPACKField(name, $0) }
                list.removeAll { $0.isNamed(name) }
            }
        case .nghttpx:
            list.removeAll { $0.isNamed("Server") || $0.isNamed("Via") }
            list.append(HeaderField("server", "nghttpx"))
            let via = fields.values(of: "Via") + ["1.1 nghttpx"]
            list.append(HeaderField("via", via.joined(separator: ", ")))
        case .node:
            break
        }
        let rest = list.map { HPACKField(name: $0.loweredName, value: Array($0.value.utf8)) }
        return [HPACKField(":status", String(status))] + own + rest
    }
}

extension HeaderField {
    /// Whether the field is about the connection, so that HTTP/2 forbids it (RFC 9113, 8.2.2).
    fileprivate var belongsToConnection: Bool {
        ["Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "Upgrade"].contains {
            isNamed($0)
        }
    }

    fileprivate var loweredName: [UInt8] { name.utf8.lowercased() }
}
