public import WireCore
public import WireFlight
internal import WireJSON

/// What Next.js wraps around the result of a Server Action, release by release.
///
/// ```
/// next-14   0:["$@1",["<build>",null]]
/// next-15   0:{"a":"$@1","f":"","b":"<build>"}
/// next-16   0:{"a":"$@1","q":"?n=3","i":false,"b":"<build>"}
/// ```
///
/// The result is the promise in row 1. Recorded with next 14.2.35, 15.5.29 and 16.4.6.
public struct FlightEnvelope: Sendable {
    /// A major release of Next.js.
    public enum Framework: String, Sendable, CaseIterable {
        /// 14.2.35.
        case next14 = "next-14"
        /// 15.5.29.
        case next15 = "next-15"
        /// 16.4.6.
        case next16 = "next-16"

        /// The build of React that the release carries.
        public var dialect: FlightDialect {
            switch self {
            case .next14: .next14
            case .next15: .next15
            case .next16: .next16
            }
        }
    }

    /// The release.
    public let framework: Framework
    /// The build that writes the rows: at first the one that the release carries.
    public var dialect: FlightDialect
    /// The build id; next-16 leaves it out (nil) when there is a deployment id.
    public var buildId: String?
    /// The search of the page as it was rendered, `?n=3`; next-16 only.
    public var search = ""
    /// Whether the page's route could be intercepted; next-16 only.
    public var isInterceptable = false
    /// The page, when the action made the server render it again.
    public var page: FlightPage?

    /// Bounds on the work of writing.
    public var limits = DecodingLimits.standard

    /// Creates an envelope without a page.
    public init(_ framework: Framework, buildId: String?) {
        self.framework = framework
        dialect = framework.dialect
        self.buildId = buildId
    }

    /// Writes an answer with the value at `result` of a document.
    ///
    /// - Parameters:
    ///   - payload: the document; it may hold the call's arguments too.
    ///   - result: what the action returned; a `rejection` when it threw.
    ///   - temporary: the paths of the arguments' objects
    ///     (`FlightReplyWriter.temporaryPaths(in:arguments:)`): where the result is one of them, it
    ///     is written as a reference to the client's own.
    /// - Returns: the stream. next-14 and next-16 let row 0 leave before the result.
    /// - Throws: as `FlightResponseWriter.write(_:root:temporary:)`.
    public func write(
        _ payload: Payload,
        result: Int = 0,
        temporary: [Int: [UInt8]] = [:]
    ) throws(WireError) -> FlightStream {
        var writer = FlightResponseWriter(dialect)
        writer.limits = limits
        var stream = try writer.write(
            payload,
            root: result,
            temporary: temporary,
            behind: row,
            isLate: framework != .next15
        )
        page?.frame(&stream)
        return stream
    }

    /// Counts the rows of a response that this envelope wraps.
    ///
    /// - Parameters:
    ///   - stream: the whole stream.
    ///   - dialect: the build that wrote it.
    /// - Returns: a ledger whose sum is the length of `stream`; row 0 and the page have owners of
    ///   their own.
    /// - Throws: as `FlightLedger.response(_:_:)`.
    public func ledger(
        of stream: Span<UInt8>,
        _ dialect: FlightDialect
    ) throws(WireError) -> Ledger {
        let count = stream.count
        return try FlightLedger.response(stream, dialect) { row, rows in
            var ledger = Ledger()
            if row.id == 0, row.tag == nil {
                let pageCount = min(page?.data.count ?? 0, row.content.count)
                ledger.add(row.content.count - pageCount, to: .envelope)
                ledger.add(pageCount, to: .page)
                ledger.add(row.range.count - row.content.count, to: .rowFraming)
            } else if let page, page.holds(row, in: count, rows) {
                ledger.add(row.range.count, to: .page)
            } else {
                return nil
            }
            return ledger
        }
    }

    /// Takes the result out of an answer that was read.
    ///
    /// - Returns: what the action returned.
    /// - Throws: `flight.envelopeMissing`; `flight.serverError` when the action threw, with what the
    ///   answer tells of it; `flight.missingRow` when the answer ended too early.
    public func result(of answer: Payload) throws(WireError) -> Payload {
        let place: Int?
        if answer.kind(0) == .array {
            var entries = answer.entries(0)
            place = entries.next()
        } else if answer.kind(0) == .object {
            place = answer.member("a", of: 0)
        } else {
            place = nil
        }
        guard let promise = place.map(answer.resolved) else {
            throw WireError(FlightError.envelopeMissing, at: 0)
        }
        switch answer.kind(promise) {
        case .promise:
            return answer.subtree(promise + 1)
        case .rejection:
            throw WireError(
                FlightError.serverError,
                at: Int(answer[promise].source),
                answer.failureReason(answer.resolved(promise + 1))
            )
        case .pending:
            throw WireError(FlightError.missingRow, at: 0, "the result of the action never came")
        default: throw WireError(FlightError.envelopeMissing, at: 0)
        }
    }

    /// The text of row 0.
    private var row: [UInt8] {
        var text: [UInt8] = []
        switch framework {
        case .next14:
            text.append(contentsOf: "[\"$@1\",[".utf8)
            append(buildId ?? "", to: &text)
            text.append(contentsOf: ",".utf8)
            text.append(contentsOf: page?.data ?? Array("null".utf8))
            text.append(contentsOf: "]]".utf8)
        case .next15:
            text.append(contentsOf: "{\"a\":\"$@1\",\"f\":".utf8)
            text.append(contentsOf: page?.data ?? Array("\"\"".utf8))
            text.append(contentsOf: ",\"b\":".utf8)
            append(buildId ?? "", to: &text)
            text.append(contentsOf: "}".utf8)
        case .next16:
            text.append(contentsOf: "{\"a\":\"$@1\",\"q\":".utf8)
            append(search, to: &text)
            text.append(contentsOf: ",\"i\":".utf8)
            text.append(contentsOf: (isInterceptable ? "true" : "false").utf8)
            if let page {
                text.append(contentsOf: ",\"t\":".utf8)
                text.append(contentsOf: page.data)
            }
            if let buildId {
                text.append(contentsOf: ",\"b\":".utf8)
                append(buildId, to: &text)
            }
            text.append(contentsOf: "}".utf8)
        }
        return text
    }

    private func append(_ string: String, to text: inout [UInt8]) {
        JSONString.appendEscapingTag(Array(string.utf8).span, to: &text)
    }
}

extension Payload {
    /// What an error of the server's says for a person: its message, and the digest if there is one.
    fileprivate func failureReason(_ error: Int) -> String {
        func said(_ name: StaticString) -> String? {
            guard kind(error) == .error, let member = member(name, of: error),
                kind(member) == .string
            else { return nil }
            return text(member)
        }
        let message = said("message") ?? FlightError.serverError.summary
        return said("digest").map { "\(message) (digest “\($0)”)" } ?? message
    }
}
