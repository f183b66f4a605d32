/// Finds fields of an encoder's dynamic table by their hashes.
///
/// Buckets hold the number of the newest field with such a hash, and each field the number of the
/// one before it in its bucket. Chains end at the first number that has left the table, so that
/// evicting a field costs nothing here.
struct HPACKTableIndex: Sendable {
    /// The hashes of one field: of its name, and of name and value.
    struct Hashes: Sendable {
        let name: UInt64
        let field: UInt64
    }

    private struct Link: Sendable {
        var hashes = Hashes(name: 0, field: 0)
        var olderName = 0
        var olderField = 0
    }

    /// Both heads per bucket, and the links by number: as many of each, a power of two.
    private var nameHeads: [Int]
    private var fieldHeads: [Int]
    private var links: [Link]

    /// Creates an empty index.
    init() {
        let count = 64
        nameHeads = Array(repeating: 0, count: count)
        fieldHeads = nameHeads
        links = Array(repeating: Link(), count: count)
    }

    /// Notes the newest field of `table`.
    mutating func noteNewest(of table: HPACKDynamicTable, _ hashes: Hashes) {
        if table.count > links.count { grow(for: table) }
        insert(table.newest, hashes)
    }

    /// Returns the number of the newest field that equals `field`.
    func number(of field: HPACKField, _ hashes: Hashes, in table: HPACKDynamicTable) -> Int? {
        let mask = links.count - 1
        var number = fieldHeads[Int(truncatingIfNeeded: hashes.field) & mask]
        while number >= table.oldest {
            let link = links[number & mask]
            if link.hashes.field == hashes.field, table[number: number] == field { return number }
            number = link.olderField
        }
        return nil
    }

    /// Returns the number of the newest field that is called `name`.
    func number(ofName name: [UInt8], _ hashes: Hashes, in table: HPACKDynamicTable) -> Int? {
        let mask = links.count - 1
        var number = nameHeads[Int(truncatingIfNeeded: hashes.name) & mask]
        while number >= table.oldest {
            let link = links[number & mask]
            if link.hashes.name == hashes.name, table[number: number].name == name {
                return number
            }
            number = link.olderName
        }
        return nil
    }

    private mutating func insert(_ number: Int, _ hashes: Hashes) {
        let mask = links.count - 1
        let nameBucket = Int(truncatingIfNeeded: hashes.name) & mask
        let fieldBucket = Int(truncatingIfNeeded: hashes.field) & mask
        links[number & mask] = Link(
            hashes: hashes,
            olderName: nameHeads[nameBucket],
            olderField: fieldHeads[fieldBucket]
        )
        nameHeads[nameBucket] = number
        fieldHeads[fieldBucket] = number
    }

    private mutating func grow(for table: HPACKDynamicTable) {
        let old = links
        nameHeads = Array(repeating: 0, count: old.count * 2)
        fieldHeads = nameHeads
        links = Array(repeating: Link(), count: old.count * 2)
        for number in table.oldest..<table.newest {
            insert(number, old[number & (old.count - 1)].hashes)
        }
    }
}

extension HPACKTableIndex.Hashes {
    /// Hashes a field.
    init(_ field: HPACKField) {
        name = Self.hash(field.name.span, seed: 0)
        self.field = Self.hash(field.value.span, seed: name)
    }

    /// Mixes eight bytes at a time: quick, and good enough where equality is looked at anyway.
    private static func hash(_ bytes: Span<UInt8>, seed: UInt64) -> UInt64 {
        var hash = seed ^ UInt64(bytes.count)
        var index = 0
        while bytes.count - index >= 8 {
            let group = bytes.extracting(index..<(index + 8))
            var word: UInt64 = 0
            for place in 0..<8 { word |= UInt64(group[place]) << UInt64(place * 8) }
            hash = mixed(hash ^ word)
            index += 8
        }
        var word: UInt64 = 0
        while index < bytes.count {
            word = word << 8 | UInt64(bytes[index])
            index += 1
        }
        return mixed(hash ^ word)
    }

    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 29
    }
}
