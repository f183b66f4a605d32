import Testing
import WirePlatform
import WireTestSupport

/// Lines in, answers out: when each comes, and that none is lost.
@Suite struct LineRunnerTests {
    /// Runs a shell script in a folder of its own, with the program as `$0`.
    private func shell(_ script: String) throws -> String {
        let folder = try Platform.makeTemporaryFolder()
        defer { try? Platform.removeAll(folder) }
        let result = try Platform.run(
            "sh",
            ["-c", "cd \"$1\"; " + script, BuiltProgram.path, folder]
        )
        return String(decoding: result.output, as: UTF8.self)
    }

    /// Waits, for a minute at most, until a file holds a number of lines.
    private let wait = """
        await() { i=0; while [ $(wc -l < out) -lt $1 ] && [ $i -lt 600 ]; do \
        sleep 0.1; i=$((i+1)); done; }
        """

    @Test func `each answer comes before the next line is sent`() throws {
        let answers = try shell(
            wait + """

                mkfifo in; : > out
                "$0" convert --lines --from typed --to json - < in >> out &
                exec 3> in
                echo 1 >&3; await 1; cat out
                printf '[2' >&3; echo ']' >&3; await 2; cat out
                printf '{' >&3; exec 3>&-; wait; tail -n 1 out
                """
        )
        let lines = answers.split(separator: "\n")
        #expect(lines.prefix(3) == [#"{"text":"1"}"#, #"{"text":"1"}"#, #"{"text":"[2]"}"#])
        #expect(lines.last?.hasPrefix(#"{"error":{"code":"json."#) == true)
        #expect(lines.count == 4)
    }

    @Test func `answers survive whatever ends the program`() throws {
        let answers = try shell(
            wait + """

                mkfifo in; : > out
                "$0" convert --lines --from typed --to json - < in >> out & program=$!
                exec 3> in
                echo 1 >&3; echo 2 >&3; await 2
                kill -9 $program; wait; cat out
                """
        )
        #expect(answers == "{\"text\":\"1\"}\n{\"text\":\"2\"}\n")
    }

    @Test(arguments: [
        ("", 0), ("\n", 1), ("1", 1), ("1\n", 1), ("1\n\n2", 3), ("1\r\n2\r\n", 2),
    ]) func `answers one line for each line`(input: String, count: Int) throws {
        try BuiltProgram.withFolder(["in": input]) { folder in
            let path = folder + "/in"
            let arguments = ["convert", "--lines", "--from", "typed", "--to", "json"]
            let streamed = try BuiltProgram.run(arguments + ["-"], input: input).output
            #expect(streamed.split(separator: "\n").count == count)
            #expect(try BuiltProgram.run(arguments + [path]).output == streamed)
            let out = folder + "/out"
            #expect(try BuiltProgram.run(arguments + [path, "--output", out]).output == "")
            let written = try Platform.readFile(out)
            #expect(String(decoding: written, as: UTF8.self) == streamed)
        }
    }

    @Test func `a line may be longer than any piece of the input`() throws {
        let text = String(repeating: "0123456789", count: 50_000)
        let lines = "\"\(text)\"\n7\n\"\(text)\"\n"
        let result = try BuiltProgram.run(
            ["convert", "--lines", "--from", "typed", "--to", "typed"],
            input: lines
        )
        #expect(
            result.output == "{\"value\":\"\(text)\"}\n{\"value\":7}\n{\"value\":\"\(text)\"}\n"
        )
    }
}
