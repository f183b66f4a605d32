internal import WireCore

extension JSONWriter {
    /// Writes a typed array as the object with index keys that `JSON.stringify` makes of it.
    ///
    /// - Throws: `json.unsupportedBigInt` for arrays of 64-bit integers that are not empty.
    func writeTypedArray(_ index: Int, to output: inout [UInt8]) throws(WireError) {
        let kind = payload.elementKind(index)
        let content = payload.viewedBytes(index)
        let hasElements = kind != .arrayBuffer && kind != .dataView
        output.append(UInt8(ascii: "{"))
        if hasElements {
            var position = content.startIndex
            var element = 0
            while content.endIndex - position >= kind.byteCount {
                var bits: UInt64 = 0
                for offset in 0..<kind.byteCount {
                    bits |= UInt64(content[position + offset]) << UInt64(offset * 8)
                }
                guard let value = Self.value(bits, kind) else {
                    throw WireError(.jsonUnsupportedBigInt, at: 0)
                }
                if element > 0 { output.append(UInt8(ascii: ",")) }
                output.append(UInt8(ascii: "\""))
                NumberText.append(Double(element), to: &output)
                output.append(contentsOf: "\":".utf8)
                Self.writeNumber(value, to: &output)
                element += 1
                position += kind.byteCount
            }
        }
        output.append(UInt8(ascii: "}"))
    }

    /// One element, from its bytes as a little-endian integer; nil for BigInts.
    private static func value(_ bits: UInt64, _ kind: PayloadNode.ElementKind) -> Double? {
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
