internal import WireCommandLine
internal import WireReport

/// `schema`: what a JSON report holds.
enum SchemaCommand {
    static let spec = CommandSpec(
        "schema",
        summary: "Print the JSON Schema of a JSON report, or of a sample.",
        arguments: [
            ArgumentSpec(
                "OF",
                value: .choice(ReportSchema.allCases.map(\.rawValue)),
                help: "Default analyze."
            )
        ],
        examples: ["wireweight schema > report.schema.json", "wireweight schema sample"],
        run: { command throws(CommandFailure) in
            let schema = command.positionals.first.flatMap(ReportSchema.init) ?? .analyze
            try Console.write(Array(schema.text.utf8), to: nil)
            return .done
        }
    )
}
