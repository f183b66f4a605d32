import WireCommandLine

/// A table of the size and kind that a real program declares.
let program = ProgramSpec(
    "wireweight",
    version: "1.2.3",
    summary: "Weighs one web call as JSON request, form data and Server Action",
    discussion: """
        Every byte of a body has one owner, and the sums are exact. Timings are taken only when \
        asked for, and stand apart.

        A file is a sample when it is an object with call.arguments, else it is one argument.
        """,
    commands: [
        CommandSpec(
            "analyze",
            summary: "Weigh samples and write a report",
            discussion: "The report answers first, then shows a table for each sample.",
            arguments: [
                ArgumentSpec("PATH", repeats: true, help: "Files, folders or - for input.")
            ],
            options: [
                OptionSpec(
                    "format",
                    short: "f",
                    value: .choice(["markdown", "json", "csv", "text"]),
                    fallback: .described("text on a terminal, else markdown"),
                    help: "How the report is written."
                ),
                OptionSpec("output", short: "o", value: .file, help: "Write to this file."),
                OptionSpec(
                    "compression",
                    value: .text("NAME:LEVEL"),
                    repeats: true,
                    fallback: .value("gzip:6"),
                    help: "An algorithm and its level, weighed beside the raw bytes."
                ),
                OptionSpec(
                    "only",
                    value: .choice(["api-json", "api-multipart", "action-flight", "form-nojs"]),
                    repeats: true,
                    help: "Weigh only this approach."
                ),
                OptionSpec("jobs", short: "j", value: .count("N"), help: "Run N at a time."),
                OptionSpec("min-gain", value: .number("RATIO"), help: "Report gains from here."),
                OptionSpec("time", help: "Measure encoding, decoding and validation as well."),
                OptionSpec("schema-root", value: .folder, help: "Where schemas are: it's local."),
            ],
            examples: [
                "wireweight analyze Samples --output report.md",
                "wireweight analyze Samples --format json --compression gzip:6"
                    + " --compression brotli:5 --only api-json --output a-long-name.json",
            ],
            run: idle
        ),
        CommandSpec(
            "explain",
            summary: "Split a latency gap into its causes",
            arguments: [ArgumentSpec("SAMPLE", isRequired: true, repeats: true, help: "Samples.")],
            options: [OptionSpec("link", value: .text("LINK"), help: "A preset or its parts.")],
            examples: ["wireweight explain Samples/article.sample.json --link fibre"],
            run: idle
        ),
        CommandSpec(
            "convert",
            summary: "Write a value in another form",
            arguments: [ArgumentSpec("FILE", help: "The value; standard input without it.")],
            options: [
                OptionSpec("from", value: .choice(["json", "typed"]), help: "What comes in."),
                OptionSpec("to", value: .choice(["json", "typed"]), help: "What goes out."),
            ],
            examples: ["wireweight convert --from json --to typed body.json"],
            run: idle
        ),
        CommandSpec(
            "completions",
            summary: "Print completions for a shell",
            arguments: [
                ArgumentSpec(
                    "SHELL",
                    value: .choice(["bash", "zsh", "fish"]),
                    isRequired: true,
                    help: "The shell."
                )
            ],
            examples: ["wireweight completions bash > ~/.local/share/wireweight.bash"],
            run: idle
        ),
        CommandSpec(
            "limits",
            summary: "List the limits: names, [defaults] & 'codes'",
            examples: ["wireweight limits"],
            run: idle
        ),
        CommandSpec(
            "man",
            summary: "Print the manual page",
            examples: ["wireweight man"],
            run: idle
        ),
    ],
    options: [
        OptionSpec(
            "color",
            value: .choice(["auto", "always", "never"]),
            fallback: .value("auto"),
            help: "Whether output is coloured."
        ),
        OptionSpec("quiet", short: "q", help: "Print results and errors only."),
    ],
    exitStatuses: [
        ExitStatus(0, "done"),
        ExitStatus(1, "a budget or check failed"),
        ExitStatus(2, "the command line is wrong"),
        ExitStatus(65, "input is bad; the other inputs are reported all the same"),
    ]
)

/// What no test runs.
private let idle: CommandSpec.Run = { _ in .done }

/// Parses a line of words; nil when it asks for help or the version.
func parsed(_ words: String...) throws -> ParsedCommand? {
    guard case .command(let command) = try program.parse(words) else { return nil }
    return command
}
