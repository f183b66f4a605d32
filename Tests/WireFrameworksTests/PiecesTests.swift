import Testing
import WireFrameworks
import WireHTTP
import WireTestSupport

@Suite struct PiecesTests {
    /// Responses whose pieces depend on when something was ready, which their content does not tell.
    static let dependOnTime: [String: Set<String>] = [
        "next-14": ["action-stream-reject"],
        "next-15": [
            "action-revalidate-100", "action-stream-async", "action-stream-bytes",
            "action-stream-promise", "action-stream-reject", "action-stream-text",
        ],
        "next-16": [
            "action-stream-async", "action-stream-bytes", "action-stream-text", "page-prefetch.1",
            "page-prefetch.4",
        ],
    ]

    @Test(arguments: FrameworkProfileTests.recordings.dropLast())
    func `predicts the pieces of recorded responses`(name: String, file: String) throws {
        let profile = try #require(Framework(rawValue: name)?.profile)
        let blocks = try Vectors.blocks("pieces/\(file).pieces")
        #expect(blocks.count > 80)
        var failures: Set<String> = []
        for block in blocks {
            let kind = try #require(ResponseKind(rawValue: block.words[1]))
            let pieces = profile.pieces(
                of: block.bytes.span,
                kind: kind,
                isPrerendered: block.words[2] == "prerendered"
            )
            let sizes = pieces.map { String($0.count) }.joined(separator: ",")
            if sizes != block.words[3] { failures.insert(block.words[0]) }
        }
        #expect(failures == Self.dependOnTime[name])
    }

    @Test func `covers any content without gaps`() {
        var random = SeededGenerator(seed: 7)
        let alphabet = Array(#"0123456789abT,:{}"$@IE[null<script>(self.__next_f\#nąż"#.utf8)
        for round in 0..<2_000 {
            let count = Int.random(in: 0...(round % 40 == 0 ? 9_000 : 60), using: &random)
            let content = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            for profile in Framework.allCases.map(\.profile) {
                for kind in ResponseKind.allCases {
                    let pieces = profile.pieces(of: content.span, kind: kind)
                    #expect(pieces.allSatisfy { !$0.isEmpty })
                    #expect(pieces.flatMap { content[$0] } == content, "seed 7, round \(round)")
                }
            }
        }
    }

    @Test func `does not cut a character at the end of a view`() {
        let row = "0:\"" + String(repeating: "ż", count: 330) + "\"\n"
        let content = Array(String(repeating: row, count: 8).utf8)
        let pieces = FrameworkProfile.next16.pieces(of: content.span, kind: .navigation)
        #expect(pieces.allSatisfy { content[$0.lowerBound] & 0xC0 != 0x80 })
    }
}
