internal import WireCore
internal import WireJSON

/// The JSON text of parts and rows, as React's parsers see it.
enum FlightPartText {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Reads a text into nodes.
    ///
    /// The bytes of rows are decoded as `TextDecoder` does: what is not UTF-8 is replaced, a byte
    /// order mark in front is dropped. Texts of calls have been decoded by whoever read the form.
    ///
    /// - Returns: the document, and the number of bytes that were dropped in front.
    /// - Throws: the errors of JSON, with the offset in `text`.
    static func read(
        _ text: Span<UInt8>,
        _ options: FlightReadingOptions,
        isResponse: Bool
    ) throws(WireError) -> (payload: Payload, dropped: Int) {
        let isMarked = isResponse && !options.dialect.keepsByteOrderMarks && hasMark(text)
        let dropped = isMarked ? byteOrderMark.count : 0
        var warnings = Diagnostics(limit: 0)
        do throws(WireError) {
            let payload = try JSONCodec()
                .decode(
                    text.extracting(dropped...),
                    limits: options.limits,
                    diagnostics: &warnings
                )
            return (payload.inJavaScriptOrder(), dropped)
        } catch {
            guard isResponse, error.code == JSONError.invalidUTF8 else {
                throw error.moved(by: dropped)
            }
            do throws(WireError) {
                return (try readRepaired(text.extracting(dropped...), options), dropped)
            } catch {
                throw error.moved(by: dropped)
            }
        }
    }

    /// Reads a text that is not UTF-8 as `TextDecoder` repairs it; places are those in `text`.
    private static func readRepaired(
        _ text: Span<UInt8>,
        _ options: FlightReadingOptions
    ) throws(WireError) -> Payload {
        let bytes = [UInt8](capacity: text.count) { OutputBytes.append(text, to: &$0) }
        let repairs = FlightTextRepairs(bytes)
        let decoded = WTF8.decodeLossy(bytes)
        var warnings = Diagnostics(limit: 0)
        do throws(WireError) {
            let payload = try JSONCodec()
                .decode(decoded.span, limits: options.limits, diagnostics: &warnings)
                .inJavaScriptOrder()
            var nodes = payload.nodes
            for index in nodes.indices {
                nodes[index].source = UInt32(repairs.source(of: Int(nodes[index].source)))
            }
            return Payload(nodes: nodes, bytes: payload.bytes, sourceByteCount: text.count)
        } catch {
            throw WireError(error.code, at: repairs.source(of: error.offset), error.reason)
        }
    }

    /// Bytes of a response as the text that JavaScript makes of them.
    static func wellFormed(_ text: Span<UInt8>, _ dialect: FlightDialect) -> [UInt8] {
        var bytes = [UInt8](capacity: text.count) { OutputBytes.append(text, to: &$0) }
        if String(validating: bytes, as: UTF8.self) == nil { bytes = WTF8.decodeLossy(bytes) }
        guard !dialect.keepsByteOrderMarks, bytes.starts(with: byteOrderMark) else { return bytes }
        return Array(bytes.dropFirst(byteOrderMark.count))
    }

    /// Whether text ends within a character.
    static func isCut(_ text: Span<UInt8>) -> Bool {
        var last = text.count - 1
        while last >= 0, text[last] & 0xC0 == 0x80 { last -= 1 }
        guard last >= 0 else { return text.count > 0 }
        let width = text[last] < 0x80 ? 1 : text[last] < 0xE0 ? 2 : text[last] < 0xF0 ? 3 : 4
        return text.count - last < width
    }

    private static func hasMark(_ text: Span<UInt8>) -> Bool {
        text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
    }

    /// Words a failure of JSON as one of the part or row that it is in.
    ///
    /// - Parameters:
    ///   - error: what the JSON reader threw.
    ///   - text: what it read.
    ///   - origin: where the text begins in the input.
    ///   - name: what the part or row is called.
    /// - Returns: `flight.rowSyntax`, with the offset in the input.
    static func failure(
        _ error: WireError,
        in text: Span<UInt8>,
        origin: Int,
        _ name: String
    ) -> WireError {
        var reason = "\(name) is not JSON: \(error.reason)"
        if error.code == JSONError.trailingContent, let next = rowHead(text, error.offset) {
            reason =
                "\(name) is followed by row \(next) without a line feed between them: "
                + "rows were joined"
        }
        return WireError(FlightError.rowSyntax, at: origin + error.offset, reason)
    }

    /// The number of a row that begins at `start`; nil when none does.
    private static func rowHead(_ text: Span<UInt8>, _ start: Int) -> String? {
        var position = start
        while position < text.count, position - start < 8, text[position].isHexDigit {
            position += 1
        }
        guard position > start, position < text.count, text[position] == UInt8(ascii: ":") else {
            return nil
        }
        let number = text.extracting(start..<position)
        return String(decoding: number.indices.map { number[$0] }, as: UTF8.self)
    }
}

/// Where a text that is not UTF-8 became longer or shorter when it was repaired.
struct FlightTextRepairs {
    /// The ends of what was put in, in the repaired text, and how far it is ahead from there on.
    private var repairs: [(end: Int, growth: Int)] = []

    init(_ text: [UInt8]) {
        let replacement = 3
        var bytes = text.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var end = 0
        var growth = 0
        while true {
            switch parser.parseScalar(from: &bytes) {
            case .valid(let scalar): end += scalar.count
            case .error(let length):
                end += replacement
                growth += replacement - length
                repairs.append((end, growth))
            case .emptyInput: return
            }
        }
    }

    /// The place in the text as it came of one in the repaired text.
    func source(of offset: Int) -> Int {
        var low = 0
        var high = repairs.count
        while low < high {
            let middle = (low + high) / 2
            if repairs[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? offset : offset - repairs[low - 1].growth
    }
}
