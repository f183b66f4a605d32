internal import WireCore

/// The place up to which a block is read, and the bytes that its fields may still have.
struct HPACKReader {
    /// The next byte to read.
    private(set) var offset = 0
    private let limit: Int
    private var listByteCount = 0

    /// Creates a reader at the start of a block whose fields may have `limit` bytes together.
    init(limit: Int) {
        self.limit = limit
    }

    /// Counts bytes of the list, before memory is set aside for them.
    mutating func count(_ byteCount: Int, at offset: Int) throws(WireError) {
        listByteCount += byteCount
        guard listByteCount <= limit else {
            throw WireError(
                HPACKError.listTooLarge,
                at: offset,
                "the fields have at least \(listByteCount) bytes; headBytes is \(limit)"
            )
        }
    }

    /// Reads an integer that begins in the low bits of the next byte (RFC 7541, 5.1).
    mutating func integer(_ block: Span<UInt8>, prefixLength: Int) throws(WireError) -> Int {
        let start = offset
        let mask = (1 << prefixLength) - 1
        var value = Int(try next(block)) & mask
        guard value == mask else { return value }
        for shift in stride(from: 0, through: 28, by: 7) {
            let byte = Int(try next(block))
            value += (byte & 0x7F) << shift
            guard byte & 0x80 != 0 else {
                guard value <= Int(UInt32.max) else { break }
                return value
            }
        }
        throw WireError(HPACKError.integerTooLarge, at: start)
    }

    /// Reads a string: its length, and that many bytes, plain or as Huffman (RFC 7541, 5.2).
    mutating func string(
        _ block: Span<UInt8>,
        _ huffman: HPACKHuffman
    ) throws(WireError) -> [UInt8] {
        let start = offset
        guard start < block.count else { throw WireError(HPACKError.truncated, at: start) }
        let isHuffman = block[start] & 0x80 != 0
        let length = try integer(block, prefixLength: 7)
        guard length <= block.count - offset else {
            throw WireError(
                HPACKError.truncated,
                at: block.count,
                "a string of \(length) bytes ends behind the header block"
            )
        }
        let content = block.extracting(offset..<(offset + length))
        if isHuffman {
            let text = try huffman.decode(content, at: offset)
            try count(text.count, at: start)
            offset += length
            return text
        }
        try count(length, at: start)
        offset += length
        return [UInt8](copying: content)
    }

    private mutating func next(_ block: Span<UInt8>) throws(WireError) -> UInt8 {
        guard offset < block.count else { throw WireError(HPACKError.truncated, at: offset) }
        defer { offset += 1 }
        return block[offset]
    }
}
