internal import WireCore

extension TypedWriter {
    static func append(constant text: StaticString, to output: inout [UInt8]) {
        text.withUTF8Buffer { unsafe output.append(contentsOf: $0) }
    }

    static func append(_ text: String, to output: inout [UInt8]) {
        output.append(contentsOf: text.utf8)
    }

    /// Writes an opening text now, and leaves entries and closing text to be done.
    mutating func begin(
        _ opening: StaticString,
        _ entries: Task,
        _ closing: StaticString,
        to output: inout [UInt8]
    ) {
        Self.append(constant: opening, to: &output)
        tasks += [.text(closing), entries]
    }

    /// Writes `{"$tag":` and the content's beginning; the closing text is left to be done, or
    /// written at once when there is none.
    mutating func writeTag(
        _ kind: PayloadNode.Kind,
        _ content: StaticString,
        to output: inout [UInt8],
        closing: StaticString = "}"
    ) {
        Self.append(constant: "{\"", to: &output)
        Self.append(constant: TypedTag.name(of: kind), to: &output)
        Self.append(constant: "\":", to: &output)
        Self.append(constant: content, to: &output)
        tasks.append(.text(closing))
    }

    func writeText(_ index: Int, to output: inout [UInt8]) {
        JSONString.appendQuoted(payload.bytes.span.extracting(payload.range(index)), to: &output)
    }

    mutating func writeTagged(_ index: Int, to output: inout [UInt8]) {
        writeTag(payload.kind(index), "", to: &output)
        writeText(index, to: &output)
    }

    func writeNumber(_ value: Double, to output: inout [UInt8]) {
        if value.isFinite, value != 0 || value.sign == .plus {
            NumberText.append(value, to: &output)
        } else if value == 0 {
            Self.append(constant: "{\"$number\":\"-0\"}", to: &output)
        } else {
            Self.append(constant: "{\"$number\":\"", to: &output)
            NumberText.append(value, to: &output)
            Self.append(constant: "\"}", to: &output)
        }
    }

    func writeDate(_ milliseconds: Double, to output: inout [UInt8]) {
        Self.append(constant: "{\"$date\":", to: &output)
        var text: [UInt8] = []
        if ISODate.append(milliseconds, to: &text) {
            JSONString.appendQuoted(text.span, to: &output)
        } else {
            Self.append(constant: "null", to: &output)
        }
        Self.append(constant: "}", to: &output)
    }

    func writeHoles(_ count: Int, to output: inout [UInt8]) {
        for index in 0..<count {
            Self.append(
                constant: index == 0 ? "{\"$hole\":true}" : ",{\"$hole\":true}",
                to: &output
            )
        }
    }

    func writeBase64(_ index: Int, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        Base64.encode(payload.bytes.span.extracting(payload.range(index)), into: &output)
        output.append(UInt8(ascii: "\""))
    }

    func writeBytes(_ index: Int, to output: inout [UInt8]) {
        let parts = payload.kind(index) == .view ? Array(payload.entries(index)) : []
        Self.append(constant: "{\"$bytes\":", to: &output)
        writeBase64(payload.resolved(parts.last ?? index), to: &output)
        Self.append(",\"kind\":\"\(payload.elementKind(index).name)\"", to: &output)
        if parts.count == 3 {
            Self.append(constant: ",\"from\":", to: &output)
            NumberText.append(payload.double(parts[0]), to: &output)
            Self.append(constant: ",\"count\":", to: &output)
            NumberText.append(payload.double(parts[1]), to: &output)
        }
        Self.append(constant: "}", to: &output)
    }

    /// Whether the first key of the object begins as tags do.
    func beginsLikeTag(_ index: Int) -> Bool {
        guard payload.count(index) > 0 else { return false }
        let key = payload.range(index + 1)
        return !key.isEmpty && payload.bytes[key.lowerBound] == UInt8(ascii: "$")
    }

    mutating func writeObject(_ index: Int, isLiteral: Bool, to output: inout [UInt8]) {
        begin(
            isLiteral ? "{\"$literal\":{" : "{",
            .members(next: index + 1, end: payload.end(index), isFirst: true),
            isLiteral ? "}}" : "}",
            to: &output
        )
    }

