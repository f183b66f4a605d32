extension FuzzTarget {
    /// Changes a node of an input, or the settings at its head.
    ///
    /// - Parameters:
    ///   - input: any input, such as one that the fuzzer has made.
    ///   - choice: chooses the change.
    /// - Returns: the changed input; nil where bytes should be changed instead, as half of the
    ///   choices have it, or where there is no node.
    public func mutant(of input: [UInt8], choice: Int) -> [UInt8]? {
        var rest = choice & .max
        guard rest % 2 == 0 else { return nil }
        rest /= 2
        let parts = parts(input)
        if rest % 16 == 0, let head = otherHead(parts.form, rest / 16) { return head + parts.body }
        rest /= 16
        let sites = parts.form.sites(parts.body).filter { $0.count > 0 }
        guard !sites.isEmpty else { return nil }
        let site = sites[rest % sites.count]
        return site.mutant(rest / sites.count % site.count).map { parts.head + $0 }
    }

    private func otherHead(_ form: MessageForm, _ choice: Int) -> [UInt8]? {
        let heads: [[UInt8]]
        switch self {
        case .flightReply, .flightResponse, .flightForm, .envelope: heads = Settings.flight
        case .convert:
            guard case .line(let source) = form else { return nil }
            heads = Settings.convert(from: source)
        default: return nil
        }
        return heads.isEmpty ? nil : heads[choice % heads.count]
    }
}
