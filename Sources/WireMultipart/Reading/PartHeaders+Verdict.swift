internal import WireCore

extension PartHeaders {
    /// Decides what the part is: as busboy and undici read it where they agree; where they part, by
    /// the rules named by the codes, else as the one reads it that can, undici first.
    ///
    /// - Parameters:
    ///   - offset: where the block begins in the body.
    ///   - diagnostics: takes what is odd.
    /// - Returns: the part as it is read.
    /// - Throws: `multipart.…` for parts that neither reads, or that a rule refuses.
    func verdict(at offset: Int, diagnostics: inout Diagnostics) throws(WireError) -> PartEntry {
        let busboy = readAsBusboy()
        let undici = readAsUndici()
        let entry: PartEntry
        if let left = busboy.entry, let right = undici.entry, left.agrees(with: right) {
            entry = right
        } else {
            let readings = "busboy \(busboy.summary); undici \(undici.summary)"
            try refuse(at: offset, readings)
            let place = offset + dispositionOffset
            guard let accepted = undici.entry ?? busboy.entry else {
                throw WireError(MultipartError.headerSyntax, at: place, readings)
            }
            guard accepted.name != nil else {
                throw WireError(MultipartError.nameMissing, at: place)
            }
            entry = accepted
            diagnostics.warn(MultipartError.parsersDiffer, at: place, readings)
        }
        let undici6 = readAsUndici6()
        if !(undici6.entry.map { $0.agrees(with: entry) } ?? false) {
            diagnostics.warn(
                MultipartError.undici6,
                at: offset + dispositionOffset,
                "undici 6 (fetch of Node.js 18 to 22) \(undici6.summary)"
                    + (undici6.entry == nil
                        ? #": it takes form-data; name="…", quoted, and no more behind it than"#
                            + #" ; filename="…""# : "")
            )
        }
        note(entry, at: offset, diagnostics: &diagnostics)
        return entry
    }

    /// Throws when a rule refuses what the two parsers read differently.
    private func refuse(at offset: Int, _ readings: String) throws(WireError) {
        if let folded = lines.indices.first(where: isFolded) {
            throw WireError(MultipartError.foldedHeader, at: offset + lines[folded].lowerBound)
        }
        if let fault = lines.lazy.compactMap(syntaxFault).first {
            throw WireError(MultipartError.headerSyntax, at: offset + fault, readings)
        }
        for name in ["content-disposition", "content-type"] {
            let places = (strict ?? []).filter { $0.isCalled(name) }
            if places.count > 1 {
                throw WireError(MultipartError.duplicateHeader, at: offset + places[1].offset)
            }
        }
        guard let disposition = header("content-disposition") else {
            throw WireError(MultipartError.dispositionMissing, at: offset)
        }
        var cursor = ByteCursor(disposition.value)
        guard
            disposition.value[cursor.take(while: \.isToken)].matchesIgnoringCase("form-data")
        else { throw WireError(MultipartError.dispositionType, at: offset + disposition.offset) }
        var names: Set<[UInt8]> = []
        while !cursor.isAtEnd, case .parameter(let parameter) = cursor.undiciParameter() {
            let name = parameter.name + (parameter.isExtended ? Array("*".utf8) : [])
            guard names.insert(name).inserted else {
                throw WireError(
                    MultipartError.duplicateParameter,
                    at: offset + disposition.offset + parameter.range.lowerBound
                )
            }
        }
    }

    /// Where a line breaks busboy's grammar of headers; nil when it does not.
    private func syntaxFault(_ line: Range<Int>) -> Int? {
        guard let colon = block[line].firstIndex(where: { !$0.isToken }) else {
            return line.upperBound
        }
        guard block[colon] == UInt8(ascii: ":"), colon > line.lowerBound else { return colon }
        return block[colon..<line.upperBound].firstIndex { !$0.isFieldValue }
    }

    /// Notes what is odd about a part that is read.
    private func note(_ entry: PartEntry, at offset: Int, diagnostics: inout Diagnostics) {
        if entry.name?.isEmpty ?? true {
            diagnostics.warn(MultipartError.nameEmpty, at: offset + entry.nameRange.lowerBound)
        }
        for range in [entry.nameRange, entry.fileNameRange] where !range.isEmpty {
            if block[range.lowerBound - 1] == UInt8(ascii: "\""),
                let escape = range.first(where: { startsEscape($0, before: range.upperBound) })
            {
                diagnostics.warn(MultipartError.nameEscapeAmbiguous, at: offset + escape)
            }
            if let fault = WTF8.firstFault(block.span.extracting(range)) {
                diagnostics.warn(MultipartError.nameNotUTF8, at: offset + range.lowerBound + fault)
            }
        }
        if let disposition = header("content-disposition"),
            disposition.value.contains(UInt8(ascii: "*")),
            let place = Self.extendedParameter(disposition)
        {
            diagnostics.warn(MultipartError.extendedFilename, at: offset + place)
        }
        noteType(entry, at: offset, diagnostics: &diagnostics)
    }

    /// Where a parameter of the extended form has its value; nil when there is none.
    private static func extendedParameter(_ disposition: PartHeader) -> Int? {
        var strict = ByteCursor(disposition.value)
        _ = strict.take(while: \.isToken)
        var lenient = strict
        if let parameters = strict.strictParameters(allowsExtended: true) {
            return parameters.first(where: \.isExtended)
                .map { disposition.offset + $0.range.lowerBound }
        }
        while !lenient.isAtEnd, case .parameter(let parameter) = lenient.undiciParameter() {
            if parameter.isExtended { return disposition.offset + parameter.range.lowerBound }
        }
        return nil
    }

    private func startsEscape(_ index: Int, before end: Int) -> Bool {
        if block[index] == UInt8(ascii: "\\"), index + 1 < end {
            return block[index + 1] == UInt8(ascii: "\"") || block[index + 1] == UInt8(ascii: "\\")
        }
        return NameEscape(block[index..<end]) != nil
    }

    private func noteType(
        _ entry: PartEntry,
        at offset: Int,
        diagnostics: inout Diagnostics
    ) {
        if let encoding = header("content-transfer-encoding") {
            diagnostics.warn(MultipartError.transferEncoding, at: offset + encoding.offset)
        }
        guard let header = header("content-type") else { return }
        let (type, charset) = busboyType
        if type?.starts(with: "multipart/".utf8) ?? false {
            diagnostics.warn(MultipartError.nestedMultipart, at: offset + header.offset)
        }
        guard !entry.isFile else { return }
        if let charset, Charset(label: charset) != .utf8 {
            diagnostics.warn(
                MultipartError.parsersDiffer,
                at: offset + header.offset,
                "busboy decodes the value as \(String(decoding: charset, as: UTF8.self)), "
                    + "undici as UTF-8"
            )
        } else if let type, !type.elementsEqual("text/plain".utf8),
            !type.elementsEqual("application/octet-stream".utf8)
        {
            // busboy makes a file of octets, which is said already.
            diagnostics.warn(
                MultipartError.parsersDiffer,
                at: offset + header.offset,
                "busboy hands on the field's type, undici drops it"
            )
        }
    }

    /// Where the disposition's value begins; 0 when there is none.
    private var dispositionOffset: Int {
        header("content-disposition")?.offset ?? 0
    }
}

extension PartReading {
    /// What the parser does, for a person.
    var summary: String {
        switch self {
        case .refused: return "refuses the body"
        case .dropped: return "drops the part"
        case .entry(let entry):
            let text = { (bytes: [UInt8]?) in
                bytes.map { "“\(String(decoding: $0.prefix(64), as: UTF8.self))”" } ?? "null"
            }
            let name = "reads the name \(text(entry.name))"
            guard entry.isFile else { return name + ", a field" }
            return name + ", a file \(text(entry.fileName)) of type \(text(entry.type))"
        }
    }
}
