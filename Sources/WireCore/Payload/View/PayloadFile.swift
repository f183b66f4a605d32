/// A file or blob with its content.
public struct PayloadFile: Sendable, Hashable, Codable {
    /// The file's name; nil for a blob.
    public var name: String?
    /// The media type; empty when it is unknown.
    public var type: String
    /// The content.
    public var content: [UInt8]

    /// Creates a file, or without a name a blob.
    public init(name: String?, type: String = "", content: [UInt8]) {
        self.name = name
        self.type = type
        self.content = content
    }
}

extension PayloadFile: PayloadConvertible {
    /// Takes a File or Blob.
    public init?(payload view: Payload.View) {
        guard let file = view.file else { return nil }
        self = file
    }

    /// Appends a File, or a Blob when there is no name.
    public func append(to builder: inout PayloadBuilder) {
        builder.begin(name == nil ? .blob : .file)
        if let name {
            builder.key("name")
            builder.string(name)
        }
        builder.key("type")
        builder.string(type)
        builder.key("base64")
        builder.bytes(content)
        builder.end()
    }
}
