/// Header fields in the order in which they are sent; a name may occur more than once.
public struct HeaderList: Sendable, Hashable {
    /// The fields, in wire order.
    public private(set) var fields: [HeaderField]

    /// Creates a list of `fields`.
    public init(_ fields: [HeaderField] = []) {
        self.fields = fields
    }

    /// The bytes of all field lines on HTTP/1.1, without the empty line after them.
    public var byteCount: Int { fields.reduce(0) { $0 + $1.byteCount } }

    /// Returns the value of the first field called `name`, whatever its case.
    public subscript(name: String) -> String? {
        fields.first { $0.isNamed(name) }?.value
    }

    /// Returns the values of all fields called `name`, in order.
    public func values(of name: String) -> [String] {
        fields.filter { $0.isNamed(name) }.map(\.value)
    }

    /// Adds a field at the end; a nil value adds nothing.
    public mutating func append(_ name: String, _ value: String?) {
        guard let value else { return }
        fields.append(HeaderField(name, value))
    }

    /// Removes every field called `name`.
    public mutating func remove(_ name: String) {
        fields.removeAll { $0.isNamed(name) }
    }

    /// Gives the first field called `name` a new value and drops its repeats.
    ///
    /// Returns false, and changes nothing, when there is no such field.
    public mutating func replace(_ name: String, with value: String) -> Bool {
        guard let index = fields.firstIndex(where: { $0.isNamed(name) }) else { return false }
        let written = fields[index].name
        var kept = fields[..<index] + [HeaderField(written, value)]
        kept += fields[(index + 1)...].filter { !$0.isNamed(name) }
        fields = Array(kept)
        return true
    }

    /// Inserts a field before the first one that has one of `names`, or at the end.
    public mutating func insert(_ field: HeaderField, before names: [String]) {
        let index = fields.firstIndex { present in names.contains { present.isNamed($0) } }
        fields.insert(field, at: index ?? fields.endIndex)
    }
}

extension HeaderList: ExpressibleByDictionaryLiteral {
    /// Creates a list from names and values in wire order; names may repeat.
    public init(dictionaryLiteral elements: (String, String)...) {
        self.init(elements.map { HeaderField($0.0, $0.1) })
    }
}

extension HeaderList: RandomAccessCollection {
    /// The place of the first field.
    public var startIndex: Int { fields.startIndex }
    /// The place behind the last field.
    public var endIndex: Int { fields.endIndex }
    /// Returns the field at `position`.
    public subscript(position: Int) -> HeaderField { fields[position] }
}
