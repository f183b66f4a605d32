/// Where in a value coding has come to: a list of keys that is shared by all who stand below it.
indirect enum PayloadCodingPath {
    case root
    case key(any CodingKey, in: PayloadCodingPath, depth: Int)

    /// The number of keys.
    var depth: Int {
        switch self {
        case .root: 0
        case .key(_, _, let depth): depth
        }
    }

    /// The keys, outermost first.
    var keys: [any CodingKey] {
        var keys: [any CodingKey] = []
        var path = self
        while case .key(let key, let outer, _) = path {
            keys.append(key)
            path = outer
        }
        return keys.reversed()
    }

    /// The path of what stands below this under `key`.
    func appending(_ key: any CodingKey) -> Self { .key(key, in: self, depth: depth + 1) }

    /// The path of an element.
    func appending(_ index: Int) -> Self { appending(Key(index)) }

    /// The key of an element, or of what belongs to a superclass.
    struct Key: CodingKey {
        let stringValue: String
        let intValue: Int?

        static let superclass = Self("super")

        init(_ index: Int) {
            stringValue = "Index \(index)"
            intValue = index
        }

        init(_ name: String) {
            stringValue = name
            intValue = nil
        }

        init(stringValue: String) { self.init(stringValue) }
        init(intValue: Int) { self.init(intValue) }
    }
}
