import Testing

/// A JUnit document, read as strictly as its schemas (Jenkins' junit-10.xsd, Ant's) say.
struct JUnitDocument {
    /// The numbers that the suite gives.
    private(set) var counts: [String: Int] = [:]
    /// The names of the tests' classes.
    private(set) var names: [String] = []

    private static let attributes: [String: (needed: Set<String>, allowed: Set<String>)] = [
        "testsuite": (["name", "tests", "failures", "errors"], ["skipped", "time"]),
        "testcase": (["classname", "name", "time"], []), "failure": (["type", "message"], []),
        "error": (["type", "message"], []), "skipped": ([], ["message"]),
    ]
    private static let parents = [
        "testsuite": "", "testcase": "testsuite", "failure": "testcase", "error": "testcase",
        "skipped": "testcase",
    ]

    /// Reads a document and holds its counts against its elements.
    init(_ text: String) throws {
        let declaration = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
        #expect(text.hasPrefix(declaration))
        for scalar in text.unicodeScalars {
            // XML 1.0, 2.2: every other character has no place in a document.
            let isLegal =
                [0x9, 0xA, 0xD].contains(scalar.value)
                || (0x20...0xFFFD).contains(scalar.value) || scalar.value >= 0x10000
            #expect(isLegal, "U+\(String(scalar.value, radix: 16))")
        }
        var rest = text.dropFirst(declaration.count)
        var open: [String] = []
        var found: [String: Int] = [:]
        while let start = rest.firstIndex(of: "<") {
            #expect(rest[..<start].allSatisfy { $0.isWhitespace })
            let end = try #require(rest[start...].firstIndex(of: ">"))
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                #expect(open.popLast() == String(tag.dropFirst()))
                continue
            }
            let name = String(tag.prefix { $0.isLetter })
            let values = try Self.attributes(of: tag.dropFirst(name.count))
            let known = try #require(Self.attributes[name], "\(tag)")
            #expect(known.needed.isSubset(of: values.keys), "\(tag)")
            #expect(known.needed.union(known.allowed).isSuperset(of: values.keys), "\(tag)")
            #expect(Self.parents[name] == open.last ?? "")
            found[name, default: 0] += 1
            if name == "testsuite" { counts = values.compactMapValues { Int($0) } }
            if name == "testcase" { names.append(values["classname"] ?? "") }
            if !tag.hasSuffix("/") { open.append(name) }
        }
        #expect(open.isEmpty && rest.allSatisfy { $0.isWhitespace })
        counts["time"] = nil
        let kinds = [
            "tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped",
        ]
        for (count, element) in kinds { #expect(counts[count] == found[element] ?? 0, "\(count)") }
    }

    /// The attributes of a tag, their references resolved.
    private static func attributes(of text: Substring) throws -> [String: String] {
        var values: [String: String] = [:]
        for match in text.matches(of: #/ ([a-z]+)="([^"<]*)"/#) {
            let value = String(match.output.2)
            let plain = value.replacing(/&(amp|lt|gt|quot);/, with: "")
            #expect(!plain.contains("&"), "\(value)")
            #expect(values[String(match.output.1)] == nil)
            values[String(match.output.1)] = value.replacing("&lt;", with: "<")
                .replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&amp;", with: "&")
        }
        let left = text.replacing(#/ [a-z]+="[^"<]*"/#, with: "")
        #expect(left.isEmpty || left == "/")
        return values
    }
}
