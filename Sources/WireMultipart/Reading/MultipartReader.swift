public import WireCore

/// Reads a multipart body in chunks of any size; parts are ranges, so that content is not copied.
///
/// ```swift
/// var reader = try MultipartReader(boundary: boundary)
/// for chunk in chunks { try reader.consume(chunk.span) }
/// let parts = try reader.finish()
/// parts.map(\.content)   // where in the whole body each part's content stands
/// ```
///
/// However the body is cut, parts, warnings and errors are the same, and offsets count from the
/// body's first byte. After an error `parts` holds what was read before it.
public struct MultipartReader: Sendable {
    /// The parts so far.
    public private(set) var parts: [MultipartPart] = []
    /// The warnings so far.
    public private(set) var diagnostics: Diagnostics
    /// How many bytes have been read.
    public private(set) var byteCount = 0

    /// What every delimiter line begins with.
    private let delimiterLine: [UInt8]
    private let limits: DecodingLimits
    private var state = State.preamble
    private var delimiter: ByteMatcher
    private var lookalike: ByteMatcher
    private let inPart: ByteMatcher
    private var pastFallbackCount = 0
    private var hasLookalikeInPreamble = false
    private var headers: HeaderBlock
    /// What the parsers make of each part, where somebody asked for it.
    var readings: [PartReadings]?
    /// Whether blanks stand behind the delimiter before the part.
    private var isPadded = false

    private enum State {
        /// Before the first delimiter.
        case preamble
        /// Behind the boundary of a delimiter line.
        case delimiter(DelimiterTail)
        case headers
        case content
        /// Behind the two hyphens of the closing delimiter.
        case epilogue(EpilogueState)
        case failed(WireError)
    }

    /// What has been met behind a boundary.
    private enum DelimiterTail {
        case nothing
        case hyphen
        case padding
        case carriageReturn
    }

    /// What has been met behind the closing delimiter.
    private enum EpilogueState {
        case nothing
        case padding
        case carriageReturn
        case lineEnd
        case text
    }

    /// Begins a body.
    ///
    /// - Throws: `multipart.boundaryInvalid` for an empty or too long boundary, or one that holds a
    ///   line break.
    public init(
        boundary: MultipartBoundary,
        limits: DecodingLimits = .standard
    ) throws(WireError) {
        diagnostics = Diagnostics(limit: limits.diagnostics)
        // Whoever read the content type has said what is odd about the boundary.
        var ignored = Diagnostics(limit: 0)
        try boundary.validate(limits, at: 0, diagnostics: &ignored)
        self.limits = limits
        headers = HeaderBlock(limits)
        delimiterLine = [0x2D, 0x2D] + boundary.bytes
        // The body's begin counts as a line's begin.
        delimiter = ByteMatcher([0x0D, 0x0A] + delimiterLine, matched: 2)
        // undici looks for the first delimiter anywhere, and for later ones without the hyphens.
        lookalike = ByteMatcher(delimiterLine)
        inPart = ByteMatcher(boundary.bytes)
    }

    /// How many steps reading took, to show that work is linear.
    package var stepCount: Int {
        byteCount + delimiter.fallbackCount + lookalike.fallbackCount + pastFallbackCount
    }

    /// From now on the boundary's text counts also where no hyphens precede it.
    private mutating func watchContent() {
        pastFallbackCount += lookalike.fallbackCount
        lookalike = inPart
    }

    /// Reads the next chunk.
    ///
    /// - Throws: `multipart.…` with an offset in the whole body; once thrown, thrown again.
    public mutating func consume(_ chunk: Span<UInt8>) throws(WireError) {
        if case .failed(let error) = state { throw error }
        do {
            try read(chunk)
        } catch {
            state = .failed(error)
            throw error
        }
    }

    /// Ends the body.
    ///
    /// - Returns: all parts.
    /// - Throws: `multipart.empty`, `multipart.boundaryNotFound` or `multipart.truncated` when the
    ///   closing delimiter has not been met.
    public mutating func finish() throws(WireError) -> [MultipartPart] {
        switch state {
        case .epilogue(.carriageReturn):
            // A CR alone, which undici 6 takes for more than a line's end.
            diagnostics.warn(MultipartError.epilogue, at: byteCount - 1)
            return parts
        case .epilogue: return parts
        case .failed(let error): throw error
        case .preamble where byteCount == 0:
            throw WireError(MultipartError.empty, at: 0)
        case .preamble where delimiter.matched <= 2:
            throw WireError(MultipartError.boundaryNotFound, at: 0)
        default:
            throw WireError(MultipartError.truncated, at: byteCount)
        }
    }

