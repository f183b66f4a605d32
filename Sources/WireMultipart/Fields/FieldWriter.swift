internal import WireCore

/// Writes the fields of a nested value, iteratively; one buffer holds the name so far.
struct FieldWriter {
    private let payload: Payload
    private let convention: FieldConvention
    private let limits: DecodingLimits
    private var builder = PayloadBuilder()
    private var copied: [Int: Int] = [:]
    private var fieldCount = 0
    private var name: [UInt8] = []
    private var frames: [Frame] = []
    private var open: Set<Int> = []

    /// A container whose entries are being written.
    private struct Frame {
        let container: Int
        let nameByteCount: Int
        /// The members of an object that are left, in JavaScript's order, last first.
        var members: [(key: Int, value: Int)] = []
        /// The elements of an array that are left.
        var elements: Payload.Entries
        var elementIndex = 0
    }

    init(_ payload: Payload, _ convention: FieldConvention, _ limits: DecodingLimits) {
        self.payload = payload
        self.convention = convention
        self.limits = limits
    }

    /// Writes all fields of the value at `index`.
    mutating func write(_ index: Int) throws(WireError) -> Payload {
        builder.begin(.form)
        let root = payload.resolved(index)
        // The library appends to an undefined prefix, which JavaScript prints.
        if payload.kind(root) != .object { name = Array("undefined".utf8) }
        try write(value: root)
        while let frame = frames.indices.last {
            name.removeSubrange(frames[frame].nameByteCount...)
            if let member = frames[frame].members.popLast() {
                let value = payload.resolved(member.value)
                appendMember(member.key, isArray: payload.kind(value) == .array)
                try write(value: value)
            } else if let element = nextElement(of: frame) {
                try write(value: payload.resolved(element))
            } else {
                open.remove(frames.removeLast().container)
            }
        }
        builder.end()
        return builder.finish()
    }

    private mutating func write(value: Int) throws(WireError) {
        switch payload.kind(value) {
        case .undefined: break
        case .null: try append("")
        case .true: try append("true")
        case .false: try append("false")
        case .number:
            var text: [UInt8] = []
            NumberText.append(payload.double(value), to: &text)
            try append(text)
        case .date:
            var text: [UInt8] = []
            guard ISODate.append(payload.double(value), to: &text) else {
                throw WireError(
                    FormError.unsupportedValue,
                    at: 0,
                    "an invalid date has no ISO text"
                )
            }
            try append(text)
        case .string, .bigint: try append(payload.bytes[payload.range(value)])
        case .array, .object: try enter(value)
        case .file, .blob: try appendFile(value)
        case .map, .set, .form, .params, .url, .regexp, .error, .promise, .rejection, .pending:
            break
        default:
            throw WireError(
                FormError.unsupportedValue,
                at: 0,
                "a \(payload.kind(value).label) cannot become form fields"
            )
        }
    }

    private mutating func enter(_ container: Int) throws(WireError) {
        guard open.insert(container).inserted else { throw WireError(FormError.cycle, at: 0) }
        var frame = Frame(
            container: container,
            nameByteCount: name.count,
            elements: payload.entries(container)
        )
        if payload.kind(container) == .object {
            frame.members = payload.javaScriptMembers(container).reversed()
        }
        frames.append(frame)
    }

    /// Takes the next element of an array, its name appended; nil at the end and for objects.
    private mutating func nextElement(of frame: Int) -> Int? {
        guard payload.kind(frames[frame].container) == .array else { return nil }
        while let element = frames[frame].elements.next() {
            let index = frames[frame].elementIndex
            guard payload.kind(element) == .hole else {
                frames[frame].elementIndex += 1
                appendElement(index)
                return element
            }
            frames[frame].elementIndex += payload[element].low
        }
        return nil
    }

    private mutating func appendMember(_ key: Int, isArray: Bool) {
        var text = payload.bytes[payload.range(key)]
        let brackets = Array("[]".utf8)
        if isArray {
            while text.count > brackets.count, text.suffix(brackets.count).elementsEqual(brackets) {
                text.removeLast(brackets.count)
            }
        }
        name += name.isEmpty ? text : "[".utf8 + text + "]".utf8
    }

    private mutating func appendElement(_ index: Int) {
        switch convention {
        case .indices: name += "[\(index)]".utf8
        case .brackets: name += "[]".utf8
        case .repeated: break
        }
    }

    private mutating func append(_ text: String) throws(WireError) {
        try append(text.utf8)
    }

    private mutating func append(_ text: some Collection<UInt8>) throws(WireError) {
        try beginField()
        builder.text(.string, text)
    }

    private mutating func appendFile(_ file: Int) throws(WireError) {
        try beginField()
        if let place = copied[file] {
            builder.use(place)
        } else {
            copied[file] = builder.nextIndex
            builder.copy(file, of: payload)
        }
    }

    private mutating func beginField() throws(WireError) {
        guard fieldCount < limits.values else {
            throw WireError(
                FormError.tooManyFields,
                at: 0,
                "more fields than the limit values, \(limits.values)"
            )
        }
        fieldCount += 1
        builder.text(.key, name)
    }
}
