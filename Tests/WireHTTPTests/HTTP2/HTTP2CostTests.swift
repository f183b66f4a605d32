import Testing
import WireCore
import WireHTTP
import WireTestSupport

@Suite struct HTTP2CostTests {
    private static let versions = ["14.2.35", "15.5.29", "16.4.6"]

    private static func exchange(
        _ scenario: String,
        _ version: String
    ) throws -> RecordedExchange {
        let all = try RecordedExchange.load("next-\(version)")
        return try #require(all.first { $0.scenario == scenario }, "\(scenario) \(version)")
    }

    private static func withCookies(_ head: RequestHead) -> RequestHead {
        var head = head
        let values = [("session", 392), ("prefs", 1_194)].map { name, count in
            "\(name)=\(String(repeating: "x", count: count))"
        }
        head.fields.append("Cookie", values.joined(separator: "; "))
        return head
    }

    /// What is not the same twice: times, tags of files, boundaries and their lengths.
    private static let changing = ["date", "etag", "last-modified", "content-length"]

    private static func steady(_ fields: [HPACKField]) -> [HPACKField] {
        fields.filter { !changing.contains(String(decoding: $0.name, as: UTF8.self)) }
    }

    @Test func `sends the recorded HTTP/1.1 requests as Chromium does`() throws {
        var compared = 0
        var failures: Set<String> = []
        for version in Self.versions {
            let exchanges = try RecordedExchange.load("next-\(version)")
            for block in try HPACKBlock.kept() {
                guard block.direction == "request", !block.scenario.contains("multipart"),
                    !block.scenario.contains("form"), !block.connection.contains("cookies"),
                    block.connection.contains(version),
                    let exchange = exchanges.first(where: { $0.scenario == block.scenario })
                else { continue }
                compared += 1
                let fields = exchange.request.head.http2Fields()
                if fields != block.fields {
                    failures.insert("\(block.connection) \(block.scenario)")
                }
            }
        }
        #expect(compared > 90)
        #expect(failures.sorted() == [])
    }

    @Test func `passes the recorded answers on as each front does`() throws {
        var compared: [HTTP2Front: Int] = [:]
        var failures: Set<String> = []
        for version in Self.versions {
            let exchanges = try RecordedExchange.load("next-\(version)")
            for block in try HPACKBlock.kept() {
                guard block.direction == "response", block.connection.contains(version),
                    let front = HTTP2Front.allCases.first(where: {
                        block.connection.contains($0.rawValue)
                    }),
                    let response = exchanges.first(where: { $0.scenario == block.scenario })?
                        .response
                else { continue }
                compared[front, default: 0] += 1
                let fields = response.head.http2Fields(front: front)
                if Self.steady(fields) != Self.steady(block.fields) {
                    failures.insert("\(block.connection) \(block.scenario)")
                }
            }
        }
        #expect(compared.values.allSatisfy { $0 > 20 } && compared.count == 3)
        #expect(failures.sorted() == [])
    }

    @Test func `weighs first and repeated messages as recorded`() throws {
        let expected = [
            ("api-json-small", "15.5.29", 353), ("api-json-small", "16.4.6", 353),
            ("action-args-small", "14.2.35", 501), ("action-args-small", "16.4.6", 504),
        ]
        for (scenario, version, first) in expected {
            let exchange = try Self.exchange(scenario, version)
            let response = try #require(exchange.response)
            let cost = HTTP2Cost(
                request: exchange.request.head,
                bodyByteCount: 19,
                response: response.head,
                pieces: [100, 29],
                front: .nginx
            )
            #expect(cost.firstRequest.headerBlockByteCount == first, "\(scenario) \(version)")
            #expect(cost.firstRequest.headerByteCount == first + 14)
            #expect(cost.firstRequest.bodyByteCount == 28)
            #expect(cost.repeatedRequest.headerBlockByteCount == 27)
            #expect(cost.repeatedRequest.byteCount == 27 + 14 + 28)
            #expect(cost.firstResponse.bodyByteCount == 129 + 18)
            // Only the size update tells the first answer of nginx from the next.
            let answer = cost.repeatedResponse.headerBlockByteCount
            #expect(cost.firstResponse.headerBlockByteCount == answer + 1)
            #expect(cost.firstResponse.headerByteCount == answer + 10)
        }
    }

    @Test func `remembers fields from call to call`() throws {
        for (version, action) in [("14.2.35", 194), ("15.5.29", 195), ("16.4.6", 197)] {
            let page = try Self.exchange("page-initial", version).request.head
            let api = try Self.exchange("api-json-small", version).request.head
            let call = try Self.exchange("action-args-small", version).request.head
            var plain = HTTP2Connection(front: .node)
            var cookies = plain
            _ = plain.send(page, bodyByteCount: 0)
            _ = cookies.send(Self.withCookies(page), bodyByteCount: 0)
            for (head, count) in [(api, 118), (api, 27), (call, action), (call, 27), (api, 27)] {
                let size = plain.send(head, bodyByteCount: 1)
                #expect(size.headerBlockByteCount == count, "\(version)")
                let more = cookies.send(Self.withCookies(head), bodyByteCount: 1)
                #expect(more.headerBlockByteCount == count + 2, "\(version)")
            }
        }
    }

    @Test func `weighs the answer to an action as recorded`() throws {
        for (version, nginx, steady) in [
            ("14.2.35", 211, 10), ("15.5.29", 212, 9), ("16.4.6", 187, 8),
        ] {
            let call = try Self.exchange("action-args-small", version)
            let answer = try #require(call.response).head
            for (front, repeated) in [(HTTP2Front.nginx, nginx), (.nghttpx, steady)] {
                var connection = HTTP2Connection(front: front)
                _ = connection.send(answer, pieces: [])
                let size = connection.send(answer, pieces: [])
                #expect(size.headerBlockByteCount == repeated, "\(version) \(front)")
                #expect(size.bodyByteCount == 0)
            }
        }
    }

    @Test func `splits cookies and drops what belongs to a connection`() {
        let head = RequestHead(
            method: "POST",
            target: "/a",
            fields: [
                "Host": "h:1", "Connection": "keep-alive", "Cookie": "a=1; b=2;c=3",
                "Origin": "http://h:1", "Referer": "http://h:10/", "Accept-Encoding": "gzip",
                "Transfer-Encoding": "chunked", "X-Y": "Z", "Sec-Fetch-Dest": "script",
            ]
        )
        let names: [(String, String)] = [
            (":method", "POST"), (":authority", "h:1"), (":scheme", "https"), (":path", "/a"),
            ("origin", "https://h:1"), ("referer", "http://h:10/"), ("accept-encoding", "gzip"),
            ("cookie", "a=1"), ("cookie", "b=2"), ("cookie", "c=3"), ("x-y", "Z"),
            ("sec-fetch-dest", "script"),
        ]
        #expect(head.http2Fields() == names.map { HPACKField($0.0, $0.1) })
    }

    @Test func `cuts large heads and bodies into frames`() {
        var connection = HTTP2Connection(front: .node)
        let size = connection.send(
            RequestHead(
                method: "GET",
                target: "/" + String(repeating: "~", count: 40_000),
                fields: ["Host": "h"]
            ),
            bodyByteCount: 2 * HTTP2Connection.chromiumPieceByteCount + 1
        )
        #expect(size.headerByteCount == size.headerBlockByteCount + 5 + 3 * 9)
        #expect(size.bodyByteCount == 2 * 16_375 + 1 + 3 * 9)
    }
}
