internal import WireCore

/// A row of a response, as it lies in the stream.
struct FlightRow {
    /// Its number.
    let id: Int
    /// The letter behind the colon; nil for a plain row.
    let tag: UInt8?
    /// Whether it says its length, and may hold any bytes.
    let hasLength: Bool
    /// The bytes of number, colon, tag and length.
    let headCount: Int
    /// Its content, without the line feed.
    let content: [UInt8]
    /// Where it begins.
    let offset: Int
}

/// Cuts a stream into rows, however the stream arrives.
struct FlightRowScanner {
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
    private var content: [UInt8] = []
    private var start = 0
    private var headCount = 0
    private var offset = 0
    private var rowCount = 0
    /// Rows that are whole and were not taken.
    private(set) var rows: [FlightRow] = []

    init(_ dialect: FlightDialect, limits: DecodingLimits) {
        self.dialect = dialect
        self.limits = limits
    }

    /// Takes the rows that are whole.
    mutating func takeRows() -> [FlightRow] {
        defer { rows = [] }
        return rows
    }

    /// Takes the next bytes of the stream.
    ///
    /// - Throws: `flight.rowHeaderInvalid`, `flight.tooManyRows`, `flight.rowLengthExceedsInput`
    ///   for a length beyond the limit on input.
    mutating func feed(_ bytes: Span<UInt8>) throws(WireError) {
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            switch state {
            case .id: try readId(byte)
            case .tag: try readTag(byte)
            case .length: try readLength(byte)
            case .line:
                if byte == UInt8(ascii: "\n") {
                    try finish(hasLength: false)
                } else {
                    content.append(byte)
                }
            case .content(let remaining):
                let count = min(remaining, bytes.count - position)
                for index in position..<(position + count) { content.append(bytes[index]) }
                position += count
                offset += count
                state = .content(remaining: remaining - count)
                if remaining == count { try finish(hasLength: true) }
                continue
            }
            position += 1
            offset += 1
            if case .content(0) = state { try finish(hasLength: true) }
        }
    }

    /// Ends the stream.
    ///
    /// - Returns: whether it ended within a line, which is dropped.
    /// - Throws: `flight.rowLengthExceedsInput`, `flight.rowHeaderInvalid`.
    func end() throws(WireError) -> Bool {
        switch state {
        case .content, .length: throw WireError(.flightRowLengthExceedsInput, at: start)
        case .line, .tag: return true
        case .id:
            guard digits == 0 else { throw WireError(.flightRowHeaderInvalid, at: start) }
            return false
        }
    }

    private mutating func readId(_ byte: UInt8) throws(WireError) {
        if digits == 0 {
            start = offset
            id = 0
        }
        if byte == UInt8(ascii: ":") {
            state = .tag
            return
        }
        digits += 1
        guard let digit = lowerDigit(byte), id << 4 | digit <= FlightNumber.maximum else {
            throw WireError(.flightRowHeaderInvalid, at: offset)
        }
        id = id << 4 | digit
    }

    private mutating func readTag(_ byte: UInt8) throws(WireError) {
        tag = nil
        length = 0
        digits = 0
        if dialect.lengthTags.contains(byte) {
            tag = byte
            state = .length
        } else if dialect.isLineTag(byte) {
            tag = byte
            state = .line
            headCount = offset + 1 - start
        } else {
            state = .line
            headCount = offset - start
            if byte == UInt8(ascii: "\n") {
                try finish(hasLength: false)
            } else {
                content.append(byte)
            }
        }
    }

    private mutating func readLength(_ byte: UInt8) throws(WireError) {
        if byte == UInt8(ascii: ",") {
            headCount = offset + 1 - start
            state = .content(remaining: length)
            return
        }
        guard let digit = lowerDigit(byte) else {
            throw WireError(.flightRowHeaderInvalid, at: offset)
        }
        length = length << 4 | digit
        // Seven digits are more than any stream holds; React's numbers wrap after eight.
        guard length <= min(limits.inputBytes, 0xFFF_FFFF) else {
            throw WireError(.flightRowLengthExceedsInput, at: offset)
        }
    }

    /// React reads lower-case digits only.
    private func lowerDigit(_ byte: UInt8) -> Int? {
        (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte) ? nil : FlightNumber.digit(byte)
    }

    private mutating func finish(hasLength: Bool) throws(WireError) {
        rowCount += 1
        guard rowCount <= limits.rows else {
            throw WireError(
                .flightTooManyRows,
                at: start,
                "\(rowCount) rows; rows allows \(limits.rows)"
            )
        }
        rows.append(
            FlightRow(
                id: id,
                tag: tag,
                hasLength: hasLength,
                headCount: headCount,
                content: content,
                offset: start
            )
        )
        content = []
        digits = 0
        state = .id
    }
}
