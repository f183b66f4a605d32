internal import WireCompression
internal import WireLatency

/// From where on the other approach is ahead: calls, round trip, rate, and bodies.
enum BreakEvens {
    static func rows(
        _ analysis: SampleAnalysis,
        _ sides: (faster: CallProfile, than: CallProfile),
        _ names: (faster: Approach, than: Approach),
        _ scenario: CallScenario,
        _ analyzer: SampleAnalyzer
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
                "answer body, bytes",
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

    /// `{"file":{"name":"a.bin","type":"application/octet-stream","base64":""}}`.
    private static let jsonFileOverhead = 72
    /// One part with that name and type between Chromium's delimiters, and the last delimiter.
    private static let multipartFileOverhead = 187
}

extension CallProfile {
    /// The same call with an answer of another length, compressed as well as its own is.
    fileprivate func answering(_ byteCount: Int) -> Self {
        var copy = self
        copy.responseBody = byteCount
        if let compressedBody, responseBody > 0 {
            let ratio = Double(compressedBody) / Double(responseBody)
            copy.compressedBody = Int(Double(byteCount) * ratio)
        }
        return copy
    }
}
