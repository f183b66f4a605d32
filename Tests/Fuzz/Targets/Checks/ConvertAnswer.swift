internal import WireCommands
internal import WireCore
internal import WireJSON
internal import WireMultipart

/// The answer to one line of `convert`, with what must hold for every one.
struct ConvertAnswer {
    private let text: [UInt8]
    private let document: Payload

    /// Takes in an answer with its line feed.
    ///
    /// - Throws: what does not hold: it is one line, and an object.
    init(_ answer: [UInt8]) throws(FuzzFault) {
        let lines = answer.split(separator: 0x0A, omittingEmptySubsequences: false)
        try require(lines.count == 2 && lines[1].isEmpty, "the answer is not one line")
        let text = Array(lines.first ?? [])
        self.text = text
        // An answer may be as deep as its limit on what it reads, and some levels of its own.
        var limits = DecodingLimits.standard
        limits.depth = 10_000
        var diagnostics = Diagnostics()
        do throws(WireError) {
            document = try JSONCodec().decode(text.span, limits: limits, diagnostics: &diagnostics)
        } catch {
            throw FuzzFault("the answer is not JSON (\(error)): \(TextChecks.shown(text))")
        }
        try require(document.kind(0) == .object, "the answer is no object")
        for note in try notes { try check(note) }
    }

    /// The beginning of the answer, for a report.
    var shown: String { TextChecks.shown(text) }

    /// Whether there is an error that is about how something is written, not about what it says or
    /// how much it is.
    var isSyntaxError: Bool {
        guard let error = member("error"), document.kind(error) == .object,
            let code = document.member("code", of: error),
            let reason = document.member("reason", of: error)
        else { return false }
        return Self.isAboutSyntax(document.text(code), document.text(reason))
    }

    /// Whether an error is about how something is written, not about what it says or how much it is.
    static func isAboutSyntax(_ code: String, _ reason: String) -> Bool {
        // Browsers send control characters in names as they are; busboy refuses them.
        guard code != MultipartError.headerSyntax.name else { return false }
        let bounds = LineDoor.limitCodes
        let families = [
            "json.", "multipart.", "urlencoded.", "typed.", "convert.", "flight.rowSyntax",
            "flight.rowHeaderInvalid", "flight.rowLengthExceedsInput",
        ]
        // A row may be refused for a bound of JSON, which its reason names.
        return families.contains(where: code.hasPrefix) && !bounds.contains(code)
            && !bounds.contains(where: reason.contains)
    }

    /// Whether the answer holds a value rather than an error, and holds what it should.
    func holdsValue(of target: String, from source: String) throws(FuzzFault) -> Bool {
        guard member("error") == nil else { return false }
        let expected: [[StaticString]] =
            switch target {
            case "typed":
                source == "flight-form" ? [["action"], ["action", "state"]] : [["value"]]
            case "json", "urlencoded": [["text"]]
            case "multipart": [["contentType", "text"], ["contentType", "base64"]]
            case "flight-reply": [["kind", "text"], ["kind", "entries"]]
            case "flight-response": [["stream"]]
            case "flight-form": [["inputs"]]
            default: [["hex", "bytes"]]
            }
        let count = document.count(0) - (member("warnings") == nil ? 0 : 1)
        let holds = expected.contains { names in
            names.count == count && names.allSatisfy { member($0) != nil }
        }
        try require(holds, "the answer has other members: \(shown)")
        return true
    }

    /// The answer as a line that the reader of its notation takes.
    var line: [UInt8]? { text }

    /// The values in typed JSON, as they stand in the answer.
    var notations: [[UInt8]] {
        guard let whole = VectorText(text) else { return [] }
        let forms = ["action", "state"].compactMap(whole.member).compactMap(VectorText.init)
        return ([whole] + forms).compactMap { $0.member("value") }
    }

    /// The hidden inputs as a post.
    var post: [UInt8]? {
        guard let inputs = member("inputs"), document.kind(inputs) == .array else { return nil }
        let entries = document.entries(inputs).map { input in
            let parts: [StaticString] = ["name", "value"]
            let texts = parts.map { part in
                var quoted: [UInt8] = []
                let content = document.member(part, of: input).map(document.range) ?? 0..<0
                JSONString.appendQuoted(document.bytes.span.extracting(content), to: &quoted)
                return quoted
            }
            return Array("[".utf8) + texts.joined(separator: [0x2C]) + Array("]".utf8)
        }
        return Array("{\"entries\":[".utf8) + entries.joined(separator: [0x2C]) + Array("]}".utf8)
    }

    private func member(_ name: StaticString) -> Int? { document.member(name, of: 0) }

    /// The error and the warnings.
    private var notes: [Int] {
        get throws(FuzzFault) {
            var notes = member("error").map { [$0] } ?? []
            if let warnings = member("warnings") {
                try require(document.kind(warnings) == .array, "warnings are no array: \(shown)")
                notes += document.entries(warnings)
            }
            return notes
        }
    }

    /// An error or warning has a code that is listed, an offset, and a reason.
    private func check(_ note: Int) throws(FuzzFault) {
        guard document.kind(note) == .object, let code = document.member("code", of: note),
            let offset = document.member("offset", of: note),
            let reason = document.member("reason", of: note), document.kind(code) == .string,
            document.kind(offset) == .number, document.kind(reason) == .string
        else { throw FuzzFault("an error or warning lacks something: \(shown)") }
        let name = document.text(code)
        try require(LineDoor.codes.contains(name), "no list has the code \(name)")
        try require(name != "internal.fault", "the program is at fault: \(shown)")
        try require(document.double(offset) >= 0, "the offset is negative: \(shown)")
        try require(!document.range(reason).isEmpty, "the reason is empty: \(shown)")
    }
}
