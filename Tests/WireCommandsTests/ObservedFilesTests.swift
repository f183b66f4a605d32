import Testing
import WireTestSupport

/// `explain --observed-a … --observed-b …` as a user calls it.
@Suite struct ObservedFilesTests {
    private static let folder = "Tests/LoadResults/"
    private static let sample = "Samples/article.sample.json"

    private func explained(_ arguments: String...) throws -> (report: String, warnings: String) {
        let result = try BuiltProgram.run(["explain", "--format", "json", Self.sample] + arguments)
        #expect(result.status == 0, "\(result.errors)")
        return (result.output, result.errors)
    }

    @Test func `compares the requests that succeeded, and says what it left out`() throws {
        let (report, warnings) = try explained(
            "--observed-a",
            Self.folder + "hey-503.csv",
            "--observed-b",
            Self.folder + "oha.json"
        )
        // 24.5 less 21.
        #expect(report.contains(#""mean":3.5"#) || report.contains(#""mean": 3.5"#), "\(report)")
        #expect(
            warnings
                == "wireweight: \(Self.folder)hey-503.csv: measurement.notCounted: "
                + "1 of 3 requests was answered with 503 and is left out\n"
        )
        let quiet = try explained(
            "--observed-a",
            Self.folder + "hey-503.csv",
            "--observed-b",
            Self.folder + "oha.json",
            "-q"
        )
        #expect(quiet.warnings == "")
    }

    @Test func `takes a series for both files, or one for each`() throws {
        let files = [
            "--observed-a", Self.folder + "k6-thresholds.json",
            "--observed-b", Self.folder + "k6-thresholds.json",
        ]
        let result = try BuiltProgram.run(
            ["explain", "--format", "json", Self.sample] + files + [
                "--series", "http_req_duration{name:api}",
                "--series", "http_req_duration{name:action}",
            ]
        )
        #expect(result.output.contains(#""mean":-20"#) || result.output.contains(#""mean": -20"#))
        let unnamed = try BuiltProgram.run(["explain", Self.sample] + files)
        #expect(unnamed.status == 65)
        #expect(unnamed.errors.contains("--series NAME takes one of “http_req_duration”"))
    }

    @Test(arguments: [
        (["Samples"], "name its sample, not all of"),
        ([sample, "--series", "a", "--series", "b", "--series", "c"], "--series is given once"),
    ])
    func `refuses what measures more than one call`(more: [String], reason: String) throws {
        let file = Self.folder + "hey.csv"
        let result = try BuiltProgram.run(
            ["explain", "--observed-a", file, "--observed-b", file] + more
        )
        #expect(result.status == 64 || result.status == 2, "\(result.status)")
        #expect(result.errors.contains(reason), "\(result.errors)")
        #expect(result.output == "")
    }

    @Test(arguments: [
        ("Sources", "Sources: "), ("Tests/absent.csv", "Tests/absent.csv: "),
        ("Package.swift", "what is read: hey CSV"),
        ("Samples/article.sample.json", "found a JSON object with the members"),
    ])
    func `says in one line what is no result of a load tool`(path: String, words: String) throws {
        let result = try BuiltProgram.run([
            "explain", Self.sample, "--observed-a", path, "--observed-b", path,
        ])
        #expect(result.status != 0 && result.output == "")
        #expect(result.errors.contains(words), "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1)
    }
}
