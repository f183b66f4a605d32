internal import WireCore
internal import WireJSON

/// Values and types in words, for the reasons of errors.
enum ValueWords {
    /// The most bytes of a text that are shown.
    private static let textLimit = 40
    /// The most values of an `enum` that are shown.
    static let listLimit = 8

    /// A value as JSON has it; of a long text the beginning, of an array or object only which it is.
    static func shown(_ payload: Payload, _ index: Int) -> String {
        switch payload.kind(index) {
        case .null: "null"
        case .true: "true"
        case .false: "false"
        case .number: number(payload.double(index))
        case .string, .key: quoted(payload.bytes[payload.range(index)])
        case .array: payload.count(index) == 0 ? "[]" : "[…]"
        case .object: payload.count(index) == 0 ? "{}" : "{…}"
        case let kind: "a value of the kind \(kind)"
        }
    }

    /// What a value is: `"x" is a string`, `it is an array`.
    static func found(_ payload: Payload, _ index: Int) -> String {
        switch payload.kind(index) {
        case .null: "it is null"
        case .true, .false: "\(shown(payload, index)) is a boolean"
        case .number: "\(shown(payload, index)) is a number"
        case .string, .key: "\(shown(payload, index)) is a string"
        case .array: "it is an array"
        case .object: "it is an object"
        default: "it is \(shown(payload, index))"
        }
    }

    /// A text between quotation marks, cut where it is long.
    static func quoted(_ text: some Collection<UInt8>) -> String {
        let shown = cut(text)
        var output: [UInt8] = []
        JSONString.appendQuoted(shown.span, to: &output)
        let json = String(decoding: output, as: UTF8.self)
        return shown.count == text.count ? json : json.dropLast() + "…\""
    }

    /// A text as it stands, cut where it is long.
    static func plain(_ text: [UInt8]) -> String {
        let shown = cut(text)
        return String(decoding: shown, as: UTF8.self) + (shown.count == text.count ? "" : "…")
    }

    /// The beginning of a text, up to the end of a character.
    private static func cut(_ text: some Collection<UInt8>) -> [UInt8] {
        var shown = Array(text.prefix(textLimit))
        guard shown.count < text.count else { return shown }
        while let last = shown.last, last & 0xC0 == 0x80 { shown.removeLast() }
        if let last = shown.last, last >= 0xC0 { shown.removeLast() }
        return shown
    }

    static func number(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : "\(value < 0 ? "-" : "")Infinity" }
        var output: [UInt8] = []
        NumberText.append(value, to: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// `1 element`, `2 elements`.
    static func count(_ count: Int, _ thing: String) -> String {
        "\(count) \(thing)\(count == 1 ? "" : "s")"
    }

    /// `a`, `a or b`, `a, b or c`.
    static func alternatives(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "nothing" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension JSONTypes {
    /// The types with their articles: `an integer or null`.
    var words: String {
        let all: [(Self, String)] = [
            (.string, "a string"), (.number, "a number"), (.integer, "an integer"),
            (.boolean, "a boolean"), (.array, "an array"), (.object, "an object"), (.null, "null"),
        ]
        return ValueWords.alternatives(all.filter { contains($0.0) }.map(\.1))
    }
}
