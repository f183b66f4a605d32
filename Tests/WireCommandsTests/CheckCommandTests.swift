import Testing
import WirePlatform
import WireTestSupport

/// `check` as a build uses it: what it ends with, and what it writes.
@Suite struct CheckCommandTests {
    /// Runs `check` with a baseline taken before `change` alters the folder.
    private func check(
        _ files: [String: String],
        options: [String] = [],
        baseline: [String] = [],
        change: (String) throws -> Void = { _ in }
    ) throws -> (status: Int, output: String, errors: String) {
        var result = (status: -1, output: "", errors: "")
        try BuiltProgram.withFolder([:]) { folder in
            try Platform.makeFolder(folder + "/s")
            for (name, text) in files {
                try Platform.writeAtomically("\(folder)/s/\(name)", Array(text.utf8))
            }
            let made = try BuiltProgram.run(
                ["analyze", "s", "-f", "json", "-o", "base.json"] + baseline,
                in: folder
            )
            #expect(made.status == 0, "\(made.errors)")
            try change(folder + "/s")
            result = try BuiltProgram.run(
                ["check", "s", "--baseline", "base.json"] + options,
                in: folder
            )
        }
        return result
    }

    private static let todo = #"{"call":{"arguments":[{"text":"Buy Milk"}]}}"#

    private func write(_ folder: String, _ name: String, _ text: String) throws {
        try Platform.writeAtomically("\(folder)/\(name)", Array(text.utf8))
    }

    @Test func `two samples of one name each have a baseline of their own`() throws {
        try SampleNameTests.withTwins { folder in
            let whole = ["analyze", "a", "b", "-f", "json", "-o", "base.txt"]
            #expect(try BuiltProgram.run(whole, in: folder).status == 0)
            let text = #"{"x":"a text that is as long"}"#
            try write(folder, "a/todo.json", text)
            let grown = try BuiltProgram.run(
                ["check", "a", "b", "--baseline", "base.txt", "-f", "markdown"],
                in: folder
            )
            #expect(grown.status == 1)
            let rows = grown.output.split(separator: "\n").filter { $0.hasPrefix("| `") }
            #expect(rows.map { $0.prefix(11) } == ["| `a/todo` ", "| `b/todo` "])
            #expect(rows.first?.contains("too many up") == true)
        }
    }

    @Test func `a sample that comes beside one of its name leaves that one its baseline`() throws {
        let result = try check(["todo.json": "{}"], options: ["--allow-new"]) { folder in
            try Platform.makeFolder(folder + "/more")
            try write(folder, "more/todo.json", "{}")
        }
        #expect(result.status == 0)
        #expect(result.output.contains("All 7 checks hold. 1 sample is new."))
    }

    @Test func `an approach that vanishes or loses data, and a sample that is gone, break`() throws
    {
        let files = ["todo.sample.json": Self.todo, "gone.json": "{}"]
        let result = try check(files, options: ["-f", "markdown"]) { folder in
            let map = #"{"call":{"arguments":[{"text":{"$map":[["a",1]]}}]}}"#
            try write(folder, "todo.sample.json", map)
            try Platform.removeAll(folder + "/gone.json")
        }
        #expect(result.status == 1)
        #expect(result.output.contains("loses data that the baseline does not: $.text: map"))
        #expect(result.output.contains("can no longer be carried: "))
        #expect(result.output.contains("| `gone` | – | – | in the baseline, and missing now |"))
    }

    @Test func `--allow-missing and --allow-new name what they let pass`() throws {
        let files = ["todo.json": "{}", "gone.json": "{}"]
        for (options, status) in [
            ([], 1), (["--allow-new"], 1), (["--allow-missing"], 1),
            (["--allow-new", "--allow-missing"], 0),
        ] {
            let result = try check(files, options: options) { folder in
                try Platform.removeAll(folder + "/gone.json")
                try write(folder, "fresh.json", "{}")
            }
            #expect(result.status == status)
            #expect(result.output.contains("is new.") == options.contains("--allow-new"))
            #expect(result.output.contains("is left out.") == options.contains("--allow-missing"))
        }
    }

