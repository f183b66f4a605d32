public import WireCore

/// Reads a form that was posted without JavaScript (`decodeAction` and `decodeFormState`).
public struct FlightFormReader: Sendable {
    /// What is asked for; fields are there all at once.
    public var options: FlightReadingOptions

    private var dialect: FlightDialect { options.dialect }

    /// Creates a reader that answers as its options ask.
    public init(_ options: FlightReadingOptions) {
        self.options = options
    }

    /// Creates a reader that answers as one build does.
    public init(_ dialect: FlightDialect = .standard) {
        options = FlightReadingOptions(dialect)
    }

    /// Finds the action that a post calls.
    ///
    /// - Parameters:
    ///   - post: the fields; a payload whose root is a `form`.
    ///   - diagnostics: takes what is odd but readable.
    /// - Returns: an object of `id`, `bound` and `fields`, the user's fields; nil when the post calls
    ///   no action.
    /// - Throws: `flight.unknownFunction`, `flight.missingRow` and the other errors of replies.
    public func action(
        of post: Payload,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload? {
        var calls: [Call] = []
        var user: [(key: Int, value: Int)] = []
        for (key, value) in post.members(0) {
            let name = post.bytes[post.range(key)]
            if let call = Call(name) {
                calls.append(call)
            } else if !name.starts(with: "$ACTION_".utf8) {
                user.append((key, value))
            }
        }
        // Newer builds look at the last call only; for older ones the others must be sound too.
        if dialect.lastFieldWins { calls = Array(calls.suffix(1)) }
        var action: Payload?
        for call in calls {
            action = try self.action(call, post, user, &diagnostics)
        }
        return action
    }

    /// Finds the state that a form of `useActionState` hands on.
    ///
    /// - Parameters:
    ///   - post: the fields; a payload whose root is a `form`.
    ///   - result: what the action returned.
    ///   - diagnostics: takes what is odd but readable.
    /// - Returns: an array of the result, the key, the action's id and the number of bound arguments
    ///   before the state; nil when the post carries no state.
    /// - Throws: the errors of replies.
    public func state(
        of post: Payload,
        result: Payload,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload? {
        var key: Int?
        var reference: ArraySlice<UInt8>?
        for (name, value) in post.members(0) {
            let text = post.bytes[post.range(name)]
            if text.elementsEqual("$ACTION_KEY".utf8), key == nil { key = value }
            if case .reference(let number)? = Call(text) { reference = number }
        }
        guard let key, post.kind(key) == .string, let reference else { return nil }
        let (document, id, bound) = try bound(reference, post, &diagnostics)
        guard let bound else { return nil }
        var builder = PayloadBuilder()
        var copied: [Int: Int] = [:]
        builder.begin(.array)
        builder.copy(0, of: result, copied: &copied)
        builder.text(.string, post.bytes[post.range(key)])
        builder.text(.string, document.bytes[document.range(id)])
        builder.number(Double(bound.count - 1))
        builder.end()
        return builder.finish()
    }

    /// A field that calls an action.
    private enum Call {
        case id(ArraySlice<UInt8>)
        case reference(ArraySlice<UInt8>)

        init?(_ name: ArraySlice<UInt8>) {
            if name.starts(with: "$ACTION_ID_".utf8) {
                self = .id(name.dropFirst(11))
            } else if name.starts(with: "$ACTION_REF_".utf8) {
                self = .reference(name.dropFirst(12))
            } else {
                return nil
            }
        }
    }

    private func action(
        _ call: Call,
        _ post: Payload,
        _ user: [(key: Int, value: Int)],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.object)
        builder.key("id")
        switch call {
        case .id(let id):
            try FlightFunctionIds(options).check(id, at: 0)
            builder.text(.string, id)
            builder.key("bound")
            builder.begin(.array)
            builder.end()
        case .reference(let number):
            let (document, id, bound) = try bound(number, post, &diagnostics)
            try FlightFunctionIds(options).check(document.bytes[document.range(id)], at: 0)
            builder.text(.string, document.bytes[document.range(id)])
            builder.key("bound")
            builder.begin(.array)
            var copied: [Int: Int] = [:]
            for argument in bound ?? [] { builder.copy(argument, of: document, copied: &copied) }
            builder.end()
        }
        builder.key("fields")
        builder.begin(.form)
        var copied: [Int: Int] = [:]
        for (key, value) in user {
            builder.copy(key, of: post, copied: &copied)
            builder.copy(value, of: post, copied: &copied)
        }
        builder.end()
        builder.end()
        return builder.finish()
    }

    /// Reads the parts of a function with bound arguments: those named `$ACTION_<number>:…`.
    private func bound(
        _ number: ArraySlice<UInt8>,
        _ post: Payload,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> (document: Payload, id: Int, arguments: [Int]?) {
        let prefix = Array("$ACTION_".utf8) + number + [UInt8(ascii: ":")]
        var builder = PayloadBuilder()
        var copied: [Int: Int] = [:]
        builder.begin(.form)
        for (key, value) in post.members(0) {
            let name = post.bytes[post.range(key)]
            guard name.starts(with: prefix) else { continue }
            builder.text(.key, name.dropFirst(prefix.count))
            builder.copy(value, of: post, copied: &copied)
        }
        builder.end()
        var options = options
        options.feed = .form
        options.temporary = false
        let document = try FlightReplyReader(options)
            .read(.form(builder.finish()), diagnostics: &diagnostics)
        guard document.kind(0) == .object, let id = document.member("id", of: 0),
            document.kind(id) == .string
        else { throw WireError(.flightUnknownFunction, at: 0, "a function without an id") }
        return (document, id, try arguments(of: document))
    }

    private func arguments(of document: Payload) throws(WireError) -> [Int]? {
        guard let bound = document.member("bound", of: 0).map(document.resolved) else { return nil }
        var list = bound
        switch document.kind(bound) {
        case .null, .undefined: return nil
        case .promise: list = document.resolved(bound + 1)
        case .rejection, .pending:
            throw WireError(.flightMissingRow, at: 0, "the bound arguments never came")
        // Patched builds bind what a promise brings, and nothing that stands in its place.
        default: if dialect.guardsFunctions { return [] }
        }
        guard document.kind(list) == .array else { return dialect.guardsFunctions ? [] : [list] }
        let arguments = Array(document.entries(list))
        guard !dialect.replyRules.hasBudgets || arguments.count <= options.limits.boundArguments else {
            throw WireError(
                .flightTooManyBoundArgs,
                at: 0,
                "\(arguments.count) bound arguments; boundArguments allows \(options.limits.boundArguments)"
            )
        }
        return arguments
    }
}
