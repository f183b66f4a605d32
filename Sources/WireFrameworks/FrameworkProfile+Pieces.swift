internal import WireCore
internal import WireHTTP

extension FrameworkProfile {
    /// Predicts the pieces in which the server flushes an answer's content.
    ///
    /// When the answer is compressed, the compressor's own header leaves first as one more chunk.
    ///
    /// * A route handler's JSON is one piece, and so is anything whose length is announced.
    /// * An action's answer is cut after row 0 and after the result (15 flushes both at once);
    ///   rows that follow the result belong to promises, files and iterables and come as one more
    ///   flush, except errors, which leave with the result.
    /// * A page that is rendered into the answer, or asked for by the router, is cut where client
    ///   modules follow other rows, where a promised row follows the row that promises it, and at
    ///   the release's `pageBreaks`. Whether two things are ready at the same moment depends on
    ///   the page; real ones may differ by a piece or two.
    /// * HTML is cut before the first script that carries rows (14 and 15: before each of them)
    ///   and before the closing tags.
    /// * A page that was rendered when the application was built is one piece.
    ///
    /// Within a flush, rows are gathered in views as `FlushRules` says.
    ///
    /// - Parameters:
    ///   - content: The answer's content, not compressed.
    ///   - kind: What kind of answer it is.
    ///   - isPrerendered: Whether it is a page rendered when the application was built.
    /// - Returns: Ranges of `content`, in order and without gaps; none for no content.
    public func pieces(
        of content: Span<UInt8>,
        kind: AnswerKind,
        isPrerendered: Bool = false
    ) -> [Range<Int>] {
        guard let rules = answers.flushing, kind != .api, !isPrerendered else {
            return content.isEmpty ? [] : [0..<content.count]
        }
        switch kind {
        case .api, .action, .navigation:
            var groups = FlushGroups(rules: rules, isPage: kind == .navigation)
            return groups.flushes(of: content).flatMap { rules.views(of: $0, in: content) }
        case .form, .page:
            return rules.htmlPieces(of: content)
        }
    }
}

/// Finds the rows that leave together.
private struct FlushGroups {
    let rules: FlushRules
    /// Whether a page is rendered into the stream: its client modules give it away.
    var isPage: Bool
    private var flushes: [[FlushedRow]] = [[]]
    private var promised: Set<Int> = []
    private var isPastRoot = false
    private var wroteValue = false

    init(rules: FlushRules, isPage: Bool) {
        self.rules = rules
        self.isPage = isPage
    }

    mutating func flushes(of content: Span<UInt8>) -> [[FlushedRow]] {
        let rows = FlushedRow.rows(of: content, rules.dialect)
        isPage = isPage || rows.contains { content.has("I[", at: $0.content) }
        for (index, row) in rows.enumerated() {
            let isModule = row.isModule(in: content)
            if isPage, isPastRoot, beginsFlush(row, isModule: isModule, in: content) { cut() }
            flushes[flushes.count - 1].append(row)
            if isPage, isPastRoot { notePromises(of: row, in: content) }
            wroteValue = !isModule
            let isResult = row.id == 1 && isPastRoot
            if row.id == 0, isPage || !rules.joinsResult {
                isPastRoot = true
                cut()
            } else if isResult, endsFlush(before: index + 1 < rows.count ? rows[index + 1] : nil) {
                cut()
            } else if isPage, rules.pageBreaks.contains(.metadata), row.isMetadata(in: content) {
                cut()
            }
        }
        return flushes
    }

    private mutating func cut() {
        guard !(flushes.last ?? []).isEmpty else { return }
        flushes.append([])
        promised = []
    }

    private func beginsFlush(
        _ row: FlushedRow,
        isModule: Bool,
        in content: Span<UInt8>
    ) -> Bool {
        // Within a flush React writes modules first, so one after a value begins another.
        isModule && wroteValue || promised.contains(row.id)
            || rules.pageBreaks.contains { pageBreak in
                switch pageBreak {
                case .afterResult: false
                case .viewport: content.has(#"[["$","meta""#, at: row.content)
                case .metadata: row.isMetadata(in: content)
                case .emptyRow: content.has("null\n", at: row.content)
                }
            }
    }

    private func endsFlush(before next: FlushedRow?) -> Bool {
        let isCut = isPage ? rules.pageBreaks.contains(.afterResult) : !rules.joinsResult
        return isCut && next?.tag != UInt8(ascii: "E")
    }

    /// Notes the rows that `$@` refers to.
    private mutating func notePromises(of row: FlushedRow, in content: Span<UInt8>) {
        for index in row.content..<max(row.content, row.end - 2) where content[index] == 0x24 {
            guard content[index + 1] == 0x40 else { continue }
            promised.insert(content.hexNumber(at: index + 2))
        }
    }
}

extension FlushedRow {
    /// Whether it names a client module, or a string that modules share.
    fileprivate func isModule(in content: Span<UInt8>) -> Bool {
        tag == UInt8(ascii: "I") || content.has(#""$S"#, at: self.content)
            || content.has(#""/_next"#, at: self.content)
    }

    fileprivate func isMetadata(in content: Span<UInt8>) -> Bool {
        content.has(#"{"metadata""#, at: self.content)
    }
}

extension FlushRules {
    /// Cuts the rows of one flush into views.
    fileprivate func views(of rows: [FlushedRow], in content: Span<UInt8>) -> [Range<Int>] {
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

extension Span<UInt8> {
    /// The number that up to eight hex digits at `index` are.
    fileprivate func hexNumber(at index: Int) -> Int {
        var value = 0
        var position = index
        while position < count, position - index < 8, let digit = self[position].hexValue {
            value = value << 4 | Int(digit)
            position += 1
        }
        return value
    }

    /// Whether `text` stands at `index`.
    fileprivate func has(_ text: String, at index: Int) -> Bool {
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
