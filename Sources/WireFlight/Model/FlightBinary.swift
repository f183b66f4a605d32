internal import WireCore

extension PayloadNode.ElementKind {
    /// The letter that stands for this kind in replies and responses alike.
    var flightTag: UInt8 {
        switch self {
        case .arrayBuffer: UInt8(ascii: "A")
        case .int8: UInt8(ascii: "O")
        case .uint8: UInt8(ascii: "o")
        case .uint8Clamped: UInt8(ascii: "U")
        case .int16: UInt8(ascii: "S")
        case .uint16: UInt8(ascii: "s")
        case .int32: UInt8(ascii: "L")
        case .uint32: UInt8(ascii: "l")
        case .float32: UInt8(ascii: "G")
        case .float64: UInt8(ascii: "g")
        case .bigInt64: UInt8(ascii: "M")
        case .bigUint64: UInt8(ascii: "m")
        case .dataView: UInt8(ascii: "V")
        }
    }

    /// Finds a kind by its letter.
    init?(flightTag: UInt8) {
        guard let kind = Self.allCases.first(where: { $0.flightTag == flightTag }) else {
            return nil
        }
        self = kind
    }

    /// Whether this is a typed array, which can be walked over, and no bare buffer.
    var isIterable: Bool { self != .arrayBuffer && self != .dataView }
}

extension Payload {
    /// Appends the elements of a typed array as numbers, as builds without binary data write it.
    func appendElements(_ index: Int, to output: inout [UInt8]) {
        let content = viewedBytes(index)
        let kind = elementKind(index)
        FlightScalar.append("[", to: &output)
        var position = content.startIndex
        while content.endIndex - position >= kind.byteCount {
            if position > content.startIndex { FlightScalar.append(",", to: &output) }
            var bits: UInt64 = 0
            for byte in content[position..<(position + kind.byteCount)].reversed() {
                bits = bits << 8 | UInt64(byte)
            }
            appendElement(bits, kind, to: &output)
            position += kind.byteCount
        }
        FlightScalar.append("]", to: &output)
    }

    private func appendElement(
        _ bits: UInt64,
        _ kind: PayloadNode.ElementKind,
        to output: inout [UInt8]
    ) {
        switch kind {
        case .int8: FlightScalar.append(Double(Int8(truncatingIfNeeded: bits)), to: &output)
        case .int16: FlightScalar.append(Double(Int16(truncatingIfNeeded: bits)), to: &output)
        case .int32: FlightScalar.append(Double(Int32(truncatingIfNeeded: bits)), to: &output)
        case .float32:
            let value = Float(bitPattern: UInt32(truncatingIfNeeded: bits))
            FlightScalar.append(Double(value), to: &output)
        case .float64: FlightScalar.append(Double(bitPattern: bits), to: &output)
        case .bigInt64:
            output.append(contentsOf: "\"$n\(Int64(bitPattern: bits))\"".utf8)
        case .bigUint64: output.append(contentsOf: "\"$n\(bits)\"".utf8)
        default: FlightScalar.append(Double(bits), to: &output)
        }
    }
}
