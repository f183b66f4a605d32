internal import WireCommandLine
internal import WireCore
internal import WireJSON
internal import WirePlatform
internal import WireValidation

/// `validate`: values held against JSON Schemas, one pair a line, or one file of each.
enum ValidateCommand {
    static let spec = CommandSpec(
        "validate",
        summary: "Hold a value against a JSON Schema (2020-12).",
        discussion: """
            With --lines, each line is {"schema":…,"value":…} and is answered by {"valid":true} or \
            {"valid":false,"errors":[…]}. Nothing is ever fetched.
            """,
        arguments: [.input("The value")],
        options: [
            OptionSpec("schema", value: .file, help: "The schema."),
            OptionSpec("lines", help: "Answer line by line."),
            OptionSpec(
                "schema-root",
                value: .text("URL=FOLDER"),
                repeats: true,
                help: "Where documents under a URL are found."
            ),
            OptionSpec("formats", help: "Assert format; by default it is an annotation."),
            .limit,
            .output,
        ],
        examples: ["wireweight validate --schema todo.schema.json todo.json"],
        run: run
    )

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitStatus {
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
        ) { (line, diagnostics, json) throws(WireError) in
            guard line.kind(0) == .object, let schema = line.member("schema", of: 0),
                let value = line.member("value", of: 0)
            else { throw WireError(ConvertError.line, at: 0, "a line has schema and value") }
            let compiled = try schemas.compiled(line.subtree(schema))
            let payload = try TypedJSON.read(line, at: value, diagnostics: &diagnostics)
            let errors = try compiled.errors(in: payload, limits: limits)
            json.member("valid", errors.isEmpty)
            guard !errors.isEmpty else { return }
            json.array("errors", errors) { json, error in
                json.object {
                    $0.member("instancePath", error.instancePath)
                    $0.member("keyword", error.keyword)
                    $0.member("reason", error.reason)
                }
            }
        }
    }

    /// `--schema FILE VALUE`: prints what is wrong, and ends with 1 when something is.
    private static func file(
        _ command: ParsedCommand,
        _ schemas: inout SchemaCache,
        _ limits: DecodingLimits
    ) throws(CommandFailure) -> ExitStatus {
        guard let schemaPath = command.text("schema") else {
            throw .usage("validate needs --schema FILE, or --lines")
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
}
