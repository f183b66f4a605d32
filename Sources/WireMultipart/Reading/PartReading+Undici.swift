internal import WireCore

extension PartHeaders {
    /// How undici 7 reads the part: WHATWG's draft "parse multipart/form-data headers".
    func readAsUndici() -> PartReading { readAsUndici(undiciDisposition) }

    /// How undici reads the part; its versions differ in what they take for a disposition.
    func readAsUndici(_ disposition: (PartHeader) -> PartEntry?) -> PartReading {
        var entry: PartEntry?
        var type: [UInt8]?
        for range in lines {
            guard let header = undiciHeader(range) else { return .refused }
            if header.isCalled("content-disposition") {
                entry = disposition(header)
                guard entry != nil else { return .refused }
            } else if header.isCalled("content-type") {
                type = header.value
                while let last = type?.last, last.isBlank { type?.removeLast() }
            }
        }
        guard var entry else { return .refused }
        entry.type = type.map(MultipartPart.File.keptType) ?? Array("text/plain".utf8)
        return .entry(entry)
    }

    private func undiciHeader(_ range: Range<Int>) -> PartHeader? {
        guard let colon = block[range].firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var name = block[range.lowerBound..<colon].drop(while: \.isBlank)
        while let last = name.last, last.isBlank { name.removeLast() }
        guard !name.isEmpty, name.allSatisfy(\.isToken) else { return nil }
        let value = block[(colon + 1)..<range.upperBound].drop(while: \.isBlank)
        return PartHeader(
            name: name.lowercased(),
            value: Array(value),
            offset: value.startIndex
        )
    }

    /// Reads a disposition; of equal parameters the last counts, but `filename*` counts before
    /// `filename`, wherever it stands.
    private func undiciDisposition(_ header: PartHeader) -> PartEntry? {
        var cursor = ByteCursor(header.value)
        guard header.value[cursor.take(while: \.isToken)].matchesIgnoringCase("form-data")
        else { return nil }
        var entry = PartEntry()
        var hasExtendedFileName = false
        while !cursor.isAtEnd {
            switch cursor.undiciParameter() {
            case .parameter(let parameter):
                let range = parameter.range.shifted(by: header.offset)
                if parameter.name.elementsEqual("name".utf8) {
                    (entry.name, entry.nameRange) = (parameter.value, range)
                } else if parameter.name.elementsEqual("filename".utf8),
                    parameter.isExtended || !hasExtendedFileName
                {
                    entry.isFile = true
                    hasExtendedFileName = parameter.isExtended
                    (entry.fileName, entry.fileNameRange) = (parameter.value, range)
                }
            case .refused: return nil
            case .none: return cursor.isAtEnd && entry.name != nil ? entry : nil
            }
        }
        return entry.name == nil ? nil : entry
    }
}

/// What undici finds where a parameter may stand.
enum UndiciParameter {
    case parameter(HeaderParameter)
    /// Nothing: reading ends here.
    case none
    /// What makes it refuse the body.
    case refused
}

extension ByteCursor {
    /// Reads the next parameter as undici does.
    mutating func undiciParameter() -> UndiciParameter {
        _ = skip(";")
        skipBlanks()
        let name = take { $0.isToken && $0 != UInt8(ascii: "*") }
        guard !name.isEmpty else { return .none }
        let isExtended = skip("*")
        guard skip("=") else { return .none }
        skipBlanks()
        guard let (value, range) = isExtended ? undiciExtendedValue() : undiciValue() else {
            return .refused
        }
        return .parameter(
            HeaderParameter(
                name: text[name].lowercased(),
                isExtended: isExtended,
                value: value,
                range: range
            )
        )
    }

    private mutating func undiciValue() -> (value: [UInt8], range: Range<Int>)? {
        guard skip("\"") else {
            let range = take(while: \.isToken)
            return (Array(text[range]), range)
        }
        let range = take { $0 != UInt8(ascii: "\"") }
        guard skip("\"") else { return nil }
        return (Self.undiciName(text[range]), range)
    }

    /// A name as undici reads what stands between quotes.
    static func undiciName(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        resolvingEscapes(decoded(bytes))
    }

    private mutating func undiciExtendedValue() -> (value: [UInt8], range: Range<Int>)? {
        let range = take { $0 != 0x20 && $0 != UInt8(ascii: ";") }
        let prefix = "utf-8''"
        guard text[range].prefix(5).matchesIgnoringCase("utf-8") else { return nil }
        var bytes: [UInt8] = []
        var cursor = ByteCursor(Self.decoded(text[range].dropFirst(prefix.utf8.count)))
        while let byte = cursor.take() {
            if byte == UInt8(ascii: "%") {
                guard let escaped = cursor.hexByte() else { return nil }
                bytes.append(escaped)
            } else {
                bytes.append(byte)
            }
        }
        return WTF8.firstFault(bytes.span) == nil ? (bytes, range) : nil
    }

    /// Decodes as `TextDecoder` does, which also drops a leading byte order mark.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return WTF8.decodeLossy(bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes)
    }

    /// The text with the three escapes of names resolved.
    private static func resolvingEscapes(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "%")) else { return text }
        var result: [UInt8] = []
        var index = 0
        while index < text.count {
            if let escape = NameEscape(text[index...]) {
                result.append(escape.meaning)
                index += NameEscape.byteCount
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }
}

/// One of the three percent escapes of names: `%22`, `%0A` and `%0D`, in either case.
struct NameEscape {
    /// The bytes that an escape takes.
    static let byteCount = 3
    /// The byte that is meant.
    let meaning: UInt8

    /// Reads the escape that `text` begins with; nil when there is none.
    init?(_ text: ArraySlice<UInt8>) {
        guard let byte = PercentCoding.byte(at: 0, of: text.span),
            [0x22, 0x0A, 0x0D].contains(byte)
        else { return nil }
        meaning = byte
    }
}
