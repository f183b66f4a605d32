internal import WireCore

/// What a `curl` command says about a request.
struct CurlCommand {
    var method: String?
    var url = ""
    var headers: [(name: String, value: String)] = []
    /// The body as it is sent; nil for none.
    var body: String?
    /// The fields of `-F`; files by their name only, since nothing is read.
    var fields: [(name: String, value: String)] = []

    /// Options that take a value, and say nothing about the bytes of the request.
    private static let ignoredWithValue: Set<String> = [
        "-o", "--output", "-m", "--max-time", "--connect-timeout", "-w", "--write-out", "--resolve",
        "-x", "--proxy", "--cacert", "--cert", "--key", "-c", "--cookie-jar", "--retry",
    ]

    /// Reads a command line.
    ///
    /// - Throws: `init.quote` or `init.unknownInput`.
    init(_ text: [UInt8]) throws(WireError) {
        var words = try ShellWords.split(text)[...]
        guard words.popFirst() == "curl" else { throw WireError(.initUnknown, at: 0) }
        var data: [String] = []
        while let word = words.popFirst() {
            switch Self.option(word, &words) {
            case ("-X", let value?), ("--request", let value?): method = value
            case ("-H", let value?), ("--header", let value?): addHeader(value)
            case ("-d", let value?), ("--data", let value?), ("--data-raw", let value?),
                ("--data-ascii", let value?), ("--data-binary", let value?):
                data.append(value)
            case ("--json", let value?):
                data.append(value)
                headers.append(("Content-Type", "application/json"))
                headers.append(("Accept", "application/json"))
            case ("-F", let value?), ("--form", let value?): addField(value)
            case ("-b", let value?), ("--cookie", let value?): headers.append(("Cookie", value))
            case ("-A", let value?), ("--user-agent", let value?):
                headers.append(("User-Agent", value))
            case ("-e", let value?), ("--referer", let value?): headers.append(("Referer", value))
            case ("-G", _), ("--get", _): method = "GET"
            case ("-I", _), ("--head", _): method = "HEAD"
            case ("--url", let value?): url = value
            case (let option, _) where !option.hasPrefix("-"):
                if url.isEmpty { url = option }
            default: break
            }
        }
        guard !url.isEmpty else { throw WireError(.initUnknown, at: 0) }
        if !data.isEmpty { body = data.joined(separator: "&") }
    }

    /// Splits `-XPOST`, `--request=POST` and `-X POST` into option and value.
    private static func option(
        _ word: String,
        _ words: inout ArraySlice<String>
    ) -> (String, String?) {
        let takesValue: Set<String> = [
            "-X", "--request", "-H", "--header", "-d", "--data", "--data-raw", "--data-ascii",
            "--data-binary", "--json", "-F", "--form", "-b", "--cookie", "-A", "--user-agent", "-e",
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

    private mutating func addField(_ text: String) {
        guard let equals = text.firstIndex(of: "=") else { return }
        fields.append((String(text[..<equals]), String(text[text.index(after: equals)...])))
    }
}
