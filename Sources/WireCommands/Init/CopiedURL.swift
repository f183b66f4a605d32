internal import WireCore

/// A URL as it stands in a command, whose scheme may be missing.
struct CopiedURL {
    /// The host with its port; nil for a path alone.
    var host: String?
    /// Path and query as they are sent; the fragment never is.
    let path: String
    /// The credentials in the URL as the value of a header; nil for none.
    var user: String?

    init(_ url: String) {
        var rest = url[...]
        if let scheme = url.firstRange(of: "://"),
            url[..<scheme.lowerBound].allSatisfy({ $0.isLetter })
        {
            rest = url[scheme.upperBound...]
        }
        if !url.hasPrefix("/") {
            let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
            let authority = rest[..<end]
            if let at = authority.lastIndex(of: "@") {
                host = String(authority[authority.index(after: at)...])
                user = Self.basic(authority[..<at])
            } else {
                host = String(authority)
            }
            rest = rest[end...]
        }
        rest = rest.prefix { $0 != "#" }
        path = PercentCoding.target.encoded(rest.hasPrefix("/") ? String(rest) : "/" + rest)
    }

    /// Credentials as RFC 7617 writes them, escapes resolved; without a colon the password is empty.
    private static func basic(_ user: Substring) -> String {
        let text = user.contains(":") ? String(user) : user + ":"
        return CopiedURL.basic(PercentCoding.decode(Array(text.utf8).span))
    }

    /// The value of a header that sends `name:password`.
    static func basic(_ credentials: [UInt8]) -> String {
        var output: [UInt8] = []
        Base64.encode(credentials.span, into: &output)
        return "Basic " + String(decoding: output, as: UTF8.self)
    }
}
