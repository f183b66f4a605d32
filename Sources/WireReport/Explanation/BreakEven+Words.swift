internal import WireAnalysis
internal import WireLatency

extension BreakEvenRow {
    /// The row's cells: what is varied with its unit, and where the lead changes.
    func cells(than: Approach, faster: Approach) -> [[Document.Inline]] {
        let sides = property.sides ?? (than.rawValue, faster.rawValue)
        return [[.text(property.title)], [.text(words(sides))]]
    }

    private func words(_ sides: (first: String, second: String)) -> String {
        switch result {
        case .never(nil): "never: both are the same"
        case .never(let ahead?):
            "never: \(ahead == .first ? sides.first : sides.second) is ahead everywhere"
        case .at(let value):
            "at \(property.figure(value)) the lead changes "
                + "between \(sides.first) and \(sides.second)"
        }
    }
}

extension BreakEvenRow.Property {
    fileprivate var title: String {
        switch self {
        case .calls: "calls at once"
        case .roundTrip: "round trip, ms"
        case .rateDown: "rate down, Mbit/s"
        case .responseBody: "response body as sent, bytes"
        case .file: "file in the request, bytes"
        case .compression(let coding): "beginning of the response, \(coding), bytes"
        }
    }

    /// What the two sides are called where they are not the approaches.
    fileprivate var sides: (first: String, second: String)? {
        switch self {
        case .calls, .roundTrip, .rateDown, .responseBody: nil
        case .file: ("base64 in JSON", "multipart")
        case .compression: ("sending it plain", "compressing it")
        }
    }

    /// A value in the title's unit.
    fileprivate func figure(_ value: Int) -> String {
        switch self {
        case .roundTrip: ByteFormat.fixed(Double(value) * 0.1, digits: 1)
        case .rateDown: ByteFormat.fixed(Double(value) * 0.001, digits: 1)
        case .calls, .responseBody, .file, .compression: ByteFormat.count(value)
        }
    }
}
