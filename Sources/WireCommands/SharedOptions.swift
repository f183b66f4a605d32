internal import WireAnalysis
internal import WireCommandLine
internal import WireReport

/// The options that several commands take.
extension OptionSpec {
    static let quiet = OptionSpec(
        "quiet",
        short: "q",
        help: "Print neither progress nor warnings on standard error."
    )
    static let color = OptionSpec(
        "color",
        value: .choice(ColorChoice.allCases.map(\.rawValue)),
        fallback: .value("auto"),
        help: "Colour the text output; NO_COLOR turns auto off."
    )
    static let output = OptionSpec(
        "output",
        short: "o",
        value: .file,
        help: "Write to FILE, which appears whole or not at all, instead of standard output."
    )
    static let profile = OptionSpec(
        "profile",
        value: .choice(SampleAnalyzer.profileNames),
        help: "Use this framework's headers and compression for every sample."
    )
    static let compression = OptionSpec(
        "compression",
        value: .text("LIST"),
        fallback: .value(AnalysisRun.standardCompression),
        help: "Weigh bodies with these codings; compressing servers use the first."
    )
    static let only = OptionSpec(
        "only",
        value: .text("APPROACH,..."),
        help: "Weigh only these: \(Approach.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    static let plain = OptionSpec(
        "plain",
        value: .choice(["on", "off"]),
        fallback: .value("on"),
        help: "Whether a *.json of a folder that is no *.sample.json is the argument of a call."
    )
    static let jobs = OptionSpec(
        "jobs",
        short: "j",
        value: .count("N"),
        help: "Use N cores; the results are the same for any N."
    )
    static let limit = OptionSpec(
        "limit",
        value: .text("NAME=VALUE"),
        repeats: true,
        help: "Set a limit that “limits” lists."
    )

    /// In which format a command writes its report.
    static func format<Model: Report>(
        of _: Model.Type,
        fallback: OptionDefault,
        help: String
    ) -> Self {
        Self(
            "format",
            short: "f",
            value: .choice(Model.formats.map(\.name)),
            fallback: fallback,
            help: help
        )
    }
}

extension OptionDefault {
    /// What a report is written in that people read on a terminal or keep in a file.
    static let textOrMarkdown = described("text on a terminal, else markdown")
}

extension ArgumentSpec {
    static let paths = ArgumentSpec(
        "PATH",
        repeats: true,
        help: "Sample files, folders of them, or - for standard input; default Samples."
    )

    /// The one input of a command.
    static func input(_ content: String) -> Self {
        Self("FILE", help: "\(content); standard input by default.")
    }
}
