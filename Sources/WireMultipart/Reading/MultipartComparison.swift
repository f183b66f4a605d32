public import WireCore

/// Who reads what from one multipart body: the parsers of common servers beside this reader.
///
/// ```swift
/// let comparison = MultipartComparison(body.span, boundary: boundary)
/// comparison.parts[0].readings     // "a field “boat”", "refuses the body", …, as `Parser.allCases`
/// ```
public struct MultipartComparison: Sendable {
    /// A parser by its version.
    public enum Parser: String, Sendable, CaseIterable {
        /// busboy 1.6, told as Next.js tells it that names are UTF-8.
        case busboy = "busboy 1.6"
        /// undici 6: `fetch` of Node.js 18 to 22.
        case undici6 = "undici 6"
        /// undici 7: `fetch` of Node.js 24.
        case undici7 = "undici 7"
        /// This reader.
        case own = "wireweight"
    }

    /// One part of the body.
    public struct Part: Sendable, Equatable {
        /// Where its header lines begin, in bytes.
        public let offset: Int
        /// What each parser reads, in the order of `Parser.allCases`.
        public let readings: [String]
    }

    /// The parts, up to the one at which this reader gives up.
    public let parts: [Part]
    /// What becomes of the body as a whole, in the order of `Parser.allCases`.
    public let verdicts: [String]
    /// Why this reader gives up; nil when it reads the body.
    public let error: WireError?

    /// Reads a body as each of the parsers does.
    public init(
        _ body: Span<UInt8>,
        boundary: MultipartBoundary,
        limits: DecodingLimits = .standard
    ) {
        var readings: [PartReadings] = []
        var framing: Set<Parser> = []
        var fault: WireError?
        do throws(WireError) {
            var reader = try MultipartReader(boundary: boundary, limits: limits)
            reader.readings = []
            defer {
                readings = reader.readings ?? []
                framing = Self.refusing(body, boundary, reader)
            }
            try reader.consume(body)
            _ = try reader.finish()
        } catch {
            fault = error
        }
        parts = readings.map { part in
            Part(offset: part.offset, readings: part.all.map { $0?.words ?? "gives up" })
        }
        verdicts = Parser.allCases.enumerated()
            .map { index, parser in
                let all = readings.map { $0.all[index] }
                if parser == .own, let fault { return "refuses it: \(fault.code.name)" }
                if framing.contains(parser) || all.contains(where: { $0?.isRefusal ?? false }) {
                    return "refuses it"
                }
                // What this reader gives up on it cannot follow to the end as others read it.
                if fault != nil { return "–" }
                let read = all.count { $0?.entry != nil }
                let dropped = all.count - read
                return "reads \(read) of \(all.count)" + (dropped > 0 ? ", drops \(dropped)" : "")
            }
        error = fault
    }

    /// The parsers that refuse a body for what stands between and around its parts.
    private static func refusing(
        _ body: Span<UInt8>,
        _ boundary: MultipartBoundary,
        _ reader: MultipartReader
    ) -> Set<Parser> {
        var parsers: Set<Parser> = []
        // undici takes the boundary's text for a delimiter wherever it stands.
        if reader.parts.contains(where: { $0.lookalike != nil && $0.isComplete }) {
            parsers = [.undici6, .undici7]
        }
        // undici 6 passes over line ends around the body and over nothing else.
        let lineEnd: [UInt8] = [0x0D, 0x0A]
        var rest = [UInt8](copying: body)[...]
        while rest.starts(with: lineEnd) { rest = rest.dropFirst(lineEnd.count) }
        while rest.suffix(lineEnd.count).elementsEqual(lineEnd) {
            rest = rest.dropLast(lineEnd.count)
        }
        let epilogue = reader.diagnostics.warnings.first { $0.code == MultipartError.epilogue }
        if let epilogue, rest.endIndex > epilogue.offset { parsers.insert(.undici6) }
        let delimiter = Array("--".utf8) + boundary.bytes
        if !rest.starts(with: delimiter)
            || !rest.suffix(delimiter.count + 2).elementsEqual(delimiter + Array("--".utf8))
        {
            parsers.insert(.undici6)
        }
        return parsers
    }
}

/// What the parsers make of one part.
struct PartReadings: Sendable {
    let offset: Int
    let busboy: PartReading
    let undici6: PartReading
    let undici7: PartReading
    /// What this reader makes of it; nil where it gives up.
    var own: PartReading?

    init(_ headers: PartHeaders, at offset: Int, isPadded: Bool) {
        self.offset = offset
        busboy = isPadded ? .dropped : headers.readAsBusboy()
        undici6 = isPadded ? .refused : headers.readAsUndici6()
        undici7 = isPadded ? .refused : headers.readAsUndici()
    }

    /// In the order of `MultipartComparison.Parser.allCases`.
    var all: [PartReading?] { [busboy, undici6, undici7, own] }
}

extension PartReading {
    fileprivate var isRefusal: Bool {
        if case .refused = self { true } else { false }
    }

    /// What the parser gives its caller, for a cell of a table.
    fileprivate var words: String {
        switch self {
        case .refused: return "refuses the body"
        case .dropped: return "drops the part"
        case .entry(let entry):
            let text = { (bytes: [UInt8]?) in
                bytes.map { "“\(String(decoding: $0.prefix(64), as: UTF8.self))”" } ?? "null"
            }
            guard entry.isFile else { return "field \(text(entry.name))" }
            return "file \(text(entry.name)), named \(text(entry.fileName))"
        }
    }
}
