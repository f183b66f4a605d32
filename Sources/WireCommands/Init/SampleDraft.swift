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
            call(value, &builder)
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
            throw WireError(.initUnknown, at: error.offset, "no curl command, and \(error.reason)")
        }
    }

    private static func call(_ argument: Payload?, _ builder: inout PayloadBuilder) {
        builder.key("call")
        builder.begin(.object)
        builder.key("arguments")
        builder.begin(.array)
        var copied: [Int: Int] = [:]
        if let argument { builder.copy(0, of: argument, copied: &copied) }
        builder.end()
        builder.end()
    }

    private static func curl(
        _ command: CurlCommand,
        _ builder: inout PayloadBuilder
    ) throws(WireError) {
        let (host, path) = split(command.url)
        let hasBody = command.body != nil || !command.fields.isEmpty
        builder.begin(.object)
        call(try argument(command), &builder)
        builder.key("api")
        builder.begin(.object)
        builder.key("method")
        builder.string(command.method ?? (hasBody ? "POST" : "GET"))
        builder.key("path")
        builder.string(path)
        builder.end()
        let headers = command.headers.filter { !isDefault($0.name) }
        if let referer = command.headers.first(where: { $0.name.lowercased() == "referer" }) {
            builder.key("action")
            builder.begin(.object)
            builder.key("page")
            builder.string(split(referer.value).path)
            builder.end()
        }
        if let host {
            builder.key("host")
            builder.string(host)
        }
        if !headers.isEmpty {
            builder.key("headers")
            builder.begin(.object)
            for (name, value) in headers {
                builder.key(name.lowercased())
                builder.string(value)
            }
            builder.end()
        }
        builder.end()
    }

    /// The argument a body stands for: JSON, form fields, or text; nil for a request without one.
    private static func argument(_ command: CurlCommand) throws(WireError) -> Payload? {
        var builder = PayloadBuilder()
        if !command.fields.isEmpty {
            builder.begin(.object)
            builder.key("$form")
            builder.begin(.array)
            for (name, value) in command.fields { field(name, value, &builder) }
            builder.end()
            builder.end()
            return builder.finish()
        }
        guard let body = command.body else { return nil }
        if let value = try? JSONCodec().decode(Array(body.utf8)) { return value }
        builder.string(body)
        return builder.finish()
    }

    private static func field(_ name: String, _ value: String, _ builder: inout PayloadBuilder) {
        builder.begin(.array)
        builder.string(name)
        if value.hasPrefix("@") {
            let parts = value.dropFirst().split(separator: ";")
            let path = parts.first.map(String.init) ?? ""
            let type = parts.dropFirst().first { $0.hasPrefix("type=") }?.dropFirst(5)
            builder.begin(.object)
            builder.key("$file")
            builder.begin(.object)
            builder.key("name")
            builder.string(path.split(separator: "/").last.map(String.init) ?? path)
            builder.key("type")
            builder.string(type.map(String.init) ?? "application/octet-stream")
            builder.key("base64")
            builder.string("")
            builder.end()
            builder.end()
        } else {
            builder.string(value)
        }
        builder.end()
    }

    /// Host and path of a URL; the fragment is never sent.
    private static func split(_ url: String) -> (host: String?, path: String) {
        var rest = url[...]
        var host: String?
        if let scheme = url.firstRange(of: "://") {
            rest = url[scheme.upperBound...]
            let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
            let authority = rest[..<end]
            host = String(authority.split(separator: "@").last ?? authority)
            rest = rest[end...]
        }
        rest = rest.prefix { $0 != "#" }
        return (host, rest.hasPrefix("/") ? String(rest) : "/" + rest)
    }

    /// Headers that every request of a browser has, which the profile writes itself.
    private static func isDefault(_ name: String) -> Bool {
        let name = name.lowercased()
        let known: Set<String> = [
            "accept", "accept-encoding", "accept-language", "cache-control", "connection",
            "content-length", "content-type", "dnt", "host", "origin", "pragma", "priority",
            "referer", "user-agent", "next-action", "next-router-state-tree",
        ]
        return known.contains(name) || name.hasPrefix("sec-")
    }
}
