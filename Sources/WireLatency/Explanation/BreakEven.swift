/// From where on another approach is ahead: body size, round trip, bandwidth or number of calls.
package enum BreakEven: Hashable, Sendable {
    /// The same one is ahead everywhere in the range; nil: neither anywhere.
    case never(ahead: Side?)
    /// The one ahead at the lower end is no longer so from this value on.
    case at(Int)

    /// One of two approaches.
    package enum Side: String, Hashable, Sendable, CaseIterable {
        /// The first.
        case first
        /// The second.
        case second
    }

    /// Finds where in a range the lead changes, by bisection.
    ///
    /// The lead is taken to change at most once; where windows make steps, the value found is the
    /// place of one change. Differences below 10⁻⁹ are no lead.
    ///
    /// - Parameters:
    ///   - range: the values that are looked at.
    ///   - gap: cost of the second less that of the first, for a value.
    package init(in range: ClosedRange<Int>, gap: (Int) -> Double) {
        let leastLead = 1e-9
        func ahead(_ value: Int) -> Side? {
            let gap = gap(value)
            guard abs(gap) > leastLead else { return nil }
            return gap > 0 ? .first : .second
        }
        let start = ahead(range.lowerBound)
        guard ahead(range.upperBound) != start else {
            self = .never(ahead: start)
            return
        }
        var low = range.lowerBound
        var high = range.upperBound
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if ahead(middle) == start { low = middle } else { high = middle }
        }
        self = .at(high)
    }

    /// Finds from how many calls at once on another of two profiles is ahead.
    package static func calls(
        _ first: CallProfile,
        _ second: CallProfile,
        under scenario: CallScenario,
        in range: ClosedRange<Int> = 1...100
    ) -> BreakEven {
        BreakEven(in: range) { calls in
            var scenario = scenario
            scenario.calls = calls
            return scenario.duration(of: second) - scenario.duration(of: first)
        }
    }

    /// Finds from what round trip on another of two profiles is ahead, in tenths of a millisecond.
    package static func roundTrip(
        _ first: CallProfile,
        _ second: CallProfile,
        under scenario: CallScenario,
        in range: ClosedRange<Int> = 0...10_000
    ) -> BreakEven {
        BreakEven(in: range) { tenths in
            let link = scenario.link.link.replacing(roundTrip: Double(tenths) / 10)
            let other = scenario.on(LinkSpec(link: link, connection: scenario.link.connection))
            return other.duration(of: second) - other.duration(of: first)
        }
    }

    /// Finds from what rate down on another of two profiles is ahead, in kilobits per second.
    ///
    /// The rate up keeps its proportion to the rate down; unlimited ones become equal.
    package static func bandwidth(
        _ first: CallProfile,
        _ second: CallProfile,
        under scenario: CallScenario,
        in range: ClosedRange<Int> = 100...1_000_000
    ) -> BreakEven {
        let link = scenario.link.link
        let proportion = (link.up ?? 1) / (link.down ?? link.up ?? 1)
        return BreakEven(in: range) { kilobits in
            let down = Double(kilobits) / 1000
            let rated = link.replacing(down: down, up: down * proportion)
            let other = scenario.on(LinkSpec(link: rated, connection: scenario.link.connection))
            return other.duration(of: second) - other.duration(of: first)
        }
    }
}

extension BreakEven {
    /// Finds the length from which on compressing a kind of body makes it smaller.
    ///
    /// First is the plain body. The callback returns the compressed size of a body of some length.
    package static func compression(
        in range: ClosedRange<Int>,
        compressedSize: (Int) -> Int
    ) -> BreakEven {
        BreakEven(in: range) { Double(compressedSize($0) - $0) }
    }

    /// Finds the length of a file from which on multipart is smaller than base64 within JSON.
    ///
    /// First is base64: `4·⌈n/3⌉` bytes (RFC 4648) and what JSON needs around it; second is
    /// multipart: the file's own bytes and what delimiters and part headers need.
    package static func base64AgainstMultipart(
        jsonOverhead: Int,
        multipartOverhead: Int,
        in range: ClosedRange<Int> = 0...(1 << 30)
    ) -> BreakEven {
        BreakEven(in: range) { length in
            let base64 = jsonOverhead + (length + 2) / 3 * 4
            return Double(multipartOverhead + length - base64)
        }
    }
}
