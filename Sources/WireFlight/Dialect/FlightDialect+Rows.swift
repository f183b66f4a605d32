// What readers of responses ask for. Each property is one difference between builds.
extension FlightDialect {
    /// Whether a byte behind the colon is the tag of a row that says its length.
    func isLengthTag(_ byte: UInt8) -> Bool {
        guard line > .react18 else { return byte == UInt8(ascii: "T") }
        return "TAOoUSsLlGgMmV".utf8.contains(byte)
            || line >= .react193 && byte == UInt8(ascii: "b")
    }

    /// Whether a byte behind the colon is the tag of a line, and not the beginning of its text.
    func isLineTag(_ byte: UInt8) -> Bool {
        if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) { return true }
        return line > .react18 && "#rx".utf8.contains(byte)
    }

    /// Tags of rows that only development builds write, as far as this build knows of them.
    var developmentTags: [UInt8] {
        Array((line >= .react192 ? "DWNJ" : line >= .react191 ? "DWN" : "DW").utf8)
    }

    /// The symbol that marks an element, wherever else it stands.
    var elementSymbol: StaticString {
        line > .react18 ? "react.transitional.element" : "react.element"
    }

    /// Whether there are streams, async iterables and their ends.
    var readsStreams: Bool { line > .react18 }

    /// Whether a second row of one number is a failure; else the first stays.
    var refusesSecondRows: Bool { line > .react18 }

    /// Whether `$w` is undefined.
    var readsWeakLinks: Bool { line >= .react193 }

    /// Whether a promise without a number is one that never settles.
    var hasHaltedPromises: Bool { line < .react192 }

    /// Whether a server function without an id is null for the client.
    var guardsRemoteIds: Bool { line > .react18 && step >= .delta }

    /// Whether files of client modules must come before them.
    var needsModuleFiles: Bool { line >= .react193 || line == .react18 }

    /// Whether a client module fails of which a string has not come; else that string is `null`.
    var needsModuleStrings: Bool { line >= .react193 }

    /// Whether a byte order mark at the start of a row is part of its text.
    var keepsByteOrderMarks: Bool { line >= .react193 && isCanary }

    /// Whether streams that are still open when a response ends fail.
    var failsOpenRows: Bool { line >= .react191 && step > .alpha }
}
