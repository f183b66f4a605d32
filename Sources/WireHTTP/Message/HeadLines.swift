internal import WireCore

/// Reads the lines of a head one after the other, within the limits.
struct HeadLines {
    /// Where the next line begins.
    private(set) var offset: Int
    private let start: Int
    private let limits: DecodingLimits

    init(from start: Int, limits: DecodingLimits) {
        self.offset = start
        self.start = start
        self.limits = limits
    }

    /// Reads one line and returns where it lies, without its end.
    mutating func next(in input: Span<UInt8>) throws(WireError) -> Range<Int> {
        let first = offset
        var end = first
        while end < input.count, input[end] != 0x0A {
            guard end - first < limits.headerLineBytes else {
                throw WireError(
                    HTTPError.headerLineTooLong,
                    at: first,
                    "a line of the head is longer than headerLineBytes, \(limits.headerLineBytes)"
                )
            }
            end += 1
        }
        guard end < input.count else { throw WireError(HTTPError.headTruncated, at: input.count) }
        guard end + 1 - start <= limits.headBytes else {
            throw WireError(
                HTTPError.headTooLarge,
                at: first,
                "the head has \(end + 1 - start) bytes or more; headBytes is \(limits.headBytes)"
            )
        }
        offset = end + 1
        return first..<(end > first && input[end - 1] == 0x0D ? end - 1 : end)
    }

    /// Reads field lines up to the empty line.
    mutating func fields(in input: Span<UInt8>) throws(WireError) -> HeaderList {
        var fields: [HeaderField] = []
        while true {
            let line = try next(in: input)
            if line.isEmpty { return HeaderList(fields) }
            guard fields.count < limits.headHeaders else {
                throw WireError(
                    HTTPError.tooManyHeaders,
                    at: line.lowerBound,
                    "the head has more header lines than headHeaders, \(limits.headHeaders)"
                )
            }
            fields.append(try Self.field(input.extracting(line), at: line.lowerBound))
        }
    }

    /// Reads `name: value`; a line that continues the one before it is refused (RFC 9112, 5.2).
    private static func field(
        _ line: Span<UInt8>,
        at offset: Int
    ) throws(WireError) -> HeaderField {
        var colon = 0
        while colon < line.count, line[colon] != 0x3A { colon += 1 }
        var first = colon + 1
        while first < line.count, line[first].isBlank { first += 1 }
        var end = line.count
        while end > first, line[end - 1].isBlank { end -= 1 }
        let name = text(line.extracting(0..<colon))
        guard colon < line.count, name.utf8.isToken else {
            throw WireError(HTTPError.headerInvalid, at: offset)
        }
        for index in min(first, end)..<end where !line[index].isFieldValue {
            throw WireError(HTTPError.headerInvalid, at: offset + index)
        }
        return HeaderField(name, text(line.extracting(min(first, end)..<end)))
    }

    /// Makes text of bytes: UTF-8 where they are that, else one character for each (ISO 8859-1).
    static func text(_ span: Span<UInt8>) -> String {
        let bytes = [UInt8](copying: span)
        return String(validating: bytes, as: UTF8.self)
            ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
