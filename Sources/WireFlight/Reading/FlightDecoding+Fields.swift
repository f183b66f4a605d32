internal import WireCore

// Fields of a call, as they arrive: `resolveField` of React's server.
extension FlightDecoding {
    /// Reads a call.
    ///
    /// - Parameter keepsPaths: whether the paths of objects are asked for, too.
    /// - Returns: the value, and the paths of its objects by node.
    /// - Throws: what makes the value fail.
    mutating func decode(
        keepsPaths: Bool
    ) throws(WireError) -> (payload: Payload, temporary: [Int: [UInt8]]) {
        guard fields.all.count <= options.limits.rows else {
            throw WireError(
                FlightError.tooManyRows,
                at: 0,
                "\(fields.all.count) fields; rows allows \(options.limits.rows)"
            )
        }
        let root: Int
        switch options.feed {
        case .form:
            for field in fields.all { fields.append(field) }
            root = chunk(0)
            if !dialect.knowsNoEnd { noteEnd(.whole(at: 0)) }
        case .stream:
            root = chunk(0)
            for field in fields.all { try receive(field) }
            try close()
        }
        warnOfRepeatedFields()
        return try result(of: root, keepsPaths: keepsPaths)
    }

    /// Takes a field that arrives.
    private mutating func receive(_ field: FlightFields.Field) throws(WireError) {
        fields.append(field)
        guard case .text(let text) = field.value else { return }
        let prefix = dialect.streamPrefix.bytes
        if !prefix.isEmpty, field.name.starts(with: prefix),
            let id = FlightNumber.decimal(field.name.dropFirst(prefix.count)),
            let stream = parts.index(of: id).flatMap({ parts[$0].stream })
        {
            try feed(stream, text)
            try run()
            return
        }
        // What is no number is one that no number says, as a reference may be.
        guard let index = parts.index(of: FlightNumber.decimal(field.name) ?? -1) else { return }
        if case .pending = parts[index].status {
            parts[index].status = .text(text)
            // A part that is waited for is read as soon as it comes.
            if index == 0 || !parts[index].listeners.isEmpty {
                work.push(.initialize(index))
                try run()
            }
        } else if let stream = parts[index].stream {
            try feed(stream, text)
            try run()
        } else if !rules.waitsForCycles {
            throw WireError(FlightError.duplicateRow, at: text.origin)
        }
    }

    /// Ends a streamed body: what has not come never will.
    private mutating func close() throws(WireError) {
        noteEnd(.whole(at: 0))
        for (number, chunk) in parts.all {
            if case .pending = parts[chunk].status {
                failMissing(chunk, number, .whole(at: 0))
                try run()
            }
            if let stream = parts[chunk].stream, dialect.failsOpenStreams {
                streams[stream].isCut = true
            }
        }
        try run()
    }

    /// Warns of parts that came twice, which builds read differently.
    private mutating func warnOfRepeatedFields() {
        for (id, chunk) in parts.all where parts[chunk].stream == nil && id >= 0 {
            guard fields.count(Array(String(id).utf8)) > 1 else { continue }
            diagnostics.warn(FlightError.duplicateRow, at: 0, "part \(id) came more than once")
        }
    }
}

extension FlightFields {
    /// The content of a file.
    func content(ofFile node: Int) -> [UInt8] {
        payload.member("base64", of: node).map { Array(payload.viewedBytes($0)) } ?? []
    }

    /// The name, type and content of a file, as far as it has them.
    func parts(ofFile node: Int) -> [(name: StaticString, node: Int)] {
        var parts: [(name: StaticString, node: Int)] = []
        for name in ["name", "type", "base64"] as [StaticString] {
            if let member = payload.member(name, of: node) { parts.append((name, member)) }
        }
        return parts
    }
}
