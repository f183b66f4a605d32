internal import WireCore

/// The Huffman code of header strings, with the tables that writing and reading it take.
struct HPACKHuffman: Sendable {
    /// The one code there is, built once; codecs keep a copy so that their loops read no global.
    static let shared = Self()

    /// Strings are read by looking up this many bits at once; rarer codes are longer.
    private static let windowLength = 10

    /// The code of each byte in its low bits.
    private let codes: [UInt32]
    /// The bits of each code.
    private let lengths: [UInt8]
    /// For each value of the window: the symbol, and above it the length of its code; 0 if longer.
    private let window: [UInt16]
    /// For each length: the first value that is past its codes, all codes aligned to 32 bits left.
    private let ends: [UInt64]
    /// For each length: what to add to a code to get its place in `symbols`.
    private let shifts: [Int]
    /// The symbols, shortest code first.
    private let symbols: [UInt16]

    private init() {
        let lengths = HPACKHuffmanTable.lengths
        let longest = HPACKHuffmanTable.longestLength
        var codes = [UInt32](repeating: 0, count: lengths.count)
        var window = [UInt16](repeating: 0, count: 1 << Self.windowLength)
        var ends: [UInt64] = [0]
        var shifts = [0]
        var symbols: [UInt16] = []
        var code = 0
        for length in 1...longest {
            code <<= 1
            shifts.append(symbols.count - code)
            for symbol in lengths.indices where Int(lengths[symbol]) == length {
                codes[symbol] = UInt32(code)
                symbols.append(UInt16(symbol))
                if length <= Self.windowLength {
                    let spare = Self.windowLength - length
                    for index in (code << spare)..<((code + 1) << spare) {
                        window[index] = UInt16(length) << 9 | UInt16(symbol)
                    }
                }
                code += 1
            }
            ends.append(UInt64(code) << UInt64(32 - length))
        }
        self.codes = codes
        self.lengths = lengths
        self.window = window
        self.ends = ends
        self.shifts = shifts
        self.symbols = symbols
    }
}

extension HPACKHuffman {
    /// Returns the bytes that `text` takes in this code.
    func encodedByteCount(_ text: Span<UInt8>) -> Int {
        let lengths = lengths.span
        var bits = 0
        for index in text.indices { bits += Int(lengths[Int(text[index])]) }
        return (bits + 7) / 8
    }

    /// Appends `text` in this code, which takes `count` bytes; the last is filled with set bits.
    func encode(_ text: Span<UInt8>, count: Int, into output: inout [UInt8]) {
        let codes = codes.span
        let lengths = lengths.span
        output.append(addingCapacity: count) { output in
            var pending: UInt64 = 0
            var bits = 0
            for index in text.indices {
                let byte = Int(text[index])
                let length = Int(lengths[byte])
                pending = pending << UInt64(length) | UInt64(codes[byte])
                bits += length
                while bits >= 8 {
                    bits -= 8
                    output.append(UInt8(truncatingIfNeeded: pending >> UInt64(bits)))
                }
            }
            if bits > 0 {
                let filled = pending << UInt64(8 - bits) | (0xFF >> UInt64(bits))
                output.append(UInt8(truncatingIfNeeded: filled))
            }
        }
    }

    /// Reads a string that occupies all of `bytes`, which begin at `offset` of the block.
    ///
    /// - Throws: `hpack.endOfString`, `hpack.invalidPadding`.
    func decode(_ bytes: Span<UInt8>, at offset: Int) throws(WireError) -> [UInt8] {
        // No code is shorter than five bits.
        try [UInt8](capacity: bytes.count * 8 / 5) { output throws(WireError) in
            let window = window.span
            var bits = PendingBits()
            while true {
                bits.refill(from: bytes)
                let found = window[Int(bits.front >> UInt64(64 - Self.windowLength))]
                let (symbol, length) =
                    found != 0 ? (Int(found & 0x1FF), Int(found >> 9)) : longSymbol(bits.front)
                guard length <= bits.count else { break }
                guard symbol != HPACKHuffmanTable.endOfString else {
                    throw WireError(HPACKError.endOfString, at: offset + bits.position)
                }
                output.append(UInt8(symbol))
                bits.drop(length)
            }
            guard bits.arePadding else {
                throw WireError(HPACKError.invalidPadding, at: offset + bits.position)
            }
        }
    }

    /// Finds the symbol, and the length of its code, with which 64 bits begin.
    private func longSymbol(_ bits: UInt64) -> (symbol: Int, length: Int) {
        let front = bits >> 32
        var length = Self.windowLength + 1
        while front >= ends[length] { length += 1 }
        let place = Int(front >> UInt64(32 - length)) + shifts[length]
        return (Int(symbols[place]), length)
    }
}

/// The bits of a string that are read but not yet understood.
private struct PendingBits {
    /// The bits, the first one on top; below the last one all are clear.
    private(set) var front: UInt64 = 0
    /// How many there are.
    private(set) var count = 0
    private var next = 0

    /// The place of the byte in which the first of the bits is.
    var position: Int { next - (count + 7) / 8 }

    /// Whether they may end a string: fewer than eight and all set, as end of string begins.
    var arePadding: Bool { count < 8 && front == ~(UInt64.max >> UInt64(count)) }

    /// Reads on until there are more bits than the longest code has, or the string ends.
    mutating func refill(from bytes: Span<UInt8>) {
        if count <= 32, bytes.count - next >= 4 {
            let group = bytes.extracting(next..<(next + 4))
            var word: UInt64 = 0
            for place in 0..<4 { word = word << 8 | UInt64(group[place]) }
            front |= word << UInt64(32 - count)
            count += 32
            next += 4
        }
        while count <= 32, next < bytes.count {
            front |= UInt64(bytes[next]) << UInt64(56 - count)
            count += 8
            next += 1
        }
    }

    /// Takes away the first `length` bits.
    mutating func drop(_ length: Int) {
        front <<= UInt64(length)
        count -= length
    }
}
