internal import WireCore
internal import WireJSON

/// A call as code: `createTodo({"text":"Buy Milk"})`.
enum CallText {
    /// The most bytes of the arguments that are shown.
    static let limit = 120

    /// Returns the call; of large arguments only the beginning is ever written.
    static func text(_ sample: Sample) -> String {
        functionName(sample.name) + "(" + arguments(sample.arguments) + ")"
    }

    private static func arguments(_ arguments: Payload) -> String {
        guard arguments.nodes.count < 1 << 16 else {
            return "… \(arguments.nodes.count) values …"
        }
        var text: [UInt8] = []
        TypedJSON.append(arguments, to: &text)
        let inner = text.dropFirst().dropLast()
        guard inner.count > limit else { return String(decoding: inner, as: UTF8.self) }
        // Cut where a character begins, so that none is shown in pieces.
        let end = inner.prefix(limit + 1).lastIndex { $0 & 0xC0 != 0x80 } ?? inner.startIndex
        return String(decoding: inner[..<end], as: UTF8.self) + "…"
    }

    /// `create-todo` as a function is called: `createTodo`.
    private static func functionName(_ name: String) -> String {
        let words = name.split { !$0.isLetter && !$0.isNumber }
        guard let first = words.first else { return "call" }
        return first.lowercased()
            + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
