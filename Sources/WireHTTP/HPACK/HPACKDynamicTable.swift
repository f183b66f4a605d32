/// The fields that one direction of a connection remembers, newest first (RFC 7541, 2.3.2).
///
/// A ring: every field gets the next number when it is added, its slot follows from the number,
/// and the oldest ones leave when the table is full.
struct HPACKDynamicTable: Sendable {
    /// The most bytes the fields may have together, each counted with 32 more than it holds.
    private(set) var capacity: Int
    /// The bytes of the fields in the table, counted likewise.
    private(set) var byteCount = 0
    /// The number of fields in the table.
    private(set) var count = 0
    /// The number of the newest field; the first one ever added has number 1.
    private(set) var newest = 0
    /// The slots, a power of two of them.
    private var slots: [HPACKField]

    /// Creates an empty table.
    init(capacity: Int) {
        self.capacity = capacity
        slots = Array(repeating: HPACKField(name: [], value: []), count: 32)
    }

    /// The number of the oldest field in the table; past `newest` when the table is empty.
    var oldest: Int { newest - count + 1 }

    /// Returns a field by the number it got when it was added.
    subscript(number number: Int) -> HPACKField { slots[number & (slots.count - 1)] }

    /// Returns a field by its index, 62 being the newest; nil beyond the table.
    subscript(index index: Int) -> HPACKField? {
        let age = index - HPACKStaticTable.count - 1
        guard age >= 0, age < count else { return nil }
        return self[number: newest - age]
    }

    /// Returns the index of the field that got `number`.
    func index(ofNumber number: Int) -> Int { HPACKStaticTable.count + 1 + newest - number }

    /// Adds a field after making room for it; one that is larger than the table empties it (4.4).
    mutating func add(_ field: HPACKField) {
        let size = field.tableByteCount
        evict(downTo: capacity - size)
        guard size <= capacity else { return }
        if count == slots.count { grow() }
        newest += 1
        count += 1
        byteCount += size
        slots[newest & (slots.count - 1)] = field
    }

    /// Sets the capacity, and drops the oldest fields until the rest fits (4.3).
    mutating func resize(to capacity: Int) {
        self.capacity = capacity
        evict(downTo: capacity)
    }

    private mutating func evict(downTo limit: Int) {
        while byteCount > limit, count > 0 {
            let slot = oldest & (slots.count - 1)
            byteCount -= slots[slot].tableByteCount
            slots[slot] = HPACKField(name: [], value: [])
            count -= 1
        }
    }

    private mutating func grow() {
        var larger = slots + slots
        for number in oldest...newest { larger[number & (larger.count - 1)] = self[number: number] }
        slots = larger
    }
}
