internal import WireCore

// Server functions: the object that describes one, and the arguments that are bound to it.
extension FlightDecoding {
    /// Ids that are found in every JavaScript object, and so name no function.
    private static let inheritedIds: [StaticString] = [
        "__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf",
        "propertyIsEnumerable", "toLocaleString", "__defineGetter__", "__defineSetter__",
        "__lookupGetter__", "__lookupSetter__",
    ]

    /// Whether an id is one that every JavaScript object inherits (section A.8).
    static func isInherited(_ id: ArraySlice<UInt8>) -> Bool {
        inheritedIds.contains { id.elementsEqual($0.bytes) }
    }

    /// Makes a function that a call names, or begins to wait for its arguments.
    mutating func makeFunction(_ value: FlightValue, in slot: FlightSlot) throws(WireError) {
        guard case .node(let description) = value,
            let id = documents.member(Array("id".utf8)[...], of: value),
            let name = documents.string(id)
        else {
            guard dialect.guardsFunctions, !isEmpty(value) else {
                throw failure(FlightError.unknownFunction, slot, "a function without an id")
            }
            put(.null, in: slot)
            return
        }
        if isThen(slot) {
            // Older builds take the object for a promise, which never ends.
            guard dialect.guardsFunctions else { throw failure(FlightError.unsettled, slot) }
            put(.null, in: slot)
            return
        }
        if dialect.guardsFunctions, let known = known.functions[description] {
            put(known, in: slot)
            return
        }
        try checkFunction(name, at: documents.offset(slot.place))
        guard let bound = documents.member(Array("bound".utf8)[...], of: value) else {
            put(function(description, id, nil), in: slot)
            return
        }
        if case .promise(let chunk)? = documents.made(bound) {
            put(.null, in: slot)
            let call = FlightFunctionCall(
                id: id,
                description: description,
                arguments: chunk,
                slot: slot,
                handler: parts.wait()
            )
            work.schedule(.function(call))
        } else if !dialect.guardsFunctions, documents.array(bound) != nil {
            put(function(description, id, bound), in: slot)
        } else {
            put(function(description, id, nil), in: slot)
        }
    }

    /// Refuses functions that do not exist.
    ///
    /// - Throws: `flight.unknownFunction`.
    private mutating func checkFunction(
        _ name: ArraySlice<UInt8>,
        at offset: Int
    ) throws(WireError) {
        try FlightFunctionIds(options).check(name, at: offset)
        if dialect.isCanary, !FlightFunctionIds.isActionId(name) {
            diagnostics.warn(FlightError.nextActionIdInvalid, at: offset)
        }
    }

    private mutating func function(
        _ description: FlightPlace,
        _ id: FlightValue,
        _ bound: FlightValue?
    ) -> FlightValue {
        if let bound { documents.markTarget(bound) }
        let value = documents.make(.action(id: id, bound: bound))
        known.functions[description] = value
        return value
    }

    /// Makes a function whose arguments have come.
    mutating func bind(
        _ call: FlightFunctionCall,
        _ arguments: FlightValue
    ) throws(WireError) -> FlightValue {
        if dialect.guardsFunctions, let known = known.functions[call.description] { return known }
        guard documents.array(arguments) != nil else {
            // Older builds take anything else for the only argument.
            guard !dialect.guardsFunctions else { return function(call.description, call.id, nil) }
            return function(call.description, call.id, documents.make(.list([arguments])))
        }
        let count = documents.entryCount(arguments)
        guard !rules.hasBudgets || count <= options.limits.boundArguments else {
            throw failure(
                FlightError.tooManyBoundArgs,
                call.slot,
                "\(count) bound arguments; boundArguments allows \(options.limits.boundArguments)"
            )
        }
        guard count > 0 else { return function(call.description, call.id, nil) }
        work.charge(count * 8)
        markEntries(arguments)
        return function(call.description, call.id, documents.make(.list(elements(arguments))))
    }

    /// A server function that the client can call; its arguments may still come.
    mutating func remoteFunction(
        _ value: FlightValue,
        _ slot: FlightSlot
    ) throws(WireError) -> FlightValue {
        guard isObject(value) else { return .null }
        let id = documents.member(Array("id".utf8)[...], of: value)
        guard id != nil || !dialect.guardsRemoteIds else { return .null }
        if let id, documents.string(id) == nil {
            throw failure(FlightError.unknownFunction, slot, "the id of a function is no text")
        }
        var bound = documents.member(Array("bound".utf8)[...], of: value)
        if let value = bound, !isObject(value) { bound = nil }
        if let bound { documents.markTarget(bound) }
        return documents.make(.action(id: id ?? .absent, bound: bound))
    }

    /// Whether a value is no scalar.
    private func isObject(_ value: FlightValue) -> Bool {
        switch value {
        case .made: true
        case .node(let place): documents.node(place).kind.isContainer
        case .null, .undefined, .absent: false
        }
    }

    /// Code could take an object with such a function for a promise.
    private func isThen(_ slot: FlightSlot) -> Bool {
        guard slot.container == .object else { return false }
        let key = FlightPlace(slot.place.document, slot.place.node - 1)
        return documents.text(key).elementsEqual("then".utf8)
    }

    private func isEmpty(_ value: FlightValue) -> Bool {
        switch value {
        case .null, .undefined, .absent: true
        case .node, .made: false
        }
    }
}

/// Which ids of server functions are taken.
struct FlightFunctionIds {
    private let functions: Set<String>?

    init(_ options: FlightReadingOptions) {
        functions = options.functions
    }

    /// Refuses functions that do not exist.
    ///
    /// - Throws: `flight.unknownFunction`, with the offset given.
    func check(_ id: ArraySlice<UInt8>, at offset: Int) throws(WireError) {
        let name = String(decoding: id, as: UTF8.self)
        guard !FlightDecoding.isInherited(id) else {
            throw WireError(
                FlightError.unknownFunction,
                at: offset,
                "“\(name)” is what every object has, and no server function"
            )
        }
        guard let functions, !functions.contains(name) else { return }
        throw WireError(
            FlightError.unknownFunction,
            at: offset,
            "“\(name.prefix(80))” is no server function that exists"
        )
    }

    /// Whether an id is of the form that Next.js gives out: 42 digits, or 40 in its older release.
    static func isActionId(_ name: ArraySlice<UInt8>) -> Bool {
        (name.count == 42 || name.count == 40)
            && name.allSatisfy { $0.isHexDigit && $0.lowercased == $0 }
    }
}
