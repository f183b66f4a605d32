internal import WireCore
internal import WireJSON

/// Makes the text of a sample file from a JSON body or a `curl` command line.
enum SampleDraft {
    /// Returns the sample, indented, ending with a line feed.
    ///
    /// - Throws: `WireError` when the input is neither.
    static func text(from input: [UInt8]) throws(WireError) -> [UInt8] {
        var json = JSONTextWriter(isIndented: true)
        if Self.isCurl(input) {
            try curl(try CurlCommand(input), &json)
        } else {
            let value = try decoded(input)
            try json.object { (json) throws(WireError) in try call(list(value), &json) }
        }
        return json.text + [UInt8(ascii: "\n")]
    }

    private static func isCurl(_ input: [UInt8]) -> Bool {
        input.drop { $0 <= 0x20 }.starts(with: "curl".utf8)
    }

    private static func decoded(_ input: [UInt8]) throws(WireError) -> Payload {
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
        builder.copy(0, of: value)
        builder.end()
        return builder.finish()
    }

    /// Writes the arguments in typed JSON, so that plain objects that look like tags stay plain.
    private static func call(
        _ arguments: Payload,
        _ json: inout JSONTextWriter
    ) throws(WireError) {
        var text: [UInt8] = []
        TypedJSON.append(arguments, to: &text)
        let written = try JSONCodec().decode(text)
        json.object("call") { json in
            json.key("arguments")
            json.value(written)
        }
    }

    private static func curl(
        _ command: CurlCommand,
        _ json: inout JSONTextWriter
    ) throws(WireError) {
        let (host, path) = split(command.url)
        try json.object { (json) throws(WireError) in
            try call(try command.arguments(), &json)
            if let id = command.header("Next-Action") {
                members("action", [("id", id), ("page", path)], &json)
            } else {
                let hasBody = command.body != nil || !command.fields.isEmpty
                let method = command.method ?? (hasBody ? "POST" : "GET")
                members("api", [("method", method), ("path", path)], &json)
                if let referer = command.header("Referer") {
                    members("action", [("page", split(referer).path)], &json)
                }
            }
            if let host { json.member("host", host) }
            let headers = command.headers.map { ($0.name.lowercased(), $0.value) }
                .filter { !isDefault($0.0) }
            if !headers.isEmpty { members("headers", headers, &json) }
        }
    }

    private static func members(
        _ name: String,
        _ texts: [(String, String)],
        _ json: inout JSONTextWriter
    ) {
        json.object(name) { json in
            for (key, text) in texts { json.member(key, text) }
        }
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
