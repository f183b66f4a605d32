/// The rows of a response, found as far as is needed to change one of them.
struct RowSites {
    /// A row: what stands before its content, the content, and what ends it.
    private struct Row {
        var head: ArraySlice<UInt8>
        var content: ArraySlice<UInt8>
        var end: ArraySlice<UInt8>
        var bytes: [UInt8] { Array(head) + content + end }
    }

    private static let lengthTags = Set("TAOoUSsLlGgMmVb".utf8)
    /// Tags that rows are given instead of their own; the empty one is that of a plain row.
    private static let tags = [""] + "IEDNWJHTRrXxCPSLlZQFhKBob".map(String.init)
    private static let ids = [
        "", "0", "1", "2", "00", "ff", "7fffffff", "ffffffff", "100000000", "x",
    ]
    .map { Array($0.utf8) }

    private let rows: [Row]

    /// Finds the rows of a stream.
    init(_ stream: [UInt8]) {
        var rows: [Row] = []
        var rest = stream[...]
        while !rest.isEmpty {
            let row = Self.first(of: rest)
            rest = rest[row.end.endIndex...]
            rows.append(row)
        }
        self.rows = rows
    }

    private static func first(of rest: ArraySlice<UInt8>) -> Row {
        let line = rest.prefix { $0 != UInt8(ascii: "\n") }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
            return row(rest, from: rest.startIndex, to: line.endIndex)
        }
        let tag = colon + 1 < line.endIndex ? line[colon + 1] : 0
        if lengthTags.contains(tag) {
            let digits = line[(colon + 2)...].prefix { hexDigit($0) != nil }
            let comma = digits.endIndex
            let length = digits.prefix(7).reduce(0) { $0 << 4 | (hexDigit($1) ?? 0) }
            if comma < line.endIndex, line[comma] == UInt8(ascii: ","),
                rest.endIndex - comma > length
            {
                let end = comma + 1 + length
                return Row(
                    head: rest[...comma],
                    content: rest[(comma + 1)..<end],
                    end: rest[end..<end]
                )
            }
        }
        let isTagged = (0x41...0x5A).contains(tag) || [0x72, 0x78].contains(tag)
        // Behind `:HL` and the like a second letter says what the hint is for.
        let letters = tag == UInt8(ascii: "H") ? 2 : 1
        let start = isTagged ? min(colon + 1 + letters, line.endIndex) : colon + 1
        return row(rest, from: start, to: line.endIndex)
    }

    private static func row(_ rest: ArraySlice<UInt8>, from start: Int, to end: Int) -> Row {
        Row(
            head: rest[..<start],
            content: rest[start..<end],
            end: rest[end..<min(end + 1, rest.endIndex)]
        )
    }

    private static func hexDigit(_ byte: UInt8) -> Int? {
        Character(UnicodeScalar(byte)).hexDigitValue
    }

    /// What can be changed: nodes of each row's JSON, numbers and tags of rows, and their order.
    var sites: [MutationSite] {
        var sites = [MutationSite.order(rows.map(\.bytes))]
        for place in rows.indices {
            let row = rows[place]
            sites.append(heads(of: place))
            if let site = MutationSite.nodes(Array(row.content), .flight) {
                sites.append(site.within { stream(place, row.head + $0 + row.end) })
            }
        }
        return sites
    }

    private func heads(of place: Int) -> MutationSite {
        let row = rows[place]
        let colon = row.head.firstIndex(of: UInt8(ascii: ":")) ?? row.head.endIndex
        let own = row.head[..<colon]
        let rest = Array(row.content + row.end)
        return MutationSite(count: Self.tags.count + Self.ids.count) { number in
            if number < Self.tags.count {
                return stream(place, own + Array(":\(Self.tags[number])".utf8) + rest)
            }
            return stream(place, Self.ids[number - Self.tags.count] + row.head[colon...] + rest)
        }
    }

    private func stream(_ place: Int, _ bytes: [UInt8]) -> [UInt8] {
        rows[..<place].flatMap(\.bytes) + bytes + rows[(place + 1)...].flatMap(\.bytes)
    }
}
