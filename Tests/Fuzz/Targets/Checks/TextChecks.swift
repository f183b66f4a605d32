internal import WireCore
internal import WireJSON

/// JSON, plain and typed.
enum TextChecks {
    /// What is read is written and read back the same, and every byte has one owner.
    static func json(_ input: [UInt8]) throws(FuzzFault) {
        let codec = JSONCodec()
        guard let value = try? codec.decode(input) else { return }
        guard let written = try? codec.encoded(value), let again = try? codec.decode(written),
            let rewritten = try? codec.encoded(again)
        else { throw FuzzFault("what was written cannot be read") }
        try require(rewritten == written, "written again it differs")
        let ledger = try? JSONLedger.ledger(of: input.span)
        try require(ledger?.byteCount == input.count, "the ledger does not add up")
    }

    /// The canonical notation of a value reads back as the same value.
    static func typedJSON(_ input: [UInt8]) throws(FuzzFault) {
        guard let text = notation(input) else { return }
        guard let again = notation(text) else {
            throw FuzzFault("the notation cannot be read: \(String(decoding: text, as: UTF8.self))")
        }
        try require(again == text, "the notation of what was read back differs")
    }

    private static func notation(_ text: [UInt8]) -> [UInt8]? {
        var diagnostics = Diagnostics()
        guard let document = try? JSONCodec().decode(text),
            let value = try? TypedJSON.read(document, diagnostics: &diagnostics)
        else { return nil }
        var output: [UInt8] = []
        TypedJSON.append(value, to: &output)
        return output
    }
}
