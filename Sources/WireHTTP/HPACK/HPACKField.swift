/// One header field as HTTP/2 sends it: name and value as bytes, the name in lower case.
public struct HPACKField: Sendable, Hashable {
    /// The name; pseudo-header names begin with a colon.
    public var name: [UInt8]
    /// The value.
    public var value: [UInt8]

    /// Creates a field.
    public init(name: [UInt8], value: [UInt8]) {
        self.name = name
        self.value = value
    }

    /// Creates a field from texts, as UTF-8.
    public init(_ name: String, _ value: String) {
        self.init(name: Array(name.utf8), value: Array(value.utf8))
    }

    /// The size that the field has in a table or list: both lengths and 32 (RFC 7541, 4.1).
    public var tableByteCount: Int { name.count + value.count + 32 }
}
