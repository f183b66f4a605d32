internal import WireCommandLine
internal import WireCore

/// `init`: a JSON body or a `curl` command line in, a sample file out.
enum InitCommand {
    static let spec = CommandSpec(
        "init",
        summary: "Write a sample file from a JSON body or a curl command line.",
        arguments: [.input("The input")],
        options: [.output],
        examples: ["wireweight init request.curl > create-todo.sample.json"],
        run: run
    )

    private static func run(_ command: ParsedCommand) async throws(CommandFailure) -> ExitStatus {
        let path = command.positionals.first ?? "-"
        let input = try CommandInput.read(path)
        let sample: [UInt8]
        do throws(WireError) {
            sample = try SampleDraft.text(from: input)
        } catch {
            throw CommandFailure(path, error)
        }
        try Console.write(sample, to: command.text("output"))
        return .done
    }
}
