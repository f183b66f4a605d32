import Testing
import WireCommandLine
import WireTestSupport

/// Completions, judged by the real shells; a shell that is not installed is left out.
@Suite struct CompletionTests {
    /// What bash offers after these words, the last one being typed.
    private func bash(_ words: [String], _ shell: ExternalProgram) throws -> [String] {
        let list = words.map { "'\($0)'" }.joined(separator: " ")
        let script =
            program.bashCompletions
                + """
                COMP_WORDS=(\(list)); COMP_CWORD=\(words.count - 1)
                _wireweight_completions
                printf '%s\\n' "${COMPREPLY[@]}"
                """
        let (status, output, errors) = try shell.run(["--norc"], input: script)
        #expect(status == 0 && errors.isEmpty, "\(errors)")
        return output.split(separator: "\n").map(String.init)
    }

    /// Words typed, the last one unfinished, and what every shell has to offer for it.
    private let cases: [(words: [String], offers: [String])] = [
        (["wireweight", "co"], ["convert", "completions"]),
        (["wireweight", "--co"], ["--color"]),
        (["wireweight", "analyze", "--for"], ["--format"]),
        (["wireweight", "analyze", "--format", "m"], ["markdown"]),
        (["wireweight", "--quiet", "analyze", "--color", "a"], ["auto", "always"]),
        (["wireweight", "completions", ""], ["bash", "zsh", "fish"]),
        (["wireweight", "explain", "--li"], ["--link"]),
    ]

    @Test(.enabled(if: ExternalProgram("bash") != nil))
    func `complete commands, options and choices in bash`() throws {
        let shell = try #require(ExternalProgram("bash"))
        for (words, offers) in cases {
            #expect(try Set(bash(words, shell)) == Set(offers), "\(words)")
        }
        let equals = ["wireweight", "analyze", "--format", "=", "c"]
        #expect(try bash(equals, shell) == ["csv"])
        #expect(try bash(["wireweight", "analyze", "/et"], shell) == ["/etc"])
        #expect(try bash(["wireweight", "analyze", "--jobs", ""], shell) == [])
    }

    @Test(.enabled(if: ExternalProgram("fish") != nil))
    func `complete commands, options and choices in fish`() throws {
        let shell = try #require(ExternalProgram("fish"))
        for (words, offers) in cases {
            let line = words.joined(separator: " ")
            let script = program.fishCompletions + "complete -C '\(line)'\n"
            let (status, output, errors) = try shell.run(["--no-config"], input: script)
            #expect(status == 0 && errors.isEmpty, "\(errors)")
            let offered = output.split(separator: "\n").map { $0.prefix { $0 != "\t" } }
            #expect(Set(offered.map(String.init)) == Set(offers), "\(words)")
        }
    }

    @Test(.enabled(if: ExternalProgram("zsh") != nil))
    func `are sound for zsh`() throws {
        let shell = try #require(ExternalProgram("zsh"))
        let check = try shell.run(["-n"], input: program.zshCompletions)
        #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
    }

    @Test(.enabled(if: ExternalProgram("zsh") != nil))
    func `complete commands, options and choices in zsh`() throws {
        let shell = try #require(ExternalProgram("zsh"))
        // Types the words and a tab into a shell with a terminal of its own, and shows the line.
        let driver = """
            zmodload zsh/zpty
            file=$(mktemp); print -r -- "$1" > $file
            zpty inner zsh -f -i
            zpty -w inner "PS1=; autoload -Uz compinit; compinit -u -D; source $file"
            zpty -w inner 'show() { print -r -- "<$BUFFER>" }; zle -N show; bindkey "^X" show'
            zpty -w inner 'print rea''dy'
            zpty -r inner seen $'*ready\\r*'
            zpty -w -n inner "$2"$'\\t\\x18'
            zpty -r inner seen '*<*>*'
            print -r -- "${${seen##*<}%%>*}"
            zpty -d inner; rm -f $file
            """
        for (typed, line) in [
            ("wireweight expl", "wireweight explain "),
            ("wireweight --col", "wireweight --color="),
            ("wireweight analyze --format m", "wireweight analyze --format markdown "),
            ("wireweight analyze --qui", "wireweight analyze --quiet "),
            ("wireweight completions z", "wireweight completions zsh "),
        ] {
            let result = try shell.run(["-f", "-c", driver, "zsh", program.zshCompletions, typed])
            #expect(result.output == line + "\n", "\(typed) \(result.errors)")
        }
    }

    @Test func `name every command and option`() {
        for script in [program.bashCompletions, program.zshCompletions, program.fishCompletions] {
            for command in program.commands {
                #expect(script.contains(command.name))
                for option in command.options + program.options {
                    #expect(script.contains(option.name), "\(command.name) \(option.name)")
                }
            }
        }
    }
}
