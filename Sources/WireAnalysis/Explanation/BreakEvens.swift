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
        let isFirstAhead = scenario.duration(of: sides.than) < scenario.duration(of: sides.faster)
        // The side that is ahead now is so on the side of the value where the scenario stands.
        func row(
            _ property: String,
            _ result: BreakEven,
            at present: Double,
            step: Double
        ) -> BreakEvenRow {
            var isBelow = true
            if case .at(let value) = result { isBelow = present < Double(value) * step }
            return BreakEvenRow(
                property: property,
                result: result,
                isFirstAheadBelow: isFirstAhead == isBelow,
                step: step,
                sides: pair
            )
        }
        let link = scenario.link.link
        var rows = [
            row("calls at once", .calls(sides.than, sides.faster, under: scenario), at: 1, step: 1),
            row(
                "round trip, ms",
                .roundTrip(sides.than, sides.faster, under: scenario),
                at: link.roundTrip,
                step: 0.1
            ),
            row(
                "rate down, Mbit/s",
                .bandwidth(sides.than, sides.faster, under: scenario),
                at: link.down ?? .infinity,
                step: 0.001
            ),
            row(
                "answer body as sent, bytes",
                BreakEven(in: 0...1_000_000) { bytes in
                    let one = scenario.duration(of: sides.than.answering(bytes))
                    return scenario.duration(of: sides.faster.answering(bytes)) - one
                },
                at: Double(sides.than.responseBody),
                step: 1
            ),
        ]
        rows.append(
            BreakEvenRow(
                property: "file in the request, bytes",
                result: .base64AgainstMultipart(
                    jsonOverhead: Self.jsonFileOverhead,
                    multipartOverhead: Self.multipartFileOverhead
                ),
                isFirstAheadBelow: true,
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
                isFirstAheadBelow: true,
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
