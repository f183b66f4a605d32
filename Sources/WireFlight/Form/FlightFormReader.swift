public import WireCore

/// Reads a form that was posted without JavaScript (`decodeAction` and `decodeFormState`).
public struct FlightFormReader: Sendable {
    /// What is asked for; fields are there all at once.
    public var options: FlightReadingOptions

    private var dialect: FlightDialect { options.dialect }

    /// Creates a reader with options.
    public init(_ options: FlightReadingOptions) {
        self.options = options
    }

    /// Creates a reader that does what one build of React does.
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
        let post = FlightFormPost(post)
        var steps = options.limits.workSteps
        return try function(of: post, &steps, &diagnostics).map { action($0, post) }
    }

    /// How many steps finding the action of a post takes, for tests of how the work grows.
    package func stepCount(of post: Payload) throws(WireError) -> Int {
        var steps = options.limits.workSteps
        var diagnostics = Diagnostics()
        _ = try function(of: FlightFormPost(post), &steps, &diagnostics)
        return options.limits.workSteps - steps
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
        let post = FlightFormPost(post)
        var reference: ArraySlice<UInt8>?
        for call in post.calls {
            if case .reference(let number) = call { reference = number }
        }
        guard let key = post.key, let text = post.payload.string(key), let reference else {
            return nil
        }
        var steps = options.limits.workSteps
        let function = try bound(reference, post, forState: true, &steps, &diagnostics)
        guard let bound = function.bound else { return nil }
        var builder = PayloadBuilder()
        builder.begin(.array)
        builder.copy(0, of: result)
        builder.text(.string, text)
        builder.text(.string, function.id)
        builder.number(Double(bound.count - 1))
        builder.end()
        return builder.finish()
    }

    /// A server function that a post names.
    private struct Function {
        let id: ArraySlice<UInt8>
        /// The document that its arguments stand in.
        var document = Payload(nodes: [PayloadNode(.null)], bytes: [])
        /// The nodes of the bound arguments; nil when none were sent.
        var bound: [Int]?
    }

    private func action(_ function: Function, _ post: FlightFormPost) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.object)
        builder.key("id")
        builder.text(.string, function.id)
        builder.key("bound")
        builder.begin(.array)
        for argument in function.bound ?? [] {
            builder.copy(argument, of: function.document)
        }
        builder.end()
        builder.key("fields")
        builder.begin(.form)
        for (key, value) in post.user {
            builder.copy(key, of: post.payload)
            builder.copy(value, of: post.payload)
        }
        builder.end()
        builder.end()
        return builder.finish()
    }

    private func function(
        of post: FlightFormPost,
        _ steps: inout Int,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Function? {
        // Newer builds look at the last call only; for older ones the others must be sound too.
        var function: Function?
        for call in dialect.lastFieldWins ? post.calls.suffix(1) : post.calls[...] {
            function = try self.function(call, post, &steps, &diagnostics)
        }
        return function
    }

    private func function(
        _ call: FlightFormPost.Call,
        _ post: FlightFormPost,
        _ steps: inout Int,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Function {
        let function: Function
        switch call {
        case .id(let id): function = Function(id: id)
        case .reference(let number):
            function = try bound(number, post, forState: false, &steps, &diagnostics)
        }
        try FlightFunctionIds(options).check(function.id, at: 0)
        return function
    }

    /// Reads the parts of a function with bound arguments: those named `$ACTION_<number>:…`.
    private func bound(
        _ number: ArraySlice<UInt8>,
        _ post: FlightFormPost,
        forState isForState: Bool,
        _ steps: inout Int,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Function {
        var options = options
        options.feed = .form
        options.temporary = false
        options.limits.workSteps = steps
        var decoding = FlightDecoding(.form(post.reply(number)), options)
        let document = try decoding.decode(keepsPaths: false).payload
        diagnostics.append(decoding.locatedDiagnostics)
        steps -= decoding.work.stepsTaken
        guard document.kind(0) == .object, let member = document.member("id", of: 0),
            let id = document.string(member)
        else { throw WireError(FlightError.unknownFunction, at: 0, "a function without an id") }
        let bound = try arguments(of: document, forState: isForState)
        return Function(id: id, document: document, bound: bound)
    }

    private func arguments(
        of document: Payload,
        forState isForState: Bool
    ) throws(WireError) -> [Int]? {
        guard let bound = document.member("bound", of: 0).map(document.resolved) else { return nil }
        var list = bound
        switch document.kind(bound) {
        case .null, .undefined: return nil
        case .promise: list = document.resolved(bound + 1)
        case .rejection, .pending:
            throw WireError(FlightError.missingRow, at: 0, "the bound arguments never came")
        // Patched builds bind what a promise brings, and nothing that stands in its place; the state
        // still counts it.
        default: if dialect.guardsFunctions, !isForState { return nil }
        }
        guard document.kind(list) == .array else { return dialect.guardsFunctions ? [] : [list] }
        let arguments = Array(document.entries(list))
        let limit = options.limits.boundArguments
        guard !dialect.replyRules.hasBudgets || arguments.count <= limit else {
            throw WireError(
                FlightError.tooManyBoundArgs,
                at: 0,
                "\(arguments.count) bound arguments; boundArguments allows \(limit)"
            )
        }
        return arguments
    }
}
