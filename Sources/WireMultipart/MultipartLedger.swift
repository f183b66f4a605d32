package import WireCore

/// Who owns each byte of a multipart body.
package enum MultipartLedger {
    /// Gives every byte to one owner.
    ///
    /// Delimiter lines, with the line breaks on both sides, are boundary, and so are bytes before
    /// the first and after the last. In header lines names are keys and file names, of an escape
    /// such as `%22` two bytes are escape, and everything else is part header.
    ///
    /// - Parameters:
    ///   - body: the body.
    ///   - boundary: what its parts are told apart by.
    ///   - limits: bounds on what is accepted.
    ///   - marksHiddenFields: whether React's fields of a form, `$ACTION_…`, are `hiddenField`,
    ///     name and content.
    /// - Returns: the ledger; its entries add up to the body's length.
    /// - Throws: `multipart.…` when the body cannot be read.
    package static func ledger(
        of body: Span<UInt8>,
        boundary: MultipartBoundary,
        limits: DecodingLimits = .standard,
        marksHiddenFields: Bool = false
    ) throws(WireError) -> Ledger {
        var ignored = Diagnostics(limit: 0)
        let parts = try MultipartReader.read(
            body,
            boundary: boundary,
            limits: limits,
            diagnostics: &ignored
        )
        return ledger(of: body, parts: parts, marksHiddenFields: marksHiddenFields)
    }

    /// Gives every byte of a body whose parts have been read to one owner.
    package static func ledger(
        of body: Span<UInt8>,
        parts: [MultipartPart],
        marksHiddenFields: Bool = false
    ) -> Ledger {
        var ledger = Ledger()
        for part in parts {
            let isHidden = marksHiddenFields && HiddenField.isName(part.name)
            let names = ledger.byteCount
            add(body, part.nameRange, to: isHidden ? .hiddenField : .key, &ledger)
            if let file = part.file { add(body, file.nameRange, to: .fileName, &ledger) }
            ledger.add(part.headers.count - (ledger.byteCount - names), to: .partHeader)
            let content: Ledger.Owner = part.file == nil ? .value : .fileContent
            ledger.add(part.content.count, to: isHidden ? .hiddenField : content)
        }
        ledger.add(body.count - ledger.byteCount, to: .boundary)
        return ledger
    }

    /// Shares out a name as written between its owner and escapes.
    private static func add(
        _ body: Span<UInt8>,
        _ range: Range<Int>,
        to owner: Ledger.Owner,
        _ ledger: inout Ledger
    ) {
        let written = [UInt8](copying: body.extracting(range))
        var escapeCount = 0
        var index = 0
        while index < written.count {
            let isEscape = NameEscape(written[index...]) != nil
            if isEscape { escapeCount += NameEscape.byteCount - 1 }
            index += isEscape ? NameEscape.byteCount : 1
        }
        ledger.add(written.count - escapeCount, to: owner)
        ledger.add(escapeCount, to: .escape)
    }
}

/// The fields that React adds to a form for its Server Action.
enum HiddenField {
    /// Whether a field of this name is one: `$ACTION_` and more, within a reply behind the form's
    /// number and an underscore.
    static func isName(_ name: some Collection<UInt8>) -> Bool {
        var rest = name[...]
        let digits = rest.prefix(while: \.isDigit)
        if !digits.isEmpty, rest.dropFirst(digits.count).first == UInt8(ascii: "_") {
            rest = rest.dropFirst(digits.count + 1)
        }
        return rest.starts(with: "$ACTION_".utf8)
    }
}
