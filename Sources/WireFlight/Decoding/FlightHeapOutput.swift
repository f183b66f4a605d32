internal import WireCore

/// A message being decoded, as far as its finished value depends on it.
protocol FlightHeapSource {
    var heap: FlightHeap { get }
    /// What the promise or lazy node `object` came to; nil when it stays open.
    mutating func settlement(of object: Int) throws(WireError) -> Result<FlightValue, WireError>?
    /// What the stream of `object` gave.
    mutating func outcome(of object: Int) throws(WireError) -> FlightStreamOutcome
    /// The file of `object`, as it came.
    func file(of object: Int) -> (payload: Payload, node: Int)
}

/// What a stream or async iterable gave until it ended.
struct FlightStreamOutcome {
    var items: [FlightValue] = []
    var returned: FlightValue?
    var failure: WireError?
    var isOpen = false
}

/// Turns a heap into a document: each object stands where it is met first.
struct FlightHeapOutput {
    /// Something that is left to write; the last one comes first.
    private enum Step {
        case value(FlightValue, isElement: Bool)
        case key(FlightSlice)
        case name(StaticString)
        case failure(WireError)
        case bool(Bool)
        case end
    }

    private var builder = PayloadBuilder()
    private var places: [Int: Int] = [:]
    private var steps: [Step] = []
    private var holes = 0
    /// The paths by which the client can be told of objects, by node.
    private(set) var paths: [Int: [UInt8]] = [:]

    /// The finished document.
    consuming func finish() -> Payload { builder.finish() }

    /// Writes a value and all it holds.
    mutating func write(
        _ value: FlightValue,
        from source: inout some FlightHeapSource
    ) throws(WireError) {
        steps = [.value(value, isElement: false)]
        while let step = steps.popLast() {
            if case .value(.absent, isElement: true) = step {
                holes += 1
                continue
            }
            builder.holes(holes)
            holes = 0
            switch step {
            case .value(let value, _): try write(one: value, from: &source)
            case .key(let slice): builder.text(.key, source.heap.bytes(slice))
            case .name(let name): builder.text(.key, name.bytes)
            case .failure(let error): write(error)
            case .bool(let value): builder.bool(value)
            case .end: builder.end()
            }
        }
    }

    private mutating func write(
        one value: FlightValue,
        from source: inout some FlightHeapSource
    ) throws(WireError) {
        switch value {
        case .absent, .undefined: builder.leaf(.undefined)
        case .null: builder.null()
        case .bool(let value): builder.bool(value)
        case .number(let value): builder.number(value)
        case .date(let value): builder.date(value)
        case .text(let kind, let slice): builder.text(kind, source.heap.bytes(slice))
        case .object(let index):
            if let place = places[index] {
                builder.use(place)
            } else {
                places[index] = builder.nextIndex
                if let path = source.heap.objects[index].path { paths[builder.nextIndex] = path }
                try write(object: index, from: &source)
            }
        }
    }

    private mutating func write(
        object index: Int,
        from source: inout some FlightHeapSource
    ) throws(WireError) {
        let object = source.heap.objects[index]
        switch object.kind {
        case .array: begin(.array, object.values)
        case .map: begin(.map, object.values)
        case .set: begin(.set, object.values)
        case .iterator: begin(.iterator, source.heap.objects[object.link].values)
        case .object: begin(object)
        case .form: begin(form: object)
        case .promise, .lazy: try beginPromise(index, object, from: &source)
        case .bytes(let kind): builder.bytes(source.heap.contents[object.link], kind: kind)
        case .temporary:
            builder.text(.temporary, object.values.first.flatMap { source.heap.string($0) } ?? [])
        case .file:
            var copied: [Int: Int] = [:]
            let (payload, node) = source.file(of: index)
            builder.copy(node, of: payload, copied: &copied)
        case .stream(let kind): try beginStream(kind, index, from: &source)
        case .action: try begin(action: object, from: &source)
        case .element: begin(element: object)
        case .client: begin(record: .client, ["id", "name"], object.values)
        case .blob(let isNamed):
            builder.begin(isNamed ? .file : .blob)
            if isNamed {
                builder.key("name")
                builder.string("blob")
            }
            builder.key("type")
            try write(one: object.values.first ?? .undefined, from: &source)
            builder.key("base64")
            builder.bytes(source.heap.contents[object.link])
            builder.end()
        case .error:
            write(WireError(.flightServerError, at: 0, ""))
        }
    }

