internal import WireAnalysis
internal import WireFrameworks
internal import WireLatency

extension Remark {
    /// The remark in a sentence or two.
    var text: String {
        switch self {
        case .constantShift(let gaps):
            "The gap is much the same at every quantile (\(Self.list(gaps)) ms), as a constant cause "
                + "makes it."
        case .growingGap(let gaps, let common):
            "The gap grows along the quantiles (\(Self.list(gaps)) ms). Bytes on an uncongested "
                + "link, and CPU time where nothing queues, shift mean, P95 and P99 alike: a "
                + "constant cause can claim \(ByteFormat.tenths(common)) ms at most."
        case .untoldByte:
            "The figures do not say whether they time the first or the last byte; an action's "
                + "first byte leaves before the action has run."
        case .flaw(.differentBytes):
            "Flaw: one side's first byte is held against the other's last."
        case .flaw(.firstByteBeforeWork):
            "Flaw: both time the first byte, and an action's leaves before it has run."
        case .load(let load, let gap):
            "With \(load.users) users on \(load.cores) busy core\(load.cores == 1 ? "" : "s"), CPU "
                + "time of a call counts \(ByteFormat.tenths(load.cpuFactor)) times and its bytes "
                + "once: \(ByteFormat.tenths(gap)) ms is a difference of "
                + "\(ByteFormat.tenths(load.cpuTime(for: gap))) ms of CPU per call."
        case .runNoise(let noise):
            "One pair of runs says little: of \(noise.pairs) recorded pairs of runs of the same "
                + "side under the same load, \(noise.count) differ by \(Int(noise.percent)) % or "
                + "more (median \(Int(noise.median.rounded())) %, worst "
                + "\(Int(noise.worst.rounded())) %)."
        case .unknownPage:
            "A page of unknown size is counted as nothing; give it in the sample (page) to "
                + "have it counted."
        }
    }

    private static func list(_ gaps: [Double]) -> String {
        gaps.map(ByteFormat.tenths).joined(separator: ", ")
    }
}
