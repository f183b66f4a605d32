internal import WireCore

// References to client modules: nothing is ever loaded.
extension FlightDecoding {
    /// Takes an import row: `[id, chunks, name]`, or `[id, name, bundles]` as Parcel writes it.
    mutating func receiveModule(
        _ row: FlightStreamReader.Row,
        _ content: Span<UInt8>
    ) throws(WireError) {
        let document = try json(content, row, at: row.content.lowerBound)
        var entries = document.kind(0) == .array ? Array(document.entries(0)) : []
        if isParcel(entries, document) {
            diagnostics.warn(
                FlightError.foreignImport,
                at: row.range.lowerBound,
                "the import in row \(String(row.id, radix: 16)) is of the form "
                    + "[id, name, bundles], as Parcel writes it"
            )
            entries = [entries[0], entries[2], entries[1]]
        }
        guard entries.count >= 3, isName(entries[0], document), isName(entries[2], document) else {
            throw WireError(
                FlightError.rowSyntax,
                at: row.content.lowerBound,
                "the import in row \(String(row.id, radix: 16)) is not of the form "
                    + "[id, chunks, name]"
            )
        }
        if document.kind(entries[1]) == .array {
            for file in document.entries(entries[1]) where document.kind(file) == .string {
                _ = try moduleString(file, document, row, isNeeded: dialect.needsModuleFiles)
            }
        }
        let isNeeded = dialect.needsModuleStrings
        var name = try moduleString(entries[2], document, row, isNeeded: isNeeded)
        if document.kind(entries[2]) == .number {
            // Names of exports are the names of properties.
            var digits: [UInt8] = []
            NumberText.append(document.double(entries[2]), to: &digits)
            name = .node(documents.addText(.string, digits))
        }
        if documents.string(name)?.isEmpty ?? false {
            name = .node(documents.addText(.string, "default".utf8))
        }
        let id = try moduleString(entries[0], document, row, isNeeded: isNeeded)
        let value = documents.make(.client(id: id, name: name))
        if let index = parts.index(of: row.id), case .pending = parts[index].status {
            complete(index, value)
        } else if parts.index(of: row.id) == nil {
            parts.add(.ready(value), number: row.id)
        } else {
            try refuseSecond(row)
        }
    }

    private func isName(_ node: Int, _ document: Payload) -> Bool {
        document.kind(node) == .string || document.kind(node) == .number
    }

    private func isParcel(_ entries: [Int], _ document: Payload) -> Bool {
        entries.count == 3 && document.kind(entries[1]) == .string
            && document.kind(entries[2]) == .array
    }

    /// A string of a module row: itself, or an earlier row that is a plain string.
    private mutating func moduleString(
        _ node: Int,
        _ document: Payload,
        _ row: FlightStreamReader.Row,
        isNeeded: Bool
    ) throws(WireError) -> FlightValue {
        guard document.kind(node) == .string else {
            return documents.addNumber(document.double(node))
        }
        let text = document.bytes[document.range(node)]
        guard text.first == UInt8(ascii: "$") else {
            return .node(documents.addText(.string, text))
        }
        if text.dropFirst().first == UInt8(ascii: "$") {
            return .node(documents.addText(.string, text.dropFirst()))
        }
        let id = FlightNumber.hexadecimal(text.dropFirst())
        if let index = parts.index(of: id), case .success(let value) = try settled(index),
            documents.string(value) != nil
        {
            return value
        }
        guard !isNeeded else {
            throw WireError(
                FlightError.missingRow,
                at: row.content.lowerBound + Int(document[node].source),
                "a string of the import in row \(String(row.id, radix: 16)) has not come"
            )
        }
        return .node(documents.addText(.string, "null".utf8))
    }
}
