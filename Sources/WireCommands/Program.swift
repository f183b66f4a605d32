internal import WireAnalysis
internal import WireCommandLine
internal import WireFrameworks

/// The table of commands and options, from which everything about the command line is made.
enum Program {
    static let version = "0.1.0"

    static let spec = ProgramSpec(
        "wireweight",
        version: version,
        summary: "Weighs one call between a page and its server in each form it could travel in.",
        discussion: """
            A sample says what is called and what it answers. wireweight writes that call as a \
            JSON API request, as multipart form data, as a React Flight Server Action and as a \
            form without JavaScript, counts every byte both ways, and explains what a gap in \
            latency can and cannot come from.
            """,
        commands: [
            analyze, explain, check, convert, validate, predict, initialize, schema, limits, errors,
            completions, man,
            help,
        ],
        options: [quiet, color],
        exitStatuses: [
            ExitStatus(0, "done"),
            ExitStatus(1, "a budget or a check failed"),
            ExitStatus(2, "the command line cannot be understood"),
            ExitStatus(65, "bad input data, also when one input of many is bad"),
            ExitStatus(66, "no such input, a folder without any, or a folder for a file"),
            ExitStatus(70, "a fault of wireweight itself"),
            ExitStatus(73, "the output cannot be written"),
        ]
    )

    private static let quiet = OptionSpec(
        "quiet",
        short: "q",
        help: "Print neither progress nor warnings on standard error."
    )
    private static let color = OptionSpec(
        "color",
        value: .choice(ColorChoice.allCases.map(\.rawValue)),
        fallback: .value("auto"),
        help: "Colour the text output; NO_COLOR turns auto off."
    )
    private static let output = OptionSpec(
        "output",
        short: "o",
        value: .file,
        help: "Write to FILE, which appears whole or not at all, instead of standard output."
    )
    private static let profile = OptionSpec(
        "profile",
        value: .choice(SampleAnalyzer.profileNames),
        help: "Use this framework's headers and compression for every sample."
    )
    private static let compression = OptionSpec(
        "compression",
        value: .text("LIST"),
        fallback: .value("gzip:6"),
        help: "Weigh bodies with these codings; compressing servers use the first."
    )
    private static let only = OptionSpec(
        "only",
        value: .text("APPROACH,..."),
        help: "Weigh only these: \(Approach.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    private static let jobs = OptionSpec(
        "jobs",
        short: "j",
        value: .count("N"),
        help: "Use N cores; the results are the same for any N."
    )
    private static let limit = OptionSpec(
        "limit",
        value: .text("NAME=VALUE"),
        repeats: true,
        help: "Set a limit that “limits” lists."
    )
    private static let paths = ArgumentSpec(
        "PATH",
        repeats: true,
        help: "Sample files, folders of them, or - for standard input; default Samples."
    )

    static let analyze = CommandSpec(
        "analyze",
        summary: "Weigh samples and write a size report.",
        arguments: [paths],
        options: [
            OptionSpec(
                "format",
                short: "f",
                value: .choice(["markdown", "json", "csv", "text"]),
                fallback: .described("text on a terminal, else markdown"),
                help: "Write the report in this form."
            ),
            output,
            profile,
            compression,
            only,
            OptionSpec(
                "time",
                help: "Time encoding, decoding, validating and compressing on this machine, too."
            ),
            jobs,
            limit,
        ],
        examples: ["wireweight analyze Samples --output report.md"]
    )

    static let explain = CommandSpec(
        "explain",
        summary: "Say why one approach was faster, and what a claim about it is worth.",
        discussion: """
            Observed figures stand in samples (observed), or come from files of hey, oha or k6, or \
            with one number of milliseconds a line: A is the side compared with (api-json), B the \
            one called faster (action-flight).
            """,
        arguments: [paths],
        options: [
            OptionSpec(
                "format",
                short: "f",
                value: .choice(["markdown", "json", "text"]),
                fallback: .described("text on a terminal, else markdown"),
                help: "Write the explanation in this form."
            ),
            OptionSpec(
                "link",
                value: .text("SPEC"),
                help: "The link: a preset, or rtt=MS,down=MBIT,up=MBIT,tls=1.3,http=2,cold."
            ),
            OptionSpec("observed-a", value: .file, help: "Latencies of the side compared with."),
            OptionSpec("observed-b", value: .file, help: "Latencies of the side called faster."),
            output, profile, compression, limit,
        ],
        examples: ["wireweight explain Samples/article.sample.json"]
    )

