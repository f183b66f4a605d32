internal import WirePlatform
internal import WireReport

/// Measures the codecs and the program on the machine at hand; a program, not a test.
@main
struct Bench {
    static let usage = """
        Usage: wireweight-bench json FILE... [--format table|json]
               wireweight-bench codecs [--format table|json]
               wireweight-bench process [--format table|json]
               wireweight-bench corpus FOLDER [--format table|json]
               wireweight-bench rows FOLDER

        json reads and writes each JSON file with wireweight's codec and, in the same run, with
        Node's JSON.parse and JSON.stringify, in turns. codecs does so for Flight (beside the JSON
        of the equal value, dates as texts, in wireweight and in Node), multipart (beside
        Response), gzip (beside zlib) and HPACK (alone). Times are medians. "over own JSON", or
        json_ratio, is the time over that of wireweight's own JSON: 2 takes twice as long.
        "of Node", or peer_ratio, is the peer's time over wireweight's: 2 is twice as fast.

        process runs the wireweight that stands beside this program over 120,000 rows and holds
        user time and memory of whole processes against what they are meant to be. rows writes its
        inputs into a folder. corpus analyzes a folder in all approaches on one core and holds the
        process's user time against deflating the same bodies.

        Example: wireweight-bench json canada.json --format json

        """

    /// The columns that a table may take.
    private static let tableWidth = 120

    /// How results are printed.
    enum Format: String {
        case table
        case json
    }

    static func main() {
        Platform.exit(run(Platform.arguments))
    }

    /// Runs one subcommand; returns the exit status.
    static func run(_ arguments: [String]) -> Int32 {
        var words: [String] = []
        var format = Format.table
        var rest = arguments.dropFirst()[...]
        while let argument = rest.popFirst() {
            if argument == "--format" {
                guard let name = rest.popFirst(), let known = Format(rawValue: name)
                else { return fail(usage, status: 2) }
                format = known
            } else {
                words.append(argument)
            }
        }
        do {
            switch arguments.first {
            case "json" where !words.isEmpty:
                try print(CodecReport(JSONBench(files: words).run()), format)
            case "codecs" where words.isEmpty:
                try print(
                    CodecReport(CodecsBench().run(), recorded: RecordedReact.timings),
                    format
                )
            case "process" where words.isEmpty:
                try print(GoalReport(ProcessBench().run()), format)
            case "corpus" where words.count == 1:
                try print(CorpusBench(folder: words[0]).run(), format)
            case "rows" where words.count == 1: try ProcessInputs(folder: words[0]).write()
            default: return fail(usage, status: 2)
            }
            return 0
        } catch let error as BenchError {
            return fail("wireweight-bench: \(error.reason)\n", status: error.status)
        } catch {
            return fail("wireweight-bench: \(error)\n", status: 70)
        }
    }

    private static func print(_ report: some BenchReport, _ format: Format) throws {
        let output =
            switch format {
            case .table: TextRenderer(width: tableWidth).render(report.document)
            case .json: report.objects.flatMap(\.line)
            }
        try Platform.write(1, output)
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
