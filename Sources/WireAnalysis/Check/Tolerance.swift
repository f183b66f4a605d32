/// By how much figures may exceed those of a baseline.
package struct Tolerance: Sendable, Equatable {
    /// What may grow: bytes up, bytes down, or both together.
    package enum Kind: String, CaseIterable, Sendable {
        case request
        case response
        case total

        /// The name of what is held against the baseline.
        package var bound: String {
            switch self {
            case .request: "baseline_up"
            case .response: "baseline_down"
            case .total: "baseline_total"
            }
        }
    }

    /// An amount of growth.
    package enum Amount: Sendable, Equatable {
        case bytes(Int)
        case percent(Double)

        /// Reads `100` or `2.5%`; nil for anything else.
        package init?(_ text: String) {
            guard let first = text.utf8.first, (0x30...0x39).contains(first) else { return nil }
            if text.hasSuffix("%") {
                let number = text.dropLast()
                guard number.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }),
                    let percent = Double(number), percent.isFinite
                else { return nil }
                self = .percent(percent)
            } else {
                guard let bytes = Int(text) else { return nil }
                self = .bytes(bytes)
            }
        }

        /// The most that a figure may be: whole bytes, rounded down.
        func limit(_ before: Int) -> Double {
            switch self {
            case .bytes(let bytes): Double(before) + Double(bytes)
            case .percent(let percent):
                // 5 % of 2,020 is 101 whole, which binary fractions would miss.
                Double(before) + (Double(before) * percent / 100 + 1e-6).rounded(.down)
            }
        }
    }

    /// What holds for both directions unless they have amounts of their own; nil when not given.
    package var general: Amount?
    /// Amounts by kind.
    package var amounts: [Kind: Amount] = [:]

    /// Creates a tolerance of nothing.
    package init() {}

    /// The amount for a kind; nil for one that is not held on its own.
    ///
    /// Where only both together are spoken of, bytes may move from one direction to the other.
    package func amount(_ kind: Kind) -> Amount? {
        if let amount = amounts[kind] { return amount }
        guard kind != .total else { return nil }
        return general ?? (amounts[.total] == nil ? .bytes(0) : nil)
    }
}
