internal import WireCommandLine
internal import WireCore
internal import WireJSON
internal import WirePlatform
internal import WireValidation

/// A schema in a file: the whole of it, or the part that a fragment behind its name means.
struct SchemaFile {
    private let path: String
    private let part: String
    private let document: Payload
    private let text: [UInt8]
    /// What was odd in the file.
    let warnings: InputWarnings
    private let url: String
    private let roots: SchemaRoots

    /// Reads the file of `name`, which is `FILE` or `FILE#FRAGMENT`.
    init(_ name: String, _ roots: SchemaRoots) throws(CommandFailure) {
        var pieces = [name[...]]
        // A file may have the sign in its own name.
        if name != "-", (try? Platform.kind(of: name)) == nil {
            pieces = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        }
        path = String(pieces[0])
        part = pieces.count > 1 ? String(pieces[1]) : ""
        let text = try CommandInput.read(path)
        var diagnostics = Diagnostics()
        let document: Payload
        do throws(WireError) {
            document = try JSONCodec().decode(
                text.span,
                limits: .standard,
                diagnostics: &diagnostics
            )
        } catch {
            throw CommandFailure(path, error)
        }
        self.document = document
        self.text = text
        warnings = InputWarnings(path, InputWarnings.warnings(of: text, diagnostics))
        var roots = roots
        url = path == "-" ? "schema:" : roots.add(beside: path, document)
        self.roots = roots
    }

    /// Compiles the schema with all that it refers to.
    ///
    /// - Throws: `CommandFailure` that names the file in which the fault is, and what would help.
    func compiled(draft: SchemaDraft?, assertsFormats: Bool) throws(CommandFailure) -> Schema {
        let roots = roots
        do throws(SchemaFault) {
            return try Schema(
                reading: document,
                uri: url,
                part: part,
                draft: draft,
                assertsFormats: assertsFormats
            ) { url throws(WireError) in
                try roots.document(at: url)
            }
        } catch {
            let file = error.document.map { roots.file(of: $0) ?? $0 } ?? path
            let text = error.document == nil ? text : (try? Platform.readFile(file)) ?? []
            let failure = CommandFailure(file, error.cause.positioned(in: text.span))
            throw CommandFailure(
                failure.status,
                failure.message,
                suggestion: error.missing.flatMap { suggestion($0, error.cause) },
                cause: failure.cause
            )
        }
    }

    /// What would help to find a document that is not there.
    private func suggestion(_ missing: String, _ cause: WireError) -> String? {
        if cause.code == SchemaError.schema { return "--draft says which one it follows" }
        if let file = roots.expectedFile(of: missing) { return "looked for \(file)" }
        guard let slash = missing.lastIndex(of: "/") else { return nil }
        let root = "--schema-root \(missing[...slash])"
        if let file = roots.unnamedFile(of: missing) {
            let folder = file.lastIndex(of: "/").map { file[..<$0] } ?? "."
            return "\(file) does not give itself that URL; \(root)=\(folder) takes it"
        }
        let scope = missing.hasPrefix("file:") ? "only the schema's own folder is read; " : ""
        return "\(scope)\(root)=FOLDER says where its documents are"
    }
}
