internal import WireCore

// Where a failure is, in words.
extension FlightDecoding {
    /// A failure of the whole value, with the part and the path at which it stands.
    func located(_ error: WireError) -> WireError {
        let error = named(error)
        guard !isResponse else { return error }
        return WireError(error.code, at: fields.place(of: error.offset), error.reason)
    }

    /// What is odd, at places as `located(_:)` gives them.
    var locatedDiagnostics: Diagnostics {
        guard !isResponse else { return diagnostics }
        var located = Diagnostics(limit: diagnostics.limit)
        for warning in diagnostics.warnings {
            located.warn(warning.code, at: fields.place(of: warning.offset), warning.reason)
        }
        located.noteSuppressed(diagnostics.suppressedCount)
        return located
    }

    private func named(_ error: WireError) -> WireError {
        // What takes too many steps is the message as a whole.
        guard error.code != FlightError.workBudget, let document = document(at: error.offset),
            let number = documents[document].number
        else { return error }
        let name = isResponse ? "row \(String(number, radix: 16))" : "part \(number)"
        let path = documents[document].path(at: error.offset)
        // What names a part already is about that part; one that is missing has no place but here.
        let isNamed = error.reason.hasPrefix(isResponse ? "row " : "part ")
        guard error.code == FlightError.missingRow || !isNamed, !error.reason.hasPrefix(name),
            path != "$" || number != 0 || !isResponse
        else { return error }
        return WireError(error.code, at: error.offset, "\(error.reason) (\(name) at \(path))")
    }

    /// The document whose text holds an offset; nil when none or more than one may.
    private func document(at offset: Int) -> Int? {
        var found: Int?
        for index in 1..<max(1, documents.count)
        where documents[index].sourceRange.contains(offset) {
            guard found == nil else { return nil }
            found = index
        }
        return found
    }
}

extension FlightDocument {
    /// The path of the value that begins at an offset of the input, or before it: `$.a[3]`.
    fileprivate func path(at offset: Int) -> String {
        let source = offset - origin
        var path = "$"
        var node = 0
        while nodes[node].kind.isContainer, nodes[node].high > 0 {
            guard let (entry, step) = entry(of: node, at: source) else { break }
            path += step
            node = entry
        }
        return path
    }

    /// The last entry of a container that begins at an offset or before it, and how it is named.
    private func entry(of container: Int, at source: Int) -> (node: Int, step: String)? {
        var position = container + 1
        var index = 0
        var found: (node: Int, step: String)?
        while position < nodes[container].low {
            guard Int(nodes[position].source) <= source else { break }
            if nodes[position].kind == .key {
                let name = String(decoding: text(position).prefix(60), as: UTF8.self)
                found = (position + 1, ".\(name)")
                position = end(position + 1)
            } else {
                found = (position, "[\(index)]")
                position = end(position)
            }
            index += 1
        }
        return found
    }
}
