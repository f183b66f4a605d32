internal import WireCore

/// Scanning of string content.
enum JSONScan {
    /// The position of the next quote or backslash at or after `start`, or the end of the input.
    ///
    /// - Throws: `json.controlCharacter` and `json.invalidUTF8` for what stands before it.
    static func plainEnd(_ input: Span<UInt8>, _ start: Int) throws(WireError) -> Int {
        var position = start
        while position < input.count {
            let byte = input[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return position }
            guard byte >= 0x20 else { throw WireError(.jsonControlCharacter, at: position) }
            if byte < 0x80 {
                position += 1
            } else {
                let length = UTF8Sequence.length(input, position)
                guard length > 0 else { throw WireError(.jsonInvalidUTF8, at: position) }
                position += length
            }
        }
        return position
    }

    /// Appends a range of the input to `output`.
    static func copy(_ input: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
        let part = input.extracting(range)
        output.append(addingCapacity: part.count) { target in
            for index in part.indices { target.append(part[index]) }
        }
    }
}
