public import WireCore

/// What a reader of Flight is asked for: one value for calls, responses and posts alike.
public struct FlightReadingOptions: Sendable {
    /// The build whose answer is given, its failures included.
    public var dialect: FlightDialect
    /// How the fields of a call reach the reader.
    public var feed = Feed.form
    /// Whether temporary references, `$T`, are accepted.
    public var temporary = false
    /// The server functions that exist; nil when all do.
    public var functions: Set<String>?
    /// What is done with rows of a response that only development builds write.
    public var developmentRows = DevelopmentRows.refused
    /// Bounds on what is accepted.
    public var limits = DecodingLimits.standard

    /// How the fields of a call reach the reader.
    public enum Feed: String, Sendable, CaseIterable {
        /// All at once (`decodeReply`).
        case form
        /// One after the other (`decodeReplyFromBusboy`).
        case stream
    }

    /// What is done with the rows `D`, `N`, `W` and `J`, and with what development builds add to
    /// elements.
    public enum DevelopmentRows: Sendable {
        /// They make the stream fail, as in production builds of the client.
        case refused
        /// They are passed over, with one warning that says how many bytes they take.
        case read
    }

    /// Asks for what one build does, everything else being as by default.
    public init(
        _ dialect: FlightDialect = .standard,
        temporary: Bool = false,
        limits: DecodingLimits = .standard
    ) {
        self.dialect = dialect
        self.temporary = temporary
        self.limits = limits
    }
}
