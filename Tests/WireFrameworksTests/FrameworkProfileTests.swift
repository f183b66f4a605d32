import Testing
import WireCore
import WireFrameworks
import WireHTTP
import WireTestSupport

@Suite struct FrameworkProfileTests {
    /// The recordings of each profile.
    static let recordings = [
        ("next-14", "next-14.2.35"), ("next-15", "next-15.5.29"), ("next-16", "next-16.4.6"),
        ("plain", "plain-node-20.20.2"),
    ]

    /// Pages whose tree has parts that a path does not tell: dynamic parameters and slots.
    static let treesFromRecording: Set = [
        "action-from-deep-route", "action-revalidate-deep-route", "action-from-intercepted",
    ]

    /// Recorded heads that no sample leads to, and why they are not built.
    static let notBuilt: [String: String] = [
        "redirect.2": "a redirected fetch",
        "redirect.3": "a page opened by a script after a redirected fetch",
        "action-unknown-id": "an action that the build does not know",
        "action-unknown-id-short": "an action that the build does not know",
        "action-unknown-id-nojs": "an action that the build does not know",
        "action-wrong-origin": "a call refused for its origin",
        "action-wrong-origin-nojs": "a call refused for its origin",
        "action-null-origin": "a call refused for its origin",
        "action-malformed": "arguments that 15 cannot decode leave out x-action-revalidated",
        "action-too-large": "arguments that 15 cannot decode leave out x-action-revalidated",
        "form-without-action": "a form that names no action",
        "page-prefetch.2": "a part of a page fetched ahead",
        "page-rsc-get": "a request for rows without the router's hash",
        "page-rsc-get-identity": "a request for rows without the router's hash",
    ]

    @Test(arguments: recordings)
    func `builds the request heads that Chromium sent`(name: String, file: String) throws {
        let profile = try #require(Framework(rawValue: name)?.profile)
        var count = 0
        var failures: [String] = []
        for exchange in try RecordedExchange.load(file)
        where exchange.isFromBrowser && !exchange.isPrefetch {
            count += 1
            let takesTree = Self.treesFromRecording.contains(exchange.scenario)
            let head = try profile.requestHead(
                for: exchange.kind(takingTree: takesTree),
                from: exchange.client
            )
            if head.bytes != exchange.request.head.bytes { failures.append(exchange.scenario) }
            #expect(head.byteCount == head.bytes.count)
        }
        #expect(count > 10)
        #expect(failures.filter { Self.notBuilt[$0] == nil } == [])
    }

    @Test(arguments: recordings)
    func `builds the response heads that the server sent`(name: String, file: String) throws {
        let profile = try #require(Framework(rawValue: name)?.profile)
        var count = 0
        var failures: [String] = []
        for exchange in try RecordedExchange.load(file) {
            guard let response = exchange.response else { continue }
            count += 1
            let head = profile.responseHead(for: exchange.response(profile, response.head))
            if head.bytes != response.head.bytes { failures.append(exchange.scenario) }
        }
        #expect(count > 10)
        #expect(failures.filter { Self.notBuilt[$0] == nil } == [])
    }

    @Test func `finds profiles by name`() {
        let names = ["next-14", "next-15", "next-16", "plain"]
        #expect(names.map { Framework(rawValue: $0)?.profile.name } == names)
        #expect(Framework(rawValue: "next-13") == nil)
    }

    @Test func `refuses an action where there are none`() {
        #expect(throws: WireError(HTTPError.noActions, at: 0)) {
            let body = RequestBody(contentType: RequestBody.text, byteCount: 2)
            _ = try FrameworkProfile.plain.requestHead(
                for: .action(id: "00", body: body),
                from: Client()
            )
        }
    }

    @Test func `adds, replaces and removes headers`() throws {
        let client = Client(overrides: [
            HeaderOverride("authorization", "Bearer x"), HeaderOverride("cookie", "a=1; b=2"),
            HeaderOverride("user-agent", "Test"), HeaderOverride("referer", nil),
        ])
        let body = RequestBody(contentType: RequestBody.json, byteCount: 2)
        let kind = RequestKind.fetch(method: "POST", target: "/api", body: body)
        let fields = try FrameworkProfile.plain.requestHead(for: kind, from: client).fields
        #expect(fields["User-Agent"] == "Test")
        #expect(fields["Referer"] == nil)
        #expect(fields.last == HeaderField("Cookie", "a=1; b=2"))
        let names = fields.map(\.name)
        #expect(names.firstIndex(of: "authorization").map { names[$0 + 1] } == "Origin")
    }

    @Test func `sends no body and no origin with a GET, a length of zero with an empty POST`()
        throws
    {
        let profile = FrameworkProfile.next16
        let get = RequestKind.fetch(method: "GET", target: "/api", body: nil)
        #expect(try profile.requestHead(for: get, from: Client()).fields["Origin"] == nil)
        let post = RequestKind.fetch(method: "POST", target: "/api", body: nil)
        #expect(try profile.requestHead(for: post, from: Client()).fields["Content-Length"] == "0")
        let delete = RequestKind.fetch(method: "DELETE", target: "/api", body: nil)
        let fields = try profile.requestHead(for: delete, from: Client()).fields
        #expect(fields["Content-Length"] == nil)
        #expect(fields["Origin"] == "http://localhost:3000")
    }

    @Test func `compresses what the server compresses`() {
        #expect(FrameworkProfile.next15.responses.coding(of: .api) == nil)
        #expect(FrameworkProfile.next16.responses.coding(of: .api) == "gzip")
        #expect(FrameworkProfile.next14.responses.coding(of: .action) == "gzip")
        #expect(FrameworkProfile.next16.responses.coding(of: .api, accepting: "br, zstd") == nil)
        #expect(
            FrameworkProfile.next16.responses.coding(of: .api, accepting: "deflate") == "deflate"
        )
        #expect(FrameworkProfile.plain.responses.coding(of: .page) == nil)
    }
}
