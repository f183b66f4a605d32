internal import WireCompression
package import WireLatency

/// One property of a call or its link, and the value from which on the other side is ahead.
package struct BreakEvenRow: Sendable {
    /// What is varied.
    package var property: Property
    /// What was found; a value of it is in steps of the property.
    package var result: BreakEven

    /// What can be varied, and between whom the lead then changes.
    package enum Property: Hashable, Sendable {
        /// Calls at once; between the two approaches that are explained.
        case calls
        /// The round trip in tenths of a millisecond; between the two approaches.
        case roundTrip
        /// The rate down in kbit/s; between the two approaches.
        case rateDown
        /// Bytes of the response body as sent; between the two approaches.
        case responseBody
        /// Bytes of a file in the request; between base64 in JSON and multipart.
        case file
        /// Bytes of the beginning of the response under a content coding; between sending it as it
        /// is and compressing it.
        case compression(coding: String)
    }
}

/// From where on the other approach is ahead: calls, round trip, rate, and bodies.
enum BreakEvens {
    static func rows(
        _ sides: (faster: CallProfile, than: CallProfile),
        _ scenario: CallScenario
    ) -> [BreakEvenRow] {
        [
            BreakEvenRow(
                property: .calls,
                result: .calls(sides.than, sides.faster, under: scenario)
            ),
            BreakEvenRow(
                property: .roundTrip,
                result: .roundTrip(sides.than, sides.faster, under: scenario)
            ),
            BreakEvenRow(
                property: .rateDown,
                result: .bandwidth(sides.than, sides.faster, under: scenario)
            ),
            BreakEvenRow(
                property: .responseBody,
                result: BreakEven(in: 0...longestBody) { bytes in
                    let one = scenario.duration(of: sides.than.responding(bytes))
                    return scenario.duration(of: sides.faster.responding(bytes)) - one
                }
            ),
            BreakEvenRow(
                property: .file,
                result: .base64AgainstMultipart(
                    jsonOverhead: jsonFileOverhead,
                    multipartOverhead: multipartFileOverhead
                )
            ),
        ]
    }

    /// From what length of the sample's own response on compressing it pays.
    static func compression(_ response: [UInt8], _ codings: [ContentCoding]) -> [BreakEvenRow] {
        guard !response.isEmpty else { return [] }
        return codings.compactMap { coding in
            guard var compressor = Compressor(coding) else { return nil }
            let result = BreakEven.compression(in: 0...response.count) { length in
                compressor.byteCount(Array(response[..<length]))
            }
            return BreakEvenRow(property: .compression(coding: coding.name), result: result)
        }
    }

    /// The longest response that is looked at, in bytes.
    private static let longestBody = 1_000_000
    /// `{"file":{"name":"a.bin","type":"application/octet-stream","base64":""}}`.
    private static let jsonFileOverhead = 72
    /// One part with that name and type between Chromium's delimiters, and the last delimiter.
    private static let multipartFileOverhead = 187
}

extension CallProfile {
    /// The same call with a response of so many bytes, sent as they are.
    fileprivate func responding(_ byteCount: Int) -> Self {
        var copy = self
        copy.responseBody = byteCount
        copy.compressedBody = nil
        return copy
    }
}
