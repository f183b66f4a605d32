import Testing
import WireAnalysis
import WirePlatform
import WireTestSupport

/// Which sample is which, and that each is weighed.
@Suite struct SampleNameTests {
    @Test(arguments: [
        (["a.json", "b.json"], ["a", "b"], ["a", "b"]),
        (["x/todo.json", "y/todo.json"], ["todo", "todo"], ["x/todo", "y/todo"]),
        (
            ["./r/x/todo.json", "r//y/todo.sample.json", "z.json"], ["todo", "todo", "z"],
            ["x/todo", "y/todo", "z"]
        ),
        (
            ["x/todo.json", "x/todo.sample.json"], ["todo", "todo"],
            ["x/todo.json", "x/todo.sample.json"]
        ),
        (["x/one.json", "x/two.json"], ["same", "same"], ["one", "two"]),
        (
            ["x/one.json", "x/two.json", "z.json"], ["same", "same", "one"],
            ["x/one", "x/two", "one"]
        ),
        (["x/1.json", "y/1.json", "z.json"], ["1", "1", "x/1"], ["x/1.json", "y/1.json", "x/1"]),
    ])
    func `samples of one name are called by the ends of their paths that differ`(
        sources: [String],
        names: [String],
        distinct: [String]
    ) {
        #expect(SampleNames.distinct(names, sources: sources) == distinct)
    }

    /// Two samples of one name in folders of their own, as a repository of many packages has them.
    static func withTwins(_ body: (String) throws -> Void) throws {
        try BuiltProgram.withFolder([:]) { folder in
            for (name, text) in [("a", "short"), ("b", "a text that is much longer")] {
                try Platform.makeFolder(folder + "/" + name)
                let json = #"{"x":"\#(text)"}"#
                try Platform.writeAtomically("\(folder)/\(name)/todo.json", Array(json.utf8))
            }
            try body(folder)
        }
    }

    @Test func `a report tells two samples of one name apart, and weighs one file once`() throws {
        try Self.withTwins { folder in
            let report = try BuiltProgram.run(
                [
                    "analyze", ".", "a/todo.json", "./a//todo.json", folder + "/b/todo.json", "-f",
                    "csv",
                ],
                in: folder
            )
            #expect(report.status == 0)
            let names = report.output.split(separator: "\r\n").dropFirst()
                .compactMap { $0.split(separator: ",").first }
            #expect(names.filter { $0 == "a/todo" }.count == 8)
            #expect(names.filter { $0 == "b/todo" }.count == 8)
            #expect(names.count == 16)
            let page = try BuiltProgram.run(["analyze", "-q", ".", "-f", "markdown"], in: folder)
                .output
            #expect(page.contains("## `a/todo`") && page.contains("| `b/todo` |"))
            #expect(!page.contains("(#todo)"))
        }
    }

    private static let claimed = #"""
        {"call":{"arguments":[1]},"observed":{"api-json":{"mean_ms":9},"action-flight":{"mean_ms":5}},
        "claim":{"faster":"action-flight","than":"api-json","because":"payload-size"}}
        """#

    @Test(arguments: [
        ["--only", "api-json"], ["--only", "action-flight,api-multipart"],
        ["--profile", "next-14"],
    ])
    func `--only and --profile never cost a sample its weighing`(options: [String]) throws {
        try BuiltProgram.withFolder(["claimed.sample.json": Self.claimed]) { folder in
            let result = try BuiltProgram.run(
                ["analyze", "-q", "claimed.sample.json", "-f", "json"] + options,
                in: folder
            )
            #expect(result.status == 0 && result.errors == "")
            #expect(result.output.contains(#""status":"weighed""#))
            let leavesOut = options[0] == "--only"
            #expect(result.output.contains("sample.claimNotJudged") == leavesOut)
        }
        let shipped = try BuiltProgram.run(["analyze", "-q", "Samples", "-f", "json"] + options)
        #expect(shipped.status == 0 && shipped.errors == "")
        #expect(shipped.output.contains(#""errors":[]"#))
    }

    @Test(arguments: [
        ("\"because\":\"payload-size\"", "\"because\":\"magic\"", "claim.because magic is none of"),
        (
            #""action-flight":{"mean_ms":5}"#, #""form-nojs":{"mean_ms":5}"#,
            "observes nothing of both"
        ),
    ])
    func `a claim that cannot be judged is left out with the reason`(
        part: String,
        other: String,
        reason: String
    ) throws {
        let text = Self.claimed.replacing(part, with: other)
        #expect(text != Self.claimed)
        try BuiltProgram.withFolder(["claimed.sample.json": text]) { folder in
            let result = try BuiltProgram.run(["analyze", "-q", ".", "-f", "markdown"], in: folder)
            #expect(result.status == 0 && result.errors == "")
            #expect(result.output.contains("sample.claimNotJudged` – "))
            #expect(result.output.contains(reason))
        }
    }

    @Test func `explain says in one line why a sample cannot be explained`() throws {
        let text =
            #"{"call":{"arguments":[1,2]},"observed":{"api-json":{"mean_ms":2},"form-nojs":{"mean_ms":1}}}"#
        try BuiltProgram.withFolder(["two.sample.json": text]) { folder in
            let result = try BuiltProgram.run(["explain", "-q", "two.sample.json"], in: folder)
            #expect(result.status == 65)
            let lines = result.errors.split(separator: "\n")
            #expect(lines.count == 1)
            #expect(
                lines.first?.hasSuffix(
                    "sample.notCarried: form-nojs cannot carry the call: it has 2 arguments, and a form "
                        + "is one, so two cannot be explained"
                ) == true
            )
        }
    }

    @Test func `a file that is not there is an error of the report`() throws {
        let result = try BuiltProgram.run([
            "analyze", "nosuch.json", "Samples/tiny.json", "-f", "json",
        ])
        #expect(result.status == 66)
        #expect(
            result.output.contains(
                #""errors":[{"source":"nosuch.json","code":"input.unreadable","offset":0,"reason":"No such file or directory"}]"#
            )
        )
    }
}