    @Test(arguments: ["text", "markdown", "junit", "json", "github"])
    func `a file that cannot be read is an error in every format`(format: String) throws {
        let result = try check(["todo.json": "{}"], options: ["-f", format]) { folder in
            try write(folder, "todo.json", "{")
        }
        #expect(result.status == 65)
        #expect(result.output.contains("1 file could not be read.") || format == "junit")
        #expect(result.output.contains("json.syntax"))
        #expect(result.output.contains("<error type=") == (format == "junit"))
        #expect(!result.output.contains("hold"))
    }

    @Test(arguments: [
        (["--profile", "next-15"], "The baseline has profile next-16, this is next-15"),
        (["--compression", "gzip:9"], "The baseline was made with gzip:6, this is gzip:9"),
    ])
    func `a baseline that was made in another way is named, and is no pass`(
        options: [String],
        note: String
    ) throws {
        let result = try check(["todo.json": "{}"], options: options)
        #expect(result.status == (options[0] == "--profile" ? 3 : 1))
        #expect(result.output.contains(note))
    }

    @Test func `--only compares what it weighs, and takes nothing for gone`() throws {
        let result = try check(["todo.json": "{}"], options: ["--only", "api-json"])
        #expect(result.status == 0 && result.output.contains("All 2 checks hold."))
    }

    @Test(arguments: [
        ["--tolerance", "5%"], ["--allow-new"], ["--allow-missing"],
        ["--baseline", "b.json", "--tolerance", "five"],
        ["--baseline", "b.json", "--tolerance", "answer=5%"],
        ["--baseline", "b.json", "--tolerance", "5%,"],
    ])
    func `refuses options without a meaning`(options: [String]) throws {
        let report = #"{"schema_version":1,"samples":[]}"#
        try BuiltProgram.withFolder(["a.json": "{}", "b.json": report]) { folder in
            let result = try BuiltProgram.run(["check", "a.json"] + options, in: folder)
            #expect(result.status == 2)
            #expect(result.output == "" && result.errors.split(separator: "\n").count == 1)
        }
    }

    @Test func `--tolerance is taken for each direction and for both`() throws {
        for (tolerance, status) in [
            (["--tolerance", "20"], 0), (["--tolerance", "request=20"], 0),
            (["--tolerance", "response=20"], 1), (["--tolerance", "response=0,request=5%"], 0),
            (["--tolerance", "total=1%"], 1), (["--tolerance", "total=5%"], 0),
            (["--tolerance", "total=5%", "--tolerance", "request=1"], 1),
        ] {
            let result = try check(["todo.sample.json": Self.todo], options: tolerance) { folder in
                let longer = Self.todo.replacing("Buy Milk", with: "Buy Milk and some bread")
                try write(folder, "todo.sample.json", longer)
            }
            #expect(result.status == status, "\(tolerance) \(result.output)")
        }
    }

