public import WireCore

/// Reads the body of a Server Action call as React's server does (`decodeReply`).
///
/// The result is that of the build which the dialect names, its failures included; where it would
/// never answer, reading fails.
public struct FlightReplyReader: Sendable {
    /// What is asked for.
    public var options: FlightReadingOptions

    /// Creates a reader with options.
    public init(_ options: FlightReadingOptions) {
        self.options = options
    }

    /// Creates a reader that does what one build of React does.
    public init(_ dialect: FlightDialect = .standard) {
        options = FlightReadingOptions(dialect)
    }

    /// Reads a body.
    ///
    /// - Parameters:
    ///   - reply: the body; a text is read like a form with the one field `0`.
    ///   - diagnostics: takes what is odd but readable.
    /// - Returns: the value; normally the array of arguments.
    /// - Throws: `WireError` with the offset in the body, as far as the form knows where its texts
    ///   stand (`PayloadNode.source`).
    public func read(
        _ reply: FlightReply,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        try decode(reply, keepsPaths: false, &diagnostics).payload
    }

    /// Reads a body, what is odd about it put aside.
    ///
    /// - Throws: as `read(_:diagnostics:)`.
    public func read(_ reply: FlightReply) throws(WireError) -> Payload {
        var diagnostics = Diagnostics(limit: 0)
        return try read(reply, diagnostics: &diagnostics)
    }

    /// Reads a body and tells by which paths its objects can be named to the client.
    ///
    /// - Returns: the value, and the path of each object by node; none without `temporary`.
    /// - Throws: as `read(_:diagnostics:)`.
    package func readKeepingPaths(
        _ reply: FlightReply,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> (payload: Payload, temporary: [Int: [UInt8]]) {
        try decode(reply, keepsPaths: options.temporary, &diagnostics)
    }

    private func decode(
        _ reply: FlightReply,
        keepsPaths: Bool,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> (payload: Payload, temporary: [Int: [UInt8]]) {
        var decoding = FlightDecoding(reply, options)
        defer { diagnostics.append(decoding.locatedDiagnostics) }
        return try decoding.decode(keepsPaths: keepsPaths)
    }

    /// How many steps reading a body takes, for tests of how the work grows.
    package func stepCount(_ reply: FlightReply) throws(WireError) -> Int {
        var decoding = FlightDecoding(reply, options)
        _ = try decoding.decode(keepsPaths: false)
        return decoding.work.stepsTaken
    }
}
