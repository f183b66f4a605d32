/// Reads a value into a type of one's own.
///
/// ```swift
/// struct Todo: Decodable {
///     let text: String
///     let due: PayloadDate?
/// }
/// let todo = try PayloadDecoder().decode(Todo.self, from: payload.root[0] ?? payload.root)
/// ```
///
/// | of the value | becomes |
/// |---|---|
/// | object, error and other records, map with texts or numbers as keys | keyed containers, `[String: T]` |
/// | form, search parameters | keyed containers; texts are also read as numbers and checkboxes, and a name that comes more than once is an array |
/// | array, set, iterator, iterable | unkeyed containers, `[T]`, `Set<T>` |
/// | map | `[K: V]` of any other key |
/// | number, big integer | any integer that holds it exactly; a number is also a `Double` or `Float` |
/// | Date, File and Blob, typed arrays | `PayloadDate`, `PayloadFile`, `[UInt8]`, and what else is `PayloadConvertible` |
/// | promise | what it was fulfilled with |
/// | null, undefined, an absent element | nil |
///
/// An object that is shared is decoded in each place.
public struct PayloadDecoder: Sendable {
    /// Bounds on what is decoded: `depth` levels, and `values` in all, shared ones counted each time.
    public var limits: DecodingLimits
    /// What types find in `Decoder.userInfo`.
    public var userInfo: [CodingUserInfoKey: any Sendable] = [:]

    /// Creates a decoder.
    public init(limits: DecodingLimits = .standard) { self.limits = limits }

    /// Decodes a whole value.
    ///
    /// - Throws: `DecodingError` with the path of the value that does not fit, and what the type's
    ///   own `init(from:)` throws.
    public func decode<T: Decodable>(_ type: T.Type = T.self, from payload: Payload) throws -> T {
        try decode(type, from: payload.root)
    }

    /// Decodes a part of a value.
    ///
    /// - Throws: as `decode(_:from:)` of a whole value; paths begin at the part.
    public func decode<T: Decodable>(_ type: T.Type = T.self, from view: Payload.View) throws -> T {
        let work = PayloadDecoding.Work(limits, userInfo)
        return try PayloadDecoding(view, .root, work).decode(type)
    }
}
