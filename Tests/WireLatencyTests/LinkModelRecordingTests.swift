import Testing
import WireCore
import WireFrameworks
import WireLatency
import WireTestSupport

/// One recorded case over a link, with the server's own times from the loopback line of its kind.
private struct Recording {
    let name: String
    let nominalRoundTrip: Double
    let link: NetworkLink
    let connection: ConnectionState
    let exchanges: [LinkExchange]
    let measured: Double

    /// The prediction's error, in per cent of what was measured.
    var error: Double {
        let predicted = LinkModel(link).duration(of: exchanges, connection: connection)
        return (predicted - measured) / measured * 100
    }

    static func all() throws -> [Recording] {
        let lines = try VectorLine.all("next-link.jsonl")
        var servers: [String: VectorLine] = [:]
        for line in lines where line.text("link") == "loopback" { servers[line.key] = line }
        return try lines.filter { $0.text("link") != "loopback" }.map { line in
            let server = try #require(servers[line.key])
            return try Recording(line, server)
        }
    }

    init(_ line: VectorLine, _ server: VectorLine) throws {
        name = "\(line.key) \(line.text("link") ?? "")"
        nominalRoundTrip = try #require(line.number("nominal_rtt_ms"))
        link = try NetworkLink(
            roundTrip: #require(line.number("rtt_ms")),
            down: line.number("down_mbit"),
            up: line.number("up_mbit")
        )
        connection = try #require(ConnectionState(rawValue: line.text("connection") ?? ""))
        measured = try #require(line.number("total_ms"))
        let sent = line.document.entries(try #require(line.index("exchanges")))
        let served = server.document.entries(try #require(server.index("exchanges")))
        exchanges = zip(sent, served).map { sent, served in
            LinkExchange(
                requestByteCount: Int(line.number("request", of: sent) ?? 0),
                responseHeadByteCount: Int(line.number("head", of: sent) ?? 0),
                responseBodyByteCount: Int(line.number("body", of: sent) ?? 0),
                pieces: Int(line.number("pieces", of: sent) ?? 0),
                serverFirst: server.number("first_ms", of: served) ?? 0,
                serverTotal: server.number("total_ms", of: served) ?? 0
            )
        }
    }
}

extension VectorLine {
    fileprivate var key: String {
        "\(text("next") ?? "") \(text("case") ?? "") \(text("connection") ?? "")"
    }
}

@Suite struct LinkModelRecordingTests {
    @Test func `recorded exchanges are predicted within the stated error`() throws {
        let recordings = try Recording.all()
        let known = Recorded.linkModelError
        let errors = recordings.map { abs($0.error) }
        let slow = recordings.filter { $0.nominalRoundTrip >= 60 }.map { abs($0.error) }
        #expect(errors.count == known.overAllCount)
        #expect(slow.count == known.fromSixtyMillisecondsCount)
        #expect(abs(mean(errors) - known.overAll) < 0.005, "\(mean(errors))")
        #expect(abs(mean(slow) - known.fromSixtyMilliseconds) < 0.005, "\(mean(slow))")
        #expect(known.overAll <= 5)
        #expect(known.fromSixtyMilliseconds <= 3)
    }

    @Test func `no single prediction is wrong by a round trip`() throws {
        for recording in try Recording.all() {
            let missed = abs(recording.error) / 100 * recording.measured
            #expect(missed < recording.link.roundTrip / 2, "\(recording.name): \(missed) ms")
        }
    }

    private func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(max(1, values.count))
    }
}
