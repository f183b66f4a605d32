import Testing
import WirePlatform
import WireTestSupport

/// What counts as a sample in a folder, and what standard error says of inputs.
@Suite struct InputFolderTests {
    private static let sample = #"{"call":{"arguments":[1]},"result":{"id":7}}"#

    private func analyze(
        _ folder: String,
        _ arguments: String...
    ) throws -> (status: Int, output: String, errors: String) {
        try BuiltProgram.run(["analyze", "-f", "csv"] + arguments, in: folder)
    }

    @Test func `leaves out what is no sample, and says so`() throws {
        let files = [
            "a.sample.json": Self.sample, "b.json": "{}",
            "package.json": #"{"name":"x","scripts":{}}"#,
            "package-lock.json": "{", ".hidden.json": "{", "out.json": "not yet a report",
            "old.json": #"{"schema_version":1,"tool":{}}"#,
        ]
        try BuiltProgram.withFolder(files) { folder in
            for name in ["node_modules", ".next"] {
                try Platform.makeFolder(folder + "/" + name)
                try Platform.writeAtomically(folder + "/\(name)/c.json", Array("{".utf8))
            }
            let result = try analyze(folder, ".", "-o", "out.json")
            #expect(result.status == 0)
            #expect(
                result.errors == """
                    wireweight: ./old.json is left out: this is a report of wireweight itself, no \
                    sample; give it to wireweight check as --baseline
                    wireweight: ./package.json is left out: this is a package.json, no sample; \
                    leave it out of the samples
                    wireweight: 1 plain value is taken as the one argument of a call, with an empty \
                    response: ./b.json; --plain off leaves such files of folders out

                    """
            )
            let report = String(
                decoding: try Platform.readFile(folder + "/out.json"),
                as: UTF8.self
            )
            let names = Set(
                report.split(separator: "\r\n").dropFirst().map { $0.prefix { $0 != "," } }
            )
            #expect(names == ["a", "b"])
            let named = try analyze(folder, "package.json")
            #expect(named.status == 65)
            #expect(named.errors.contains("sample.noSample: this is a package.json"))
        }
    }

    @Test func `takes plain values of folders or leaves them out`() throws {
        try BuiltProgram.withFolder(["a.sample.json": Self.sample, "b.json": "{}"]) { folder in
            let off = try analyze(folder, ".", "--plain", "off")
            #expect(off.status == 0)
            #expect(off.errors == "wireweight: 1 plain value is left out: --plain off\n")
            #expect(!off.output.contains("\r\nb,"))
            let named = try analyze(folder, "b.json", "--plain", "off")
            #expect(named.status == 0 && named.errors == "")
            #expect(named.output.contains("\r\nb,"))
            let both = try analyze(folder, ".", "b.json", "--plain", "off")
            #expect(both.status == 0 && both.errors == "")
            #expect(both.output.contains("\r\nb,"))
            let quiet = try analyze(folder, ".", "-q")
            #expect(quiet.status == 0 && quiet.errors == "")
            #expect(quiet.output.contains("\r\nb,"))
        }
    }

    @Test(arguments: ["analyze", "explain", "check"])
    func `warns of what is odd in a sample, with its place`(command: String) throws {
        let text = """
            {"call":{"arguments":[{"order":920982911946154508,
              "a":1,"a":2,"s":"\\ud800"}]},
             "schema":{"type":"string"}, "budget":{"max_total_up":100000}}
            """
        let expected = [
            "x.sample.json:1:32: json.numberInexact: ", "x.sample.json:2:9: json.duplicateKey: ",
            "x.sample.json:2:20: json.loneSurrogate: ", "x.sample.json: sample.noResult: ",
            "x.sample.json: sample.schemaRefuses: ",
        ]
        try BuiltProgram.withFolder(["x.sample.json": text]) { folder in
            let result = try BuiltProgram.run([command, "x.sample.json"], in: folder)
            #expect(result.status == 0)
            let lines = result.errors.split(separator: "\n")
            #expect(lines.count == expected.count, "\(result.errors)")
            for part in expected {
                #expect(lines.contains { $0.hasPrefix("wireweight: " + part) }, "\(result.errors)")
            }
            let quiet = try BuiltProgram.run([command, "x.sample.json", "-q"], in: folder)
            #expect(quiet.status == 0 && quiet.errors == "")
        }
    }

    @Test func `names files whose names are not UTF-8`() throws {
        try BuiltProgram.withFolder(["a.sample.json": Self.sample]) { folder in
            let made = try Platform.run(
                "sh",
                [
                    "-c",
                    #"cd "$0" && printf '{}' > "$(printf 'caf\351').json" && mkdir "$(printf 'd\351')""#,
                    folder,
                ]
            )
            try #require(made.status == 0)
            let result = try analyze(folder, ".")
            #expect(result.status == 66)
            #expect(result.output.contains("\r\na,"))
            for name in ["caf\u{FFFD}.json", "d\u{FFFD}"] {
                #expect(
                    result.errors.contains(
                        "./\(name): the name is not UTF-8, so the file cannot be"
                    ),
                    "\(result.errors)"
                )
            }
            let named = try Platform.run(
                "sh",
                [
                    "-c", #"cd "$0" && "$1" analyze "$(printf 'caf\351').json""#, folder,
                    BuiltProgram.path,
                ]
            )
            #expect(named.status == 66)
            #expect(String(decoding: named.errors, as: UTF8.self).contains("the name is not UTF-8"))
        }
    }
}
