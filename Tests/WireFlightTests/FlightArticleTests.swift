import Testing
import WireCore
import WireFlight
import WireJSON
import WireTestSupport

/// The article on how rows are read and written says what the code does.
struct FlightArticleTests {
    private static let folder = "../../Sources/WireFlight/"

    private static func article() throws -> String {
        let path = folder + "WireFlight.docc/HowFlightRowsAreReadAndWritten.md"
        return String(decoding: try Vectors.bytes(path), as: UTF8.self)
    }

    @Test func `runs the examples of the article`() throws {
        let blocks = Self.blocks(try Self.article())
        #expect(blocks.count >= 36)
        #expect(blocks.count.isMultiple(of: 2))
        var counts: [String: Int] = [:]
        for index in stride(from: 0, to: blocks.count - 1, by: 2) {
            let (message, result) = (blocks[index], blocks[index + 1])
            counts[message.language + " " + result.language, default: 0] += 1
            let outcome = try #require(Self.outcome(of: message), "\(message.language)")
            switch result.language {
            case "outcome":
                let value = outcome.typed ?? outcome.error?.description ?? ""
                #expect([value] + outcome.warnings.map(\.description) == result.lines)
            case "json":
                #expect(outcome.typed == result.text)
                #expect(outcome.warnings.isEmpty)
                #expect(try Self.written(result, as: message.language) == message.text)
            default: Issue.record("no rule for \(result.language)")
            }
        }
        // Each form is both read and written somewhere.
        for form in ["rows", "body", "form"] { #expect(counts["\(form) json", default: 0] > 0) }
    }

    @Test func `names files that are there, and all of the reader's`() throws {
        let article = try Self.article()
        var all: Set<String> = []
        let folders = [
            "Dialect", "Form", "Ledger", "Model", "Reading", "Reply", "Response",
        ]
        for folder in folders {
            for name in try Vectors.names(of: Self.folder + folder) { all.insert(name) }
        }
        let pieces = article.split(separator: "`").map(String.init)
        let named = Set(pieces.filter { $0.hasSuffix(".swift") })
        #expect(named.count > 30)
        #expect(named.subtracting(all).isEmpty)
        for name in try Vectors.names(of: Self.folder + "Reading") {
            let stem = String(name.dropLast(".swift".count))
            #expect(named.contains(name) || pieces.contains(stem), "\(name)")
        }
    }

    /// An example, or what it comes to.
    private struct Block {
        let language: String
        var lines: [String] = []

        /// Its text; `…` stands for what makes a text of 1,024 characters.
        var text: String {
            lines.joined(separator: "\n").replacing(
                /x+…/,
                with: String(repeating: "x", count: 1_024)
            )
        }
    }

    private static func blocks(_ article: String) -> [Block] {
        var blocks: [Block] = []
        var isOpen = false
        for line in article.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isOpen.toggle()
                if isOpen { blocks.append(Block(language: String(line.dropFirst(3)))) }
            } else if isOpen {
                blocks[blocks.count - 1].lines.append(String(line))
            }
        }
        return blocks
    }

    private static func outcome(of message: Block) -> FlightOutcome? {
        let text = Array(message.text.utf8)
        switch message.language {
        case "rows": return FlightOutcome(ofResponse: text + [0x0A])
        case "cut": return FlightOutcome(ofResponse: text)
        case "development":
            var options = FlightReadingOptions()
            options.developmentRows = .read
            return FlightOutcome(ofResponse: text + [0x0A], options)
        case "body": return FlightOutcome(ofReply: .text(text))
        case "form":
            let fields = message.lines.map { line in
                let parts = line.split(separator: " ", maxSplits: 2)
                return (String(parts[0]), String(parts[2]))
            }
            return FlightOutcome(ofReply: .form(FlightBodies.form(fields)))
        default: return nil
        }
    }

    /// What a value is written as, in the way in which the article shows it.
    private static func written(_ result: Block, as language: String) throws -> String {
        var diagnostics = Diagnostics()
        let document = try JSONCodec().decode(Array(result.text.utf8))
        let value = try TypedJSON.read(document, diagnostics: &diagnostics)
        guard language != "rows" else {
            let stream = try FlightResponseWriter().write(value).bytes
            #expect(stream.last == 0x0A)
            return String(decoding: stream.dropLast(), as: UTF8.self)
        }
        switch try FlightReplyWriter().write(value) {
        case .text(let text): return String(decoding: text, as: UTF8.self)
        case .form(let form): return form.formLines.joined(separator: "\n")
        }
    }
}
