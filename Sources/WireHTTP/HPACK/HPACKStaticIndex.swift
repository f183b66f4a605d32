/// Finds names and fields of the static table: open addressing over the hashes of names.
struct HPACKStaticIndex: Sendable {
    /// The one index there is, built once; encoders keep a copy so that their loops read no global.
    static let shared = Self()

    private let fields = HPACKStaticTable.fields
    /// Lowest indices of names by hash; 0 is a free place.
    private let places: [UInt8]

    private init() {
        var places = [UInt8](repeating: 0, count: 256)
        for index in fields.indices where index == 0 || fields[index].name != fields[index - 1].name
        {
            var place = Int(truncatingIfNeeded: HPACKTableIndex.Hashes(fields[index]).name) & 0xFF
            while places[place] != 0 { place = (place + 1) & 0xFF }
            places[place] = UInt8(index + 1)
        }
        self.places = places
    }

    /// Returns the lowest index with the name of `field`; 0 when there is none.
    func index(ofName name: [UInt8], _ hashes: HPACKTableIndex.Hashes) -> Int {
        var place = Int(truncatingIfNeeded: hashes.name) & 0xFF
        while places[place] != 0 {
            let index = Int(places[place])
            if fields[index - 1].name == name { return index }
            place = (place + 1) & 0xFF
        }
        return 0
    }

    /// Returns the index of `field` among those that follow `nameIndex` and share its name.
    func index(of field: HPACKField, nameIndex: Int) -> Int? {
        var index = nameIndex
        while index > 0, index <= fields.count, fields[index - 1].name == field.name {
            if fields[index - 1].value == field.value { return index }
            index += 1
        }
        return nil
    }
}
