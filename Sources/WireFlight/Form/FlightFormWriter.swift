public import WireCore

/// The hidden inputs that React renders into a form whose action is a server function, so that it
/// works without JavaScript.
public struct FlightFormWriter: Sendable {
    /// The build that renders.
    public let dialect: FlightDialect
    /// The number React gives the form within its document.
    public var index = 1
    /// Bounds on the work: `workSteps` and `outputBytes` matter here (both `flight.workBudget`).
    public var limits = DecodingLimits.standard

    /// One hidden input.
    public struct Input: Sendable, Equatable {
        /// Its name.
        public let name: [UInt8]
        /// Its value; nil when it has no such attribute.
        public let value: [UInt8]?
    }

    /// Creates a writer.
    public init(_ dialect: FlightDialect = .standard) {
        self.dialect = dialect
    }

    /// Writes the inputs of a form.
    ///
    /// - Parameters:
    ///   - payload: a document that holds the server function.
    ///   - action: the server function.
    ///   - initialState: the state that `useActionState` begins with; it becomes the last bound
    ///     argument.
    ///   - key: the key of that state, `k` and a hash or `p` and a permalink.
    /// - Returns: the inputs in order; none when an argument is a file, which inputs cannot hold.
    /// - Throws: as `FlightReplyWriter.write(_:)`.
    public func inputs(
        of payload: Payload,
        action: Int = 0,
        initialState: Int? = nil,
        key: String? = nil
    ) throws(WireError) -> [Input] {
        let action = payload.resolved(action)
        guard payload.kind(action) == .action else {
            throw WireError(FlightError.unsupported, at: 0, "a form's action is a server function")
        }
        var encoding = FlightReplyEncoding(
            payload,
            dialect: dialect,
            temporary: false,
            prefix: Array("$ACTION_\(index):".utf8),
            limits: limits
        )
        let id = try encoding.field("id", of: action, [.string])
        var arguments =
            try encoding.optionalField("bound", of: action, [.array])
            .map { Array(payload.entries($0)) } ?? []
        if let initialState { arguments.append(initialState) }
        guard !arguments.isEmpty else {
            let name = Array("$ACTION_ID_".utf8) + payload.bytes[payload.range(id)]
            return [Input(name: name, value: nil)]
        }
        let fields = try encoding.encodeFunction(id: id, arguments: arguments)
        var inputs = [Input(name: Array("$ACTION_REF_\(index)".utf8), value: nil)]
        for (name, value) in fields.members(0) {
            guard fields.kind(value) == .string else { return [] }
            let text = Array(fields.bytes[fields.range(value)])
            inputs.append(
                Input(
                    name: Array(fields.bytes[fields.range(name)]),
                    value: text.isEmpty ? nil : text
                )
            )
        }
        if let key { inputs.append(Input(name: Array("$ACTION_KEY".utf8), value: Array(key.utf8))) }
        return inputs
    }
}
