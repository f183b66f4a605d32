internal import WireCore

/// The header block of one part, line by line.
struct PartHeaders {
    /// The lines with their line ends.
    let block: [UInt8]
    /// Where the lines stand in the block, without their line ends.
    let lines: [Range<Int>]
    /// The headers by the strict grammar, which busboy follows; nil when a line breaks it.
    let strict: [PartHeader]?

    /// Takes a block whose lines are known.
    init(block: [UInt8], lines: [Range<Int>]) {
        self.block = block
        self.lines = lines
        strict = Self.strictHeaders(block, lines)
    }

    /// The first header of a name, in lower case, by the strict grammar.
    func header(_ name: String) -> PartHeader? {
        strict?.first { $0.isCalled(name) }
    }

    /// Whether a line goes on with the line before it.
    func isFolded(_ line: Int) -> Bool { Self.isFolded(block, lines[line]) }

    private static func isFolded(_ block: [UInt8], _ line: Range<Int>) -> Bool {
        line.lowerBound > 0 && line.first.map { block[$0].isBlank } ?? false
    }

    /// Reads header lines, folded ones joined; nil when one is malformed.
    private static func strictHeaders(_ block: [UInt8], _ lines: [Range<Int>]) -> [PartHeader]? {
        var headers: [PartHeader] = []
        for line in lines {
            if isFolded(block, line) {
                guard block[line].allSatisfy(\.isFieldValue) else { return nil }
                headers[headers.count - 1].value += block[line]
                continue
            }
            guard let colon = block[line].firstIndex(where: { !$0.isToken }),
                block[colon] == UInt8(ascii: ":"), colon > line.lowerBound
            else { return nil }
            let value = block[(colon + 1)..<line.upperBound].drop(while: \.isBlank)
            guard value.allSatisfy(\.isFieldValue) else { return nil }
            headers.append(
                PartHeader(
                    name: block[line.lowerBound..<colon].lowercased(),
                    value: Array(value),
                    offset: value.startIndex
                )
            )
        }
        return headers
    }
}

/// One header as a parser reads it.
struct PartHeader {
    /// The name in lower case.
    let name: [UInt8]
    /// The value without the blanks before it.
    var value: [UInt8]
    /// Where the value begins in the header block.
    let offset: Int

    func isCalled(_ name: String) -> Bool { self.name.elementsEqual(name.utf8) }
}

/// What a parser makes of a part's headers.
enum PartReading {
    /// A field or file.
    case entry(PartEntry)
    /// The part is left out without a word.
    case dropped
    /// The whole body is refused.
    case refused

    var entry: PartEntry? {
        if case .entry(let entry) = self { entry } else { nil }
    }
}

/// A field or file as a parser's callers see it.
struct PartEntry {
    /// The field's name; nil when the parser gives none.
    var name: [UInt8]?
    /// Where the name stands in the header block, as written.
    var nameRange = 0..<0
    /// Whether the part is a file.
    var isFile = false
    /// The file's name; nil when the parser gives none.
    var fileName: [UInt8]?
    /// Where the file's name stands in the header block, as written.
    var fileNameRange = 0..<0
    /// The file's type, or what the parser says of a field's type.
    var type: [UInt8] = []

    /// Whether callers see the same.
    func agrees(with other: Self) -> Bool {
        guard name == other.name, isFile == other.isFile else { return false }
        return !isFile || fileName == other.fileName && type == other.type
    }
}
