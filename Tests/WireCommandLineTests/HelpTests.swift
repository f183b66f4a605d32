import Testing
import WireCommandLine

@Suite struct HelpTests {
    /// The program's help and that of every command.
    private var pages: [String] {
        [program.helpText] + program.commands.map(program.helpText(for:))
    }

    @Test func `fits eighty columns without a space at a line's end`() {
        for page in pages {
            for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
                #expect(line.count <= 80, "\(line)")
                #expect(line.last != " ", "\(line)")
            }
        }
    }

    @Test func `wraps long words, long lists and long names`() {
        let long = String(repeating: "long-", count: 40)
        let words = Array(repeating: "several words", count: 30).joined(separator: " ")
        let command = CommandSpec(
            "a-command-with-quite-a-long-name",
            summary: words,
            discussion: words + "\n" + long,
            arguments: (1...12).map { ArgumentSpec("ARGUMENT-\($0)", help: words) },
            options: [
                OptionSpec("a-" + long.prefix(60), value: .text("VALUE"), help: words),
                OptionSpec("choice", value: .choice((0...40).map { "item\($0)" }), help: "One."),
                OptionSpec("word", help: long),
            ],
            examples: [words, long],
            run: { _ in .done }
        )
        let wide = ProgramSpec(
            "program",
            version: "1",
            summary: words,
            discussion: long,
            commands: [command],
            exitStatuses: [ExitStatus(70, words)]
        )
        for page in [wide.helpText, wide.helpText(for: command)] {
            for line in page.split(separator: "\n") {
                #expect(line.count <= 80, "\(line)")
            }
        }
    }

    @Test func `names every command, option, choice, default and example`() {
        for command in program.commands {
            #expect(program.helpText.contains("  \(command.name) "))
            let page = program.helpText(for: command)
            for option in command.options + program.options {
                #expect(page.contains(option.flag), "\(command.name) \(option.name)")
            }
            #expect(page.contains("Example"))
        }
        let page = program.helpText(for: program.commands[0])
        #expect(
            page.contains("  -f, --format NAME       How the report is written. One of markdown,")
        )
        #expect(page.contains("Default: gzip:6."))
        #expect(page.contains("[PATH...]"))
        #expect(page.contains(" \\\n    "))
        #expect(program.helpText.contains("  65  input is bad"))
    }
}
