internal import WireCompression
internal import WireLatency

/// From where on the other approach is ahead: calls, round trip, rate, and bodies.
enum BreakEvens {
    static func rows(
        _ sides: (faster: CallProfile, than: CallProfile),
        _ names: (faster: Approach, than: Approach),
        _ scenario: CallScenario
    ) -> [BreakEvenRow] {
        let pair = (first: names.than.rawValue, second: names.faster.rawValue)
        func row(_ property: String, _ result: BreakEven, _ step: Double) -> BreakEvenRow {
            BreakEvenRow(property: property, result: result, step: step, sides: pair)
        }
        var rows = [
            row("calls at once", .calls(sides.than, sides.faster, under: scenario), 1),
            row(
                "round trip, ms",
                .roundTrip(sides.than, sides.faster, under: scenario),
                0.1
            ),
            row(
                "rate down, Mbit/s",
                .bandwidth(sides.than, sides.faster, under: scenario),
                0.001
            ),
            row(
                "answer body as sent, bytes",
                BreakEven(in: 0...1_000_000) { bytes in
                    let one = scenario.duration(of: sides.than.answering(bytes))
                    return scenario.duration(of: sides.faster.answering(bytes)) - one
                },
                1
            ),
        ]
        rows.append(
            BreakEvenRow(
                property: "file in the request, bytes",
                result: .base64AgainstMultipart(
                    jsonOverhead: Self.jsonFileOverhead,
                    multipartOverhead: Self.multipartFileOverhead
                ),
                step: 1,
                sides: ("base64 in JSON", "multipart")
            )
        )
        return rows
    }

    /// From what length of the sample's own answer on compressing it pays.
    static func compression(_ answer: [UInt8], _ codings: [ContentCoding]) -> [BreakEvenRow] {
        guard !answer.isEmpty else { return [] }
        return codings.compactMap { coding in
            guard var compressor = Compressor(coding) else { return nil }
            let result = BreakEven.compression(in: 0...answer.count) { length in
                compressor.byteCount(Array(answer[..<length]))
            }
            return BreakEvenRow(
                property: "beginning of the answer, \(coding.name), bytes",
                result: result,
                step: 1,
                sides: ("sending it as it is", "compressing it")
            )
        }
    }

    /// `{"file":{"name":"a.bin","type":"application/octet-stream","base64":""}}`.
    private static let jsonFileOverhead = 72
    /// One part with that name and type between Chromium's delimiters, and the last delimiter.
    private static let multipartFileOverhead = 187
}

extension CallProfile {
    /// The same call with an answer of so many bytes, sent as they are.
    fileprivate func answering(_ byteCount: Int) -> Self {
        var copy = self
        copy.responseBody = byteCount
        copy.compressedBody = nil
        return copy
    }
}
