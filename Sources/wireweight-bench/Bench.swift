internal import WirePlatform

/// Measures the codecs against Node on the machine at hand; a program, not a test.
@main
struct Bench {
    static let usage = """
        Usage: wireweight-bench json FILE... [--format table|json]

        Reads and writes each JSON file with wireweight's codec and, in the same run, with
        Node's JSON.parse and JSON.stringify, in turns. Times are medians.

        Example: wireweight-bench json canada.json --format json

        """

    static func main() {
        Platform.exit(run(Platform.arguments))
    }

    /// Runs one subcommand; returns the exit status.
    static func run(_ arguments: [String]) -> Int32 {
        var files: [String] = []
        var format = BenchTable.Format.table
        var rest = arguments.dropFirst()[...]
        while let argument = rest.popFirst() {
            if argument == "--format" {
                guard let name = rest.popFirst(), let known = BenchTable.Format(rawValue: name)
                else { return fail(usage, status: 2) }
                format = known
            } else {
                files.append(argument)
            }
        }
        guard arguments.first == "json", !files.isEmpty else { return fail(usage, status: 2) }
        do {
            let lines = try JSONBench(files: files).run()
            try Platform.write(1, BenchTable(lines).text(format))
            return 0
        } catch let error as BenchError {
            return fail("wireweight-bench: \(error.reason)\n", status: error.status)
        } catch {
            return fail("wireweight-bench: \(error)\n", status: 70)
        }
    }

    private static func fail(_ message: String, status: Int32) -> Int32 {
        try? Platform.write(2, Array(message.utf8))
        return status
    }
}

/// Why a measurement could not be made, and the exit status that says so.
struct BenchError: Error {
    let reason: String
    let status: Int32
}