    /// Reads a whole body.
    ///
    /// - Returns: its parts.
    /// - Throws: `multipart.…` with the offset of the fault.
    public static func read(
        _ body: Span<UInt8>,
        boundary: MultipartBoundary,
        limits: DecodingLimits = .standard,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> [MultipartPart] {
        var reader = try Self(boundary: boundary, limits: limits)
        defer { diagnostics.append(reader.diagnostics) }
        try reader.consume(body)
        return try reader.finish()
    }

    private mutating func read(_ chunk: Span<UInt8>) throws(WireError) {
        var index = 0
        while index < chunk.count {
            switch state {
            case .preamble, .content:
                try search(chunk, &index)
            default:
                guard byteCount < limits.inputBytes else { throw inputTooLarge }
                let byte = chunk[index]
                index += 1
                byteCount += 1
                switch state {
                case .delimiter(let tail): try readDelimiter(byte, tail)
                case .headers: try readHeader(byte)
                case .epilogue(let progress): readEpilogue(byte, progress)
                default: break
                }
            }
        }
    }

    /// Looks for the next delimiter; passes over bytes until then.
    private mutating func search(_ chunk: Span<UInt8>, _ index: inout Int) throws(WireError) {
        let start = index - byteCount
        let end = min(chunk.count, limits.inputBytes + start)
        let first = lookalike.first
        while index < end {
            if delimiter.matched == 0, lookalike.matched == 0 {
                index = ByteWord.firstIndex(of: 0x0D, or: first, in: chunk, from: index, to: end)
                guard index < end else { break }
            }
            let byte = chunk[index]
            index += 1
            let isDelimiter = delimiter.consume(byte)
            let isLookalike = lookalike.consume(byte)
            if isDelimiter {
                byteCount = index - start
                try beginDelimiter()
                return
            }
            if isLookalike { noteLookalike(at: index - start - delimiterLine.count + 2) }
        }
        byteCount = index - start
        if index < chunk.count { throw inputTooLarge }
    }

    private var inputTooLarge: WireError {
        WireError(
            MultipartError.inputTooLarge,
            at: limits.inputBytes,
            "the body exceeds the limit inputBytes, \(limits.inputBytes)"
        )
    }
}

extension MultipartReader {
    /// Ends the preamble or the content of a part before the delimiter line that was just found.
    private mutating func beginDelimiter() throws(WireError) {
        let lineStart = byteCount - delimiterLine.count
        if let last = parts.indices.last {
            let contentEnd = lineStart - 2
            guard contentEnd >= parts[last].content.lowerBound else {
                throw WireError(
                    MultipartError.ambiguousDelimiter,
                    at: lineStart,
                    "a part's content ends with a line break of its own before the delimiter"
                )
            }
            parts[last].content = parts[last].content.lowerBound..<contentEnd
            parts[last].isComplete = true
            if let place = parts[last].lookalike {
                diagnostics.warn(
                    MultipartError.parsersDiffer,
                    at: place,
                    "the content holds the boundary's text: undici refuses the body"
                )
            }
        } else if lineStart > 0 {
            diagnostics.warn(MultipartError.preamble, at: 0)
        }
        state = .delimiter(.nothing)
    }

    /// Notes, once for each part, that undici would take the boundary's text for a delimiter.
    private mutating func noteLookalike(at offset: Int) {
        if let last = parts.indices.last {
            if parts[last].lookalike == nil { parts[last].lookalike = offset }
        } else if !hasLookalikeInPreamble {
            hasLookalikeInPreamble = true
            diagnostics.warn(
                MultipartError.parsersDiffer,
                at: offset - 2,
                "undici takes this for the first delimiter; busboy wants it at a line's begin"
            )
        }
    }