    @Test func `where nothing bounds anything, nothing is weighed and that is said`() throws {
        try BuiltProgram.withFolder(["a.json": "{}"]) { folder in
            let none = try BuiltProgram.run(["check", "a.json"], in: folder)
            #expect(none.status == 3)
            #expect(none.output.contains("Nothing was checked."))
            #expect(
                none.errors
                    == "wireweight: Nothing was checked. No sample has a budget, and there is no baseline.\n"
            )
            let help = try BuiltProgram.run(["--help"]).output
            #expect(help.contains("  3   nothing was checked"))
        }
        // Reading is far less work than weighing in every approach.
        let large = "[" + Array(repeating: "12345678", count: 300_000).joined(separator: ",") + "]"
        try BuiltProgram.withFolder(["a.json": large]) { folder in
            let start = Platform.nanoseconds
            let check = try BuiltProgram.run(["check", "a.json"], in: folder)
            #expect(check.status == 3)
            let unweighed = Platform.nanoseconds - start
            let analyze = try BuiltProgram.run(["analyze", "a.json"], in: folder)
            #expect(analyze.status == 0)
            #expect(unweighed * 2 < Platform.nanoseconds - start - unweighed)
        }
    }

    @Test func `--update-budget lowers bounds where they stand, and never raises one`() throws {
        let own = #"{"call":{"arguments":[1]},  "budget":{ "max_total_up" :99999 }}"#
        let file = "{ \"max_total_down\": 50000,\n  \"max_ratio_to_api\": 5 }\n"
        let files = ["a.sample.json": own, "wireweight.json": file]
        try BuiltProgram.withFolder(files) { folder in
            func text(_ name: String) throws -> String {
                String(decoding: try Platform.readFile(folder + "/" + name), as: UTF8.self)
            }
            let arguments = ["check", "a.sample.json", "--only", "api-json", "--update-budget"]
            let first = try BuiltProgram.run(arguments, in: folder)
            #expect(
                first.status == 0 && first.output.contains("wireweight.json: 2 bounds lowered.")
            )
            #expect(first.output.contains("a.sample.json: 1 bound lowered."))
            #expect(try text("a.sample.json") == own.replacing("99999", with: "565"))
            let lower = file.replacing("50000", with: "223").replacing(": 5 ", with: ": 1 ")
            #expect(try text("wireweight.json") == lower)
            let second = try BuiltProgram.run(arguments, in: folder)
            #expect(second.status == 0 && !second.output.contains("lowered"))
            // What is broken stays as it is, and so does all the rest.
            try write(folder, "a.sample.json", own.replacing("[1]", with: "[1,2]"))
            try write(folder, "wireweight.json", lower.replacing("223", with: "222"))
            let third = try BuiltProgram.run(arguments, in: folder)
            #expect(third.status == 1)
            #expect(third.output.contains("No budget is tightened while something does not hold."))
            #expect(try text("a.sample.json").contains("99999"))
            #expect(try text("wireweight.json") == lower.replacing("223", with: "222"))
        }
    }

    @Test func `--update-budget writes budgets for samples without, beside what is there`() throws {
        let file = #"{"budgets":[{"samples":"b","max_total_up":9999}]}"#
        let files = ["a.json": "{}", "b.json": "{}", "wireweight.json": file]
        try BuiltProgram.withFolder(files) { folder in
            let arguments = ["check", "a.json", "b.json"]
            let first = try BuiltProgram.run(arguments + ["--update-budget"], in: folder)
            #expect(first.status == 0)
            #expect(first.output.contains("wireweight.json: 1 bound lowered, 4 budgets added."))
            let second = try BuiltProgram.run(arguments, in: folder)
            #expect(second.status == 0 && second.output.contains("All 11 checks hold."))
            try write(folder, "a.json", #"{"a":1}"#)
            #expect(try BuiltProgram.run(arguments, in: folder).status == 1)
        }
    }

    @Test func `the budget file in the README is one`() throws {
        let readme = String(
            decoding: try Platform.readFile(Vectors.root + "/README.md"),
            as: UTF8.self
        )
        let rules = try #require(readme.firstRange(of: #""budgets": ["#))
        let start = try #require(readme[..<rules.lowerBound].ranges(of: "```json\n").last)
        let end = try #require(readme[rules.upperBound...].firstRange(of: "\n```"))
        let file = String(readme[start.upperBound..<end.lowerBound])
        try BuiltProgram.withFolder(["search-all.json": "{}", "wireweight.json": file]) { folder in
            let result = try BuiltProgram.run(["check", "search-all.json"], in: folder)
            #expect(result.status == 1)
            #expect(result.output.contains("checkout/**  a budget is for this, and no sample is"))
            let part = try BuiltProgram.run(
                ["check", "search-all.json", "--allow-missing", "--only", "action-flight"],
                in: folder
            )
            #expect(part.status == 0 && part.output.contains("All 2 checks hold."))
        }
    }

    @Test func `an annotation stands at the line of the bound`() throws {
        let own = "{\"call\":{\"arguments\":[1]},\n\"budget\":{\n\"max_total_up\":1}}"
        let file = "{\n\n\"budgets\":[{\"samples\":\"*\",\n\"max_request_body_bytes\":0}]}"
        try BuiltProgram.withFolder(["a.sample.json": own, "wireweight.json": file]) { folder in
            let result = try BuiltProgram.run(
                ["check", "a.sample.json", "--only", "api-json", "-f", "github"],
                in: folder
            )
            #expect(result.status == 1)
            let start = "::error file="
            #expect(result.output.contains(start + "a.sample.json,line=3,title=wireweight%3A a::"))
            #expect(
                result.output.contains(start + "wireweight.json,line=4,title=wireweight%3A a::")
            )
        }
    }
}
