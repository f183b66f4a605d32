import Testing
import WireCore
import WireFlight
import WireJSON
import WireTestSupport

/// What real React writes, byte for byte.
struct FlightWriterVectorTests {
    @Test func `writes replies as each build does`() throws {
        var tally = FlightTally()
        for line in try VectorLine.all("flight.jsonl") where line.text("direction") == "reply" {
            guard line.index("abort") == nil else {
                tally.skip("aborted by the caller")
                continue
            }
            guard let value = try value(of: line, &tally) else { continue }
            for label in line.texts("react") {
                guard let dialect = FlightDialect(label: label), dialect.isWritable else {
                    continue
                }
                tally.note(line.name, label, failure(of: line, value, dialect))
            }
        }
        report(tally, of: 3_989)
    }

    @Test func `writes responses as each build does`() throws {
        var tally = FlightTally()
        for line in try VectorLine.all("flight.jsonl") where line.text("direction") == "response" {
            guard let value = try value(of: line, &tally) else { continue }
            let expected = try #require(line.base64("stream"))
            for label in line.texts("react") {
                guard let dialect = FlightDialect(label: label), dialect.isWritable else {
                    continue
                }
                do throws(WireError) {
                    let stream = try FlightResponseWriter(dialect).write(value)
                    let isEqual = stream.bytes == expected
                    tally.note(
                        line.name,
                        label,
                        isEqual
                            ? nil
                            : "\(String(decoding: stream.bytes, as: UTF8.self)) instead of \(String(decoding: expected, as: UTF8.self))"
                    )
                } catch {
                    tally.note(line.name, label, error.description)
                }
            }
        }
        report(tally, of: 4_434)
    }

    private func value(of line: VectorLine, _ tally: inout FlightTally) throws -> Payload? {
        do throws(WireError) {
            return try line.typed("value")
        } catch {
            tally.skip(error.code.name)
            return nil
        }
    }

    private func failure(
        of line: VectorLine,
        _ value: Payload,
        _ dialect: FlightDialect
    ) -> String? {
        let writer = FlightReplyWriter(dialect, temporary: line.index("temporary") != nil)
        do throws(WireError) {
            let reply = try writer.write(value)
            guard let body = line.index("body") else { return "written, though React fails" }
            switch reply {
            case .text(let text):
                guard let expected = line.document.member("text", of: body) else {
                    return "a text instead of a form"
                }
                let isEqual = text == line.flightText(expected)
                return isEqual
                    ? nil
                    : String(decoding: text, as: UTF8.self) + " instead of "
                        + line.document.text(expected)
            case .form(let form):
                guard let entries = line.document.member("entries", of: body) else {
                    return "a form instead of a text"
                }
                let expected = line.form(entries).formLines
                return form.formLines == expected ? nil : "\(form.formLines) instead of \(expected)"
            }
        } catch {
            return line.index("error") == nil ? error.description : nil
        }
    }
}
