internal import WireCore

extension JSONWriter {
    /// The text of a value that JSON has no notation for.
    ///
    /// - Throws: `json.unsupported…` where `JSON.stringify` throws, too.
    func rareText(_ index: Int) throws(WireError) -> [UInt8] {
        switch payload.kind(index) {
        case .undefined, .symbol, .action, .client: return Array("null".utf8)
        case .hole: return try holes(payload[index].low)
        case .date: return date(payload.double(index))
        case .bytes, .view: return try typedArray(index)
        case .error: return error(index)
        case .map, .set, .form, .params, .promise, .rejection, .pending, .iterator, .iterable,
            .asyncIterable, .asyncIterator, .stream, .byteStream, .blob, .file, .regexp:
            return Array("{}".utf8)
        case .url:
            var output: [UInt8] = []
            JSONString.appendQuoted(
                payload.bytes.span.extracting(payload.range(index)),
                to: &output
            )
            return output
        case .bigint: throw WireError(.jsonUnsupportedBigInt, at: 0)
        case .lazy, .element, .temporary, .use, .key, .null, .true, .false, .number, .string,
            .array, .object:
            throw WireError(.jsonUnsupportedKind, at: 0)
        }
    }

    private func holes(_ count: Int) throws(WireError) -> [UInt8] {
        guard count <= Self.longestOutput / 5 else { throw WireError(.jsonOutputTooLarge, at: 0) }
        var output: [UInt8] = []
        output.reserveCapacity(count * 5)
        for index in 0..<count {
            output.append(contentsOf: index == 0 ? "null".utf8 : ",null".utf8)
        }
        return output
    }

    private func date(_ milliseconds: Double) -> [UInt8] {
        var output = [UInt8(ascii: "\"")]
        guard ISODate.append(milliseconds, to: &output) else { return Array("null".utf8) }
        return output + [UInt8(ascii: "\"")]
    }

    /// What an Error lists: a name of its own that no built-in class has, and a digest.
    private func error(_ index: Int) -> [UInt8] {
        let builtIn: [StaticString] = [
            "Error", "AggregateError", "EvalError", "RangeError", "ReferenceError", "SyntaxError",
            "TypeError", "URIError",
        ]
        var output = [UInt8(ascii: "{")]
        for (key, place) in payload.members(index) {
            let value = payload.resolved(place)
            let isOwnName =
                payload.holds(key, "name") && !builtIn.contains { payload.holds(value, $0) }
            guard isOwnName || payload.holds(key, "digest") else { continue }
            if output.count > 1 { output.append(UInt8(ascii: ",")) }
            let bytes = payload.bytes.span
            JSONString.appendQuoted(bytes.extracting(payload.range(key)), to: &output)
            output.append(UInt8(ascii: ":"))
            JSONString.appendQuoted(bytes.extracting(payload.range(value)), to: &output)
        }
        return output + [UInt8(ascii: "}")]
    }

    /// A typed array as the object with index keys that `JSON.stringify` makes of it.
    ///
    /// - Throws: `json.unsupportedBigInt` for arrays of 64-bit integers that are not empty.
    private func typedArray(_ index: Int) throws(WireError) -> [UInt8] {
        let kind = payload.elementKind(index)
        guard kind != .arrayBuffer, kind != .dataView else { return Array("{}".utf8) }
        let content = payload.viewedBytes(index)
        var output = [UInt8(ascii: "{")]
        for element in 0..<(content.count / kind.byteCount) {
            let start = content.startIndex + element * kind.byteCount
            var bits: UInt64 = 0
            for offset in 0..<kind.byteCount {
                bits |= UInt64(content[start + offset]) << UInt64(offset * 8)
            }
            guard let value = Self.element(bits, kind) else {
                throw WireError(.jsonUnsupportedBigInt, at: 0)
            }
            output.append(contentsOf: element == 0 ? "\"".utf8 : ",\"".utf8)
            NumberText.append(Double(element), to: &output)
            output.append(contentsOf: "\":".utf8)
            output.append(addingCapacity: NumberText.maximumByteCount) {
                Self.writeNumber(value, to: &$0)
            }
        }
        return output + [UInt8(ascii: "}")]
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
