internal import WireCore

extension Payload {
    /// The entries of a Map or Set as JavaScript holds them: equal ones once, and of equal keys the
    /// last value at the place of the first; nil when that is how they stand already.
    func distinctEntries(_ index: Int) -> [Int]? {
        let isMap = kind(index) == .map
        guard isMap || kind(index) == .set else { return nil }
        var all = Array(entries(index))
        if isMap, !all.count.isMultiple(of: 2) { all.removeLast() }
        var places: [EntryKey: Int] = [:]
        var order: [Int] = []
        for position in stride(from: 0, to: all.count, by: isMap ? 2 : 1) {
            let key = entryKey(resolved(all[position]))
            if let place = places[key] {
                if isMap { order[place + 1] = all[position + 1] }
            } else {
                places[key] = order.count
                order.append(all[position])
                if isMap { order.append(all[position + 1]) }
            }
        }
        return order.count == all.count ? nil : order
    }

    private func entryKey(_ index: Int) -> EntryKey {
        switch kind(index) {
        case .null, .undefined, .true, .false: .word(kind(index).rawValue, 0)
        case .hole: .word(PayloadNode.Kind.undefined.rawValue, 0)
        case .number:
            .word(
                PayloadNode.Kind.number.rawValue,
                double(index).isNaN ? Double.nan.bitPattern : (double(index) + 0).bitPattern
            )
        case .string, .bigint, .symbol: .text(kind(index).rawValue, bytes[range(index)])
        default: .word(PayloadNode.Kind.use.rawValue, UInt64(index))
        }
    }

    /// What two equal entries have in common; objects are equal to themselves only.
    private enum EntryKey: Hashable {
        case word(UInt8, UInt64)
        case text(UInt8, ArraySlice<UInt8>)
    }
}
