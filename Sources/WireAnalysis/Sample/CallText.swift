internal import WireCore
internal import WireJSON

/// A call as code: `createTodo({"text":"Buy Milk"})`.
enum CallText {
    /// The most characters of the arguments that are shown.
    static let limit = 120

    /// Returns the call; of large arguments only the beginning is ever written.
    static func text(_ sample: Sample) -> String {
        functionName(sample.name) + "(" + arguments(sample.arguments) + ")"
    }

    private static func arguments(_ arguments: Payload) -> String {
        guard arguments.nodes.count + arguments.bytes.count < 1 << 20 else {
            return "… \(arguments.bytes.count) bytes of text and content …"
        }
        let text = TypedJSON.text(arguments).dropFirst().dropLast()
        let start = text.prefix(limit)
        return start.endIndex < text.endIndex ? start + "…" : String(text)
    }

    /// `create-todo` as a function is called: `createTodo`.
    private static func functionName(_ name: String) -> String {
        let words = name.split { !$0.isLetter && !$0.isNumber }
        guard let first = words.first else { return "call" }
        return first.lowercased()
            + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
