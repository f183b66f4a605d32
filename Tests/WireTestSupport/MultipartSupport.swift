internal import WireCore

/// What a library made of a recorded body: the fields it gave out, or a refusal.
public enum RecordedForm: Equatable, Sendable {
    /// One line for each field, so that differences read well.
    case accepted([String])
    case refused
}

extension VectorLine {
    /// The body of a recorded request: `text`, or `base64` where it is not UTF-8.
    public var body: [UInt8]? { bytes("text") ?? base64("base64") }

    /// What the library `name` made of the body; nil when the line does not say.
    public func recordedForm(_ name: StaticString) -> RecordedForm? {
        guard let outcome = index(name) else { return nil }
        guard let fields = document.member("accepted", of: outcome) else { return .refused }
        return .accepted(
            document.entries(fields).map { field in
                let parts = Array(document.entries(field))
                let name = document.kind(parts[0]) == .null ? "null" : document.text(parts[0])
                guard document.kind(parts[1]) == .object else {
                    return "\(name) = \(document.text(parts[1]))"
                }
                let file = ["filename", "type"].map { key in
                    document.members(parts[1]).first { document.text($0.key) == key }
                        .map { document.kind($0.value) == .null ? "null" : document.text($0.value) }
                        ?? "null"
                }
                let base64 = document.member("base64", of: parts[1]).map(document.text) ?? ""
                let content = Base64.decode(Array(base64.utf8).span) ?? []
                return "\(name) = file \(file[0]) (\(file[1])) \(content)"
            }
        )
    }
}
