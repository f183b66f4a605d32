internal import WireCore

// What JSON has no node for.
extension FlightOutput {
    mutating func write(
        made value: FlightValue,
        from source: inout FlightDecoding
    ) throws(WireError) {
        switch source.documents.made(value) {
        case .list(let values)?: begin(.array, values)
        case .map(let values)?: begin(.map, values)
        case .set(let values)?: begin(.set, values)
        case .iterator(let array)?:
            begin(.iterator, source.documents.entries(array).map { source.documents.value(at: $0) })
        case .form(let entries)?:
            splicer.begin(.form)
            steps.append(.end)
            for entry in entries.reversed() {
                steps.append(.value(entry.value))
                steps.append(.key(entry.name))
            }
        case .file(let node)?: write(file: node, from: source)
        case .blob(let type, let content, let isNamed)?:
            try write(blob: type, content, isNamed: isNamed, from: &source)
        case .stream(let stream)?: try write(stream: stream, from: &source)
        case .action(let id, let bound)?: try write(action: id, bound, from: &source)
        case .client(let id, let name)?: begin(record: .client, [("id", id), ("name", name)])
        case .promise(let chunk)?: try write(promise: chunk, isLazy: false, from: &source)
        case .lazy(let chunk)?: try write(promise: chunk, isLazy: true, from: &source)
        case .temporary(let path, let place)?:
            note(place, count: 1)
            splicer.append(.temporary, path.map { source.documents.text($0) } ?? [])
        case .error?:
            write(WireError(FlightError.serverError, at: 0), isTold: false, from: source)
        case nil: splicer.append(PayloadNode(.undefined))
        }
    }

    private mutating func write(
        action id: FlightValue,
        _ bound: FlightValue?,
        from source: inout FlightDecoding
    ) throws(WireError) {
        var arguments = bound
        if let bound, case .promise(let chunk)? = source.documents.made(bound) {
            switch try source.settlement(of: chunk) {
            case .success(let value): arguments = value
            case .failure(let error): throw error
            case nil: throw WireError(FlightError.unsettled, at: 0)
            }
        }
        if let value = arguments, source.documents.array(value) != nil {
            if source.documents.entryCount(value) == 0 { arguments = nil }
        } else if let value = arguments {
            // Others than lists made here React would find out about as late as in the call.
            guard case .list? = source.documents.made(value) else {
                throw WireError(
                    FlightError.notAnArray,
                    at: 0,
                    "what is bound to a server function is no array of arguments"
                )
            }
        }
        begin(record: .action, [("id", id), ("bound", arguments ?? .absent)])
    }

    private mutating func write(
        promise chunk: Int,
        isLazy: Bool,
        from source: inout FlightDecoding
    ) throws(WireError) {
        if isLazy {
            splicer.begin(.lazy)
            steps.append(.end)
        }
        switch try source.settlement(of: chunk) {
        case nil: splicer.append(PayloadNode(.pending))
        case .success(let value):
            if !isLazy {
                splicer.begin(.promise)
                steps.append(.end)
            }
            steps.append(.value(value))
        case .failure(let error):
            splicer.begin(.rejection)
            steps.append(.end)
            steps.append(.failure(error, isTold: true))
        }
    }

    private mutating func write(
        stream index: Int,
        from source: inout FlightDecoding
    ) throws(WireError) {
        let outcome = try source.outcome(of: index)
        let kind = source.streams[index].kind
        splicer.begin(kind == .byteStream ? .stream : kind)
        steps.append(.end)
        if outcome.isOpen {
            steps.append(.bool(true))
            steps.append(.name("pending"))
        }
        if let failure = outcome.failure {
            steps.append(.failure(failure, isTold: true))
            steps.append(.name("throws"))
        }
        if let returned = outcome.returned {
            steps.append(.value(returned))
            steps.append(.name("return"))
        }
        splicer.append(name: "items")
        begin(.array, outcome.items)
    }

    /// Writes a file as it came with the form.
    private mutating func write(file node: Int, from source: FlightDecoding) {
        let fields = source.fields
        splicer.begin(.file)
        for (name, part) in fields.parts(ofFile: node) {
            splicer.append(name: name)
            guard fields.payload.kind(part) == .string else {
                let kind = fields.payload.elementKind(part).rawValue
                splicer.append(.bytes, fields.payload.viewedBytes(part), detail: kind)
                continue
            }
            let text = fields.payload.bytes[fields.payload.range(part)]
            // A parser that hands fields on one by one gives a file without a type this one.
            if name.description == "type", text.isEmpty, source.options.feed == .stream {
                splicer.append(.string, "application/octet-stream".utf8)
            } else {
                splicer.append(.string, text)
            }
        }
        splicer.end()
    }

    private mutating func write(
        blob type: FlightValue,
        _ content: [FlightPlace],
        isNamed: Bool,
        from source: inout FlightDecoding
    ) throws(WireError) {
        splicer.begin(isNamed ? .file : .blob)
        if isNamed {
            splicer.append(name: "name")
            splicer.append(.string, "blob".utf8)
        }
        splicer.append(name: "type")
        try write(one: type, from: &source)
        splicer.append(name: "base64")
        var joined: [UInt8] = []
        for part in content { joined.append(contentsOf: source.documents.text(part)) }
        splicer.append(.bytes, joined, detail: PayloadNode.ElementKind.uint8.rawValue)
        splicer.end()
    }

    /// Writes an error as a record; of a server's error there is what its row tells.
    mutating func write(_ error: WireError, isTold: Bool, from source: FlightDecoding) {
        let isRemote = error.code == FlightError.serverError
        let details = isRemote && isTold ? source.errors[error.offset] : nil
        splicer.begin(.error)
        splicer.append(name: "kind")
        splicer.append(.string, error.flightKind.utf8)
        splicer.append(name: "message")
        splicer.append(
            .string,
            (details?.message ?? (isRemote ? error.code.summary : error.reason)).utf8
        )
        if let name = details?.name {
            splicer.append(name: "name")
            splicer.append(.string, name.utf8)
        }
        if let digest = details?.digest {
            splicer.append(name: "digest")
            splicer.append(.string, digest.utf8)
        }
        splicer.end()
    }
}
