import Testing
import WirePlatform
import WireTestSupport

/// What the program does with input and outputs that are not as they should be.
@Suite struct BadInputTests {
    private static let files = [
        "ok.json": #"{"a":1}"#,
        "broken.json": #"{"a":1,}"#,
        "unknown.sample.json": #"{"call":{"arguments":[1]},"titel":"x"}"#,
        "tag.sample.json": #"{"call":{"arguments":[{"$date":5}]}}"#,
    ]

    @Test(
        arguments: [
            (["nosuch.json"], 66, "wireweight: nosuch.json: No such file or directory\n"),
            (
                ["broken.json"], 65,
                "wireweight: broken.json:1:8: json.syntax: expected a key in quotes (byte 7)\n"
            ),
            (
                ["unknown.sample.json"], 65,
                "wireweight: unknown.sample.json:1:27: sample.unknownMember: "
                    + "titel is no member of a sample; did you mean title? (byte 26)\n"
            ),
            (
                ["tag.sample.json"], 65,
                "wireweight: tag.sample.json:1:32: typed.wrongContent: the tag takes a text; "
                    + "a plain object whose first key looks like a tag is written "
                    + "{\"$literal\":{…}} (byte 31)\n"
            ),
            (
                ["ok.json", "-o", "missing/report.md"], 73,
                "wireweight: missing/report.md: No such file or directory\n"
            ),
            (["ok.json", "-o", "."], 73, "wireweight: .: Is a directory\n"),
        ] as [([String], Int, String)]
    )
    func `says in one line what is wrong where`(
        arguments: [String],
        status: Int,
        line: String
    ) throws {
        try BuiltProgram.withFolder(Self.files) { folder in
            let result = try BuiltProgram.run(["analyze"] + arguments, in: folder)
            #expect(result.status == status)
            #expect(result.errors == line)
            let left = try Platform.entries(ofFolder: folder).map(\.name)
            #expect(left.sorted() == Self.files.keys.sorted(), "nothing is left half-written")
        }
    }

    @Test(arguments: ["analyze", "check", "explain"])
    func `says how to begin where nothing says what to weigh`(command: String) throws {
        try BuiltProgram.withFolder(["notes.txt": "x"]) { folder in
            let result = try BuiltProgram.run([command], in: folder)
            #expect(result.status == 66 && result.output == "")
            #expect(
                result.errors.hasPrefix("wireweight: no PATH is given, and there is no folder ")
            )
            #expect(result.errors.contains("wireweight init request.curl > call.sample.json"))
        }
    }

    @Test func `refuses to work with no core`() throws {
        let result = try BuiltProgram.run(["analyze", "Samples/tiny.json", "-j", "0"])
        #expect(result.status == 2 && result.errors.contains("--jobs 0"))
    }

    @Test func `refuses a folder without samples`() throws {
        try BuiltProgram.withFolder(["notes.txt": "x"]) { folder in
            let result = try BuiltProgram.run(["analyze", "."], in: folder)
            #expect(result.status == 66)
            #expect(result.errors == "wireweight: .: no *.sample.json or *.json in this folder\n")
        }
    }

    @Test func `reports the good inputs beside the bad ones`() throws {
        try BuiltProgram.withFolder(Self.files) { folder in
            let result = try BuiltProgram.run(["analyze", ".", "--format", "csv"], in: folder)
            #expect(result.status == 65)
            #expect(result.errors.split(separator: "\n").count == 4)
            #expect(result.errors.contains("1 plain value is taken"))
            #expect(result.output.split(separator: "\r\n").count == 9)
            #expect(result.output.contains("\r\nok,"))
        }
    }

    @Test func `ends without a word when the reader closes the pipe`() throws {
        let line = #"{ "$0" analyze Samples -q -f json; echo $? >&2; } | head -c 1"#
        let script = "cd \"$1\" && " + line
        let result = try Platform.run("sh", ["-c", script, BuiltProgram.path, Vectors.root])
        #expect(String(decoding: result.output, as: UTF8.self) == "{")
        #expect(String(decoding: result.errors, as: UTF8.self) == "0\n")
    }

    @Test(arguments: [
        (["analize"], "analyze"), (["analyze", "--frmat", "json"], "--format"),
        (["analyze", "--only", "api-jsn"], "api-json"),
        (["analyze", "--profile", "next-17"], "next-1"),
        (["check", "--basline", "x"], "--baseline"),
    ])
    func `answers a slip with the nearest name`(arguments: [String], nearest: String) throws {
        let result = try BuiltProgram.run(arguments)
        #expect(result.status == 2)
        #expect(result.output == "")
        #expect(result.errors.contains("did you mean \(nearest)"))
        #expect(result.errors.split(separator: "\n").count == 1)
    }
}
