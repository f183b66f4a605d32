import Testing
import WireCore
import WireFlight
import WireJSON
import WireTestSupport

/// What React's client makes of streams.
struct FlightResponseReaderVectorTests {
    @Test func `reads responses as each build does, however they are cut`() throws {
        var tally = FlightTally()
        for line in try VectorLine.all("flight-decode.jsonl")
        where line.text("direction") == "response" {
            let expected: Payload?
            do throws(WireError) {
                expected = try line.typed("value")
            } catch {
                tally.skip(error.code.name)
                continue
            }
            let stream = try #require(line.stream)
            let isDevelopment = line.text("mode") == "development"
            let cuts = try #require(line.index("cuts"))
            for label in line.texts("react") {
                let dialect = try #require(FlightDialect(label: label))
                for cut in line.document.entries(cuts) {
                    let outcome = read(line.pieces(stream, cut), dialect, line)
                    guard line.index("bySplit") == nil else { continue }
                    tally.note(
                        line.name,
                        label,
                        failure(outcome, expected),
                        stricter: StricterAnswers.responses[line.name]
                            ?? (isDevelopment ? StricterAnswers.newerServers[label] : nil)
                    )
                }
            }
        }
        report(tally, of: 24_034)
        #expect(tally.stricterNames.isSuperset(of: StricterAnswers.responses.keys))
    }

    private func read(
        _ pieces: [ArraySlice<UInt8>],
        _ dialect: FlightDialect,
        _ line: VectorLine
    ) -> Result<Payload, WireError> {
        var limits = DecodingLimits.standard
        limits.depth = 4_000
        let isTemporary = line.index("sent") != nil
        var options = FlightReadingOptions(dialect, temporary: isTemporary, limits: limits)
        if line.text("mode") == "development" { options.developmentRows = .read }
        var reader = FlightResponseReader(options)
        var diagnostics = Diagnostics()
        do throws(WireError) {
            for piece in pieces {
                let bytes = Array(piece)
                try reader.consume(bytes.span)
            }
            return .success(try reader.finish(diagnostics: &diagnostics))
        } catch {
            return .failure(error)
        }
    }

    private func failure(_ outcome: Result<Payload, WireError>, _ expected: Payload?) -> String? {
        switch outcome {
        case .failure(let error):
            guard let expected else { return nil }
            return "\(error.description) instead of \(expected.comparable.prefix(200))"
        case .success(let value):
            guard let expected else {
                return "read as \(value.comparable.prefix(200)), though React fails"
            }
            let (mine, reacts) = (value.comparable, expected.comparable)
            return mine == reacts ? nil : "\(mine.prefix(300)) instead of \(reacts.prefix(300))"
        }
    }
}

extension VectorLine {
    /// The bytes of a response.
    var stream: [UInt8]? {
        if let parts = index("parts") { return repeated(parts) }
        return base64("stream")
    }

    /// A stream in pieces: whole, byte by byte, or cut at positions.
    func pieces(_ stream: [UInt8], _ cut: Int) -> [ArraySlice<UInt8>] {
        guard document.kind(cut) == .array else {
            return document.text(cut) == "whole"
                ? [stream[...]] : stream.indices.map { stream[$0...$0] }
        }
        var pieces: [ArraySlice<UInt8>] = []
        var start = 0
        for position in document.entries(cut).map({ Int(document.double($0)) }) + [stream.count] {
            pieces.append(stream[start..<max(start, min(position, stream.count))])
            start = max(start, min(position, stream.count))
        }
        return pieces
    }
}
