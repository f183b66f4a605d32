public import WireCore

/// Writes values as React's server renders them for a client (`renderToReadableStream`).
///
/// The bytes are those of the build that the dialect names. Digests of errors are the error's own,
/// else `digest:` and its message; `digest:react` for what React itself refuses.
public struct FlightResponseWriter: Sendable {
    /// The build whose bytes are written.
    public let dialect: FlightDialect
    /// Bounds on the work: `workSteps` and `outputBytes` matter here (both `flight.workBudget`).
    public var limits = DecodingLimits.standard

    /// Creates a writer.
    public init(_ dialect: FlightDialect = .standard) {
        self.dialect = dialect
    }

    /// Writes the value at `root` of a document.
    ///
    /// - Parameters:
    ///   - payload: the document; it may hold more than the value, such as the arguments of a call.
    ///   - root: the value to write.
    ///   - temporary: the paths of values that the client keeps, by node: they are
    ///     written as references to its own.
    /// - Returns: the stream, with the places at which it leaves in pieces.
    /// - Throws: `flight.unsupported` for what this program cannot write, `flight.unsettled`,
    ///   `flight.cycle` or `flight.workBudget`; the offset is 0. What React cannot write becomes
    ///   an error row and throws nothing.
    public func write(
        _ payload: Payload,
        root: Int = 0,
        temporary: [Int: [UInt8]] = [:]
    ) throws(WireError) -> FlightStream {
        var encoding = encoding(payload, temporary)
        return try encoding.encode(root)
    }

    /// Writes row 0 as given, and the value at `root` as the promise in row 1: how frameworks answer
    /// a Server Action.
    ///
    /// - Parameters:
    ///   - payload: the document.
    ///   - root: the value to write.
    ///   - temporary: the paths of values that the client keeps.
    ///   - row: the text of row 0.
    ///   - isLate: whether row 0 leaves before the result is there.
    /// - Returns: the stream.
    /// - Throws: as `write(_:root:temporary:)`.
    package func write(
        _ payload: Payload,
        root: Int,
        temporary: [Int: [UInt8]],
        behind row: [UInt8],
        isLate: Bool
    ) throws(WireError) -> FlightStream {
        var encoding = encoding(payload, temporary)
        return try encoding.encode(root, behind: row, isLate: isLate)
    }

    /// Counts the steps that writing a document takes, of those that `limits.workSteps` allows.
    ///
    /// - Returns: a number that depends on the document alone.
    /// - Throws: as `write(_:root:temporary:)`.
    package func stepCount(_ payload: Payload) throws(WireError) -> Int {
        var encoding = encoding(payload, [:])
        _ = try encoding.encode(0)
        return encoding.budget.stepsTaken
    }

    private func encoding(_ payload: Payload, _ temporary: [Int: [UInt8]]) -> FlightResponseEncoding
    {
        FlightResponseEncoding(
            payload,
            dialect: dialect,
            temporary: dialect.hasTemporaryReferences ? temporary : [:],
            limits: limits
        )
    }
}
