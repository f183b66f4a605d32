internal import WireCore
package import WireFlight

/// How a server's renderer cuts a response into the pieces that it flushes.
///
/// React writes the rows that are ready into a buffer, a *view*, and hands it on when it is full or
/// when there is nothing more to write; what does not fit a view is handed on by itself. Next.js
/// passes every piece on as one chunk of the response, compressed with a sync flush after it.
package struct FlushRules: Sendable, Hashable {
    /// Rows of a rendered page that are ready at a moment of their own.
    package enum PageBreak: Sendable, Hashable {
        /// The result of the action is written before the page goes on.
        case afterResult
        /// The viewport's elements begin a flush.
        case viewport
        /// The metadata's object is a flush of its own.
        case metadata
        /// A component that renders nothing begins a flush.
        case emptyRow
    }

    /// The bytes of a view.
    package let viewByteCount: Int
    /// Whether rows are written as text instead of bytes.
    ///
    /// Text is handed on by itself when three bytes for each of its UTF-16 units would not fit a
    /// view, bytes when they themselves do not.
    package let writesText: Bool
    /// Whether row 0, the result and what is ready soon after leave in one flush.
    package let joinsResult: Bool
    /// Where the rows of a rendered page begin another flush.
    package let pageBreaks: Set<PageBreak>
    /// Whether each script of an HTML page that carries rows is a piece, or all are one.
    package let splitsScripts: Bool
}

extension FrameworkProfile {
    /// Predicts the pieces in which the server flushes a response's content.
    ///
    /// When the response is compressed, the compressor's own header leaves first as one more chunk.
    ///
    /// * A route handler's JSON is one piece, and so is anything whose length is announced.
    /// * An action's response is cut after row 0 and after the result (15 flushes both at once);
    ///   rows that follow the result belong to promises, files and iterables and come as one more
    ///   flush, except errors, which leave with the result.
    /// * A page that is rendered into the response, or asked for by the router, is cut where client
    ///   modules follow other rows, where a promised row follows the row that promises it, and at
    ///   the release's `pageBreaks`. Whether two things are ready at the same moment depends on
    ///   the page; real ones may differ by a piece or two.
    /// * HTML is cut before the first script that carries rows (14 and 15: before each of them)
    ///   and before the closing tags.
    /// * A page that was rendered when the application was built is one piece.
    ///
    /// Within a flush, rows are gathered in views as `FlushRules` says. What follows no rule of
    /// Flight is one piece.
    ///
    /// - Parameters:
    ///   - content: The response's content, not compressed.
    ///   - kind: What kind of response it is.
    ///   - isPrerendered: Whether it is a page rendered when the application was built.
    ///   - rows: Its rows where they are known; nil to look for them.
    /// - Returns: Ranges of `content`, in order and without gaps; none for no content.
    package func pieces(
        of content: Span<UInt8>,
        kind: ResponseKind,
        isPrerendered: Bool = false,
        rows: [FlightStreamReader.Row]? = nil
    ) -> [Range<Int>] {
        let whole = content.isEmpty ? [] : [0..<content.count]
        guard let actions, !isPrerendered else { return whole }
        let rules = actions.flushing
        switch kind {
        case .api: return whole
        case .form, .page: return rules.htmlPieces(of: content)
        case .action, .navigation:
            var groups = FlushGroups(rules: rules, isPage: kind == .navigation)
            let rows = rows ?? Self.rows(of: content, actions.dialect)
            let pieces = groups.flushes(of: rows, in: content).flatMap {
                rules.views(of: $0, in: content)
            }
            let end = rows.last?.end ?? 0
            return end < content.count ? pieces + [end..<content.count] : pieces
        }
    }

    /// The whole rows of a stream, up to what is none.
    private static func rows(
        of stream: Span<UInt8>,
        _ dialect: FlightDialect
    ) -> [FlightStreamReader.Row] {
        var reader = FlightStreamReader(dialect)
        var position = 0
        var rows: [FlightStreamReader.Row] = []
        while let row = try? reader.next(in: stream, &position) { rows.append(row) }
        return rows
    }
}

extension FlushRules {
    /// Cuts the rows of one flush into views.
    fileprivate func views(
        of rows: [FlightStreamReader.Row],
        in content: Span<UInt8>
    ) -> [Range<Int>] {
        guard let first = rows.first else { return [] }
        var pieces: [Range<Int>] = []
        var start = first.start
        func hand(on end: Int) {
            if end > start { pieces.append(start..<end) }
            start = end
        }
        for row in rows {
            let isText = row.payload == nil || row.tag == UInt8(ascii: "T")
            let writes = [
                (row.start, row.payload ?? row.start), (row.payload ?? row.start, row.end),
            ]
            for (from, to) in writes where from < to {
                if isTooLarge(content.extracting(from..<to), isText: isText) {
                    hand(on: from)
                    hand(on: to)
                } else {
                    while to - start >= viewByteCount {
                        hand(on: content.boundary(at: start + viewByteCount, isText: isText))
                    }
                }
            }
        }
        hand(on: rows[rows.count - 1].end)
        return pieces
    }

    private func isTooLarge(_ write: Span<UInt8>, isText: Bool) -> Bool {
        guard writesText, isText else { return write.count > viewByteCount }
        return WTF8.utf16Count(write) * 3 > viewByteCount
    }

    fileprivate func htmlPieces(of content: Span<UInt8>) -> [Range<Int>] {
        guard let shell = content.firstIndex(of: "<script>(self.__next_f", from: 0) else {
            return content.isEmpty ? [] : [0..<content.count]
        }
        var cuts = [0, shell]
        if splitsScripts {
            let script = "<script>self.__next_f.push([1,"
            var next = content.firstIndex(of: script, from: shell)
            while let cut = next {
                cuts.append(cut)
                next = content.firstIndex(of: script, from: cut + 1)
            }
        }
        let closing = "</body></html>"
        let end = content.count - closing.utf8.count
        if end > cuts[cuts.count - 1], content.has(closing, at: end) { cuts.append(end) }
        cuts.append(content.count)
        return zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map { $0..<$1 }
    }
}

extension FlightStreamReader.Row {
    /// Where it begins.
    fileprivate var start: Int { range.lowerBound }
    /// Where the next row begins.
    var end: Int { range.upperBound }
    /// Where what follows the colon begins, the tag included.
    var body: Int { content.lowerBound - (tag == nil || hasLength ? 0 : 1) }
    /// Where the content of a row with a length begins, after the comma; else nil.
    fileprivate var payload: Int? { hasLength ? content.lowerBound : nil }
}

extension Span<UInt8> {
    /// Whether `text` stands at `index`.
    func has(_ text: String, at index: Int) -> Bool {
        guard count - index >= text.utf8.count else { return false }
        var position = index
        for byte in text.utf8 {
            guard self[position] == byte else { return false }
            position += 1
        }
        return true
    }

    /// Where `text` stands next, from `start` on.
    fileprivate func firstIndex(of text: String, from start: Int) -> Int? {
        var index = start
        while index < count {
            if has(text, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// `index`, or where the character that it would cut begins.
    fileprivate func boundary(at index: Int, isText: Bool) -> Int {
        var boundary = index
        while isText, boundary > index - 3, boundary < count, self[boundary] & 0xC0 == 0x80 {
            boundary -= 1
        }
        return boundary
    }
}
