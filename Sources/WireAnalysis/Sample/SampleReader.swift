package import WireCore
internal import WireJSON

/// Reads sample files: an object with `call.arguments`, or any JSON value as the only argument.
package struct SampleReader: Sendable {
    /// Reads a file that a sample names, relative to the sample's own folder.
    package typealias FileReader = @Sendable (_ name: String) throws(WireError) -> [UInt8]

    /// Bounds on what is accepted.
    package var limits: DecodingLimits
    private let readFile: FileReader

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - limits: bounds on what is accepted.
    ///   - readFile: reads a file beside the sample.
    package init(limits: DecodingLimits = .standard, readFile: @escaping FileReader) {
        self.limits = limits
        self.readFile = readFile
    }

    /// Reads one sample.
    ///
    /// - Parameters:
    ///   - input: the text of the file.
    ///   - source: the file's name, as reports show it.
    ///   - name: the name unless the sample gives one.
    ///   - diagnostics: takes what is odd but readable.
    /// - Returns: the sample, every default filled in.
    /// - Throws: `WireError` with the offset in the file: of the text (`json.…`), of values in
    ///   typed JSON (`typed.…`), or of the sample itself (`sample.…`); `sample.noSample` for a file
    ///   that is recognised as something else.
    package func read(
        _ input: [UInt8],
        source: String,
        name: String,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Sample {
        let document = try Self.document(input, limits: limits, diagnostics: &diagnostics)
        guard let call = Self.call(in: document) else {
            if let foreign = ForeignInput(document) { throw foreign.error }
            if source.hasSuffix(".sample.json") { try refuseSlip(document) }
            return try plain(document, source: source, name: name, diagnostics: &diagnostics)
        }
        var root = try ObjectReader(document, 0)
        _ = root.value("call")
        _ = root.value("$schema")
        var sample = try sample(
            try root.string("name") ?? name,
            source: source,
            call: try typedCall(document, call, root.value("result"), &diagnostics),
            title: try root.string("title")
        )
        for note in try root.elements("notes") where document.kind(note) != .string {
            throw root.error(SampleError.wrongType, "notes", "is not an array of texts")
        }
        if document.member("result", of: 0) == nil {
            diagnostics.warn(
                SampleError.noResult,
                at: 0,
                "the sample has no result, so its responses are weighed as empty; a call that"
                    + " returns nothing has \"result\": {\"$undefined\":true}"
            )
        }
        try readCall(document, call)
        sample.schema = root.value("schema").map(document.subtree)
        sample.schemaFrom = try root.string("schema_from")
        for index in try root.elements("invalid") {
            sample.invalid.append(
                try TypedJSON.read(
                    document,
                    at: index,
                    unknownTags: .refused,
                    diagnostics: &diagnostics
                )
            )
        }
        sample.host = try root.string("host") ?? sample.host
        sample.boundary = try root.string("boundary")
        sample.buildID = try root.string("build_id")
        if var api = try root.object("api") {
            try read(api: &api, into: &sample.api, &diagnostics)
        }
        if var action = try root.object("action") {
            try read(action: &action, into: &sample.action)
        }
        if var page = try root.object("page") { try read(page: &page, into: &sample.page) }
        if let headers = try root.object("headers") { try read(headers: headers, into: &sample) }
        if var observed = try root.object("observed") {
            sample.observed = try ObservationReader.read(&observed)
        }
        if var claim = try root.object("claim") { sample.claim = try read(claim: &claim) }
        if var budget = try root.object("budget") { sample.budget = try BudgetReader.read(&budget) }
        sample.needs = try read(needs: root.elements("needs"), document)
        try root.finish()
        return sample
    }

    /// Reads a JSON text that is no sample, as the one argument that it is then taken for.
    ///
    /// - Throws: `json.…`, `typed.…`; `sample.noSample` for a file that is recognised as something
    ///   else, and `sample.isSample`.
    package static func plainValue(
        _ input: [UInt8],
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        let document = try document(input, limits: .standard, diagnostics: &diagnostics)
        guard call(in: document) == nil else { throw WireError(SampleError.isSample, at: 0) }
        if let foreign = ForeignInput(document) { throw foreign.error }
        return try TypedJSON.read(document, unknownTags: .refused, diagnostics: &diagnostics)
    }

    private static func document(
        _ input: [UInt8],
        limits: DecodingLimits,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        do throws(WireError) {
            return try JSONCodec().decode(sharing: input, limits: limits, diagnostics: &diagnostics)
        } catch {
            if let foreign = ForeignInput(text: input) { throw foreign.error }
            throw error
        }
    }

    /// A file that calls itself a sample has `call.arguments`.
    ///
    /// - Throws: `sample.missingMember`.
    private func refuseSlip(_ document: Payload) throws(WireError) {
        var offset = 0
        if document.kind(0) == .object, let call = document.member("call", of: 0) {
            offset = Int(document[call].source)
            if document.kind(call) == .object {
                var reader = try ObjectReader(document, call, path: "call")
                _ = reader.value("arguments")
                try reader.finish()
            }
        }
        throw WireError(
            SampleError.missingMember,
            at: offset,
            "a .sample.json has call.arguments, an array"
        )
    }

    /// The `call` member's value when the document is a sample rather than a plain value.
    private static func call(in document: Payload) -> Int? {
        guard document.kind(0) == .object, let call = document.member("call", of: 0),
            document.kind(call) == .object, document.member("arguments", of: call) != nil
        else { return nil }
        return call
    }

    private func plain(
        _ document: Payload,
        source: String,
        name: String,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Sample {
        let value = try TypedJSON.read(document, unknownTags: .refused, diagnostics: &diagnostics)
        var builder = PayloadBuilder(over: value)
        builder.begin(.array)
        builder.begin(.array)
        builder.graft(0, of: value)
        builder.end()
        builder.leaf(.undefined)
        builder.end()
        var sample = try sample(name, source: source, call: builder.finish(), title: nil)
        sample.isPlain = true
        return sample
    }

    private func sample(
        _ name: String,
        source: String,
        call: Payload,
        title: String?
    ) throws(WireError) -> Sample {
        Sample(
            name: name,
            title: title ?? name,
            source: source,
            call: call,
            arguments: call.subtree(1),
            result: call.subtree(call.end(1)),
            schema: nil,
            schemaFrom: nil,
            invalid: [],
            api: Sample.API(path: "/api/" + name),
            action: Sample.Action(),
            page: Sample.Page(),
            host: "localhost:3000",
            headers: [],
            boundary: nil,
            buildID: nil,
            observed: nil,
            claim: nil,
            budget: Sample.Budget(),
            needs: []
        )
    }

    /// Reads arguments and result as one value, so that `$use` in the result may mean something
    /// that is defined in the arguments.
    private func typedCall(
        _ document: Payload,
        _ call: Int,
        _ result: Int?,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        var builder = PayloadBuilder(over: document)
        builder.begin(.array)
        if let arguments = document.member("arguments", of: call) {
            guard document.kind(arguments) == .array else {
                throw WireError(
                    SampleError.wrongType,
                    at: Int(document[arguments].source),
                    "call.arguments is not an array"
                )
            }
            builder.graft(arguments, of: document)
        }
        if let result {
            builder.graft(result, of: document)
        } else {
            builder.begin(.object)
            builder.key("$undefined")
            builder.bool(true)
            builder.end()
        }
        builder.end()
        let value = try TypedJSON.read(
            builder.finish(),
            unknownTags: .refused,
            diagnostics: &diagnostics
        )
        // A few bytes can say "four billion holes", and every approach writes each of them.
        let holes = value.nodes.reduce(0) { $0 + ($1.kind == .hole ? $1.low : 0) }
        guard holes <= Self.holeLimit else {
            throw WireError(
                SampleError.wrongValue,
                at: Int(document[call].source),
                "arrays have \(holes) holes; a sample may have \(Self.holeLimit)"
            )
        }
        return value
    }

    /// The most absent elements that the arrays of a sample may have together.
    private static let holeLimit = 1_000_000

    private func readCall(_ document: Payload, _ call: Int) throws(WireError) {
        var reader = try ObjectReader(document, call, path: "call")
        _ = reader.value("arguments")
        try reader.finish()
    }

    private func read(
        api: inout ObjectReader,
        into target: inout Sample.API,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) {
        if let method = try api.string("method") {
            guard !method.isEmpty, method.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
                throw api.error(
                    SampleError.wrongValue,
                    "method",
                    "is no method such as GET or POST"
                )
            }
            target.method = method
        }
        if let path = try api.string("path") {
            target.path = try Self.target(path, &api, "path")
        }
        target.status = try api.integer("status", in: 100...599) ?? target.status
        if let body = api.value("body") {
            target.body = try TypedJSON.read(
                api.document,
                at: body,
                unknownTags: .refused,
                diagnostics: &diagnostics
            )
        }
        target.arrays = try api.choice("arrays") ?? target.arrays
        try api.finish()
    }

    private func read(
        action: inout ObjectReader,
        into target: inout Sample.Action
    ) throws(WireError) {
        target.framework = try action.choice("framework") ?? target.framework
        target.id = try action.string("id")
        if let page = try action.string("page") {
            target.page = try Self.target(page, &action, "page")
        }
        target.form = try action.bool("form") ?? target.form
        target.revalidates = try action.bool("revalidates") ?? target.revalidates
        target.followUpRequests = try action.integer("follow_up_requests", in: 0...100) ?? 0
        try action.finish()
    }

    /// A request target must begin with a slash and hold neither spaces nor control characters:
    /// it goes into the start line as it is.
    private static func target(
        _ text: String,
        _ reader: inout ObjectReader,
        _ name: String
    ) throws(WireError) -> String {
        guard text.utf8.first == UInt8(ascii: "/"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            throw reader.error(
                SampleError.wrongValue,
                name,
                "is no path: it begins with / and is percent-encoded"
            )
        }
        return text
    }

    private func read(page: inout ObjectReader, into target: inout Sample.Page) throws(WireError) {
        target.html = try content(&page, "html")
        target.flight = try content(&page, "flight")
        target.data = try content(&page, "data")
        try page.finish()
    }

    private func content(
        _ page: inout ObjectReader,
        _ name: String
    ) throws(WireError) -> Sample.Page.Content? {
        guard let value = page.value(name) else { return nil }
        if page.document.kind(value) == .number {
            return try page.integer(name).map(Sample.Page.Content.byteCount)
        }
        guard let file = try page.string(name) else { return nil }
        do {
            return .bytes(try readFile(file))
        } catch {
            throw page.error(SampleError.fileUnreadable, name, "cannot be read: \(error.reason)")
        }
    }

    private func read(headers: ObjectReader, into sample: inout Sample) throws(WireError) {
        for (key, value) in headers.document.members(headers.index) {
            let name = headers.document.text(key)
            let text: String?
            switch headers.document.kind(value) {
            case .null: text = nil
            case .string: text = headers.document.text(value)
            default: throw headers.error(SampleError.wrongType, name, "is neither a text nor null")
            }
            guard Self.isToken(name), text.map(Self.isFieldValue) ?? true else {
                throw headers.error(SampleError.wrongValue, name, "cannot stand in a header line")
            }
            sample.headers.append((name, text))
        }
    }

    /// A field name, RFC 9110 section 5.6.2.
    private static func isToken(_ name: String) -> Bool {
        let marks = Set("!#$%&'*+-.^_`|~".utf8)
        return !name.isEmpty
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte) || marks.contains(byte)
            }
    }

    /// A field value, RFC 9110 section 5.5: no control characters, so no line of its own either.
    private static func isFieldValue(_ value: String) -> Bool {
        value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }

    private func read(claim: inout ObjectReader) throws(WireError) -> Sample.Claim {
        guard let faster = try claim.choice("faster", Approach.self),
            let than = try claim.choice("than", Approach.self),
            let because = try claim.string("because")
        else {
            throw WireError(
                SampleError.missingMember,
                at: Int(claim.document[claim.index].source),
                "a claim says faster, than and because"
            )
        }
        var result = Sample.Claim(faster: faster, than: than, because: because)
        result.percent = try claim.number("percent")
        result.clientCodeByteCount = try claim.integer("client_code_bytes") ?? 0
        try claim.finish()
        return result
    }

    private func read(needs: [Int], _ document: Payload) throws(WireError) -> [Sample.Need] {
        var result: [Sample.Need] = []
        for index in needs {
            let text = document.string(index).map { String(decoding: $0, as: UTF8.self) }
            guard let need = text.flatMap(Sample.Need.init) else {
                let known = Sample.Need.allCases.map(\.rawValue).joined(separator: ", ")
                throw WireError(
                    SampleError.wrongValue,
                    at: Int(document[index].source),
                    "needs holds something that is none of \(known)"
                )
            }
            result.append(need)
        }
        return result
    }
}
