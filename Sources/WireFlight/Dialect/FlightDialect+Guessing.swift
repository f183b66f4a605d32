internal import WireCore
internal import WireJSON

// Which build reads a message that does not say which build wrote it.
extension FlightDialect {
    /// Finds the build that reads the fields of a call, by how they are named.
    ///
    /// | what is there | read as |
    /// |---|---|
    /// | `S1`, `_1_name`, or nothing that tells | the newest stable build |
    /// | `1_name` for an entry of form 1 | 19.0-next15.0, as all before the patches of step δ |
    /// | `$F1` for a function | 19.2.0, as all before the patches of step β |
    ///
    /// - Returns: the build; `standard` where nothing in the call tells it from others.
    package static func reading(_ reply: FlightReply) -> FlightDialect {
        let fields: FlightFields
        switch reply {
        case .text(let text): fields = FlightFields(text: text)
        case .form(let form): fields = FlightFields(form)
        }
        var namesFunctionsOld = false
        var namesFunctionsNew = false
        var hasOldNames = false
        for field in fields.all {
            hasOldNames = hasOldNames || isOldEntry(field.name)
            if case .text(let text) = field.value {
                namesFunctionsOld = namesFunctionsOld || names(UInt8(ascii: "F"), in: text.bytes)
                namesFunctionsNew = namesFunctionsNew || names(UInt8(ascii: "h"), in: text.bytes)
            }
        }
        if namesFunctionsOld, !namesFunctionsNew { return .first192 }
        return hasOldNames ? .next150 : .standard
    }

    /// Whether a name is that of an entry of a nested form as older builds give it: `1_boat`.
    private static func isOldEntry(_ name: ArraySlice<UInt8>) -> Bool {
        let digits = name.prefix { FlightNumber.decimal([$0]) != nil }
        return !digits.isEmpty && name.dropFirst(digits.count).first == UInt8(ascii: "_")
    }

    /// Whether a value of a text is a tag of this letter and a number, as `"$F1"` is; keys are none.
    private static func names(_ letter: UInt8, in text: ArraySlice<UInt8>) -> Bool {
        guard let document = try? JSONCodec().decode(Array(text)) else { return false }
        return document.nodes.indices.contains { index in
            guard let string = document.string(index), string.count > 2 else { return false }
            let number = string.dropFirst(2)
            return string.starts(with: [UInt8(ascii: "$"), letter])
                && number.allSatisfy(\.isHexDigit)
        }
    }
}
