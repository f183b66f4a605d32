import Testing
import WireCore
import WireJSON
import WirePlatform
import WireTestSupport

/// What the README says is what the program does.
@Suite struct ReadmeTests {
    private static func lines() throws -> [String] {
        let bytes = try Platform.readFile(Vectors.root + "/README.md")
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func section(_ title: String) throws -> [String] {
        let lines = try lines()
        let start = try #require(lines.firstIndex(of: "## " + title))
        return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("## ") })
    }

    private static func cells(_ row: String) -> [String] {
        row.split(separator: "|").map { cell in
            let words = cell.split(separator: " ")
            return words.joined(separator: " ")
        }
    }

    @Test func `quotes the table of a sample as it is printed`() throws {
        let report = try BuiltProgram.run(
            ["analyze", "Samples/create-todo.sample.json", "-f", "markdown"]
        ).output.split(separator: "\n").map { Self.cells(String($0)) }
        let quoted = try Self.section("What it says").filter { $0.hasPrefix("| ") }
        #expect(quoted.count == 9)
        for row in quoted.map(Self.cells) {
            #expect(report.contains { Array($0.prefix(4)) == row }, "\(row)")
        }
    }

    @Test func `quotes the verdict on the article as it is printed`() throws {
        let quoted = try Self.section("What it says").filter { $0.hasPrefix("> ") }
            .map { $0.dropFirst(2) }.joined(separator: " ")
        #expect(quoted.hasPrefix("**“24 % faster because of payload-size”"))
        let report = try BuiltProgram.run(
            ["explain", "Samples/article.sample.json", "-f", "markdown"]
        ).output
        #expect(report.contains(quoted))
    }

    @Test func `has a sample that is read, weighed and within its budget`() throws {
        let lines = try Self.section("Samples")
        let start = try #require(lines.firstIndex(of: "```json"))
        let sample = lines[(start + 1)...].prefix { $0 != "```" }.joined(separator: "\n")
        try BuiltProgram.withFolder(["readme.sample.json": sample]) { folder in
            let analyzed = try BuiltProgram.run(["analyze", "-q", "."], in: folder)
            #expect(analyzed.status == 0, "\(analyzed.errors)")
            let checked = try BuiltProgram.run(["check", "-q", "."], in: folder)
            #expect(checked.status == 0, "\(checked.errors)\(checked.output)")
        }
    }

    @Test func `lists every command there is`() throws {
        let help = try BuiltProgram.run(["--help"]).output
        let listed = try Self.section("Commands").filter { $0.hasPrefix("| `") }
            .flatMap { row -> [String] in
                Self.cells(row)[0].split(separator: "`").map(String.init)
                    .filter { $0.contains(where: \.isLetter) }
                    .map { String($0.prefix { $0 != " " }) }
            }
        #expect(listed.count == 14 && Set(listed).count == 14)
        for name in listed {
            #expect(try BuiltProgram.run([name, "--help"]).status == 0, "\(name)")
            #expect(help.contains("  \(name)"), "\(name)")
        }
    }

    @Test func `names the exit codes that help names`() throws {
        let help = try BuiltProgram.run(["--help"]).output.split(separator: "\n")
        let start = try #require(help.firstIndex { $0.hasPrefix("Exit") })
        let codes = help[(start + 1)...].prefix { $0.hasPrefix(" ") }
            .compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }
        #expect(codes.count >= 7)
        let text = try Self.section("Commands").joined(separator: " ")
        let said = try #require(text.firstRange(of: "Exit codes: ")?.upperBound)
        let words = Set(text[said...].split { !$0.isNumber }.compactMap { Int($0) })
        for code in codes { #expect(words.contains(code), "\(code)") }
    }

    @Test func `names notations that convert knows`() throws {
        let row = try Self.section("Commands").first { $0.contains("`convert ") }
        let names = try #require(row).split(separator: "`").map(String.init)
            .filter { $0.allSatisfy { $0.isLetter || $0 == "-" } && !$0.hasPrefix("-") }
        #expect(names.count == 9)
        let help = try BuiltProgram.run(["convert", "--help"]).output
        for name in names { #expect(help.contains(name), "\(name)") }
    }
}
