public import WireCore

/// Cuts a Flight response into its rows as it comes; the one scanner of rows there is.
///
/// ```swift
/// var reader = FlightStreamReader(.next16)
/// var position = 0
/// while let row = try reader.next(in: bytes.span, &position) {
///     reader.withContent(of: row, in: bytes.span) { content in … }
/// }
/// let cut = reader.finish()
/// ```
///
/// The grammar is that of React's client (`processBinaryChunk`): a hexadecimal number, a colon, a
/// tag, and either a length and so many bytes or all bytes up to a line feed. Nothing but the row
/// that is not yet whole is kept.
public struct FlightStreamReader: Sendable {
    /// A row, as it lies in the stream.
    public struct Row: Sendable, Equatable {
        /// Its number; 0 where none is written.
        public let id: Int
        /// Whether a number is written; hints of React 19.1 and newer have none.
        public let hasId: Bool
        /// The letter behind the colon; nil for a row that is JSON.
        public let tag: UInt8?
        /// Whether it says its length, and may hold any bytes.
        public let hasLength: Bool
        /// All its bytes, the line feed included, as offsets in the stream.
        public let range: Range<Int>
        /// The bytes behind number, colon, tag and length, without the line feed.
        public let content: Range<Int>
    }

    /// How a stream ended within a row.
    public struct Cut: Sendable, Equatable {
        /// The number of the row, as far as it came.
        public let id: Int
        /// Where the row begins.
        public let offset: Int
        /// How far the row had come.
        public let state: State

        /// How far a row had come.
        public enum State: Sendable, Equatable {
            /// The number was not ended by a colon.
            case id
            /// A line was not ended by a line feed.
            case line
            /// A length, or the content it announces: so many bytes are missing, if that is known.
            case content(missing: Int?)
        }
    }

    private enum State {
        case id
        case tag
        case length
        case content(remaining: Int)
        case line
    }

    private let dialect: FlightDialect
    private let limits: DecodingLimits
    private var state = State.id
    private var id = 0
    private var digits = 0
    private var length = 0
    private var tag: UInt8?
    private var start = 0
    private var contentStart = 0
    private var rowCount = 0
    /// The bytes that earlier calls were given.
    private var consumed = 0
    /// Where the span that is read now begins in the stream.
    private var base = 0
    /// The content of a row that began in an earlier span.
    private var unfinished: [UInt8] = []
    private var isUnfinishedWhole = false

    /// Creates a reader for streams of one build.
    public init(_ dialect: FlightDialect = .standard, limits: DecodingLimits = .standard) {
        self.dialect = dialect
        self.limits = limits
    }

    /// Reads on until a row is whole.
    ///
    /// - Parameters:
    ///   - bytes: the next bytes of the stream, given again until nil is returned.
    ///   - position: how far they were read; begins at 0.
    /// - Returns: the row, or nil when all of `bytes` was read.
    /// - Throws: `flight.rowHeaderInvalid`, `flight.tooManyRows`, `flight.rowLengthExceedsInput`
    ///   for a length beyond the limit on input, each with the offset in the stream.
    public mutating func next(
        in bytes: Span<UInt8>,
        _ position: inout Int
    ) throws(WireError) -> Row? {
        if position == 0 { base = consumed }
        if isUnfinishedWhole {
            unfinished = []
            isUnfinishedWhole = false
        }
        while position < bytes.count {
            switch state {
            case .id: try readId(bytes[position], base + position)
            case .tag:
                readTag(bytes[position], base + position)
                // A byte that is no tag belongs to the content.
                if case .line = state, tag == nil { continue }
            case .length: try readLength(bytes[position], base + position)
            case .line:
                let end = Self.lineEnd(bytes, position)
                keep(bytes, from: position, to: end)
                position = end
                guard end < bytes.count else { continue }
                position += 1
                return try finish(hasLength: false, end: base + position)
            case .content(let remaining):
                let end = position + min(remaining, bytes.count - position)
                keep(bytes, from: position, to: end)
                state = .content(remaining: remaining - (end - position))
                position = end
                guard case .content(0) = state else { continue }
                return try finish(hasLength: true, end: base + position)
            }
            position += 1
            if case .content(0) = state { return try finish(hasLength: true, end: base + position) }
        }
        consumed = base + bytes.count
        return nil
    }

    /// Gives the content of the row that was read last.
    ///
    /// - Parameters:
    ///   - row: what `next` returned last.
    ///   - bytes: the same bytes that `next` was given.
    ///   - body: takes the content.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws.
    public func withContent<Result, Failure: Error>(
        of row: Row,
        in bytes: Span<UInt8>,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard row.content.lowerBound >= base else { return try body(unfinished.span) }
        let range = (row.content.lowerBound - base)..<(row.content.upperBound - base)
        return try body(bytes.extracting(range))
    }

    /// Ends the stream.
    ///
    /// - Returns: the row within which it ended; nil when it ended behind one.
    public func finish() -> Cut? {
        switch state {
        case .id: digits == 0 ? nil : Cut(id: id, offset: start, state: .id)
        case .tag, .line: Cut(id: id, offset: start, state: .line)
        case .length: Cut(id: id, offset: start, state: .content(missing: nil))
        case .content(let remaining):
            Cut(id: id, offset: start, state: .content(missing: remaining))
        }
    }

