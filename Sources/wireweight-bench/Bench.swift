internal import WirePlatform

/// Measures the codecs against Node on the machine at hand; a program, not a test.
@main
struct Bench {
    static let usage = """
        Usage: wireweight-bench json FILE... [--format table|json]
               wireweight-bench codecs [--format table|json]

        json reads and writes each JSON file with wireweight's codec and, in the same run, with
        Node's JSON.parse and JSON.stringify, in turns. codecs does so for Flight (beside JSON of
        the equal value), multipart (beside Response), gzip (beside zlib) and HPACK (alone).
        Times are medians; a ratio says how many times faster than the peer wireweight is.

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
        do {
            switch arguments.first {
            case "json" where !files.isEmpty:
                try Platform.write(1, BenchTable(JSONBench(files: files).run()).text(format))
            case "codecs" where files.isEmpty:
                try Platform.write(1, CodecTable(CodecsBench().run()).text(format))
            default: return fail(usage, status: 2)
            }
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
