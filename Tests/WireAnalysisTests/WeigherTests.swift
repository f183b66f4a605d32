import Testing
import WireCompression
import WireCore
import WireFrameworks
import WireHTTP
import WireJSON

@testable import WireAnalysis

/// What codings and framing make of bodies, each compressed once.
@Suite struct WeigherTests {
    private static let text =
        #"{"call":{"arguments":[{"text":"Buy Milk"}]},"result":{"text":"Buy Milk, Buy Milk"},"#
        + #""action":{"follow_up_requests":2},"page":{"data":500}}"#

    private let context: DraftContext
    private let weigher: Weigher

    init() throws {
        (context, weigher) = try Self.made(.next16)
    }

    private static func made(
        _ profile: FrameworkProfile
    ) throws -> (DraftContext, Weigher) {
        let sample = try WrittenSample.sample(text)
        let gzip = try #require(ContentCoding("gzip:6"))
        return (
            DraftContext(sample: sample, profile: profile),
            Weigher(sample: sample, profile: profile, codings: [gzip])
        )
    }

    @Test func `two approaches send one body, which is compressed once`() throws {
        let json = try APIJSON().draft(in: context)
        let form = try APIMultipart().draft(in: context)
        #expect(json.responseBody === form.responseBody)
        let one: CodedBody = weigher.coded(json.responseBody, kind: .api, isCoded: true)
        #expect(one.pieces == [0..<json.responseBody.bytes.count])
        #expect(one.chunks != [json.responseBody.bytes.count])
        // Had it been coded anew, it would have left as it is.
        let again = weigher.coded(form.responseBody, kind: .api, isCoded: false)
        #expect(again.chunks == one.chunks && again.sizes == one.sizes)
        let copy = MessageBody(json.responseBody, page: [])
        let other = weigher.coded(copy, kind: .api, isCoded: false)
        #expect(other.chunks == [copy.bytes.count])
    }

    @Test func `both are weighed alike`() throws {
        let json = try weigher.weigh(APIJSON().draft(in: context), followUps: [])
        let form = try weigher.weigh(APIMultipart().draft(in: context), followUps: [])
        #expect(json.response === form.response && json.pieces == form.pieces)
        #expect(json.weighing.response.total == form.weighing.response.total)
        #expect(json.requestBody == Array(#"{"text":"Buy Milk"}"#.utf8))
        #expect(json.weighing.request.sentByteCount == 19)
    }

    @Test func `those who do not get the new state ask for it`() throws {
        let followUps = try weigher.followUps(.apiJSON)
        #expect(followUps.count == 2 && followUps[0] == followUps[1])
        #expect(followUps[0].purpose == "refetch")
        var response = Response(.api)
        response.coding = "gzip"
        let head = FrameworkProfile.next16.responseHead(for: response).byteCount
        #expect(followUps[0].downByteCount == head + 500)
        #expect(try weigher.followUps(.actionFlight).isEmpty)
        #expect(try weigher.followUps(.formNoJS).isEmpty)
    }

    @Test func `a coded response goes out in chunks`() throws {
        let sending = Sending(try APIJSON().draft(in: context), weigher)
        #expect(sending.coding == "gzip" && sending.pieces == sending.chunks.count)
        // Each chunk has its length in hexadecimal and two line ends; the last is "0", CR LF twice.
        let framed = sending.chunks.reduce(5) { $0 + String($1, radix: 16).utf8.count + 4 + $1 }
        #expect(sending.sentByteCount == framed)
        #expect(sending.contentByteCount == sending.chunks.reduce(0, +))
        #expect(sending.withPage(7) == 7)
    }

    @Test func `a server that announces lengths sends bodies as they are`() throws {
        let (context, weigher) = try Self.made(.plain)
        let sending = Sending(try APIJSON().draft(in: context), weigher)
        // {"text":"Buy Milk, Buy Milk"}
        #expect(sending.coding == nil && sending.sentByteCount == 29 && sending.chunks == [29])
    }

    @Test func `a page known by its size adds that, one that is not leaves the sum open`() throws {
        var draft = try APIJSON().draft(in: context)
        let own = try #require(Sending(draft, weigher).sentByteCount)
        draft.page = .byteCount(100)
        let sized = Sending(draft, weigher)
        #expect(sized.sentByteCount == own + 100 && sized.withPage(7) == 107)
        draft.page = .unknown
        let open = Sending(draft, weigher)
        #expect(open.sentByteCount == nil && open.withPage(7) == nil && open.bodyByteCount == nil)
    }

    @Test func `SharedCompressor forgets one body before the next`() throws {
        let coding = try #require(ContentCoding("gzip:6"))
        let shared = try #require(SharedCompressor(coding))
        let bodies = ["aaaaaaaaaaaaaaaaaaaaaaaa", "Buy Milk, Buy Milk"].map { Array($0.utf8) }
        let sizes = (bodies + bodies).map(shared.byteCount)
        for (body, size) in zip(bodies + bodies, sizes) {
            var own = Compressor(coding)
            #expect(own?.byteCount(body) == size)
        }
        #expect(shared.compress(bodies[0], [0..<24]).reduce(0, +) == sizes[0])
    }
}
