internal import WireCore
internal import WireJSON

/// Makes the text of a sample file from a JSON body or a `curl` command line.
enum SampleDraft {
    /// Returns the sample, indented, ending with a line feed.
    ///
    /// - Throws: `WireError` when the input is neither.
    static func text(from input: [UInt8]) throws(WireError) -> [UInt8] {
        var builder = PayloadBuilder()
        if Self.isCurl(input) {
            try curl(try CurlCommand(input), &builder)
        } else {
            let value = try json(input)
            builder.begin(.object)
            try call(list(value), &builder)
            builder.end()
        }
        var output: [UInt8] = []
        IndentedJSON.append(builder.finish(), to: &output)
        return output
    }

    private static func isCurl(_ input: [UInt8]) -> Bool {
        input.drop { $0 <= 0x20 }.starts(with: "curl".utf8)
    }

    private static func json(_ input: [UInt8]) throws(WireError) -> Payload {
        do {
            return try JSONCodec().decode(input)
        } catch {
            throw WireError(
                InitError.unknownInput,
                at: error.offset,
                "no curl command, and \(error.reason)"
            )
        }
    }

    /// An array of one value.
    static func list(_ value: Payload) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.array)
        var copied: [Int: Int] = [:]
        builder.copy(0, of: value, copied: &copied)
        builder.end()
        return builder.finish()
    }

    /// Writes the arguments in typed JSON, so that plain objects that look like tags stay plain.
    private static func call(
        _ arguments: Payload,
        _ builder: inout PayloadBuilder
    ) throws(WireError) {
        var text: [UInt8] = []
        TypedJSON.append(arguments, to: &text)
        let written = try JSONCodec().decode(text)
        builder.key("call")
        builder.begin(.object)
        builder.key("arguments")
        var copied: [Int: Int] = [:]
        builder.copy(0, of: written, copied: &copied)
        builder.end()
    }

    private static func curl(
        _ command: CurlCommand,
        _ builder: inout PayloadBuilder
    ) throws(WireError) {
        let (host, path) = split(command.url)
        builder.begin(.object)
        try call(try command.arguments(), &builder)
        if let id = command.header("Next-Action") {
            members("action", [("id", id), ("page", path)], &builder)
        } else {
            let hasBody = command.body != nil || !command.fields.isEmpty
            let method = command.method ?? (hasBody ? "POST" : "GET")
            members("api", [("method", method), ("path", path)], &builder)
            if let referer = command.header("Referer") {
                members("action", [("page", split(referer).path)], &builder)
            }
        }
        if let host {
            builder.key("host")
            builder.string(host)
        }
        let headers = command.headers.map { ($0.name.lowercased(), $0.value) }
            .filter { !isDefault($0.0) }
        if !headers.isEmpty { members("headers", headers, &builder) }
        builder.end()
    }

    private static func members(
        _ name: String,
        _ texts: [(String, String)],
        _ builder: inout PayloadBuilder
    ) {
        builder.key(name)
        builder.begin(.object)
        for (key, text) in texts {
            builder.key(key)
            builder.string(text)
        }
        builder.end()
    }

    /// Host and path of a URL, whose scheme may be missing; the fragment is never sent.
    private static func split(_ url: String) -> (host: String?, path: String) {
        var rest = url[...]
        var host: String?
        if let scheme = url.firstRange(of: "://"),
            url[..<scheme.lowerBound].allSatisfy({ $0.isLetter })
        {
            rest = url[scheme.upperBound...]
        }
        if !url.hasPrefix("/") {
            let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
            let authority = rest[..<end]
            host = String(authority.split(separator: "@").last ?? authority)
            rest = rest[end...]
        }
        rest = rest.prefix { $0 != "#" }
        return (host, PercentCoding.target.encoded(rest.hasPrefix("/") ? String(rest) : "/" + rest))
    }

    /// Headers that every request of a browser has, which the profile writes itself.
    private static func isDefault(_ name: String) -> Bool {
        let name = name.lowercased()
        let known: Set<String> = [
            "accept", "accept-encoding", "accept-language", "cache-control", "connection",
            "content-length", "content-type", "dnt", "host", "origin", "pragma", "priority",
            "referer", "next-action", "next-router-state-tree",
        ]
        return known.contains(name) || name.hasPrefix("sec-")
    }
}
