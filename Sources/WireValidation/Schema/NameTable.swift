/// Names that are looked up by the bytes of a document, without making a key of them first.
struct NameTable {
    private var text: [UInt8] = []
    private var ranges: [Range<Int>] = []
    private var indices: [ArraySlice<UInt8>: Int] = [:]

    /// Up to here comparing with each name is quicker than hashing.
    private static let scanLimit = 12

    /// Adds a name and returns its index, which is that of an equal one if there is one.
    mutating func insert(_ name: ArraySlice<UInt8>) -> Int {
        if let known = indices[name] { return known }
        ranges.append(text.count..<(text.count + name.count))
        text += name
        indices[name] = ranges.count - 1
        return ranges.count - 1
    }

    /// The index of the name that stands in `bytes` at `range`.
    func index(of bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard ranges.count <= Self.scanLimit else { return indices[bytes[range]] }
        search: for (index, candidate) in ranges.enumerated() where candidate.count == range.count {
            for offset in 0..<range.count
            where text[candidate.lowerBound + offset] != bytes[range.lowerBound + offset] {
                continue search
            }
            return index
        }
        return nil
    }
}
