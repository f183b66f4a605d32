internal import WireCore

/// Reads the members of one object of a sample file by name, and refuses those nobody asked for.
///
/// Every accessor notes the name it was asked for, so that the list of known members is the code
/// itself; `finish()` then names the first unknown member and the nearest known one.
struct ObjectReader {
    let document: Payload
    let index: Int
    /// The object's place in the file, `call` or `observed.link`; empty for the root.
    let path: String
    private var asked: [String] = []

    /// Begins reading the object at `index`.
    ///
    /// - Throws: `sample.wrongType` when it is no object.
    init(_ document: Payload, _ index: Int, path: String = "") throws(WireError) {
        self.document = document
        self.index = index
        self.path = path
        guard document.kind(index) == .object else {
            throw Self.wrongType(document, index, path, "an object")
        }
    }

    /// The index of a member's value; nil when it is absent.
    mutating func value(_ name: String) -> Int? {
        asked.append(name)
        var found: Int?
        for (key, value) in document.members(index)
        where document.bytes[document.range(key)].elementsEqual(name.utf8) {
            found = value
        }
        return found
    }

    /// A member that is a text; nil when absent.
    mutating func string(_ name: String) throws(WireError) -> String? {
        guard let value = value(name) else { return nil }
        guard let text = document.string(value) else { throw wrongType(name, value, "a text") }
        return String(decoding: text, as: UTF8.self)
    }

    /// A member that is true or false; nil when absent.
    mutating func bool(_ name: String) throws(WireError) -> Bool? {
        guard let value = value(name) else { return nil }
        switch document.kind(value) {
        case .true: return true
        case .false: return false
        default: throw wrongType(name, value, "true or false")
        }
    }

    /// A member that is a finite number, not negative; nil when absent or null.
    mutating func number(_ name: String) throws(WireError) -> Double? {
        guard let value = value(name), document.kind(value) != .null else { return nil }
        guard let number = document.number(value), number.isFinite, number >= 0 else {
            throw wrongType(name, value, "a number, not negative")
        }
        return number
    }

    /// A member that is a whole number within `range`; nil when absent or null.
    mutating func integer(
        _ name: String,
        in range: ClosedRange<Int> = 0...Int(UInt32.max)
    ) throws(WireError) -> Int? {
        guard let number = try number(name) else { return nil }
        guard let integer = Int(exactly: number), range.contains(integer) else {
            throw error(
                SampleError.wrongValue,
                name,
                "is not a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return integer
    }

    /// A member that is one of the texts of an enumeration; nil when absent.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String,
        _: Choice.Type = Choice.self
    ) throws(WireError) -> Choice? {
        guard let text = try string(name) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue)
            throw error(SampleError.wrongValue, name, "is none of \(known.joined(separator: ", "))")
        }
        return choice
    }

    /// A member that is itself an object; nil when absent.
    mutating func object(_ name: String) throws(WireError) -> ObjectReader? {
        guard let value = value(name) else { return nil }
        return try ObjectReader(document, value, path: place(name))
    }

    /// The elements of a member that is an array; empty when absent.
    mutating func elements(_ name: String) throws(WireError) -> [Int] {
        guard let value = value(name) else { return [] }
        guard document.kind(value) == .array else { throw wrongType(name, value, "an array") }
        return Array(document.entries(value))
    }

    /// Refuses members that nobody asked for.
    ///
    /// - Throws: `sample.unknownMember`, naming the member and the nearest known one.
    func finish() throws(WireError) {
        for (key, _) in document.members(index) {
            let name = document.text(key)
            guard !asked.contains(name) else { continue }
            let nearest = Suggestion.nearest(to: name, among: asked)
            throw WireError(
                SampleError.unknownMember,
                at: Int(document[key].source),
                "\(place(name)) is no member of a sample"
                    + (nearest.map { "; did you mean \($0)?" } ?? "")
            )
        }
    }

    /// An error about one member, at its place in the file.
    func error(_ code: any WireErrorCode, _ name: String, _ reason: String) -> WireError {
        var offset = Int(document[index].source)
        for (key, value) in document.members(index)
        where document.bytes[document.range(key)].elementsEqual(name.utf8) {
            offset = Int(document[value].source)
        }
        return WireError(code, at: offset, "\(place(name)) \(reason)")
    }

    private func wrongType(_ name: String, _ value: Int, _ expected: String) -> WireError {
        Self.wrongType(document, value, place(name), expected)
    }

    private static func wrongType(
        _ document: Payload,
        _ index: Int,
        _ place: String,
        _ expected: String
    ) -> WireError {
        WireError(
            SampleError.wrongType,
            at: Int(document[index].source),
            "\(place.isEmpty ? "the sample" : place) is not \(expected)"
        )
    }

    private func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
