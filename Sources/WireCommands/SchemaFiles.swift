internal import WireCommandLine
internal import WireCore
internal import WireJSON
internal import WirePlatform
internal import WireValidation

/// Where documents under a URL are found: `--schema-root URL=FOLDER`.
struct SchemaRoots {
    private var folders: [(url: String, folder: String)] = []

    init(_ settings: [String]) throws(CommandFailure) {
        for setting in settings {
            guard let equals = setting.lastIndex(of: "=") else {
                throw .usage("--schema-root \(setting) is not URL=FOLDER")
            }
            let url = String(setting[..<equals])
            folders.append(
                (
                    url.hasSuffix("/") ? url : url + "/",
                    String(setting[setting.index(after: equals)...])
                )
            )
        }
    }

    /// Reads the document behind a URL; nil when no root covers it or there is no such file.
    func document(at url: String) -> Payload? {
        for (prefix, folder) in folders where url.hasPrefix(prefix) {
            let name = url.dropFirst(prefix.count)
            // A URL that climbs out of its root is none that the root covers.
            guard !name.split(separator: "/").contains("..") else { return nil }
            guard let bytes = try? Platform.readFile(Platform.joined(folder, String(name))) else {
                continue
            }
            return try? JSONCodec().decode(bytes)
        }
        return nil
    }
}

/// Schemas that are compiled once, however many values follow.
struct SchemaCache {
    private let roots: SchemaRoots
    private let assertsFormats: Bool
    private var last: (text: [UInt8], schema: Schema)?

    init(roots: SchemaRoots, assertsFormats: Bool) {
        self.roots = roots
        self.assertsFormats = assertsFormats
    }

    /// Lines with the same schema usually follow each other, so one is remembered.
    mutating func compiled(_ document: Payload) throws(WireError) -> Schema {
        let text = try JSONCodec().encoded(document)
        if let last, last.text == text { return last.schema }
        let roots = roots
        let schema = try Schema(document, assertsFormats: assertsFormats) { url in
            roots.document(at: url)
        }
        last = (text, schema)
        return schema
    }
}
