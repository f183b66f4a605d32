internal import WireCommandLine

/// The table of commands, from which everything about the command line is made.
enum Program {
    static let version = "0.1.0"

    static let spec: ProgramSpec = .init(
        "wireweight",
        version: version,
        summary: "Weighs one call between a page and its server in each way it could travel.",
        discussion: """
            A sample says what is called and what it returns. wireweight writes that call as a \
            JSON API request, as multipart form data, as a React Flight Server Action and as a \
            form without JavaScript, counts every byte both ways, and explains what a gap in \
            latency can and cannot come from.
            """,
        commands: [
            AnalyzeCommand.spec, ExplainCommand.spec, CheckCommand.spec, ConvertCommand.spec,
            ValidateCommand.spec, PredictCommand.spec, InitCommand.spec, SchemaCommand.spec,
            ListingCommands.limits, ListingCommands.errors, ListingCommands.presets,
            HelpCommand.completionsSpec, HelpCommand.manSpec, HelpCommand.spec,
        ],
        options: [.quiet, .color],
        exitStatuses: [
            .done, .checkFailed, .usage, .unchecked, .badInput, .noInput, .fault, .cannotWrite,
        ]
    )
}

/// What the program ends with besides `.done` and `.usage`.
extension ExitStatus {
    static let checkFailed = Self(1, "a budget or a check failed")
    static let unchecked = Self(
        3,
        "nothing was checked: no budget, and no baseline that can be compared with"
    )
    static let badInput = Self(65, "bad input data, also when one input of many is bad")
    static let noInput = Self(66, "no such input, a folder without any, or a folder for a file")
    static let fault = Self(70, "a fault of wireweight itself")
    static let cannotWrite = Self(73, "the output cannot be written")
}
