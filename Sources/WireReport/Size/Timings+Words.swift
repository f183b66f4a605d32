internal import WireAnalysis
internal import WireStatistics

extension TimingWarning {
    /// What is doubtful and what helps.
    var text: String {
        "\(operation.name(approach)): \(doubt.text)"
    }
}

extension OperationTiming {
    /// What was timed.
    var name: String { operation.name(approach) }
}

extension OperationTiming.Operation {
    /// The operation in an approach, or what all of them share.
    fileprivate func name(_ approach: Approach?) -> String {
        [approach?.rawValue, rawValue].compactMap(\.self).joined(separator: " ")
    }
}

extension TimingWarning.Doubt {
    fileprivate var text: String {
        switch self {
        case .batches(.outliers(let outliers), let count):
            "\(outliers) of \(count) batches are outliers; close other programs and run again"
        case .batches(.slowingDown, _):
            "it got slower while it was measured, as a throttled processor does; "
                + "let the machine cool or plug it in, and run again"
        case .slowFirstRun(let ratio):
            "the first run took \(Int(min(ratio, 1e6))) times the median; "
                + "a server's first request pays that too"
        }
    }
}
