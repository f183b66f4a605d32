public import WireCore

/// Reads the body of a Server Action call as React's server does (`decodeReply`).
///
/// The answer is that of the build which the dialect names, its failures included; where it would
/// never answer, reading fails.
public struct FlightReplyReader: Sendable {
    /// The build whose answer is given.
    public let dialect: FlightDialect
    /// How the fields arrive.
    public var feed = Feed.form
    /// Whether temporary references are accepted.
    public var temporary = false
    /// The server functions that exist; nil when all do.
    public var functions: Set<String>?
    /// Bounds on what is accepted.
    public var limits = DecodingLimits.standard

    /// How the fields of a body reach the reader.
    public enum Feed: String, Sendable, CaseIterable {
        /// All at once (`decodeReply`).
        case form
        /// One after the other (`decodeReplyFromBusboy`).
        case stream
    }

    /// Creates a reader.
    public init(_ dialect: FlightDialect = .standard) {
        self.dialect = dialect
    }

    /// Reads a body.
    ///
    /// - Parameters:
    ///   - reply: the body; a text is read like a form with the one field `0`.
    ///   - diagnostics: takes what is odd but readable.
    /// - Returns: the value; normally the array of arguments.
    /// - Throws: `WireError` with the offset within the part that is at fault.
    public func read(
        _ reply: FlightReply,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        try decode(reply, keepsPaths: false, &diagnostics).payload
    }

    /// Reads a body and tells by which paths its objects can be named to the client.
    ///
    /// - Returns: the value, and the path of each object by node; none without `temporary`.
    /// - Throws: as `read(_:diagnostics:)`.
    public func readKeepingPaths(
        _ reply: FlightReply,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> (payload: Payload, temporary: [Int: [UInt8]]) {
        try decode(reply, keepsPaths: true, &diagnostics)
    }

    private func decode(
        _ reply: FlightReply,
        keepsPaths: Bool,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> (payload: Payload, temporary: [Int: [UInt8]]) {
        var decoding = FlightDecoding(reply, reader: self)
        defer { diagnostics.append(decoding.diagnostics) }
        return try decoding.decode(keepsPaths: keepsPaths)
    }
}
