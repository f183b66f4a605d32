internal import WireCore

extension JSONReader {
    /// Reads the number that begins at `start`; returns the position behind it.
    @inline(__always)
    mutating func readNumber(
        _ input: Span<UInt8>,
        _ start: Int,
        _ nodes: inout OutputSpan<PayloadNode>
    ) throws(WireError) -> Int {
        let reading = NumberText.read(input, from: start)
        let count = reading.end - start
        if reading.remark != .none || count > numberLimit {
            try check(reading, input, start)
        }
        nodes.append(
            PayloadNode(
                .number,
                word: reading.value.bitPattern,
                detail: UInt16(truncatingIfNeeded: count),
                source: UInt32(truncatingIfNeeded: start)
            )
        )
        return reading.end
    }

    /// Says what is wrong or odd about a number.
    @inline(never)
    private mutating func check(
        _ reading: NumberText.Reading,
        _ input: Span<UInt8>,
        _ start: Int
    ) throws(WireError) {
        let count = reading.end - start
        guard count <= numberLimit else {
            throw WireError(
                JSONError.numberTooLong,
                at: start,
                count,
                limit: "numberBytes",
                numberLimit
            )
        }
        switch reading.remark {
        case .none: break
        case .inexact: diagnostics.warn(JSONError.numberInexact, at: start)
        case .outOfRange: diagnostics.warn(JSONError.numberOutOfRange, at: start)
        case .malformed: throw unexpected(input, reading.end, "another digit")
        }
    }
}
