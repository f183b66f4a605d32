internal import WireCommandLine
internal import WireCore
internal import WirePlatform

/// `init`: a JSON body, a `curl` command line or a call of fetch in, a sample file out.
enum InitCommand {
    static let spec = CommandSpec(
        "init",
        summary: "Write a sample file from a JSON body, a curl command or a fetch call.",
        discussion: """
            Requests come from “Copy as cURL (bash)” or “Copy as fetch” of a browser's developer \
            tools, or from an HTTP Archive (HAR), of which the first call is read. Files that a command sends are read beside it. Secrets (authorization, cookies, \
            tokens, passwords) become placeholders of the same length.
            """,
        arguments: [.input("The input")],
        options: [
            OptionSpec(
                "response",
                value: .file,
                help: "Take the result from this response: JSON, Flight rows, or one of them behind"
                    + " its head."
            ),
            OptionSpec("show-secrets", help: "Write secrets as they are."),
            .output,
        ],
        examples: [
            "wireweight init request.curl --response response.json > create-todo.sample.json"
        ],
        run: run
    )

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitStatus {
        let path = command.positionals.first ?? "-"
        let input = try CommandInput.read(path)
        let place = InputFiles.Input(path: path)
        let draft = SampleDraft(
            files: CommandFiles { name in try? Platform.readFile(place.beside(name)) },
            response: try response(command),
            showsSecrets: command.flag("show-secrets")
        )
        let sample = try reading(input, path, command) { input, diagnostics throws(WireError) in
            try draft.text(from: input, &diagnostics)
        }
        try Console.write(sample, to: command.text("output"))
        return .done
    }

    private static func response(
        _ command: ParsedCommand
    ) throws(CommandFailure) -> ResponseFile? {
        guard let path = command.text("response") else { return nil }
        return try reading(try CommandInput.read(path), path, command) {
            (file, diagnostics) throws(WireError) in try ResponseFile(file, &diagnostics)
        }
    }

    /// Reads a file with `body` and says what was odd in it, also before an error, whose reason that
    /// may be.
    private static func reading<Value>(
        _ input: [UInt8],
        _ path: String,
        _ command: ParsedCommand,
        _ body: ([UInt8], inout Diagnostics) throws(WireError) -> Value
    ) throws(CommandFailure) -> Value {
        var diagnostics = Diagnostics()
        defer {
            if !command.flag("quiet") {
                let warnings = InputWarnings.warnings(of: input, diagnostics)
                for line in InputWarnings(path, warnings).lines { Console.complain(line) }
            }
        }
        do throws(WireError) {
            return try body(input, &diagnostics)
        } catch {
            throw CommandFailure(path, error)
        }
    }
}
