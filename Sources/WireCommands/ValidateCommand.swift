internal import WireCommandLine
internal import WireCore
internal import WireJSON
internal import WirePlatform
internal import WireValidation

/// `validate`: values held against JSON Schemas, one pair a line, or one file of each.
enum ValidateCommand {
    static func run(_ command: ParsedCommand) throws(CommandFailure) -> ExitCode {
        let roots = try SchemaRoots(command.all("schema-root"))
        let limits = try AnalysisRun.limits(command.all("limit"))
        var schemas = SchemaCache(roots: roots, assertsFormats: command.flag("formats"))
        guard command.flag("lines") else {
            return try file(command, &schemas, limits)
        }
        return try LineRunner.run(
            command.positionals.first ?? "-",
            output: command.text("output"),
            limits: limits
        ) { (line, diagnostics) throws(WireError) in
            guard line.kind(0) == .object, let schema = line.member("schema", of: 0),
                let value = line.member("value", of: 0)
            else { throw WireError(ConvertError.line, at: 0, "a line has schema and value") }
            let compiled = try schemas.compiled(line.subtree(schema))
            let payload = try TypedJSON.read(line, at: value, diagnostics: &diagnostics)
            return members(try compiled.errors(in: payload, limits: limits))
        }
    }

    /// `--schema FILE VALUE`: prints what is wrong, and ends with 1 when something is.
    private static func file(
        _ command: ParsedCommand,
        _ schemas: inout SchemaCache,
        _ limits: DecodingLimits
    ) throws(CommandFailure) -> ExitCode {
        guard let schemaPath = command.text("schema") else {
            throw CommandFailure(.usage, "validate needs --schema FILE, or --lines")
        }
        let path = command.positionals.first ?? "-"
        let schemaText = try CommandInput.read(schemaPath)
        let valueText = try CommandInput.read(path)
        let compiled: Schema
        do throws(WireError) {
            compiled = try schemas.compiled(try JSONCodec().decode(schemaText))
        } catch {
            throw CommandFailure(schemaPath, error)
        }
        let errors: [ValidationError]
        do throws(WireError) {
            var diagnostics = Diagnostics()
            let document = try JSONCodec().decode(valueText)
            let value = try TypedJSON.read(document, diagnostics: &diagnostics)
            errors = try compiled.errors(in: value, limits: limits)
        } catch {
            throw CommandFailure(path, error)
        }
        let lines = errors.map { error in
            "\(path): \(error.instancePath.isEmpty ? "/" : error.instancePath): "
                + "\(error.keyword): \(error.reason)\n"
        }
        try Console.write(Array(lines.joined().utf8), to: command.text("output"))
        return errors.isEmpty ? .done : .checkFailed
    }

    private static func members(_ errors: [ValidationError]) -> [UInt8] {
        guard !errors.isEmpty else { return Array("\"valid\":true".utf8) }
        var output = Array("\"valid\":false,\"errors\":[".utf8)
        for (place, error) in errors.enumerated() {
            output += Array((place > 0 ? ",{" : "{").utf8)
            ConvertWriter.append("instancePath", Array(error.instancePath.utf8), to: &output)
            output.append(UInt8(ascii: ","))
            ConvertWriter.append("keyword", Array(error.keyword.utf8), to: &output)
            output.append(UInt8(ascii: ","))
            ConvertWriter.append("reason", Array(error.reason.utf8), to: &output)
            output.append(UInt8(ascii: "}"))
        }
        return output + [UInt8(ascii: "]")]
    }
}

/// Where documents under a URL are found: `--schema-root URL=FOLDER`.
struct SchemaRoots {
    private var folders: [(url: String, folder: String)] = []

    init(_ settings: [String]) throws(CommandFailure) {
        for setting in settings {
            guard let equals = setting.lastIndex(of: "=") else {
                throw CommandFailure(.usage, "--schema-root \(setting) is not URL=FOLDER")
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
private struct SchemaCache {
    let roots: SchemaRoots
    let assertsFormats: Bool
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
