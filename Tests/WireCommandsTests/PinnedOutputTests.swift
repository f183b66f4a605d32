import Testing
import WirePlatform
import WireTestSupport

/// What the commands print for the shipped samples, kept byte for byte.
///
/// After a change that is meant, set `WIREWEIGHT_RECORD` to anything and run this suite: it writes
/// the files anew and fails, so that nobody takes a recording for a pass. Compressed sizes depend on
/// the version of zlib, which `Samples/report.md` names.
@Suite struct PinnedOutputTests {
    /// A file that is kept, and the command line that makes it.
    struct Pin: CustomTestStringConvertible {
        let file: String
        let command: String
        var status = 0

        var testDescription: String { file }
    }

    private static let articles = "article article-cold-start article-validation"
        .split(separator: " ").map { "Samples/\($0).sample.json" }.joined(separator: " ")
    private static let check =
        "check Samples/tiny.json Samples/create-todo.sample.json Samples/echo.sample.json "
        + "--config Tests/Pinned/budget.json --format "

    static let pins = [
        Pin(file: "Samples/report.md", command: "analyze Samples --format markdown -q"),
        Pin(file: "Tests/Pinned/explain.md", command: "explain \(articles) --format markdown"),
        Pin(file: "Tests/Pinned/explain.txt", command: "explain \(articles) --format text"),
        Pin(file: "Tests/Pinned/explain.json", command: "explain \(articles) --format json"),
        Pin(
            file: "Tests/Pinned/create-todo.json",
            command: "analyze Samples/create-todo.sample.json --format json"
        ),
        Pin(
            file: "Tests/Pinned/create-todo.csv",
            command: "analyze Samples/create-todo.sample.json --format csv"
        ),
        Pin(
            file: "Tests/Pinned/create-todo.txt",
            command: "analyze Samples/create-todo.sample.json --format text"
        ),
        Pin(
            file: "Tests/Pinned/tiny-api-json.md",
            command: "analyze Samples/tiny.json --only api-json --profile next-14 --format markdown"
        ),
        Pin(file: "Tests/Pinned/check.txt", command: check + "text", status: 1),
        Pin(file: "Tests/Pinned/check.md", command: check + "markdown", status: 1),
        Pin(file: "Tests/Pinned/check.xml", command: check + "junit", status: 1),
        Pin(file: "Tests/Pinned/check.json", command: check + "json", status: 1),
        Pin(
            file: "Tests/Pinned/check-baseline.md",
            command: "check Samples/tiny.json Samples/create-todo.sample.json --format markdown "
                + "--baseline Tests/Pinned/create-todo.json",
            status: 1
        ),
    ]

    @Test(arguments: pins) func `prints what is kept`(pin: Pin) throws {
        let made = try BuiltProgram.run(pin.command.split(separator: " ").map(String.init))
        #expect(made.status == pin.status, "\(made.errors)")
        #expect(made.errors == "")
        let path = Vectors.root + "/" + pin.file
        guard Platform.environment("WIREWEIGHT_RECORD") == nil else {
            try Platform.writeAtomically(path, Array(made.output.utf8))
            Issue.record("recorded \(pin.file)")
            return
        }
        let kept = String(decoding: try Platform.readFile(path), as: UTF8.self)
        #expect(
            Self.firstDifference(made.output, kept) == nil,
            "wireweight \(pin.command); where that is meant, set WIREWEIGHT_RECORD"
        )
    }

    /// The first line in which two texts differ, as both have it; nil when they are equal.
    private static func firstDifference(_ made: String, _ kept: String) -> String? {
        guard made != kept else { return nil }
        let lines = made.split(separator: "\n", omittingEmptySubsequences: false)
        let others = kept.split(separator: "\n", omittingEmptySubsequences: false)
        let number = zip(lines, others).prefix { $0 == $1 }.count
        let (line, other) = (lines.dropFirst(number).first, others.dropFirst(number).first)
        return "line \(number + 1): \(line ?? "ends") instead of \(other ?? "nothing")"
    }
}
