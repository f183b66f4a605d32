internal import WireCore
internal import WireJSON

/// The content of a file of latencies, as far as all formats are alike.
struct LoadText {
    /// A line that is not blank, without the blanks at its ends.
    struct Line {
        /// Where it begins in the file.
        let offset: Int
        let bytes: ArraySlice<UInt8>
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    /// The lines that are not blank.
    let lines: [Line]
    /// The whole content, where it is one JSON value.
    let document: Payload?
    /// The first line, where it is a JSON object and others follow it.
    let record: Payload?

    /// - Throws: `measurement.unreadable` for bytes that are no UTF-8 text, and for nothing.
    init(_ bytes: [UInt8]) throws(WireError) {
        for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] where bytes.starts(with: mark) {
            throw WireError(
                LoadError.unreadable,
                at: 0,
                "the file is UTF-16, as PowerShell redirects it; write it as UTF-8"
            )
        }
        if let fault = WTF8.firstFault(bytes.span) {
            throw WireError(LoadError.unreadable, at: fault, "the file is no text in UTF-8")
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lines = bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: true)
            .compactMap(Self.line)
        guard let first = lines.first, let last = lines.last else {
            throw WireError(LoadError.unreadable, at: 0, "there is no latency in the file")
        }
        guard first.bytes.first == UInt8(ascii: "{") || first.bytes.first == UInt8(ascii: "[")
        else {
            (document, record) = (nil, nil)
            return
        }
        // A record a line would be read as one document for nothing.
        let isRecord = lines.count > 1 && first.bytes.last == UInt8(ascii: "}")
        if isRecord, let record = try? JSONCodec().decode(Array(first.bytes)) {
            (document, self.record) = (nil, record)
            return
        }
        do throws(WireError) {
            let whole = bytes[first.bytes.startIndex..<last.bytes.endIndex]
            document = try JSONCodec().decode(Array(whole))
            record = nil
        } catch {
            throw WireError(
                LoadError.unreadable,
                at: isRecord ? first.offset : first.offset + error.offset,
                "the file begins as JSON and is none: \(error.reason)"
            )
        }
    }

    /// The first record of a file with one a line.
    var firstRecord: Payload? { record ?? document }

    /// Gives every record of such a file; one alone is one document, whatever its lines.
    ///
    /// - Throws: `measurement.unreadable` at a line that is no JSON object; what `body` throws.
    func forEachRecord(
        _ body: (Payload, Line) throws(WireError) -> Void
    ) throws(WireError) {
        if let document, let line = lines.first { return try body(document, line) }
        for line in lines { try body(Self.object(line), line) }
    }

    private static func line(_ bytes: ArraySlice<UInt8>) -> Line? {
        let isBlank = { (byte: UInt8) in byte <= 0x20 }
        var line = bytes.drop(while: isBlank)
        while let last = line.last, isBlank(last) { line.removeLast() }
        return line.isEmpty ? nil : Line(offset: bytes.startIndex, bytes: line)
    }

    /// The JSON object that a line holds.
    ///
    /// - Throws: `measurement.unreadable` at the line.
    static func object(_ line: Line) throws(WireError) -> Payload {
        do throws(WireError) {
            let document = try JSONCodec().decode(Array(line.bytes))
            guard document.kind(0) == .object else { throw unreadable(line, "is no JSON object") }
            return document
        } catch {
            throw error.code == LoadError.unreadable
                ? error : unreadable(line, "is no JSON object: \(error.reason)")
        }
    }

    static func unreadable(_ line: Line, _ reason: String) -> WireError {
        WireError(LoadError.unreadable, at: line.offset, "the line \(line.shown) \(reason)")
    }
}

extension LoadText.Line {
    /// The line for a person, cut where it gets long.
    var shown: String {
        let start = text.prefix(60)
        return "“\(start)\(start.count < text.count ? "…" : "")”"
    }

    /// The cells of a table's row: RFC 4180 within one line.
    func cells(_ separator: UInt8) -> [String] {
        var cells: [[UInt8]] = [[]]
        var isQuoted = false
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == UInt8(ascii: "\"") {
                // Of two quotes within quotes one is meant.
                if !isQuoted, previous == byte { cells[cells.count - 1].append(byte) }
                isQuoted.toggle()
            } else if byte == separator, !isQuoted {
                cells.append([])
            } else {
                cells[cells.count - 1].append(byte)
            }
            previous = byte
        }
        return cells.map { cell in
            let start = cell.drop { $0 == 0x20 }
            let end = start.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? start.startIndex
            return String(decoding: start[..<end], as: UTF8.self)
        }
    }
}

/// A span of time as tools write it.
enum LoadTime {
    /// Milliseconds of each unit, by the names that tools and people give it.
    static let units: [String: Double] = [
        "ns": 1e-6, "nanosecond": 1e-6, "nanoseconds": 1e-6,
        "us": 1e-3, "µs": 1e-3, "μs": 1e-3, "microsecond": 1e-3, "microseconds": 1e-3,
        "ms": 1, "msec": 1, "millis": 1, "millisecond": 1, "milliseconds": 1,
        "s": 1_000, "sec": 1_000, "secs": 1_000, "second": 1_000, "seconds": 1_000,
        "m": 60_000, "min": 60_000, "h": 3_600_000,
    ]

    /// Reads a number that is not negative, perhaps with blanks and a unit behind it.
    ///
    /// - Parameters:
    ///   - text: the number.
    ///   - unit: milliseconds of the unit where none is written.
    /// - Returns: the number in milliseconds, and whether it brings its unit; nil for anything else.
    static func milliseconds(
        _ text: String,
        unit: Double = 1
    ) -> (value: Double, hasUnit: Bool)? {
        let bytes = Array(text.utf8)
        let number = NumberText.read(bytes.span, from: 0)
        guard number.remark != .malformed, number.remark != .outOfRange, number.value >= 0,
            number.value.sign == .plus
        else { return nil }
        let name = String(decoding: bytes[number.end...].drop { $0 == 0x20 }, as: UTF8.self)
        guard !name.isEmpty else { return (number.value * unit, false) }
        return units[name].map { (number.value * $0, true) }
    }
}
