public import WireCore
internal import WireJSON

/// One line of a vector file: a JSON object whose members tests ask for by name.
public struct VectorLine: Sendable {
    /// The line as a document.
    public let document: Payload
    /// The line's text.
    public let source: [UInt8]

    /// Reads one line.
    public init(_ source: [UInt8]) throws {
        var limits = DecodingLimits.standard
        limits.depth = 10_000
        var diagnostics = Diagnostics()
        document = try JSONCodec().decode(source.span, limits: limits, diagnostics: &diagnostics)
        self.source = source
    }

    /// Reads all lines of a file under `Tests/Vectors`.
    public static func all(_ name: String) throws -> [VectorLine] {
        try Vectors.lines(name).map(VectorLine.init)
    }

    /// Reads all lines of a file of the shared vectors; nil where they are not there.
    public static func shared(_ name: String) throws -> [VectorLine]? {
        try Vectors.shared("vectors/" + name)?.split(separator: 0x0A).map { line in
            try VectorLine(Array(line))
        }
    }

    /// The index of a member's value.
    public func index(_ name: StaticString) -> Int? { document.member(name, of: 0) }

    /// The content of a text member, as WTF-8.
    public func bytes(_ name: StaticString) -> [UInt8]? {
        index(name).map { Array(document.bytes[document.range($0)]) }
    }

    /// The content of a text member.
    public func text(_ name: StaticString) -> String? { index(name).map(document.text) }

    /// The name of the case.
    public var name: String { text("name") ?? "?" }

    /// The value that a member notes in typed JSON.
    public func typed(_ name: StaticString) throws(WireError) -> Payload? {
        guard let index = index(name) else { return nil }
        var diagnostics = Diagnostics()
        return try TypedJSON.read(document, at: index, diagnostics: &diagnostics)
    }
}
