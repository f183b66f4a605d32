internal import WireCore

/// Reads what a `curl` command says about its first request.
struct CurlCommand {
    private var request = CopiedRequest()
    private var urls: [String] = []
    private var data: [UInt8]?
    private var form: CurlForm?
    private var query: [String] = []
    /// The cookies of files, and the texts of `-b`.
    private var stored: [String] = []
    private var cookies: [String] = []
    private var user: String?
    /// Whether data goes into the query, as `-G` says.
    private var sendsQuery = false
    /// Whether credentials are sent only when a server asks for them.
    private var waitsForChallenge = false
    private var target: String?
    private let files: CommandFiles

    /// Reads the words behind `curl`.
    ///
    /// - Throws: `init.unknownOption`, `init.unknownInput` without a URL, `init.nestedForm`.
    static func request(
        _ words: [[UInt8]],
        _ files: CommandFiles,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> CopiedRequest {
        var command = Self(files: files)
        try command.read(words, &diagnostics)
        return try command.finish(&diagnostics)
    }

    private init(files: CommandFiles) { self.files = files }

    private mutating func read(
        _ words: [[UInt8]],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) {
        var words = CurlWords(words)
        while let argument = try words.next() {
            switch argument {
            case .url(let url): urls.append(url)
            case .option("next", _):
                diagnostics.warn(InitError.moreURLs, at: 0)
                return
            case .option(let name, let value): try apply(name, value, &diagnostics)
            }
        }
    }

    private mutating func apply(
        _ name: String,
        _ value: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) {
        let text = String(decoding: value, as: UTF8.self)
        switch name {
        case "request": request.method = text
        case "url": urls.append(text)
        case "request-target": target = text
        case "header": addHeaders(value, &diagnostics)
        case "user-agent": request.add("User-Agent", text)
        case "referer":
            let referer = text.hasSuffix(";auto") ? String(text.dropLast(5)) : text
            if !referer.isEmpty { request.add("Referer", referer) }
        case "range": request.add("Range", "bytes=" + text)
        case "oauth2-bearer": request.add("Authorization", "Bearer " + text)
        case "user": user = text
        case "digest", "ntlm", "ntlm-wb", "negotiate", "anyauth", "aws-sigv4":
            waitsForChallenge = true
        case "cookie": addCookies(value, &diagnostics)
        case "get": sendsQuery = true
        case "head": request.method = request.method.isEmpty ? "HEAD" : request.method
        case "url-query": query.append(CurlData.query(value, files, &diagnostics))
        case "form", "form-string":
            form = form ?? CurlForm()
            try form?.add(value, isLiteral: name == "form-string", files, &diagnostics)
        case "upload-file":
            data = files.content(text, &diagnostics)
            if request.method.isEmpty { request.method = "PUT" }
        case "config", "time-cond", "etag-compare", "variable":
            leaveOut("--\(name)", &diagnostics)
        default:
            if let part = CurlData.part(option: name, value, files, &diagnostics) {
                data = (data.map { $0 + (name == "json" ? [] : [UInt8(ascii: "&")]) } ?? []) + part
                if name == "json" {
                    request.addDefault("Content-Type", "application/json")
                    request.addDefault("Accept", "application/json")
                }
            } else if name.hasPrefix("expand-") {
                leaveOut("--\(name)", &diagnostics)
            }
        }
    }

    private func leaveOut(_ option: String, _ diagnostics: inout Diagnostics) {
        diagnostics.warn(
            InitError.leftOut,
            at: 0,
            "\(option) is left out: add what it does by hand"
        )
    }

    /// Puts together what the options say.
    private consuming func finish(
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> CopiedRequest {
        guard let url = urls.first, !url.isEmpty else {
            throw WireError(InitError.unknownInput, at: 0, "the curl command has no URL")
        }
        if urls.count > 1 { diagnostics.warn(InitError.moreURLs, at: 0) }
        request.url = url
        // Texts are joined as they stand.
        let all = stored + (cookies.isEmpty ? [] : [cookies.joined(separator: ";")])
        if !all.isEmpty { request.add("Cookie", all.joined(separator: "; ")) }
        if let user, !waitsForChallenge {
            request.addDefault(
                "Authorization",
                CopiedURL.basic(Array((user.contains(":") ? user : user + ":").utf8))
            )
        }
        if let data {
            if sendsQuery {
                request.addQuery(String(decoding: data, as: UTF8.self))
            } else {
                request.body = .bytes(data)
            }
        } else if let form {
            request.body = .form(form.finish())
        }
        for part in query where !part.isEmpty { request.addQuery(part) }
        if let target { request.url = Self.authority(of: request.url) + target }
        return request
    }

    /// The URL up to its path.
    private static func authority(of url: String) -> Substring {
        let start = url.firstRange(of: "://")?.upperBound ?? url.startIndex
        return url[..<(url[start...].firstIndex { "/?#".contains($0) } ?? url.endIndex)]
    }

    // MARK: Headers

    /// Adds the header of `-H`, or those of a file.
    private mutating func addHeaders(_ value: [UInt8], _ diagnostics: inout Diagnostics) {
        guard value.first == UInt8(ascii: "@") else {
            return addHeader(String(decoding: value, as: UTF8.self))
        }
        let name = String(decoding: value.dropFirst(), as: UTF8.self)
        for line in files.content(name, &diagnostics).split(whereSeparator: { $0 <= 0x0D }) {
            addHeader(String(decoding: line, as: UTF8.self))
        }
    }

    /// Adds a header: `name: value`, or `name;` for one without a value.
    ///
    /// `name:` takes away a header that curl sends by itself, none of which a sample keeps.
    private mutating func addHeader(_ line: String) {
        if let colon = line.firstIndex(of: ":") {
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            if !value.isEmpty { request.add(String(line[..<colon]), String(value)) }
        } else if line.hasSuffix(";") {
            request.add(String(line.dropLast()), "")
        }
    }

    /// Adds the cookies of `-b`: a text with an equals sign, else the name of a file of cookies as
    /// Netscape wrote them, or of header lines.
    private mutating func addCookies(_ value: [UInt8], _ diagnostics: inout Diagnostics) {
        let text = String(decoding: value, as: UTF8.self)
        guard !text.contains("=") else { return cookies.append(text) }
        guard !text.isEmpty else { return }
        for line in files.content(text, &diagnostics).split(whereSeparator: { $0 <= 0x0D && $0 > 9 }
        ) {
            let line = String(decoding: line, as: UTF8.self)
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            if fields.count == 7, !line.hasPrefix("# ") {
                stored.append("\(fields[5])=\(fields[6])")
            } else if line.lowercased().hasPrefix("set-cookie:") {
                let cookie = line.dropFirst("set-cookie:".count).prefix { $0 != ";" }
                stored.append(String(cookie.drop { $0 == " " }))
            }
        }
    }
}