    /// Writes a promise or a lazy node around its one value.
    mutating func writeWrapper(_ index: Int, to output: inout [UInt8]) {
        let kind = payload.kind(index)
        writeTag(kind, "", to: &output)
        let turns = payload[index].detail
        if turns > 0, kind != .lazy {
            tasks.removeLast()
            tasks.append(.after(turns))
        }
        tasks.append(kind == .rejection ? .reason(index + 1) : .value(index + 1))
    }

    /// Writes why something failed: an error as a bare record, a plain object marked as one.
    mutating func writeReason(_ index: Int, to output: inout [UInt8]) {
        let isShared = payload.kind(index) == .use || isDefined(index)
        if payload.kind(index) == .error, payload[index].detail == 0, !isShared {
            writeFields(index, PayloadField.reason, to: &output)
        } else if payload.kind(index) == .object, !isShared {
            writeObject(index, isLiteral: true, to: &output)
        } else {
            tasks.append(.value(index))
        }
    }

    mutating func writeRecord(_ index: Int, to output: inout [UInt8]) {
        let kind = payload.kind(index)
        writeTag(kind, "", to: &output)
        writeFields(index, PayloadField.fields(of: kind), to: &output)
    }

    /// Writes those members of a record that say something, in the order of `fields`.
    private mutating func writeFields(
        _ index: Int,
        _ fields: [PayloadField],
        to output: inout [UInt8]
    ) {
        output.append(UInt8(ascii: "{"))
        var pending: [Task] = []
        for field in fields {
            guard
                let value = payload.members(index).first(where: {
                    payload.holds($0.key, field.name)
                })?.value,
                // What is met elsewhere, too, is written for its identity.
                !field.isOptional || payload.kind(value) == .use || isDefined(value)
                    || saysSomething(field, value)
            else { continue }
            if !pending.isEmpty { pending.append(.text(",")) }
            pending.append(.name(field.name))
            switch field.content {
            case .bytes:
                pending.append(.chunks(next: value, end: payload.end(value), isFirst: true))
            case .reason: pending.append(.reason(value))
            case .text, .flag, .identifier, .identifiers, .list, .key, .value:
                pending.append(.value(value))
            }
        }
        tasks.append(.text("}"))
        tasks.append(contentsOf: pending.reversed())
    }

    private func saysSomething(_ field: PayloadField, _ value: Int) -> Bool {
        switch field.content {
        case .text, .bytes, .identifier, .reason: true
        case .flag: payload.kind(value) == .true
        case .key: payload.kind(value) != .null && payload.kind(value) != .undefined
        case .list, .identifiers: payload.kind(value) != .array || payload.count(value) > 0
        case .value: payload.kind(value) != .undefined
        }
    }

    /// Writes an array of many holes as `$sparse`; returns false when there are few.
    mutating func writeLongHoles(_ index: Int, to output: inout [UInt8]) -> Bool {
        let length = payload.count(index)
        guard length >= TypedJSON.abbreviationThreshold else { return false }
        var holes = 0
        for entry in payload.entries(index) where payload.kind(entry) == .hole {
            holes += payload[entry].low
        }
        guard holes >= TypedJSON.abbreviationThreshold else { return false }
        Self.append("{\"$sparse\":{\"length\":\(length),\"items\":[", to: &output)
        tasks.append(.text("]}}"))
        tasks.append(.sparse(next: index + 1, end: payload.end(index), index: 0, isFirst: true))
        return true
    }

    mutating func writeSparse(
        _ next: Int,
        _ end: Int,
        _ index: Int,
        _ isFirst: Bool,
        to output: inout [UInt8]
    ) {
        guard next < end else { return }
        if payload.kind(next) == .hole {
            let after = index + payload[next].low
            tasks.append(.sparse(next: next + 1, end: end, index: after, isFirst: isFirst))
            return
        }
        Self.append("\(isFirst ? "" : ",")[\(index),", to: &output)
        tasks.append(
            .sparse(next: payload.end(next), end: end, index: index + 1, isFirst: false)
        )
        tasks += [.text("]"), .value(next)]
    }
}
