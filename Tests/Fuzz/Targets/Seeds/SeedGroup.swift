internal import WireCore
internal import WireFlight
internal import WireJSON
internal import WirePlatform
internal import WireTestSupport

/// Messages that can be tried under the same settings.
struct SeedGroup {
    /// The settings: heads of inputs.
    let heads: [[UInt8]]
    /// The messages.
    let bodies: [[UInt8]]
    /// How they are made up.
    let form: MessageForm
}

extension FuzzTarget {
    /// The inputs that the target begins with, made from what was recorded and what is kept.
    ///
    /// - Parameter linesPerFile: lines of each file of vectors that are taken at most.
    /// - Returns: the inputs, those together that can have the same settings.
    /// - Throws: what reading the vectors throws.
    func seeds(linesPerFile: Int) throws -> [SeedGroup] {
        let recorded = Recorded(linesPerFile: linesPerFile)
        switch self {
        case .convert:
            return Dictionary(grouping: try recorded.lines(), by: \.source)
                .sorted { $0.key < $1.key }
                .map { source, lines in
                    SeedGroup(
                        heads: Settings.convert(from: source),
                        bodies: lines.map(\.text),
                        form: .line(source == Settings.action ? "typed" : source)
                    )
                }
        case .flightResponse, .envelope:
            let bodies = try recorded.lines().filter { $0.source == "flight-response" }
                .compactMap { Self.stream($0.text) }
            return [SeedGroup(heads: Settings.flight, bodies: bodies, form: .rows)]
        case .flightReply, .flightForm:
            let source = rawValue
            let bodies = try recorded.lines().filter { $0.source == source }
                .compactMap { Self.fields($0.text) }
            return [SeedGroup(heads: Settings.flight, bodies: bodies, form: .fields)]
        case .typedJSON:
            let bodies = try recorded.lines().filter { $0.source == "typed" }.map(\.text)
            return [SeedGroup(heads: [[]], bodies: bodies, form: .document(.typed))]
        case .sample:
            let files = try Platform.files(under: Vectors.root + "/Samples")
            let bodies = try files.filter { $0.hasSuffix(".json") }.map {
                try Platform.readFile($0)
            }
            return [SeedGroup(heads: [[]], bodies: bodies, form: .document(.typed))]
        case .baseline:
            return [
                SeedGroup(heads: [[]], bodies: [SampleChecks.report], form: .document(.plain))
            ]
        case .json, .multipart, .urlencoded, .inflate, .hpack:
            let bodies = try kept().map(\.content)
            return [SeedGroup(heads: [[]], bodies: bodies, form: parts([]).form)]
        }
    }

    /// The inputs that are kept for the target.
    public func kept() throws -> [(file: String, content: [UInt8])] {
        let files = try Platform.files(under: "\(Vectors.root)/Tests/Fuzz/Kept/\(rawValue)")
        return try files.map { ($0, try Platform.readFile($0)) }
    }

    private static func stream(_ line: [UInt8]) -> [UInt8]? {
        guard let document = try? JSONCodec().decode(line),
            let stream = document.member("stream", of: 0)
        else { return nil }
        return Base64.decode(document.bytes.span.extracting(document.range(stream)))
    }

    /// A body or a post as its target takes it: fields told apart by the record separator.
    private static func fields(_ line: [UInt8]) -> [UInt8]? {
        guard let document = try? JSONCodec().decode(line), document.kind(0) == .object else {
            return nil
        }
        if let text = document.member("text", of: 0), document.kind(text) == .string {
            return Array(document.bytes[document.range(text)])
        }
        guard let entries = document.member("entries", of: 0), document.kind(entries) == .array
        else { return nil }
        var fields: [[UInt8]] = []
        for entry in document.entries(entries) {
            let texts = document.entries(entry).filter { document.kind($0) == .string }
                .map { Array(document.bytes[document.range($0)]) }
            // Files are tried through `convert`.
            guard texts.count == 2 else { return nil }
            fields.append(texts[0] + Array("=".utf8) + texts[1])
        }
        // One field alone would be taken for a text; an empty one beside it changes nothing.
        return Array((fields.count > 1 ? fields : fields + [[]]).joined(separator: [0x1E]))
    }
}
