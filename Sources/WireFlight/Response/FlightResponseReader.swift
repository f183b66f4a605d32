public import WireCore

/// Reads a response as React's client does (`createFromReadableStream`), piece by piece.
///
/// ```swift
/// var reader = FlightResponseReader()
/// try reader.consume(first.span)
/// try reader.consume(second.span)
/// let payload = try reader.finish(diagnostics: &diagnostics)
/// ```
///
/// The pieces may be cut anywhere: the value is the same. Promises, lazy nodes and streams stand in
/// it with what they came to. Nothing is loaded, called or fetched.
public struct FlightResponseReader: Sendable {
    private var rows: FlightStreamReader
    private var decoding: FlightDecoding
    private let root: Int
    /// Places in values have 32 bits, and what stands between rows takes some.
    private let inputLimit: Int
    /// What made the stream fail; rows behind it are not looked at.
    private var failure: WireError?
    private var byteCount = 0
    private var start = FlightPaste()
    private let keepsRows: Bool
    /// The rows of the stream, where they were asked for: what its ledger and its pieces are made of.
    package private(set) var rowsRead: [FlightStreamReader.Row] = []

    /// Creates a reader with options.
    public init(_ options: FlightReadingOptions) {
        self.init(options, keepsRows: false)
    }

    /// Creates a reader that keeps in mind where the rows stand.
    package init(_ options: FlightReadingOptions, keepsRows: Bool) {
        self.keepsRows = keepsRows
        rows = FlightStreamReader(options.dialect, limits: options.limits)
        decoding = FlightDecoding(responseFor: options)
        root = decoding.chunk(0)
        inputLimit = min(options.limits.inputBytes, 1 << 31)
    }

    /// Creates a reader that does what one build of React does.
    public init(_ dialect: FlightDialect = .standard) {
        self.init(FlightReadingOptions(dialect))
    }

    /// Takes the next bytes of the stream.
    ///
    /// What makes the stream fail is kept until it ends, since its value may have come before.
    ///
    /// - Throws: `flight.inputTooLarge`, `flight.tooManyRows` or `flight.workBudget`, with the offset
    ///   in the stream.
    public mutating func consume(_ bytes: Span<UInt8>) throws(WireError) {
        byteCount += bytes.count
        start.take(bytes)
        guard byteCount <= inputLimit else {
            throw WireError(
                FlightError.inputTooLarge,
                at: inputLimit,
                "a stream of \(byteCount) bytes or more; inputBytes allows \(inputLimit)"
            )
        }
        guard failure == nil else { return }
        do throws(WireError) {
            var position = 0
            while let row = try rows.next(in: bytes, &position) {
                if keepsRows { rowsRead.append(row) }
                try rows.withContent(of: row, in: bytes) { content throws(WireError) in
                    try decoding.receive(row, content)
                }
            }
        } catch {
            guard error.code != FlightError.workBudget, error.code != FlightError.tooManyRows else {
                throw error
            }
            failure = error
        }
    }

    /// Ends the stream and returns its value.
    ///
    /// - Parameter diagnostics: takes what is odd but readable.
    /// - Returns: the value of row 0.
    /// - Throws: what made the value fail; `flight.serverError` for an error of the server's.
    public mutating func finish(
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        defer { diagnostics.append(decoding.diagnostics) }
        let end = end
        try decoding.closeRows(end)
        let value = try decoding.result(of: root).payload
        switch end {
        case .whole: break
        case .failed(let error):
            decoding.diagnostics.warn(error.code, at: error.offset, error.reason)
        case .cut(let cut, _):
            decoding.diagnostics.warn(FlightError.truncatedRow, at: cut.offset, cut.error.reason)
        }
        return value
    }

    private var end: FlightEnd {
        if let failure { return .failed(start.explained(failure)) }
        return rows.finish().map { .cut($0, at: byteCount) } ?? .whole(at: byteCount)
    }

    /// Reads a whole stream.
    ///
    /// - Throws: as `consume(_:)` and `finish(diagnostics:)`.
    public static func read(
        _ stream: Span<UInt8>,
        _ options: FlightReadingOptions = FlightReadingOptions(),
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        var reader = Self(options)
        try reader.consume(stream)
        return try reader.finish(diagnostics: &diagnostics)
    }

    /// Reads a whole stream, what is odd about it put aside.
    ///
    /// - Throws: as `consume(_:)` and `finish(diagnostics:)`.
    public static func read(
        _ stream: [UInt8],
        _ options: FlightReadingOptions = FlightReadingOptions()
    ) throws(WireError) -> Payload {
        var diagnostics = Diagnostics(limit: 0)
        return try read(stream.span, options, diagnostics: &diagnostics)
    }

    /// How many steps reading a whole stream takes, for tests of how the work grows.
    package static func stepCount(
        _ stream: Span<UInt8>,
        _ options: FlightReadingOptions = FlightReadingOptions()
    ) throws(WireError) -> Int {
        var reader = Self(options)
        try reader.consume(stream)
        var diagnostics = Diagnostics()
        _ = try reader.finish(diagnostics: &diagnostics)
        return reader.decoding.work.stepsTaken
    }
}