    /// How many bytes were read.
    public var byteCount: Int { consumed }

    private mutating func readId(_ byte: UInt8, _ offset: Int) throws(WireError) {
        if digits == 0 {
            start = offset
            id = 0
        }
        if byte == UInt8(ascii: ":") {
            state = .tag
            return
        }
        digits += 1
        guard let digit = lowerDigit(byte) else {
            throw WireError(
                FlightError.rowHeaderInvalid,
                at: offset,
                "a row begins with its number, in lower-case hexadecimal digits, and a colon; "
                    + "here is \(FlightPaste.name(of: byte))"
            )
        }
        guard id << 4 | digit <= FlightNumber.maximum else {
            throw WireError(
                FlightError.rowHeaderInvalid,
                at: offset,
                "the number of a row is larger than any that React reads"
            )
        }
        id = id << 4 | digit
    }

    private mutating func readTag(_ byte: UInt8, _ offset: Int) {
        tag = nil
        length = 0
        contentStart = offset
        if dialect.isLengthTag(byte) {
            tag = byte
            state = .length
        } else {
            if dialect.isLineTag(byte) {
                tag = byte
                contentStart += 1
            }
            state = .line
        }
    }

    private mutating func readLength(_ byte: UInt8, _ offset: Int) throws(WireError) {
        if byte == UInt8(ascii: ",") {
            contentStart = offset + 1
            state = .content(remaining: length)
            return
        }
        guard let digit = lowerDigit(byte) else {
            throw WireError(
                FlightError.rowHeaderInvalid,
                at: offset,
                "the length of row \(String(id, radix: 16)) is to be hexadecimal digits and a "
                    + "comma; here is \(FlightPaste.name(of: byte))"
            )
        }
        length = length << 4 | digit
        // Seven digits are more than any stream holds; React's numbers wrap after eight.
        guard length <= min(limits.inputBytes, Self.maximalLength) else {
            let bound =
                limits.inputBytes < Self.maximalLength
                ? "inputBytes allows \(limits.inputBytes)" : "a length has at most seven digits"
            throw WireError(
                FlightError.rowLengthExceedsInput,
                at: offset,
                "row \(String(id, radix: 16)) says it has \(length) bytes or more; \(bound)"
            )
        }
    }

    private static let maximalLength = 0xFFF_FFFF

    /// React reads lower-case digits only.
    private func lowerDigit(_ byte: UInt8) -> Int? {
        byte.lowercased == byte ? byte.hexValue.map(Int.init) : nil
    }

    /// The position of the next line feed, or the end.
    private static func lineEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
        ByteWord.firstIndex(of: 0x0A, or: 0x0A, in: bytes, from: start, to: bytes.count)
    }

    /// Keeps content of a row that is not whole in this span, or did not begin in it.
    private mutating func keep(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
        let isWhole: Bool
        switch state {
        case .content(let remaining): isWhole = remaining <= end - start
        default: isWhole = end < bytes.count
        }
        guard !isWhole || contentStart < base else { return }
        let part = bytes.extracting(start..<end)
        unfinished.append(addingCapacity: part.count) { OutputBytes.append(part, to: &$0) }
    }

    private mutating func finish(hasLength: Bool, end: Int) throws(WireError) -> Row {
        rowCount += 1
        guard rowCount <= limits.rows else {
            throw WireError(
                FlightError.tooManyRows,
                at: start,
                "\(rowCount) rows; rows allows \(limits.rows)"
            )
        }
        let row = Row(
            id: id,
            hasId: digits > 0,
            tag: tag,
            hasLength: hasLength,
            range: start..<end,
            content: contentStart..<(hasLength ? end : end - 1)
        )
        isUnfinishedWhole = true
        digits = 0
        state = .id
        return row
    }
}

extension FlightStreamReader {
    /// Reads the rows of a whole stream.
    ///
    /// - Returns: the rows, and the row within which the stream ends.
    /// - Throws: as `next(in:_:)`.
    public static func rows(
        of stream: Span<UInt8>,
        _ dialect: FlightDialect = .standard,
        limits: DecodingLimits = .standard
    ) throws(WireError) -> (rows: [Row], cut: Cut?) {
        var reader = Self(dialect, limits: limits)
        var rows: [Row] = []
        var position = 0
        while let row = try reader.next(in: stream, &position) { rows.append(row) }
        return (rows, reader.finish())
    }
}

extension FlightStreamReader.Cut {
    /// Whether it is the content of a row with a length that was cut.
    var isContent: Bool {
        if case .content = state { true } else { false }
    }

    /// What is wrong with a row that was cut off.
    var error: WireError {
        let row = "row \(String(id, radix: 16)), begun at byte \(offset),"
        switch state {
        case .id:
            return WireError(
                FlightError.missingRow,
                at: offset,
                "\(row) has no colon: the stream was cut within the row's number"
            )
        case .line:
            return WireError(
                FlightError.missingRow,
                at: offset,
                "\(row) is not ended by a line feed: the file was cut or copied without its last "
                    + "one"
            )
        case .content(let missing):
            let lack = missing.map { "lacks \($0) bytes of its content" } ?? "ends in its length"
            return WireError(FlightError.rowLengthExceedsInput, at: offset, "\(row) \(lack)")
        }
    }
}
