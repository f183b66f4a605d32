internal import WireCore

extension PartHeaders {
    /// How busboy 1.6 reads the part when told, as Next.js does, that names are UTF-8.
    func readAsBusboy() -> PartReading {
        guard strict != nil else { return .refused }
        guard let disposition = header("content-disposition") else { return .dropped }
        var cursor = ByteCursor(disposition.value)
        let type = cursor.take(while: \.isToken)
        guard let parameters = cursor.strictParameters(allowsExtended: true),
            disposition.value[type].matchesIgnoringCase("form-data")
        else { return .dropped }

        var entry = PartEntry()
        if let name = parameters.value("name") {
            entry.name = WTF8.decodeLossy(name.value)
            entry.nameRange = name.range.shifted(by: disposition.offset)
        }
        if let file = parameters.value("filename", isExtended: true) ?? parameters.value("filename")
        {
            entry.isFile = true
            entry.fileName = Self.baseName(WTF8.decodeLossy(file.value))
            entry.fileNameRange = file.range.shifted(by: disposition.offset)
        }
        entry.type = busboyType.type ?? Array("text/plain".utf8)
        if entry.type.elementsEqual("application/octet-stream".utf8) { entry.isFile = true }
        return .entry(entry)
    }

    /// The media type that busboy reads from the part's headers, and the character set.
    var busboyType: (type: [UInt8]?, charset: [UInt8]?) {
        guard let header = header("content-type") else { return (nil, nil) }
        var cursor = ByteCursor(header.value)
        let type = cursor.take(while: \.isToken)
        guard !type.isEmpty, cursor.skip("/") else { return (nil, nil) }
        let subtype = cursor.take(while: \.isToken)
        guard !subtype.isEmpty, let parameters = cursor.strictParameters(allowsExtended: false)
        else { return (nil, nil) }
        return (
            header.value[type.lowerBound..<subtype.upperBound].lowercased(),
            parameters.value("charset").map { $0.value.lowercased() }
        )
    }

    /// What stands behind the last slash or backslash; nothing for `.` and `..`.
    private static func baseName(_ path: [UInt8]) -> [UInt8] {
        let isSlash = { (byte: UInt8) in "/\\".utf8.contains(byte) }
        let name = path.suffix(from: path.lastIndex(where: isSlash).map { $0 + 1 } ?? 0)
        return name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) ? [] : Array(name)
    }
}

extension [HeaderParameter] {
    /// The first parameter of a name; nil also when it is empty, as JavaScript's `||` has it.
    fileprivate func value(_ name: String, isExtended: Bool = false) -> HeaderParameter? {
        first { $0.name.elementsEqual(name.utf8) && $0.isExtended == isExtended }
            .flatMap { $0.value.isEmpty ? nil : $0 }
    }
}

extension Range<Int> {
    /// The same range `distance` further on.
    func shifted(by distance: Int) -> Self {
        (lowerBound + distance)..<(upperBound + distance)
    }
}
