public import WireCore
public import WireFlight
internal import WireJSON

/// How a release of Next.js wraps the result of a Server Action.
public struct EnvelopeRules: Sendable, Hashable {
    /// A piece of the text of row 0.
    public enum Piece: Sendable, Hashable {
        /// Fixed text.
        case text(String)
        /// The search of the page, as a string.
        case search
        /// Whether the page's route could be intercepted.
        case isInterceptable
        /// The build id as a string, behind a text; another text where there is none.
        case build(behind: String = "", absent: String = "")
        /// The page, behind a text; another text where there is none.
        case page(behind: String = "", absent: String = "")
    }

    /// The text of row 0.
    public let row: [Piece]
    /// With what row 0 begins in responses of actions, and in pages.
    public let openings: [String]
}

/// What Next.js wraps around the result of a Server Action.
///
/// That is row 0, which the release's `EnvelopeRules` describe; the result is the promise in row 1.
public struct FlightEnvelope: Sendable {
    /// How actions of the release are called and respond.
    public let rules: ActionRules
    /// The build that writes the rows: at first the one that the release carries.
    public var dialect: FlightDialect
    /// The build id; next-16 leaves it out (nil) when there is a deployment id.
    public var buildID: String?
    /// The search of the page as it was rendered, `?n=3`; next-16 only.
    public var search = ""
    /// Whether the page's route could be intercepted; next-16 only.
    public var isInterceptable = false
    /// The page, when the action made the server render it again.
    public var page: FlightPage?

    /// Bounds on the work of writing.
    public var limits = DecodingLimits.standard

    /// Creates an envelope without a page.
    public init(_ rules: ActionRules, buildID: String?) {
        self.rules = rules
        dialect = rules.dialect
        self.buildID = buildID
    }

    /// Writes a response with the value at `result` of a document.
    ///
    /// - Parameters:
    ///   - payload: the document; it may hold the call's arguments too.
    ///   - result: what the action returned; a `rejection` when it threw.
    ///   - temporary: the paths of the arguments' objects
    ///     (`FlightReplyWriter.temporaryPaths(in:arguments:)`): where the result is one of them, it
    ///     is written as a reference to the client's own.
    /// - Returns: the stream; some releases let row 0 leave before the result.
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
            isLate: !rules.flushing.joinsResult
        )
        page?.frame(&stream)
        return stream
    }

    /// Counts the rows of a response that this envelope wraps.
    ///
    /// - Parameters:
    ///   - rows: the rows, as a reader found them.
    ///   - stream: the whole stream.
    /// - Returns: a ledger whose sum is the length of `stream`; row 0 and the page have owners of
    ///   their own.
    package func ledger(
        of rows: [FlightStreamReader.Row],
        in stream: Span<UInt8>
    ) -> Ledger {
        let count = stream.count
        return FlightLedger.response(rows, in: stream) { row in
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

    /// Takes the result out of a response that was read.
    ///
    /// - Returns: what the action returned.
    /// - Throws: `flight.envelopeMissing`; `flight.serverError` when the action threw, with what the
    ///   response tells of it; `flight.missingRow` when the response ended too early.
    public func result(of response: Payload) throws(WireError) -> Payload {
        let place: Int?
        if response.kind(0) == .array {
            var entries = response.entries(0)
            place = entries.next()
        } else if response.kind(0) == .object {
            place = response.member("a", of: 0)
        } else {
            place = nil
        }
        guard let promise = place.map(response.resolved) else {
            throw WireError(FlightError.envelopeMissing, at: 0)
        }
        switch response.kind(promise) {
        case .promise:
            return response.subtree(promise + 1)
        case .rejection:
            throw WireError(
                FlightError.serverError,
                at: Int(response[promise].source),
                response.failureReason(response.resolved(promise + 1))
            )
        case .pending:
            throw WireError(FlightError.missingRow, at: 0, "the result of the action never came")
        default: throw WireError(FlightError.envelopeMissing, at: 0)
        }
    }

    /// The text of row 0.
    private var row: [UInt8] {
        var row: [UInt8] = []
        for piece in rules.envelope.row {
            switch piece {
            case .text(let text): row += Array(text.utf8)
            case .search: row += Self.quoted(search)
            case .isInterceptable: row += Array("\(isInterceptable)".utf8)
            case .build(let text, let absent):
                row += buildID.map { Array(text.utf8) + Self.quoted($0) } ?? Array(absent.utf8)
            case .page(let text, let absent):
                row += page.map { Array(text.utf8) + $0.data } ?? Array(absent.utf8)
            }
        }
        return row
    }

    private static func quoted(_ string: String) -> [UInt8] {
        var text: [UInt8] = []
        JSONString.appendEscapingTag(Array(string.utf8).span, to: &text)
        return text
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
