internal import WireCore

/// Internet addresses.
enum AddressFormat {
    /// Four numbers without leading zeros (RFC 2673, section 3.2).
    static func allowsIPv4(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard part.count == 1 || part.first != UInt8(ascii: "0") else { return false }
                return part.span.decimalValue.map { $0 <= 255 } ?? false
            }
    }

    /// Eight groups, of which `::` leaves some out and an IPv4 address stands for the last two
    /// (RFC 4291, section 2.2).
    static func allowsIPv6(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count <= 45 else { return false }
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count >= 3, let last = parts.last else { return false }
        // `::` makes one empty part, at either end two of them.
        var gaps = 0
        var groups = 0
        for (index, part) in parts.enumerated() {
            if part.isEmpty {
                let isEdge = index == 0 && parts[1].isEmpty
                let isEnd = index == parts.count - 1 && parts[index - 1].isEmpty
                if index == 0 || index == parts.count - 1 {
                    guard isEdge || isEnd else { return false }
                } else {
                    gaps += 1
                }
            } else if part.count <= 4, part.allSatisfy(\.isHexDigit) {
                groups += 1
            } else if index == parts.count - 1, allowsIPv4(last) {
                groups += 2
            } else {
                return false
            }
        }
        return gaps == 0 ? groups == 8 : gaps == 1 && groups <= 7
    }
}
