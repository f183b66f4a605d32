internal import WireCore

extension JSONWriter {
    /// Appends the text of a value that JSON has no notation for.
    ///
    /// - Throws: `json.unsupported…` where `JSON.stringify` throws, too.
    func appendRare(_ index: Int, to output: inout [UInt8]) throws(WireError) {
        guard notation == .json else { return try appendFlight(index, to: &output) }
        switch payload.kind(index) {
        case .undefined, .symbol, .action, .client, .hole: output.append(contentsOf: "null".utf8)
        case .date: appendDate(index, tag: "", to: &output)
        case .bytes, .view: try appendTypedArray(index, to: &output)
        case .error: appendError(index, to: &output)
        case .map, .set, .form, .params, .promise, .rejection, .pending, .iterator, .iterable,
            .asyncIterable, .asyncIterator, .stream, .byteStream, .blob, .file, .regexp:
            output.append(contentsOf: "{}".utf8)
        case .url: appendQuoted(index, to: &output)
        case .bigint: throw WireError(JSONError.unsupportedBigInt, at: 0)
        case .lazy, .element, .temporary, .use, .key, .null, .true, .false, .number, .string,
            .array, .object:
            throw WireError(JSONError.unsupportedKind, at: 0)
        }
    }

    /// Appends a scalar as Flight has it.
    private func appendFlight(_ index: Int, to output: inout [UInt8]) throws(WireError) {
        switch payload.kind(index) {
        case .undefined, .hole: output.append(contentsOf: "\"$undefined\"".utf8)
        case .date: appendDate(index, tag: "$D", to: &output)
        case .url:
            let bytes = payload.bytes.span
            JSONString.appendEscapingTag(bytes.extracting(payload.range(index)), to: &output)
        case .bigint:
            output.append(contentsOf: "\"$n".utf8)
            output.append(contentsOf: payload.bytes[payload.range(index)])
            output.append(UInt8(ascii: "\""))
        default: throw WireError(JSONError.unsupportedKind, at: 0)
        }
    }

    private func appendQuoted(_ index: Int, to output: inout [UInt8]) {
        JSONString.appendQuoted(
            payload.bytes.span.extracting(payload.range(index)),
            to: &output
        )
    }

    private func appendDate(_ index: Int, tag: StaticString, to output: inout [UInt8]) {
        let start = output.count
        output.append(UInt8(ascii: "\""))
        output.append(addingCapacity: tag.utf8CodeUnitCount) { OutputBytes.append(tag, to: &$0) }
        if ISODate.append(payload.double(index), to: &output) {
            output.append(UInt8(ascii: "\""))
        } else {
            output.removeSubrange(start...)
            output.append(contentsOf: "null".utf8)
        }
    }

    /// What an Error lists: a name of its own that no built-in class has, and a digest.
    private func appendError(_ index: Int, to output: inout [UInt8]) {
        let builtIn: [StaticString] = [
            "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError",
            "TypeError", "URIError",
        ]
        output.append(UInt8(ascii: "{"))
        let start = output.count
        for (key, place) in payload.members(index) {
            let value = payload.resolved(place)
            guard payload.kind(value) == .string else { continue }
            let isOwnName =
                payload.holds(key, "name") && !builtIn.contains { payload.holds(value, $0) }
            guard isOwnName || payload.holds(key, "digest") else { continue }
            if output.count > start { output.append(UInt8(ascii: ",")) }
            appendQuoted(key, to: &output)
            output.append(UInt8(ascii: ":"))
            appendQuoted(value, to: &output)
        }
        output.append(UInt8(ascii: "}"))
    }

    /// Appends a typed array as the object with index keys that `JSON.stringify` makes of it.
    ///
    /// - Throws: `json.unsupportedBigInt` for arrays of 64-bit integers that are not empty;
    ///   `json.outputTooLarge`.
    private func appendTypedArray(_ index: Int, to output: inout [UInt8]) throws(WireError) {
        let kind = payload.elementKind(index)
        guard kind != .arrayBuffer, kind != .dataView else {
            return output.append(contentsOf: "{}".utf8)
        }
        let content = payload.viewedBytes(index)
        // The shortest entry is `"0":0,`.
        try checkRoom(content.count / kind.byteCount * 6)
        output.append(UInt8(ascii: "{"))
        for element in 0..<(content.count / kind.byteCount) {
            let start = content.startIndex + element * kind.byteCount
            var bits: UInt64 = 0
            for offset in 0..<kind.byteCount {
                bits |= UInt64(content[start + offset]) << UInt64(offset * 8)
            }
            guard let value = Self.element(bits, kind) else {
                throw WireError(JSONError.unsupportedBigInt, at: 0)
            }
            output.append(contentsOf: element == 0 ? "\"".utf8 : ",\"".utf8)
            NumberText.append(Double(element), to: &output)
            output.append(contentsOf: "\":".utf8)
            output.append(addingCapacity: NumberText.maximumByteCount) {
                Self.writeNumber(value, to: &$0)
            }
        }
        output.append(UInt8(ascii: "}"))
    }

    /// One element, from its bytes as a little-endian integer; nil for BigInts.
    private static func element(_ bits: UInt64, _ kind: PayloadNode.ElementKind) -> Double? {
        switch kind {
        case .int8: Double(Int8(truncatingIfNeeded: bits))
        case .int16: Double(Int16(truncatingIfNeeded: bits))
        case .int32: Double(Int32(truncatingIfNeeded: bits))
        case .float32: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        case .float64: Double(bitPattern: bits)
        case .bigInt64, .bigUint64: nil
        case .uint8, .uint8Clamped, .uint16, .uint32, .arrayBuffer, .dataView: Double(bits)
        }
    }
}
