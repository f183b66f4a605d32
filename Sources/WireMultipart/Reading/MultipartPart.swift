internal import WireCore

/// One part of a multipart body, as ranges of the body.
public struct MultipartPart: Sendable, Equatable {
    /// The field's name.
    public var name: [UInt8]
    /// Where the name stands in the body, as written, without quotes.
    public var nameRange: Range<Int>
    /// The file's name and type; nil for a text field.
    public var file: File?
    /// Where the header lines stand, the empty line behind them included.
    public var headers: Range<Int>
    /// Where the content stands; while the part is being read, the end is its begin.
    public var content: Range<Int>
    /// Whether the delimiter behind the content has been met.
    public var isComplete = false
    /// Where the content holds the boundary's text without being a delimiter; nil when it does not.
    var lookalike: Int?

    /// What makes a part a file.
    public struct File: Sendable, Equatable {
        /// The file's name.
        public var name: [UInt8]
        /// Where the name stands in the body, as written, without quotes.
        public var nameRange: Range<Int>
        /// The media type.
        public var type: [UInt8]

        /// A media type as the `File` constructor keeps it: lower case, or empty when it holds
        /// anything but printable ASCII (W3C File API, section 3.1).
        static func keptType(_ type: [UInt8]) -> [UInt8] {
            type.allSatisfy { (0x20...0x7E).contains($0) } ? type.lowercased() : []
        }
    }
}
