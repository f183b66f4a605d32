internal import WireCore

/// What a `curl` command says about a request.
struct CurlCommand {
    var method: String?
    var url = ""
    var headers: [(name: String, value: String)] = []
    /// The body as it is sent; nil for none.
    var body: String?
    /// The fields of `-F`, texts only.
    var fields: [(name: String, value: String)] = []

    /// Options that take a value, and say nothing about the bytes of the request.
    private static let ignoredWithValue: Set<String> = [
        "-o", "--output", "-m", "--max-time", "--connect-timeout", "-w", "--write-out", "--resolve",
        "-x", "--proxy", "--cacert", "--cert", "--key", "-c", "--cookie-jar", "--retry",
    ]

    /// Reads a command line.
    ///
    /// - Throws: `init.quote`, `init.windowsCommand`, `init.fileBody` or `init.unknownInput`.
    init(_ text: [UInt8]) throws(WireError) {
        var words = try ShellWords.split(text)[...]
        guard words.popFirst() == "curl" else { throw WireError(InitError.unknownInput, at: 0) }
        var data: [String] = []
        var isQuery = false
        var user: String?
        while let word = words.popFirst() {
            switch Self.option(word, &words) {
            case ("-X", let value?), ("--request", let value?): method = value
            case ("-H", let value?), ("--header", let value?): addHeader(value)
            case ("--data-raw", let value?): data.append(value)
            case ("-d", let value?), ("--data", let value?), ("--data-ascii", let value?),
                ("--data-binary", let value?):
                data.append(try Self.inline(value))
            case ("--data-urlencode", let value?): data.append(try Self.encoded(value))
            case ("--json", let value?):
                data.append(try Self.inline(value))
                headers.append(("Content-Type", "application/json"))
                headers.append(("Accept", "application/json"))
            case ("-F", let value?), ("--form", let value?): try addField(value)
            case ("--form-string", let value?): try addField(value, isLiteral: true)
            case ("-u", let value?), ("--user", let value?): user = value
            case ("-b", let value?), ("--cookie", let value?): headers.append(("Cookie", value))
            case ("-A", let value?), ("--user-agent", let value?):
                headers.append(("User-Agent", value))
            case ("-e", let value?), ("--referer", let value?): headers.append(("Referer", value))
            case ("-G", _), ("--get", _): isQuery = true
            case ("-I", _), ("--head", _): method = "HEAD"
            case ("--url", let value?): url = value
            case (let option, _) where !option.hasPrefix("-"):
                if url.isEmpty { url = option }
            default: break
            }
        }
        guard !url.isEmpty else { throw WireError(InitError.unknownInput, at: 0) }
        if let user, header("Authorization") == nil {
            headers.append(("Authorization", Self.basic(user)))
        }
        guard !data.isEmpty else { return }
        let joined = data.joined(separator: "&")
        if isQuery { addQuery(joined) } else { body = joined }
    }

    /// The value of a header, whatever the case of its name; nil for none.
    func header(_ name: String) -> String? {
        headers.last { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Splits `-XPOST`, `--request=POST` and `-X POST` into option and value.
    private static func option(
        _ word: String,
        _ words: inout ArraySlice<String>
    ) -> (String, String?) {
        let takesValue: Set<String> = [
            "-X", "--request", "-H", "--header", "-d", "--data", "--data-raw", "--data-ascii",
            "--data-binary", "--data-urlencode", "--json", "-F", "--form", "--form-string", "-u",
            "--user", "-b", "--cookie", "-A", "--user-agent", "-e",
            "--referer", "--url",
        ]
        if takesValue.contains(word) || ignoredWithValue.contains(word) {
            return (word, words.popFirst())
        }
        if word.hasPrefix("--"), let equals = word.firstIndex(of: "=") {
            return (String(word[..<equals]), String(word[word.index(after: equals)...]))
        }
        let short = String(word.prefix(2))
        if word.hasPrefix("-"), !word.hasPrefix("--"), word.count > 2, takesValue.contains(short) {
            return (short, String(word.dropFirst(2)))
        }
        return (word, nil)
    }

    private mutating func addHeader(_ line: String) {
        guard let colon = line.firstIndex(of: ":") else { return }
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        headers.append((String(line[..<colon]), String(value)))
    }

    private mutating func addField(_ text: String, isLiteral: Bool = false) throws(WireError) {
        guard let equals = text.firstIndex(of: "=") else { return }
        let value = text[text.index(after: equals)...]
        guard isLiteral || !value.hasPrefix("@") && !value.hasPrefix("<") else {
            throw WireError(InitError.fileBody, at: 0)
        }
        fields.append((String(text[..<equals]), String(value)))
    }

    /// Appends data to the query, as `-G` does.
    private mutating func addQuery(_ data: String) {
        let target = url.prefix { $0 != "#" }
        url = target + (target.contains("?") ? "&" : "?") + data
    }

    /// The data itself; `@` would name a file instead.
    private static func inline(_ data: String) throws(WireError) -> String {
        guard !data.hasPrefix("@") else { throw WireError(InitError.fileBody, at: 0) }
        return data
    }

    /// The data of `--data-urlencode`: what follows the first equals sign is escaped, or all of it.
    private static func encoded(_ data: String) throws(WireError) -> String {
        guard let equals = data.firstIndex(of: "=") else {
            guard !data.contains("@") else { throw WireError(InitError.fileBody, at: 0) }
            return PercentCoding.component.encoded(data)
        }
        let content = PercentCoding.component.encoded(String(data[data.index(after: equals)...]))
        return equals == data.startIndex ? content : data[...equals] + content
    }

    /// Credentials as RFC 7617 writes them; without a colon the password is empty.
    private static func basic(_ user: String) -> String {
        let credentials = Array((user.contains(":") ? user : user + ":").utf8)
        var output: [UInt8] = []
        Base64.encode(credentials.span, into: &output)
        return "Basic " + String(decoding: output, as: UTF8.self)
    }
}
