/// How an input of a target is made up: settings at its head, and a message behind them.
enum MessageForm {
    /// One JSON text.
    case document(NodeMutator.Notation)
    /// Rows of a response.
    case rows
    /// Fields of a reply or of a form.
    case fields
    /// A line of `convert`, with the notation it is converted from.
    case line(String)
    /// Pieces that end with a byte.
    case pieces(UInt8)
    /// Bytes in which there is nothing to point at.
    case bytes

    /// What can be changed in a message.
    func sites(_ body: [UInt8]) -> [MutationSite] {
        switch self {
        case .document(let notation): [MutationSite.nodes(body, notation)].compactMap(\.self)
        case .rows: RowSites(body).sites
        case .fields: FieldSites.fields(body)
        case .line(let source): FieldSites.line(body, source: source)
        case .pieces(let separator): [FieldSites.pieces(body, separator: separator)]
        case .bytes: []
        }
    }
}

extension FuzzTarget {
    /// Cuts an input into the settings at its head and the message.
    func parts(_ input: [UInt8]) -> (head: [UInt8], form: MessageForm, body: [UInt8]) {
        switch self {
        case .json: ([], .document(.plain), input)
        case .typedJSON, .sample, .baseline: ([], .document(.typed), input)
        case .multipart: ([], .pieces(0x0A), input)
        case .urlencoded: ([], .pieces(UInt8(ascii: "&")), input)
        case .flightReply, .flightForm: (Array(input.prefix(1)), .fields, Array(input.dropFirst()))
        case .flightResponse, .envelope:
            (Array(input.prefix(1)), .rows, Array(input.dropFirst()))
        case .inflate, .hpack: ([], .bytes, input)
        case .convert: Self.convertParts(input)
        }
    }

    private static func convertParts(
        _ input: [UInt8]
    ) -> (head: [UInt8], form: MessageForm, body: [UInt8]) {
        let end = input.firstIndex(of: 0x0A).map { $0 + 1 } ?? input.count
        let words = String(decoding: input[..<end], as: UTF8.self).split(
            whereSeparator: \.isWhitespace
        )
        let from = words.firstIndex(of: "--from").map { words.index(after: $0) }
        let source = from.flatMap { $0 < words.endIndex ? String(words[$0]) : nil } ?? "typed"
        return (Array(input[..<end]), .line(source), Array(input[end...]))
    }
}
