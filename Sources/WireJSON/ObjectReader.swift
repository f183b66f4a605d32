package import WireCore

/// Reads the members of one object of a JSON document by name, and refuses those nobody asked for.
///
/// Every accessor notes the name it was asked for, so that the list of known members is the code
/// itself; `finish()` then names the first unknown member and the nearest known one.
package struct ObjectReader {
    /// What errors about a kind of document are called.
    package struct Codes: Sendable {
        /// What the root is called in reasons, such as "sample".
        package let root: String
        /// A member nobody asked for.
        package let unknownMember: any WireErrorCode
        /// A member of another type.
        package let wrongType: any WireErrorCode
        /// A member whose value makes no sense.
        package let wrongValue: any WireErrorCode

        package init(
            root: String,
            unknownMember: any WireErrorCode,
            wrongType: any WireErrorCode,
            wrongValue: any WireErrorCode
        ) {
            self.root = root
            self.unknownMember = unknownMember
            self.wrongType = wrongType
            self.wrongValue = wrongValue
        }
    }

    package let document: Payload
    package let index: Int
    /// The object's place in the document, `call` or `observed.link`; empty for the root.
    private let path: String
    private let codes: Codes
    private var asked: [String] = []

    /// Begins reading the object at `index`.
    ///
    /// - Throws: `codes.wrongType` when it is no object.
    package init(
        _ document: Payload,
        _ index: Int,
        path: String = "",
        codes: Codes
    ) throws(WireError) {
        self.document = document
        self.index = index
        self.path = path
        self.codes = codes
        guard document.kind(index) == .object else {
            throw Self.wrongType(codes, document, index, path, "an object")
        }
    }

    /// The index of a member's value; nil when it is absent.
    package mutating func value(_ name: String) -> Int? {
        asked.append(name)
        var found: Int?
        for (key, value) in document.members(index)
        where document.bytes[document.range(key)].elementsEqual(name.utf8) {
            found = value
        }
        return found
    }

    /// A member that is a text; nil when absent.
    package mutating func string(_ name: String) throws(WireError) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = document.string(value) else { throw wrongType(name, value, "a text") }
        return String(decoding: text, as: UTF8.self)
    }

    /// A member that is true or false; nil when absent.
    package mutating func bool(_ name: String) throws(WireError) -> Bool? {
        guard let value = value(name) else { return nil }
        switch document.kind(value) {
        case .true: return true
        case .false: return false
        default: throw wrongType(name, value, "true or false")
        }
    }

    /// A member that is a finite number, not negative; nil when absent or null.
    package mutating func number(_ name: String) throws(WireError) -> Double? {
        guard let value = value(name), document.kind(value) != .null else { return nil }
        guard let number = document.number(value), number.isFinite, number >= 0 else {
            throw wrongType(name, value, "a number, not negative")
        }
        return number
    }

    /// A member that is a whole number within `range`; nil when absent or null.
    package mutating func integer(
        _ name: String,
        in range: ClosedRange<Int> = 0...Int(UInt32.max)
    ) throws(WireError) -> Int? {
        guard let number = try number(name) else { return nil }
        guard let integer = Int(exactly: number), range.contains(integer) else {
            throw error(
                codes.wrongValue,
                name,
                "is not a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return integer
    }

    /// A member that is one of the texts of an enumeration; nil when absent.
    package mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        _: Choice.Type = Choice.self
    ) throws(WireError) -> Choice? {
        guard let text = try string(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue)
            throw error(codes.wrongValue, name, "is none of \(known.joined(separator: ", "))")
        }
        return choice
    }

    /// A member that is itself an object; nil when absent.
    package mutating func object(_ name: String) throws(WireError) -> ObjectReader? {
        guard let value = value(name) else { return nil }
        return try ObjectReader(document, value, path: place(name), codes: codes)
    }

    /// The elements of a member that is an array; empty when absent.
    package mutating func elements(_ name: String) throws(WireError) -> [Int] {
        guard let value = value(name) else { return [] }
        guard document.kind(value) == .array else { throw wrongType(name, value, "an array") }
        return Array(document.entries(value))
    }

    /// Refuses members that nobody asked for.
    ///
    /// - Throws: `codes.unknownMember`, naming the member and the nearest known one.
    package func finish() throws(WireError) {
        for (key, _) in document.members(index) {
            let name = document.text(key)
            guard !asked.contains(name) else { continue }
            let nearest = Suggestion.nearest(to: name, among: asked)
            throw WireError(
                codes.unknownMember,
                at: Int(document[key].source),
                "\(place(name)) is no member of a \(codes.root)"
                    + (nearest.map { "; did you mean \($0)?" } ?? "")
            )
        }
    }

    /// An error about one member, at its place in the file.
    package func error(_ code: any WireErrorCode, _ name: String, _ reason: String) -> WireError {
        var offset = Int(document[index].source)
        for (key, value) in document.members(index)
        where document.bytes[document.range(key)].elementsEqual(name.utf8) {
            offset = Int(document[value].source)
        }
        return WireError(code, at: offset, "\(place(name)) \(reason)")
    }

    private func wrongType(_ name: String, _ value: Int, _ expected: String) -> WireError {
        Self.wrongType(codes, document, value, place(name), expected)
    }

    private static func wrongType(
        _ codes: Codes,
        _ document: Payload,
        _ index: Int,
        _ place: String,
        _ expected: String
    ) -> WireError {
        WireError(
            codes.wrongType,
            at: Int(document[index].source),
            "\(place.isEmpty ? "the \(codes.root)" : place) is not \(expected)"
        )
    }

    private func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
