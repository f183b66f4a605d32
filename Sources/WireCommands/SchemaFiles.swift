internal import WireCommandLine
internal import WireCore
internal import WireJSON
internal import WirePlatform
internal import WireValidation

/// Where documents under a URL are found: `--schema-root URL=FOLDER`, and beside a schema's file.
struct SchemaRoots {
    private struct Root {
        /// Ends with a slash.
        let url: String
        let folder: String
        /// Whether only documents count that give themselves the URL under which they are sought.
        var needsIdentity = false
    }

    private var roots: [Root] = []

    init(_ settings: [String]) throws(CommandFailure) {
        for setting in settings {
            guard let equals = setting.lastIndex(of: "=") else {
                throw .usage("--schema-root \(setting) is not URL=FOLDER")
            }
            let url = String(setting[..<equals])
            let folder = String(setting[setting.index(after: equals)...])
            roots.append(Root(url: url.hasSuffix("/") ? url : url + "/", folder: folder))
        }
    }

    /// Adds the folder of a schema's file, and returns the file's own URL.
    ///
    /// Documents in it and below are found by references relative to the file, nothing above it. A
    /// schema with a URL of its own has its references start there: documents beside it then count
    /// if they too give themselves the URL that is sought.
    mutating func add(beside path: String, _ schema: Payload) -> String {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? "."
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let real = Platform.joined(Platform.resolved(folder), "")
        let url = "file://" + Self.escaped(real)
        roots.append(Root(url: url, folder: folder))
        let own = schema.stringMember("$id", of: 0) ?? schema.stringMember("id", of: 0)
        if let own = own.map({ String(decoding: $0, as: UTF8.self) }), own.contains("://"),
            let end = own.split(separator: "#", omittingEmptySubsequences: false).first?
                .lastIndex(of: "/")
        {
            roots.append(Root(url: String(own[...end]), folder: folder, needsIdentity: true))
        }
        return url + Self.escaped(name)
    }

    /// Reads the document behind a URL; nil when no root covers it or there is no such file.
    ///
    /// - Throws: what is wrong with its JSON.
    func document(at url: String) throws(WireError) -> Payload? {
        for root in roots {
            guard let path = Self.path(of: url, in: root), let bytes = try? Platform.readFile(path)
            else { continue }
            guard root.needsIdentity else { return try JSONCodec().decode(bytes) }
            guard let payload = try? JSONCodec().decode(bytes), Self.isNamed(payload, url)
            else { continue }
            return payload
        }
        return nil
    }

    /// The file in which the document behind a URL is; nil where there is none.
    func file(of url: String) -> String? {
        roots.lazy.compactMap { Self.path(of: url, in: $0) }
            .first { (try? Platform.kind(of: $0)) == .file }
    }

    /// Where a document would be that is not there; nil where no root covers its URL.
    func expectedFile(of url: String) -> String? {
        roots.lazy.filter { !$0.needsIdentity }.compactMap { Self.path(of: url, in: $0) }.first
    }

    /// A file beside the schema that has the right name and not the URL.
    func unnamedFile(of url: String) -> String? {
        roots.lazy.filter(\.needsIdentity).compactMap { Self.path(of: url, in: $0) }
            .first { (try? Platform.kind(of: $0)) == .file }
    }

    private static func path(of url: String, in root: Root) -> String? {
        guard url.hasPrefix(root.url) else { return nil }
        let escaped = Array(url.utf8.dropFirst(root.url.utf8.count))
        let name = PercentCoding.decode(escaped.span)
        // A URL that climbs out of its root is none that the root covers.
        guard !name.contains(0), !name.split(separator: UInt8(ascii: "/")).contains([0x2E, 0x2E])
        else { return nil }
        let file = String(decoding: name, as: UTF8.self)
        return root.folder == "." ? file : Platform.joined(root.folder, file)
    }

    private static func isNamed(_ payload: Payload, _ url: String) -> Bool {
        let own = payload.stringMember("$id", of: 0) ?? payload.stringMember("id", of: 0) ?? []
        return own.elementsEqual(url.utf8) || own.elementsEqual((url + "#").utf8)
    }

    /// A path as part of a URL (RFC 3986, section 3.3).
    private static func escaped(_ path: String) -> String {
        var output = ""
        for byte in path.utf8 {
            if byte.isAlphanumeric || "/-._~!$&'()*+,;=:@".utf8.contains(byte) {
                output.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                output += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return output
    }
}

/// Schemas that are compiled once, however many values follow.
struct SchemaCache {
    let roots: SchemaRoots
    let assertsFormats: Bool
    private var last: (text: [UInt8], draft: SchemaDraft?, schema: Schema)?

    init(roots: SchemaRoots, assertsFormats: Bool) {
        self.roots = roots
        self.assertsFormats = assertsFormats
    }

    /// Lines with the same schema usually follow each other, so one is remembered.
    mutating func compiled(_ document: Payload, _ draft: SchemaDraft?) throws(WireError) -> Schema {
        let text = try JSONCodec().encoded(document)
        if let last, last.text == text, last.draft == draft { return last.schema }
        let roots = roots
        let schema = try Schema(document, draft: draft, assertsFormats: assertsFormats) {
            url throws(WireError) in
            try roots.document(at: url)
        }
        last = (text, draft, schema)
        return schema
    }
}
