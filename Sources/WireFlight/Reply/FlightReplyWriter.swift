public import WireCore

/// Writes values as React's client sends them to a server (`encodeReply`).
///
/// A call's value is the array of its arguments. The bytes are those of the build that the dialect
/// names, for the order of parts included: promises are written as they settle.
public struct FlightReplyWriter: Sendable {
    /// The build whose bytes are written.
    public let dialect: FlightDialect
    /// Whether values that cannot be sent become temporary references, as Next.js has it from 15 on.
    public let temporary: Bool
    /// Bounds on the work: `workSteps` and `outputBytes` matter here (both `flight.workBudget`).
    public var limits = DecodingLimits.standard

    /// Creates a writer.
    public init(_ dialect: FlightDialect = .standard, temporary: Bool = false) {
        self.dialect = dialect
        self.temporary = temporary && dialect.hasTemporaryReferences
    }

    /// Writes a value.
    ///
    /// - Parameter payload: the value; normally the array of arguments.
    /// - Returns: one text when nothing had to be sent apart, else fields in order.
    /// - Throws: `flight.unsupported`, `flight.rejected`, `flight.unsettled`, `flight.cycle` or
    ///   `flight.workBudget`; the offset is 0.
    public func write(_ payload: Payload) throws(WireError) -> FlightReply {
        var encoding = encoding(payload, temporary: temporary, recordsAll: false)
        return try encoding.encode(0)
    }

    /// Counts the steps that writing a document takes, of those that `limits.workSteps` allows.
    ///
    /// - Returns: a number that depends on the document alone.
    /// - Throws: as `write(_:)`.
    package func stepCount(_ payload: Payload) throws(WireError) -> Int {
        var encoding = encoding(payload, temporary: temporary, recordsAll: false)
        _ = try encoding.encode(0)
        return encoding.budget.stepsTaken
    }

    /// Finds the paths by which a server names values of a call that stay with the client.
    ///
    /// - Parameters:
    ///   - payload: a document that holds the arguments, and may hold more.
    ///   - arguments: the array of arguments.
    /// - Returns: the path of each object and array by node, for
    ///   `FlightResponseWriter.write(_:root:temporary:)`; none for builds without such references.
    /// - Throws: as `write(_:)`.
    package func temporaryPaths(
        in payload: Payload,
        arguments: Int
    ) throws(WireError) -> [Int: [UInt8]] {
        guard dialect.hasTemporaryReferences else { return [:] }
        var encoding = encoding(payload, temporary: true, recordsAll: true)
        _ = try encoding.encode(arguments)
        return encoding.references
            .filter { payload.kind($0.key) == .array || payload.kind($0.key) == .object }
            .mapValues { Array($0.dropFirst()) }
    }

    private func encoding(
        _ payload: Payload,
        temporary: Bool,
        recordsAll: Bool
    ) -> FlightReplyEncoding {
        FlightReplyEncoding(
            payload,
            dialect: dialect,
            temporary: temporary,
            prefix: [],
            limits: limits,
            recordsAll: recordsAll
        )
    }
}
