internal import WireCore

/// A file that people have at hand and that is no sample: what it is and what to do with it.
struct ForeignInput {
    /// What it is: “an HTTP Archive (HAR) with 1 entry”.
    let name: String
    /// What to do instead, without a full stop.
    let advice: String

    private init(_ name: String, _ advice: String) {
        self.name = name
        self.advice = advice
    }

    /// The error that says so.
    var error: WireError {
        WireError(SampleError.noSample, at: 0, "this is \(name), no sample; \(advice)")
    }

    private static let leaveOut = "leave it out of the samples"
}

// MARK: JSON

extension ForeignInput {
    /// Recognises a JSON document by its members; nil for a value like any other.
    init?(_ document: Payload) {
        guard document.kind(0) == .object,
            let found = Self.kinds.lazy.compactMap({ $0(document) }).first
        else { return nil }
        self = found
    }

    /// One for each kind of file, those with the surest signs first.
    private static let kinds: [@Sendable (Payload) -> Self?] = [
        archive, postman, insomnia, openAPI, sourceMap, lockFile, package, compilerOptions, report,
        schema,
    ]

    private static func archive(_ document: Payload) -> Self? {
        guard let log = document.root["log"], let entries = log["entries"], entries.kind == .array,
            log["version"]?.string != nil || log["creator"] != nil
        else { return nil }
        let count = entries.count == 1 ? "1 entry" : "\(entries.count) entries"
        return Self(
            "an HTTP Archive (HAR) with \(count)",
            "wireweight init makes a sample of the first call in it"
        )
    }

    private static func postman(_ document: Payload) -> Self? {
        let info = document.root["info"]
        let isNamed = info?["schema"]?.string?.contains("getpostman.com") ?? false
        guard isNamed || info?["_postman_id"] != nil, document.root["item"]?.kind == .array else {
            return nil
        }
        return Self(
            "a Postman collection",
            "choose “Code snippet”, “cURL” for a request, and give that to wireweight init"
        )
    }

    private static func insomnia(_ document: Payload) -> Self? {
        guard document.root["__export_format"] != nil, document.root["resources"]?.kind == .array
        else { return nil }
        return Self(
            "an Insomnia export",
            "choose “Copy as Curl” for a request, and give that to wireweight init"
        )
    }

    private static func openAPI(_ document: Payload) -> Self? {
        let root = document.root
        guard root["openapi"]?.string != nil || root["swagger"]?.string != nil,
            root["info"]?.kind == .object || root["paths"]?.kind == .object
        else { return nil }
        return Self.description
    }

    private static let description = Self(
        "an OpenAPI description",
        "a sample is one call: give the JSON body of one request to wireweight init"
    )

    private static func sourceMap(_ document: Payload) -> Self? {
        let root = document.root
        let hasMappings = root["mappings"]?.string != nil || root["sections"]?.kind == .array
        guard root["version"]?.double == 3, hasMappings else { return nil }
        return Self("a source map", leaveOut)
    }

    private static func lockFile(_ document: Payload) -> Self? {
        let root = document.root
        let isNamed = root["lockfileVersion"] != nil || root["content-hash"] != nil
        guard isNamed, root["packages"] != nil || root["dependencies"] != nil else { return nil }
        return Self("a lock file of packages", leaveOut)
    }

    private static func package(_ document: Payload) -> Self? {
        let root = document.root
        let lists = [
            "scripts", "dependencies", "devDependencies", "peerDependencies", "workspaces",
        ]
        let isList = lists.contains { [.object, .array].contains(root[$0]?.kind) }
        let isNamed = root["name"]?.string != nil || root["private"]?.bool != nil
        guard isList, isNamed else { return nil }
        return Self("a package.json", leaveOut)
    }

    private static func compilerOptions(_ document: Payload) -> Self? {
        let root = document.root
        let isReferences = root["references"]?.kind == .array && root["files"]?.kind == .array
        guard root["compilerOptions"]?.kind == .object || isReferences else { return nil }
        return Self.tsconfig
    }

