public import WireCore
internal import WireJSON

/// How many vectors passed, by label, and which failed or were left out.
public struct FlightTally: Sendable {
    /// Passes and attempts by label.
    public private(set) var counts: [String: (passed: Int, total: Int)] = [:]
    /// The cases that failed: name, label, and what came instead.
    public private(set) var failures: [String] = []
    /// The cases whose answer is stricter than the build's, for a stated reason.
    public private(set) var stricterNames: Set<String> = []
    /// Lines left out, by reason.
    public private(set) var skipped: [String: Int] = [:]

    /// Creates an empty tally.
    public init() {}

    /// Notes the outcome of one case for one label.
    ///
    /// - Parameters:
    ///   - name: the case.
    ///   - label: the build, and what else tells runs of the case apart.
    ///   - failure: what came instead; nil when the case passed.
    ///   - stricter: why an answer other than the build's is wanted here.
    public mutating func note(
        _ name: String,
        _ label: String,
        _ failure: String?,
        stricter: String? = nil
    ) {
        var count = counts[label] ?? (0, 0)
        count.total += 1
        if failure == nil { count.passed += 1 }
        counts[label] = count
        guard let failure else { return }
        if stricter == nil {
            failures.append("\(name) [\(label)]: \(failure)")
        } else {
            stricterNames.insert(name)
        }
    }

    /// Notes a line that is left out.
    public mutating func skip(_ reason: String) {
        skipped[reason, default: 0] += 1
    }

    /// The table of passes by label.
    public var table: String {
        counts.sorted { $0.key < $1.key }
            .map { "\($0.key): \($0.value.passed)/\($0.value.total)" }
            .joined(separator: "\n")
    }

    /// All passes over all attempts.
    public var passed: Int { counts.values.reduce(0) { $0 + $1.passed } }
    /// All attempts.
    public var total: Int { counts.values.reduce(0) { $0 + $1.total } }
}

extension VectorLine {
    /// The texts of a member that is an array of texts.
    public func texts(_ name: StaticString) -> [String] {
        guard let index = index(name) else { return [] }
        return document.entries(index).map { document.text($0) }
    }

    /// A text of a vector, which may be given as repeated parts.
    public func flightText(_ index: Int) -> [UInt8] {
        guard document.kind(index) == .object, let parts = document.member("parts", of: index)
        else { return Array(document.bytes[document.range(index)]) }
        return repeated(parts)
    }

    /// Texts and counts, each text repeated so many times.
    public func repeated(_ parts: Int) -> [UInt8] {
        var text: [UInt8] = []
        for part in document.entries(parts) {
            let entries = Array(document.entries(part))
            guard entries.count == 2 else { continue }
            for _ in 0..<Int(document.double(entries[1])) {
                text.append(contentsOf: document.bytes[document.range(entries[0])])
            }
        }
        return text
    }

    /// The bytes that a text member holds in base64.
    public func base64(_ name: StaticString) -> [UInt8]? {
        bytes(name).flatMap { Base64.decode($0.span) }
    }

    /// A list of fields as a form: names, and texts or files.
    public func form(_ entries: Int) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.form)
        for entry in document.entries(entries) {
            let parts = Array(document.entries(entry))
            guard parts.count == 2 else { continue }
            builder.text(.key, document.bytes[document.range(parts[0])])
            if document.kind(parts[1]) == .object,
                document.member("parts", of: parts[1]) == nil
            {
                appendFile(parts[1], to: &builder)
            } else {
                builder.text(.string, flightText(parts[1]))
            }
        }
        builder.end()
        return builder.finish()
    }

    private func appendFile(_ file: Int, to builder: inout PayloadBuilder) {
        builder.begin(.file)
        for (key, member) in [("name", "filename"), ("type", "type")] as [(String, StaticString)] {
            builder.key(key)
            builder.text(
                .string,
                document.member(member, of: file).map { document.bytes[document.range($0)] } ?? []
            )
        }
        builder.key("base64")
        let content = document.member("base64", of: file).map {
            Array(document.bytes[document.range($0)])
        }
        let base64 = content ?? []
        builder.bytes(Base64.decode(base64.span) ?? [])
        builder.end()
    }
}

extension Payload {
    /// The fields of a form, one to a line, for comparison: blobs are files called `blob`.
    public var formLines: [String] {
        members(0).map { key, value in
            let name = text(key)
            guard kind(value) == .file || kind(value) == .blob else {
                return "\(name) = \(text(value))"
            }
            let file = member("name", of: value).map(text) ?? "blob"
            let type = member("type", of: value).map(text) ?? ""
            let content = member("base64", of: value).map { Array(viewedBytes($0)) } ?? []
            return "\(name) = file \(file) (\(type)) \(content)"
        }
    }
}

extension Payload {
    /// The same value with every error as null: how they are worded is nobody's promise.
    public func withoutErrorDetails() -> Payload {
        var builder = PayloadBuilder()
        var copied: [Int: Int] = [:]
        var pending: [Int?] = [0]
        while let task = pending.popLast() {
            guard let index = task.map(resolved) else {
                builder.end()
                continue
            }
            if let place = copied[index] {
                builder.use(place)
            } else if kind(index) == .error {
                builder.null()
            } else if kind(index).isContainer {
                copied[index] = builder.begin(kind(index), detail: self[index].detail)
                pending.append(nil)
                pending.append(contentsOf: entries(index).reversed())
            } else {
                copied[index] = builder.nextIndex
                builder.copy(index, of: self)
            }
        }
        return builder.finish()
    }

    /// Typed JSON without the details of errors, for comparison.
    public var comparable: String { TypedJSON.text(withoutErrorDetails()) }
}
