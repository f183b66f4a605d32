internal import WireCommandLine
internal import WireCore
internal import WireFrameworks
internal import WireJSON

/// `convert`: one value in, one value out, or one a line.
enum ConvertCommand {
    static let spec = CommandSpec(
        "convert",
        summary: "Turn one value from one notation into another.",
        discussion: """
            With --lines, one JSON value a line comes in and one JSON object a line goes out, in \
            order, whatever happens.

            From flight-form and flight-reply a file is the body of a request, a form without \
            JavaScript or the arguments of a call: --content-type or --boundary tells its parts \
            apart, else its first line, if it begins with two hyphens. --content-type text/plain \
            takes a reply as text. To flight-form a file is an object of action, state and index.
            """,
        arguments: [.input("The input")],
        options: [
            OptionSpec(
                "from",
                value: .choice(ConvertFormat.names),
                help: "The notation of the input."
            ),
            OptionSpec(
                "to",
                value: .choice(ConvertFormat.names),
                help: "The notation of the output."
            ),
            OptionSpec("lines", help: "Convert line by line."),
            OptionSpec(
                "explain",
                help: "Show what busboy, undici and this program read from a multipart body."
            ),
            OptionSpec(
                "react",
                value: .text("LABEL"),
                fallback: .value("19.3"),
                help: "The Flight dialect, such as 19.3 or 18.3-next14.2, else that of --envelope;"
                    + " auto: found, for reading."
            ),
            OptionSpec(
                "envelope",
                value: .choice(Framework.withActions.map(\.rawValue)),
                help: "Wrap a result as this framework does, or take it out."
            ),
            OptionSpec("build-id", value: .text("ID"), help: "The build id in an envelope."),
            OptionSpec("boundary", value: .text("TEXT"), help: "The boundary of multipart data."),
            OptionSpec(
                "content-type",
                value: .text("TYPE"),
                help: "The content type of the input."
            ),
            OptionSpec("temporary", help: "Write unsupported values as temporary references."),
            OptionSpec(
                "feed",
                value: .choice(["form", "stream"]),
                fallback: .value("form"),
                help: "How the fields of a reply arrive."
            ),
            OptionSpec(
                "functions",
                value: .text("ID,..."),
                help: "The server functions that exist; by default every id does."
            ),
            OptionSpec(
                "encoder",
                value: .choice(ConvertHeaders.Encoder.allCases.map(\.rawValue)),
                fallback: .value(ConvertHeaders.Encoder.chromium.rawValue),
                help: "Whose HPACK encoder to be."
            ),
            OptionSpec("lossy", help: "Turn malformed UTF-8 into U+FFFD."),
            .limit,
            .output,
        ],
        examples: ["wireweight convert --from typed --to flight-reply value.json"],
        run: run
    )

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitStatus {
        let options = try ConvertOptions(command)
        let path = command.positionals.first ?? "-"
        guard !command.flag("lines") || !command.flag("explain") else {
            throw .usage("--explain shows one body, and --lines are many")
        }
        guard !command.flag("lines") else {
            var lines = ConvertLines(options)
            return try LineRunner.run(path, output: command.text("output"), limits: options.limits)
            {
                (document, diagnostics, json) throws(WireError) in
                try lines.answer(document, &diagnostics, &json)
            }
        }
        let input = try CommandInput.read(path)
        guard !command.flag("explain") else {
            return try ConvertExplanation(options).run(path, input, to: command.text("output"))
        }
        var diagnostics = Diagnostics(limit: options.limits.diagnostics)
        let source = path == "-" ? "standard input" : path
        let result: Result<[UInt8], WireError>
        do throws(WireError) {
            result = .success(try ConvertFile(options).convert(input, &diagnostics))
        } catch {
            result = .failure(error)
        }
        // A warning may be the reason of the error that follows it.
        if !command.flag("quiet") {
            for warning in diagnostics.warnings {
                // A loss is told by its path in the value.
                Console.complain(
                    warning.code == ConvertError.loss
                        ? "\(source): \(warning.code.name): \(warning.reason)"
                        : "\(source): \(warning)"
                )
            }
        }
        switch result {
        case .success(let output): try Console.write(output, to: command.text("output"))
        case .failure(let error): throw CommandFailure(source, error)
        }
        return .done
    }
}

/// What may be wrong or odd in what `convert` is given.
enum ConvertError: String, WireErrorCode {
    case line = "convert.line"
    case lossy = "convert.lossy"
    case boundary = "convert.boundary"
    case loss = "convert.loss"
    case envelope = "convert.envelope"

    var summary: String {
        switch self {
        case .line: "the line does not hold what is asked for"
        case .lossy:
            "the bytes were decoded as fetch does: not all of them are UTF-8, or a mark was dropped"
        case .boundary:
            "neither --content-type nor --boundary was given: the body's first line gave the boundary"
        case .loss: "the notation asked for does not keep all of the value"
        case .envelope: "the stream is a framework's response, with more than the result in it"
        }
    }
}
