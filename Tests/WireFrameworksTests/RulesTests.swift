import Testing
import WireCore
import WireFlight
import WireHTTP
import WireJSON

@testable import WireFrameworks

/// Rules of releases at work.
@Suite struct RulesTests {
    private static let actions: [ActionRules] = [.next14, .next15, .next16]

    @Test(arguments: actions)
    func `EnvelopeRules say how an action's response begins`(rules: ActionRules) throws {
        let envelope: EnvelopeRules = rules.envelope
        let value = try JSONCodec().decode(Array("7".utf8))
        let stream = try FlightEnvelope(rules, buildID: rules.buildID).write(value)
        let text = String(decoding: stream.bytes, as: UTF8.self)
        let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("0:") })
        #expect(envelope.openings.contains { row.dropFirst(2).hasPrefix($0) })
        // 21 characters of nanoid's alphabet.
        #expect(row.contains(rules.buildID) && rules.buildID.utf8.count == 21)
    }

    @Test(arguments: [(true, [[0, 1]]), (false, [[0], [1]])])
    func `FlushRules say whether row 0 and the result leave together`(
        joins: Bool,
        ids: [[Int]]
    ) throws {
        let rules = FlushRules(
            viewByteCount: 4_096,
            writesText: true,
            joinsResult: joins,
            pageBreaks: [],
            splitsScripts: false
        )
        let content = Array("0:{\"a\":\"$@1\"}\n1:7\n".utf8)
        var reader = FlightStreamReader(.next16)
        var position = 0
        var rows: [FlightStreamReader.Row] = []
        while let row = try reader.next(in: content.span, &position) { rows.append(row) }
        var groups = FlushGroups(rules: rules, isPage: false)
        let flushes = groups.flushes(of: rows, in: content.span).filter { !$0.isEmpty }
        #expect(flushes.map { $0.map(\.id) } == ids)
    }

    @Test func `ResponseRules code what is long enough as the client accepts it`() {
        let rules = ResponseRules(
            vary: [],
            compressed: [.api],
            poweredBy: [],
            formRedirect: .empty,
            prerendered: nil,
            announcesLength: true
        )
        #expect(rules.coding(of: .api) == "gzip" && rules.coding(of: .action) == nil)
        #expect(rules.coding(of: .api, accepting: "br, zstd") == nil)
        #expect(rules.coding(of: .api, accepting: "br, deflate;q=1") == "deflate")
        #expect(rules.coding(of: .api, announcedByteCount: 1_023) == nil)
        #expect(rules.coding(of: .api, announcedByteCount: 1_024) == "gzip")
    }

    @Test func `PrerenderRules make the head of a page rendered at build time`() throws {
        let rules: PrerenderRules = try #require(FrameworkProfile.next16.responses.prerendered)
        var response = Response(.page)
        func head() -> String {
            let head = FrameworkProfile.next16.responseHead(for: response)
            return String(decoding: head.bytes, as: UTF8.self)
        }
        #expect(!head().contains("x-nextjs-cache"))
        response.isPrerendered = true
        #expect(head().contains("\r\nCache-Control: \(rules.cacheControl)\r\n"))
        #expect(head().contains("\r\nx-nextjs-cache: HIT\r\n"))
    }
}
