import Testing
import WireCore
import WireFlight
import WireFrameworks
import WireJSON
import WireTestSupport

/// Calls of Server Actions as browsers sent them, and what Next.js servers sent back.
struct FlightEnvelopeCaptureTests {
    @Test func `writes the bodies that browsers sent and the responses that servers gave`() throws {
        var requests = FlightTally()
        var responses = FlightTally()
        for line in try VectorLine.all("captures-flight/answers.jsonl") {
            let label = try #require(line.text("framework"))
            let name = try #require(line.text("scenario"))
            let rules = try #require(Framework(rawValue: label)?.profile.actions)
            let call = try #require(try line.call)
            let writer = FlightReplyWriter(rules.dialect, temporary: true)
            requests.note(name, label, requestFailure(line, call.arguments, writer))
            let paths = try writer.temporaryPaths(in: call.payload, arguments: call.argumentsIndex)
            var envelope = FlightEnvelope(rules, buildID: line.text("build"))
            envelope.search = line.text("search") ?? ""
            envelope.page = line.page
            let stream = try envelope.write(
                call.payload,
                result: call.resultIndex,
                temporary: paths
            )
            let expected = try #require(line.base64("stream"))
            responses.note(
                name,
                label,
                stream.bytes == expected
                    ? nil
                    : String(decoding: stream.bytes, as: UTF8.self) + " instead of "
                        + String(decoding: expected, as: UTF8.self)
            )
            #expect(stream.rowEnds.last == stream.bytes.count)
            // Each flush was a block of the compressed response, and a chunk of its own.
            if let pieces = line.index("pieces") {
                let count = Int(line.document.double(pieces))
                #expect(stream.flushEnds.count == count, "\(label) \(name)")
            }
        }
        for tally in [requests, responses] {
            #expect(tally.total > 0)
            #expect(tally.failures.isEmpty)
        }
    }

    @Test func `sets the envelope and the page apart`() throws {
        for line in try VectorLine.all("captures-flight/answers.jsonl") {
            let framework = try #require(line.text("framework").flatMap(Framework.init))
            let rules = try #require(framework.profile.actions)
            let stream = try #require(line.base64("stream"))
            var envelope = FlightEnvelope(rules, buildID: line.text("build"))
            envelope.page = line.page
            let rows = try FlightStreamReader.rows(of: stream.span, rules.dialect).rows
            let ledger = envelope.ledger(of: rows, in: stream.span)
            #expect(ledger.byteCount == stream.count)
            #expect(ledger[.envelope] > 0)
            #expect((ledger[.page] > 0) == (line.page != nil))
            if let page = line.page {
                let parts = [page.modules, page.data, page.earlyRows, page.rows]
                #expect(ledger[.page] == parts.reduce(0) { $0 + $1.count })
            }
        }
    }

    private func requestFailure(
        _ line: VectorLine,
        _ arguments: Payload,
        _ writer: FlightReplyWriter
    ) -> String? {
        guard let body = line.index("body") else { return "no body" }
        do throws(WireError) {
            switch try writer.write(arguments) {
            case .text(let text):
                let expected = line.document.member("text", of: body).map(line.document.text)
                let mine = String(decoding: text, as: UTF8.self)
                return mine == expected ? nil : "\(mine) instead of \(expected ?? "a form")"
            case .form(let form):
                guard let entries = line.document.member("entries", of: body) else {
                    return "a form instead of a text"
                }
                let expected = line.form(entries).formLines
                let mine = form.asBrowsersSendIt.formLines
                return mine == expected ? nil : "\(mine) instead of \(expected)"
            }
        } catch {
            return error.description
        }
    }
}

extension VectorLine {
    /// The arguments and the result of a call as one document, so that they may share objects.
    var call: (payload: Payload, arguments: Payload, argumentsIndex: Int, resultIndex: Int)? {
        get throws {
            guard let arguments = index("arguments"), let result = index("result") else {
                return nil
            }
            var builder = PayloadBuilder()
            builder.begin(.array)
            builder.copy(arguments, of: document)
            builder.copy(result, of: document)
            builder.end()
            let raw = builder.finish()
            var diagnostics = Diagnostics()
            let payload = try TypedJSON.read(raw, at: 0, diagnostics: &diagnostics)
            var entries = payload.entries(0)
            guard let first = entries.next(), let second = entries.next() else { return nil }
            var alone = PayloadBuilder()
            alone.copy(first, of: payload)
            return (payload, alone.finish(), first, second)
        }
    }

    /// The page that a response carries.
    var page: FlightPage? {
        guard let page = index("page") else { return nil }
        func part(_ name: StaticString) -> [UInt8] {
            document.member(name, of: page).map { Array(document.bytes[document.range($0)]) } ?? []
        }
        return FlightPage(
            modules: part("modules"),
            data: part("data"),
            earlyRows: part("early"),
            rows: part("rows")
        )
    }
}

extension Payload {
    /// The form as it looks inside a multipart body: names escaped, line ends in values CRLF, and a
    /// blob without a type as bytes.
    var asBrowsersSendIt: Payload {
        var builder = PayloadBuilder()
        builder.begin(.form)
        for (key, value) in members(0) {
            builder.key(
                text(key).replacing("\r\n", with: "\n").replacing("\n", with: "%0D%0A")
                    .replacing("\"", with: "%22")
            )
            if kind(value) == .string {
                builder.string(
                    text(value).replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
                )
            } else if member("type", of: value).map(text) == "" {
                builder.begin(.file)
                builder.key("name")
                builder.string(member("name", of: value).map(text) ?? "blob")
                builder.key("type")
                builder.string("application/octet-stream")
                builder.key("base64")
                builder.bytes(member("base64", of: value).map { viewedBytes($0) } ?? [])
                builder.end()
            } else {
                builder.copy(value, of: self)
            }
        }
        builder.end()
        return builder.finish()
    }
}
