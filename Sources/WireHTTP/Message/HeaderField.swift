internal import WireCore

/// One header field: a name as it is written, and its value.
public struct HeaderField: Sendable, Hashable {
    /// The name, in the case in which it goes over the wire.
    public var name: String
    /// The value, without the spaces around it.
    public var value: String

    /// Creates a field.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// The bytes of the field's line on HTTP/1.1: name, colon, space, value and line end.
    public var byteCount: Int { name.utf8.count + value.utf8.count + 4 }

    /// Returns whether the field is called `other`, upper and lower case alike (RFC 9110, 5.1).
    public func isNamed(_ other: String) -> Bool {
        name.utf8.count == other.utf8.count
            && zip(name.utf8, other.utf8).allSatisfy { $0.lowercased == $1.lowercased }
    }
}