    static let check = CommandSpec(
        "check",
        summary: "Hold sizes against budgets and a baseline.",
        discussion: """
            Budgets stand in samples (budget) or in wireweight.json. A baseline is an earlier \
            report of “analyze --format json”; a sample that it does not know is no pass. Ends \
            with 1 when something is broken.
            """,
        arguments: [paths],
        options: [
            OptionSpec(
                "format",
                short: "f",
                value: .choice(["text", "markdown", "junit", "json"]),
                fallback: .value("text"),
                help: "Write the result in this form; markdown suits a step summary."
            ),
            OptionSpec("baseline", value: .file, help: "An earlier JSON report to compare with."),
            OptionSpec(
                "tolerance",
                value: .count("BYTES"),
                fallback: .value("0"),
                help: "How much a total may grow over the baseline's."
            ),
            OptionSpec(
                "config",
                value: .file,
                fallback: .described("wireweight.json, where there is one"),
                help: "The budget for samples without one of their own."
            ),
            output, profile, compression, only, jobs, limit,
        ],
        examples: ["wireweight check Samples --baseline main.json --format junit"]
    )

    static let convert = CommandSpec(
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
        arguments: [ArgumentSpec("FILE", help: "The input; standard input by default.")],
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
                value: .choice(["chromium", "nghttp2", "nginx"]),
                fallback: .value("chromium"),
                help: "Whose HPACK encoder to be."
            ),
            OptionSpec("lossy", help: "Turn malformed UTF-8 into U+FFFD."),
            limit,
            output,
        ],
        examples: ["wireweight convert --from typed --to flight-reply value.json"]
    )

    static let validate = CommandSpec(
        "validate",
        summary: "Hold a value against a JSON Schema (2020-12).",
        discussion: """
            With --lines, each line is {"schema":…,"value":…} and is answered by {"valid":true} or \
            {"valid":false,"errors":[…]}. Nothing is ever fetched.
            """,
        arguments: [ArgumentSpec("FILE", help: "The value; standard input by default.")],
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
            limit,
            output,
        ],
        examples: ["wireweight validate --schema todo.schema.json todo.json"]
    )

    static let predict = CommandSpec(
        "predict",
        summary: "Say how long exchanges take over a link.",
        discussion: """
            Each line is {"link":…,"connection":…,"exchanges":[…]} and is answered by \
            {"predicted_ms":…}.
            """,
        arguments: [ArgumentSpec("FILE", help: "The lines; standard input by default.")],
        options: [OptionSpec("lines", help: "Answer line by line; the only form so far."), output],
        examples: ["wireweight predict --lines tasks.jsonl"]
    )

    static let schema = CommandSpec(
        "schema",
        summary: "Print the JSON Schema of a JSON report.",
        arguments: [
            ArgumentSpec(
                "REPORT",
                value: .choice(["analyze", "explain"]),
                help: "Default analyze."
            )
        ],
        examples: ["wireweight schema > report.schema.json"]
    )

    static let initialize = CommandSpec(
        "init",
        summary: "Write a sample file from a JSON body or a curl command line.",
        arguments: [ArgumentSpec("FILE", help: "The input; standard input by default.")],
        options: [output],
        examples: ["wireweight init request.curl > create-todo.sample.json"]
    )

    static let limits = CommandSpec(
        "limits",
        summary: "List every limit with its default and its error code.",
        options: [format],
        examples: ["wireweight limits"]
    )

    static let errors = CommandSpec(
        "errors",
        summary: "List every error and warning code with one sentence.",
        options: [format],
        examples: ["wireweight errors --format json"]
    )

    private static let format = OptionSpec(
        "format",
        short: "f",
        value: .choice(["text", "json"]),
        fallback: .value("text"),
        help: "Write a table or JSON."
    )

    static let help = CommandSpec(
        "help",
        summary: "Tell about the program or one command.",
        arguments: [ArgumentSpec("COMMAND", value: .text("COMMAND"), help: "The command.")],
        examples: ["wireweight help analyze"]
    )

    static let completions = CommandSpec(
        "completions",
        summary: "Print completions for a shell.",
        arguments: [
            ArgumentSpec(
                "SHELL",
                value: .choice(["bash", "zsh", "fish"]),
                isRequired: true,
                help: "The shell."
            )
        ],
        examples: ["wireweight completions bash > wireweight.bash"]
    )

    static let man = CommandSpec(
        "man",
        summary: "Print the man page.",
        examples: ["wireweight man > wireweight.1"]
    )
}