    private mutating func begin(element object: FlightObject) {
        var values = object.values.dropFirst().prefix(3)
        while values.count < 3 { values.append(.undefined) }
        // An element without a key says nothing about it.
        switch values[2] {
        case .null, .undefined: values[2] = .absent
        default: break
        }
        begin(record: .element, ["type", "key", "props"], Array(values))
    }

    private mutating func begin(
        action object: FlightObject,
        from source: inout some FlightHeapSource
    ) throws(WireError) {
        var values = object.values
        if values.count == 2, case .object(let bound) = values[1],
            case .promise = source.heap.objects[bound].kind
        {
            switch try source.settlement(of: bound) {
            case .success(let arguments): values[1] = arguments
            case .failure(let error): throw error
            case nil: throw WireError(.flightUnsettled, at: 0)
            }
        }
        if values.count == 2, let array = source.heap.array(values[1]),
            source.heap.objects[array].values.isEmpty
        {
            values.removeLast()
        }
        begin(record: .action, ["id", "bound"], values)
    }

    private mutating func begin(_ kind: PayloadNode.Kind, _ values: [FlightValue]) {
        builder.begin(kind)
        steps.append(.end)
        for value in values.reversed() {
            steps.append(.value(value, isElement: kind == .array || kind == .iterator))
        }
    }

    private mutating func begin(_ object: FlightObject) {
        builder.begin(.object)
        steps.append(.end)
        for (key, value) in zip(object.keys, object.values).reversed() {
            if case .absent = value { continue }
            steps.append(.value(value, isElement: false))
            steps.append(.key(key))
        }
    }

    private mutating func begin(form: FlightObject) {
        builder.begin(.form)
        steps.append(.end)
        for (key, value) in zip(form.keys, form.values).reversed() {
            steps.append(.value(value, isElement: false))
            steps.append(.key(key))
        }
    }

    private mutating func begin(
        record kind: PayloadNode.Kind,
        _ names: [StaticString],
        _ values: [FlightValue]
    ) {
        builder.begin(kind)
        steps.append(.end)
        for (name, value) in zip(names, values).reversed() {
            if case .absent = value { continue }
            steps.append(.value(value, isElement: false))
            steps.append(.name(name))
        }
    }

    private mutating func beginPromise(
        _ index: Int,
        _ object: FlightObject,
        from source: inout some FlightHeapSource
    ) throws(WireError) {
        var isLazy = false
        if case .lazy = object.kind { isLazy = true }
        if isLazy {
            builder.begin(.lazy)
            steps.append(.end)
        }
        switch try source.settlement(of: index) {
        case nil: builder.leaf(.pending)
        case .success(let value):
            if !isLazy {
                builder.begin(.promise)
                steps.append(.end)
            }
            steps.append(.value(value, isElement: false))
        case .failure(let error):
            builder.begin(.rejection)
            steps.append(.end)
            steps.append(.failure(error))
        }
    }

    private mutating func beginStream(
        _ kind: PayloadNode.Kind,
        _ index: Int,
        from source: inout some FlightHeapSource
    ) throws(WireError) {
        let outcome = try source.outcome(of: index)
        builder.begin(kind == .byteStream ? .stream : kind)
        steps.append(.end)
        if outcome.isOpen {
            steps.append(.bool(true))
            steps.append(.name("pending"))
        }
        if let failure = outcome.failure {
            steps.append(.failure(failure))
            steps.append(.name("throws"))
        }
        if let returned = outcome.returned {
            steps.append(.value(returned, isElement: false))
            steps.append(.name("return"))
        }
        builder.key("items")
        begin(.array, outcome.items)
    }

    /// Writes an error as a record.
    ///
    /// A server's error has nothing but its digest.
    private mutating func write(_ error: WireError) {
        let isRemote = error.code == .flightServerError
        builder.begin(.error)
        builder.key("kind")
        builder.string(error.code.flightKind)
        builder.key("message")
        builder.string(isRemote ? error.code.summary : error.reason)
        if isRemote, !error.reason.isEmpty {
            builder.key("digest")
            builder.string(error.reason)
        }
        builder.end()
    }
}

extension StaticString {
    /// The UTF-8 bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        FlightScalar.append(self, to: &bytes)
        return bytes
    }
}
