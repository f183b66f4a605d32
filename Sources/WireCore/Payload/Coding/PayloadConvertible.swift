/// A Swift type that is one value of its own in a payload, such as a date or a file.
///
/// `PayloadEncoder` and `PayloadDecoder` ask for this before they ask for `Codable`.
public protocol PayloadConvertible {
    /// Takes a value; nil when it is of another kind, or one that the type cannot hold.
    init?(payload view: Payload.View)

    /// Appends the value to a document.
    func append(to builder: inout PayloadBuilder)
}

extension [UInt8]: PayloadConvertible {
    /// Takes the bytes of a typed array or buffer, or an array of the numbers 0 to 255.
    public init?(payload view: Payload.View) {
        if let bytes = view.bytes {
            self = Array(bytes)
            return
        }
        guard view.kind == .array else { return nil }
        self = []
        for element in view.elements {
            guard let byte = element.double.flatMap(UInt8.init(exactly:)) else { return nil }
            append(byte)
        }
    }

    /// Appends a `Uint8Array`.
    public func append(to builder: inout PayloadBuilder) { builder.bytes(self) }
}
