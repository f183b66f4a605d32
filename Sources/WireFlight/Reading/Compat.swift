public import WireCore
extension FlightReplyReader {
    public typealias Feed = FlightReadingOptions.Feed
    public var feed: Feed { get { options.feed } set { options.feed = newValue } }
    public var temporary: Bool { get { options.temporary } set { options.temporary = newValue } }
    public var functions: Set<String>? { get { options.functions } set { options.functions = newValue } }
    public var limits: DecodingLimits { get { options.limits } set { options.limits = newValue } }
    public var dialect: FlightDialect { options.dialect }
}
extension FlightFormReader {
    public var functions: Set<String>? { get { options.functions } set { options.functions = newValue } }
    public var limits: DecodingLimits { get { options.limits } set { options.limits = newValue } }
}
extension FlightResponseReader {
    public init(_ dialect: FlightDialect, temporary: Bool = false, limits: DecodingLimits = .standard) {
        var options = FlightReadingOptions(dialect)
        options.temporary = temporary
        options.limits = limits
        self.init(options)
    }
    public static func read(_ stream: Span<UInt8>, _ dialect: FlightDialect = .standard, temporary: Bool = false, limits: DecodingLimits = .standard, diagnostics: inout Diagnostics) throws(WireError) -> Payload {
        var options = FlightReadingOptions(dialect)
        options.temporary = temporary
        options.limits = limits
        return try read(stream, options, diagnostics: &diagnostics)
    }
}
