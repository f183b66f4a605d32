public import WireFlight

/// How a server's renderer cuts an answer into the pieces that it flushes.
///
/// React writes the rows that are ready into a buffer, a *view*, and hands it on when it is full or
/// when there is nothing more to write; what does not fit a view is handed on by itself. Next.js
/// passes every piece on as one chunk of the answer, compressed with a sync flush after it.
public struct FlushRules: Sendable, Hashable {
    /// Rows of a rendered page that are ready at a moment of their own.
    public enum PageBreak: Sendable, Hashable {
        /// The result of the action is written before the page goes on.
        case afterResult
        /// The viewport's elements begin a flush.
        case viewport
        /// The metadata's object is a flush of its own.
        case metadata
        /// A component that renders nothing begins a flush.
        case emptyRow
    }

    /// The build of React whose rows are flushed.
    public let dialect: FlightDialect
    /// The bytes of a view.
    public let viewByteCount: Int
    /// Whether rows are written as text instead of bytes.
    ///
    /// Text is handed on by itself when three bytes for each of its UTF-16 units would not fit a
    /// view, bytes when they themselves do not.
    public let writesText: Bool
    /// Whether row 0, the result and what is ready soon after leave in one flush.
    public let joinsResult: Bool
    /// Where the rows of a rendered page begin another flush.
    public let pageBreaks: Set<PageBreak>
    /// Whether each script of an HTML page that carries rows is a piece, or all are one.
    public let splitsScripts: Bool
}
