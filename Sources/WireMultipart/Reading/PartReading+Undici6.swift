internal import WireCore

extension PartHeaders {
    /// How undici 6, the `fetch` of Node.js 18 to 22, reads the part: it looks for the very bytes
    /// that browsers write, a quoted name and at most a quoted file name behind it.
    ///
    /// Found by asking the undici 6.24.1 of Node.js 20.20.2.
    func readAsUndici6() -> PartReading { readAsUndici(undici6Disposition) }

    private func undici6Disposition(_ header: PartHeader) -> PartEntry? {
        var cursor = ByteCursor(header.value)
        var entry = PartEntry()
        guard cursor.skip(#"form-data; name=""#), let name = cursor.undici6Name() else {
            return nil
        }
        (entry.name, entry.nameRange) = (name.value, name.range.shifted(by: header.offset))
        guard !cursor.isAtEnd else { return entry }
        guard cursor.skip("; filename") else { return nil }
        // An extended name is taken as it stands, its percent escapes too.
        _ = cursor.skip("*")
        guard cursor.skip(#"=""#), let file = cursor.undici6Name(), cursor.isAtEnd else {
            return nil
        }
        entry.isFile = true
        (entry.fileName, entry.fileNameRange) = (file.value, file.range.shifted(by: header.offset))
        return entry
    }
}

extension ByteCursor {
    /// Passes over a text if it stands next; returns whether it did.
    fileprivate mutating func skip(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        for _ in text.utf8 { _ = take() }
        return true
    }

    /// Reads up to the closing quote; nil without one.
    fileprivate mutating func undici6Name() -> (value: [UInt8], range: Range<Int>)? {
        let range = take { $0 != UInt8(ascii: "\"") }
        guard skip("\"" as Unicode.Scalar) else { return nil }
        return (Self.undiciName(text[range]), range)
    }
}
