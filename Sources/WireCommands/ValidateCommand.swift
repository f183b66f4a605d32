internal import WireCommandLine
internal import WireCore
internal import WireJSON
internal import WirePlatform
internal import WireReport
internal import WireValidation

/// `validate`: values held against JSON Schemas, one pair a line, or one file of each.
enum ValidateCommand {
    static let spec = CommandSpec(
        "validate",
        summary: "Hold a value against a JSON Schema.",
        discussion: """
            A schema follows the draft that its $schema names, else that of --draft. References are \
            found in the folder of the schema's file and below, and where --schema-root says; \
            nothing is ever fetched. FILE#/components/schemas/NAME is a schema in an OpenAPI \
            description, whose version says the draft. With --lines, each line is \
            {"schema":…,"value":…}, perhaps with "draft", and is answered by {"valid":true} or \
            {"valid":false,"errors":[…]}.
            """,
        arguments: [.input("The value")],
        options: [
            OptionSpec(
                "schema",
                value: .file,
                help: "The schema; FILE#FRAGMENT for a part of a document."
            ),
            OptionSpec("lines", help: "Answer line by line."),
            OptionSpec(
                "draft",
                value: .choice(SchemaDraft.allCases.map(\.name)),
                fallback: .described(SchemaDraft.standard.name),
                help: "What a schema follows that names no draft; openapi-3.0 knows nullable."
            ),
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
        guard command.flag("lines") else { return try file(command, roots, limits) }
        let draft = command.text("draft").flatMap(SchemaDraft.init)
        var schemas = SchemaCache(roots: roots, assertsFormats: command.flag("formats"))
        return try LineRunner.run(
            command.positionals.first ?? "-",
            output: command.text("output"),
            limits: limits
        ) { (line, diagnostics, json) throws(WireError) in
            guard line.kind(0) == .object, let schema = line.member("schema", of: 0),
                let value = line.member("value", of: 0)
            else { throw WireError(ConvertError.line, at: 0, "a line has schema and value") }
            let draft = try self.draft(of: line) ?? draft
            let compiled = try schemas.compiled(line.subtree(schema), draft)
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

    /// The draft that a line names, as a text or a number.
    private static func draft(of line: Payload) throws(WireError) -> SchemaDraft? {
        guard let index = line.member("draft", of: 0) else { return nil }
        let name = line.number(index).map { "\(Int(exactly: $0) ?? 0)" } ?? line.text(index)
        guard let draft = SchemaDraft(name: name) else {
            let known = SchemaDraft.allCases.map(\.name).joined(separator: ", ")
            throw WireError(
                ConvertError.line,
                at: Int(line[index].source),
                "draft is none of \(known)"
            )
        }
        return draft
    }

    /// `--schema FILE VALUE`: prints what is wrong, and ends with 1 when something is.
    private static func file(
        _ command: ParsedCommand,
        _ roots: SchemaRoots,
        _ limits: DecodingLimits
    ) throws(CommandFailure) -> ExitStatus {
        guard let schemaPath = command.text("schema") else {
            throw .usage("validate needs --schema FILE, or --lines")
        }
        let isQuiet = command.flag("quiet")
        let file = try SchemaFile(schemaPath, roots)
        if !isQuiet { for line in file.warnings.lines { Console.complain(line) } }
        let schema = try file.compiled(
            draft: command.text("draft").flatMap(SchemaDraft.init),
            assertsFormats: command.flag("formats")
        )
        let path = command.positionals.first ?? "-"
        let text = try CommandInput.read(path)
        var diagnostics = Diagnostics()
        let errors: [ValidationError]
        do throws(WireError) {
            let document = try JSONCodec().decode(
                text.span,
                limits: limits,
                diagnostics: &diagnostics
            )
            let value = try TypedJSON.read(document, diagnostics: &diagnostics)
            errors = try schema.errors(in: value, limits: limits)
        } catch {
            throw CommandFailure(path, error)
        }
        if !isQuiet {
            let warnings = InputWarnings.warnings(of: text, diagnostics)
            for line in InputWarnings(path, warnings).lines { Console.complain(line) }
        }
        let lines = errors.map { error in
            let place = error.instancePath.isEmpty ? "" : "\(error.instancePath): "
            return VisibleText.visible("\(path): \(place)\(error.reason)", limit: .max) + "\n"
        }
        try Console.write(Array(lines.joined().utf8), to: command.text("output"))
        return errors.isEmpty ? .done : .checkFailed
    }
}