    private static let tsconfig = Self("a tsconfig.json", leaveOut)

    /// What wireweight wrote itself, and its file of budgets.
    private static func report(_ document: Payload) -> Self? {
        let root = document.root
        if root["schema_version"]?.double != nil,
            ["tool", "results", "checks"].contains(where: { root[$0] != nil })
        {
            return Self(
                "a report of wireweight itself",
                "give it to wireweight check as --baseline"
            )
        }
        let budgets = Sample.Budget.Bound.allCases.map(\.rawValue)
        let rule = root["budgets"]?.elements.first { _ in true }
        guard
            budgets.contains(where: { root[$0]?.double != nil || rule?[$0]?.double != nil })
        else { return nil }
        return Self("a file of budgets", "give it to wireweight check as --config")
    }

    private static func schema(_ document: Payload) -> Self? {
        guard let url = document.root["$schema"]?.string, url.contains("json-schema.org") else {
            return nil
        }
        return Self(
            "a JSON Schema",
            "write it into a sample as schema, or give it to wireweight validate"
        )
    }
}

// MARK: Other texts

extension ForeignInput {
    /// Recognises a text that is no JSON by how it begins; nil where nothing tells.
    init?(text: [UInt8]) {
        let isMarked = text.starts(with: [0xEF, 0xBB, 0xBF])
        let begin = (isMarked ? text.dropFirst(3) : text[...]).drop { $0 <= 0x20 }.prefix(4_096)
        let beginning = String(decoding: begin, as: UTF8.self)
        let line = String(beginning.prefix { !$0.isNewline })
        if beginning.lowercased().hasPrefix("<!doctype html") || beginning.hasPrefix("<html") {
            self.init(
                "a page (HTML)",
                "page.html of a sample may name it: {\"page\":{\"html\":FILE}}"
            )
        } else if line.hasPrefix("HTTP/") {
            self.init("a recorded HTTP response", "give it to wireweight init as --response")
        } else if line.hasSuffix(" HTTP/1.1") || line.hasSuffix(" HTTP/1.0") {
            self.init(
                "a recorded HTTP request",
                "give its body, or the request as curl, to wireweight init"
            )
        } else if line.hasPrefix("curl ") || line.hasPrefix("$ curl ") {
            self.init("a curl command", "wireweight init makes a sample of it")
        } else if line.hasPrefix("fetch(") || line.hasPrefix("await fetch(") {
            self.init("a call of fetch", "wireweight init makes a sample of it")
        } else if line.hasPrefix("openapi:") || line.hasPrefix("swagger:") {
            self = Self.description
        } else if line.hasPrefix("lockfileVersion:") || line.hasPrefix("# yarn lockfile")
            || beginning.contains("\n# yarn lockfile")
        {
            self.init("a lock file of packages", Self.leaveOut)
        } else if Self.isRow(begin) {
            self.init(
                "a Flight response",
                "give it to wireweight init as --response, or read it with wireweight convert --from"
                    + " flight-response --to typed"
            )
        } else if begin.first == UInt8(ascii: "{") || begin.first == UInt8(ascii: "/"),
            beginning.contains("\"compilerOptions\"")
        {
            self = Self.tsconfig
        } else {
            return nil
        }
    }

    /// Whether a text begins as a row of Flight does: a number in hexadecimal, if any, a colon, and a
    /// value or a tag.
    private static func isRow(_ text: ArraySlice<UInt8>) -> Bool {
        let rest = text.drop(while: \.isHexDigit)
        guard rest.first == UInt8(ascii: ":"), text.startIndex + 16 > rest.startIndex,
            let next = rest.dropFirst().first
        else { return false }
        return "[{\"".utf8.contains(next) || next.isDigit || (0x41...0x5A).contains(next)
    }
}