    private mutating func readDelimiter(
        _ byte: UInt8,
        _ tail: DelimiterTail
    ) throws(WireError) {
        switch (tail, byte) {
        case (.nothing, 0x2D): state = .delimiter(.hyphen)
        case (.hyphen, 0x2D): state = .epilogue(.nothing)
        case (.nothing, 0x0D), (.padding, 0x0D): state = .delimiter(.carriageReturn)
        case (.nothing, 0x20), (.nothing, 0x09):
            diagnostics.warn(MultipartError.transportPadding, at: byteCount - 1)
            isPadded = true
            state = .delimiter(.padding)
        case (.padding, 0x20), (.padding, 0x09): break
        case (.carriageReturn, 0x0A): try beginPart()
        case (.nothing, 0x0A), (.padding, 0x0A):
            throw WireError(
                MultipartError.bareLineFeed,
                at: byteCount - 1,
                "the delimiter ends with LF alone: busboy drops the part, undici refuses the body"
            )
        default:
            // Before the first part there is no content that the line could belong to.
            throw parts.isEmpty
                ? WireError(
                    MultipartError.delimiterSyntax,
                    at: byteCount - 1,
                    "the delimiter goes on: busboy drops the part, undici refuses the body"
                )
                : WireError(MultipartError.ambiguousDelimiter, at: delimiterStart)
        }
    }

    /// Where the delimiter line behind the content begins.
    private var delimiterStart: Int {
        (parts.last?.content.upperBound ?? 0) + 2
    }

    private mutating func beginPart() throws(WireError) {
        guard parts.count < limits.parts else {
            throw WireError(
                MultipartError.tooManyParts,
                at: byteCount,
                "more parts than the limit parts, \(limits.parts)"
            )
        }
        if parts.count == 1_000 { diagnostics.warn(MultipartError.tooManyParts, at: byteCount) }
        headers.restart(at: byteCount)
        state = .headers
    }

    private mutating func readHeader(_ byte: UInt8) throws(WireError) {
        guard try headers.consume(byte) else { return }
        let entry: PartEntry
        if readings != nil {
            let part = PartReadings(headers.headers, at: headers.offset, isPadded: isPadded)
            readings?.append(part)
            isPadded = false
        }
        if let field = headers.plainField { entry = field } else { entry = try verdict() }
        if let last = readings?.indices.last { readings?[last].own = .entry(entry) }
        let name = entry.name ?? []
        guard name.count <= limits.nameBytes else {
            throw WireError(
                MultipartError.nameTooLong,
                at: headers.offset + entry.nameRange.lowerBound,
                "the name has \(name.count) bytes; the limit nameBytes is \(limits.nameBytes)"
            )
        }
        parts.append(
            MultipartPart(
                name: name,
                nameRange: entry.nameRange.shifted(by: headers.offset),
                file: entry.isFile
                    ? MultipartPart.File(
                        name: entry.fileName ?? [],
                        nameRange: entry.fileNameRange.shifted(by: headers.offset),
                        type: entry.type
                    ) : nil,
                headers: headers.offset..<byteCount,
                content: byteCount..<byteCount
            )
        )
        // The empty line's end may begin a delimiter, which both parsers then refuse.
        delimiter.restart(matched: 2)
        watchContent()
        state = .content
    }

    /// Decides what a part is whose header block is complete.
    private mutating func verdict() throws(WireError) -> PartEntry {
        let block = headers.headers
        if let line = block.lines.first(where: { block.block[$0].starts(with: delimiterLine) }) {
            throw WireError(
                MultipartError.ambiguousDelimiter,
                at: headers.offset + line.lowerBound,
                "a header line begins as a delimiter: busboy ends the headers here"
            )
        }
        return try block.verdict(at: headers.offset, diagnostics: &diagnostics)
    }

    private mutating func readEpilogue(_ byte: UInt8, _ progress: EpilogueState) {
        switch (progress, byte) {
        case (.text, _): break
        case (.nothing, 0x0D), (.padding, 0x0D): state = .epilogue(.carriageReturn)
        case (.carriageReturn, 0x0A): state = .epilogue(.lineEnd)
        case (.padding, 0x20), (.padding, 0x09): break
        case (.nothing, 0x20), (.nothing, 0x09):
            diagnostics.warn(
                MultipartError.transportPadding,
                at: byteCount - 1,
                "blanks follow the closing delimiter"
            )
            state = .epilogue(.padding)
        default:
            diagnostics.warn(MultipartError.epilogue, at: byteCount - 1)
            state = .epilogue(.text)
        }
    }
}
