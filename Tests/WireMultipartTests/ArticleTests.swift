import Testing
import WireCore
import WireMultipart
import WireTestSupport

@Suite struct ArticleTests {
    private static let codec = MultipartCodec(boundary: MultipartBoundary("X"))

    @Test func `runs the examples of the article on framing`() throws {
        let article = try Vectors.bytes(
            "../../Sources/WireMultipart/WireMultipart.docc/HowMultipartPartsAreFramed.md"
        )
        let blocks = Self.blocks(String(decoding: article, as: UTF8.self))
        #expect(blocks.count >= 14)
        #expect(blocks.count.isMultiple(of: 2))
        for index in stride(from: 0, to: blocks.count - 1, by: 2) {
            let (input, output) = (blocks[index], blocks[index + 1])
            switch (input.language, output.language) {
            case ("json", "http"):
                let body = try Self.codec.encoded(typed(input.lines.joined(separator: "\n")))
                #expect(String(decoding: body, as: UTF8.self) == Self.body(output))
            case ("http", "text"):
                #expect(Self.reading(Array(Self.body(input).utf8)) == output.lines)
            default:
                Issue.record("no rule for \(input.language) and \(output.language)")
            }
        }
    }

    @Test func `has the figures that the article gives`() throws {
        let form = try typed(#"{"$form":[["text","Buy Milk"]]}"#)
        let body = try Self.codec.encoded(form)
        #expect(body.count == 69)
        let ledger = try MultipartLedger.ledger(of: body.span, boundary: Self.codec.boundary)
        #expect(
            ledger.entries.map { "\($0.owner.name) \($0.byteCount)" }
                == ["value 8", "key 4", "boundary 14", "part header 43"]
        )
        let browser = MultipartCodec()
        #expect(try browser.encoded(typed(#"{"$form":[]}"#)).count == 44)
        #expect(try browser.encoded(typed(#"{"$form":[["",""]]}"#)).count == 44 + 87)
    }

    private struct Block {
        let language: String
        var lines: [String] = []
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

    /// The body that a block shows.
    private static func body(_ block: Block) -> String {
        block.lines.map { $0 + "\r\n" }.joined()
    }

    /// What reading a body comes to, one line for each field and warning.
    private static func reading(_ body: [UInt8]) -> [String] {
        var diagnostics = Diagnostics()
        do throws(WireError) {
            let form = try codec.decode(body.span, limits: .standard, diagnostics: &diagnostics)
            return form.formLines + diagnostics.warnings.map(\.description)
        } catch { return [error.description] }
    }
}
