import Testing
import WireCommandLine
import WireCore

@Suite struct ParsingTests {
    /// The error of a command line that must be refused.
    private func refusal(_ words: String...) -> CommandFailure? {
        do throws(CommandFailure) {
            _ = try program.parse(words)
            return nil
        } catch {
            return error
        }
    }

    @Test func `reads every spelling of a value`() throws {
        for words in [
            ["analyze", "--output", "r.md"], ["analyze", "--output=r.md"],
            ["analyze", "-o", "r.md"], ["analyze", "-or.md"],
        ] {
            guard case .command(let command) = try program.parse(words) else {
                Issue.record("\(words) is no command")
                continue
            }
            #expect(command.text("output") == "r.md", "\(words)")
        }
    }

    @Test func `takes options before, between and after arguments`() throws {
        let command = try #require(
            try parsed("--quiet", "analyze", "a", "--time", "b", "--color=never", "c")
        )
        #expect(command.positionals == ["a", "b", "c"])
        #expect(command.flag("quiet") && command.flag("time") && !command.flag("jobs"))
        #expect(command.text("color") == "never")
    }

    @Test func `ends options at two dashes and keeps a single one`() throws {
        let command = try #require(try parsed("analyze", "-", "--", "--time", "--"))
        #expect(command.positionals == ["-", "--time", "--"])
        #expect(!command.flag("time"))
        #expect(try parsed("analyze", "--output", "-")?.text("output") == "-")
    }

    @Test func `keeps what follows the first equals sign`() throws {
        #expect(try parsed("analyze", "--compression=a=b=")?.text("compression") == "a=b=")
        #expect(try parsed("analyze", "--compression=")?.all("compression") == [""])
    }

    @Test func `answers defaults, repeated values and numbers`() throws {
        let plain = try #require(try parsed("analyze"))
        #expect(plain.all("compression") == ["gzip:6"])
        #expect(plain.text("format") == nil)
        #expect(plain.count("jobs") == nil)
        let full = try #require(
            try parsed(
                "analyze",
                "--compression",
                "zstd:3",
                "--compression=brotli:5",
                "-j4",
                "--min-gain",
                "-0.5"
            )
        )
        #expect(full.all("compression") == ["zstd:3", "brotli:5"])
        #expect(full.count("jobs") == 4)
        #expect(full.number("min-gain") == -0.5)
    }

    @Test func `gives help and version wherever they stand`() throws {
        #expect(try program.parse([]) == .help(nil))
        #expect(try program.parse(["--help"]) == .help(nil))
        #expect(try program.parse(["explain", "-h"]) == .help(program.command("explain")))
        #expect(try program.parse(["analyze", "a", "--version"]) == .version)
        #expect(try parsed("analyze", "--", "--help")?.positionals == ["--help"])
    }

    @Test func `suggests the nearest word for a slip`() {
        #expect(
            refusal("analyse")
                == CommandFailure.usage(
                    "unknown command 'analyse'",
                    suggestion: "did you mean analyze?"
                )
        )
        #expect(refusal("analyze", "--fromat", "x")?.suggestion == "did you mean --format?")
        #expect(refusal("analyze", "--comp", "x")?.suggestion == "did you mean --compression?")
        #expect(refusal("analyze", "-f", "jsno")?.suggestion == "did you mean json?")
        #expect(refusal("completions", "bahs")?.suggestion == "did you mean bash?")
    }

    @Test func `says where an option belongs and where help is`() {
        #expect(
            refusal("--time", "analyze")?.suggestion
                == "it belongs after a command such as analyze"
        )
        #expect(refusal("convert", "--time")?.suggestion == "it is an option of analyze")
        #expect(refusal("xyzzy")?.suggestion == "see wireweight --help")
        #expect(refusal("man", "--zzzzzzzzz")?.suggestion == "see wireweight man --help")
        #expect(refusal("--quiet")?.suggestion == "see wireweight --help")
    }

    @Test func `refuses what the table does not allow`() {
        let messages: [([String], String)] = [
            (["analyze", "--output"], "--output needs a value"),
            (["analyze", "--output", "--time"], "--output needs a value"),
            (["analyze", "--output="], "--output needs a path"),
            (["analyze", "--time=yes"], "--time takes no value"),
            (["analyze", "-qx"], "-q takes no value"),
            (["analyze", "-o", "a", "-o", "b"], "-o is given twice"),
            (["analyze", "--jobs", "two"], "--jobs needs a whole number from zero, not 'two'"),
            (["analyze", "--jobs=-1"], "--jobs needs a whole number from zero, not '-1'"),
            (["analyze", "--jobs=99999999999999999999"], "--jobs needs a whole number from zero"),
            (["analyze", "--min-gain=nan"], "--min-gain needs a number, not 'nan'"),
            (["analyze", "-f", "xml"], "-f cannot be 'xml'"),
            (["analyze", ""], "PATH needs a path"),
            (["convert", "a", "b"], "unexpected argument 'b' for convert"),
            (["explain"], "explain needs SAMPLE"),
            (["man", "-x"], "unknown option '-x' for man"),
        ]
        for (words, message) in messages {
            let error = try? #require(throws: CommandFailure.self) { try program.parse(words) }
            #expect(error?.message.hasPrefix(message) == true, "\(words): \(error as Any)")
        }
    }

    @Test func `never stops on arbitrary words`() {
        let pieces = [
            "-", "--", "=", "analyze", "--output", "-o", "", "\u{0}", "é", "-é", "--=", "9",
        ]
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    for words in [[first, second, third], [first + second, third]] {
                        _ = try? program.parse(words)
                    }
                }
            }
        }
        #expect(refusal("--=x")?.message == "unknown option '--'")
    }
}
