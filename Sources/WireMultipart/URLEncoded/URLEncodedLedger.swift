package import WireCore

/// Who owns each byte of a urlencoded body.
package enum URLEncodedLedger {
    /// Gives every byte to one owner: names are keys; of an escape one byte counts as text and two
    /// as escape; equals signs and ampersands are punctuation.
    ///
    /// - Parameters:
    ///   - body: the body; everything can be read.
    ///   - marksHiddenFields: whether React's fields of a form, `$ACTION_…`, are `hiddenField`.
    /// - Returns: the ledger; its entries add up to the body's length.
    package static func ledger(of body: Span<UInt8>, marksHiddenFields: Bool = false) -> Ledger {
        var ledger = Ledger()
        var position = 0
        while let field = URLEncodedField(body, at: &position) {
            let name = text(body, field.name)
            if marksHiddenFields, HiddenField.isName(name) {
                ledger.add(field.name.count + field.value.count, to: .hiddenField)
            } else {
                let value = text(body, field.value)
                ledger.add(name.count, to: .key)
                ledger.add(value.count, to: .value)
                ledger.add(
                    field.name.count - name.count + field.value.count - value.count,
                    to: .escape
                )
            }
        }
        ledger.add(body.count - ledger.byteCount, to: .punctuation)
        return ledger
    }

    private static func text(_ body: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        let part = body.extracting(range)
        var text: [UInt8] = []
        var index = 0
        while index < part.count {
            let escaped = PercentText.escape(part, at: index)
            text.append(escaped ?? part[index])
            index += escaped == nil ? 1 : 3
        }
        return text
    }
}

/// The fields that React adds to a form for its Server Action.
enum HiddenField {
    /// Whether a field of this name is one: `$ACTION_` and more, within a reply behind the form's
    /// number and an underscore.
    static func isName(_ name: some Collection<UInt8>) -> Bool {
        var rest = name[...]
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        if !digits.isEmpty, rest.dropFirst(digits.count).first == UInt8(ascii: "_") {
            rest = rest.dropFirst(digits.count + 1)
        }
        return rest.starts(with: "$ACTION_".utf8)
    }
}
