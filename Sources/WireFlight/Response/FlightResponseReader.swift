public import WireCore

/// Reads a response as React's client does (`createFromReadableStream`), piece by piece.
///
/// ```swift
/// var reader = FlightResponseReader()
/// try reader.feed(first.span)
/// try reader.feed(second.span)
/// let payload = try reader.finish(diagnostics: &diagnostics)
/// ```
///
/// The pieces may be cut anywhere: the answer is the same. Promises, lazy nodes and streams stand in
/// it with what they came to. Nothing is loaded, called or fetched.
public struct FlightResponseReader: Sendable {
    private var scanner: FlightRowScanner
    private var decoding: FlightDecoding
    private let root: Int
    /// What made the stream fail; rows behind it are not looked at.
    private var failure: WireError?

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - dialect: the build whose answer is given.
    ///   - temporary: whether references to the caller's own values are accepted.
    ///   - limits: bounds on what is accepted.
    public init(
        _ dialect: FlightDialect = .standard,
        temporary: Bool = false,
        limits: DecodingLimits = .standard
    ) {
        var options = FlightReplyReader(dialect)
        options.temporary = temporary
        options.limits = limits
        scanner = FlightRowScanner(dialect, limits: limits)
        decoding = FlightDecoding(responseTo: options)
        root = decoding.chunk(0)
    }

    /// Takes the next bytes of the stream.
    ///
    /// - Throws: `flight.rowHeaderInvalid`, `flight.rowLengthExceedsInput`, `flight.tooManyRows`
    ///   or `flight.workBudget`, with the offset in the stream.
    public mutating func feed(_ bytes: Span<UInt8>) throws(WireError) {
        try scanner.feed(bytes)
        for row in scanner.takeRows() where failure == nil {
            do throws(WireError) {
                try decoding.receive(row)
            } catch {
                guard error.code != .flightWorkBudget else { throw error }
                failure = error
                decoding.diagnostics.warn(error.code, at: error.offset, error.reason)
            }
        }
    }

    /// Ends the stream and returns its value.
    ///
    /// - Parameter diagnostics: takes what is odd but readable.
    /// - Returns: the value of row 0.
    /// - Throws: what made the value fail; `flight.serverError` for an error of the server's, whose
    ///   reason is the digest.
    public mutating func finish(
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        defer { diagnostics.append(decoding.diagnostics) }
        if try scanner.end() { decoding.diagnostics.warn(.flightTruncatedRow, at: 0) }
        try decoding.closeRows(
            failure ?? WireError(.flightMissingRow, at: 0, "the stream ended before it")
        )
        return try decoding.result(of: root).payload
    }

    /// Reads a whole stream.
    ///
    /// - Throws: as `feed(_:)` and `finish(diagnostics:)`.
    public static func read(
        _ stream: Span<UInt8>,
        _ dialect: FlightDialect = .standard,
        temporary: Bool = false,
        limits: DecodingLimits = .standard,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        var reader = Self(dialect, temporary: temporary, limits: limits)
        try reader.feed(stream)
        return try reader.finish(diagnostics: &diagnostics)
    }
}
