internal import WireCore
internal import WireFrameworks

/// One call in one form, before anything is weighed: what is sent, and what is answered.
struct ExchangeDraft {
    /// The request as the browser makes it.
    var request: RequestKind
    /// The request's body.
    var requestBody: CheckedBody
    /// The answer as the server announces it.
    var answer: Response
    /// The answer's body before coding; without a page of which only the size is known.
    var answerBody = CheckedBody()
    /// A page that is part of the answer.
    var page = PagePart.none

    /// What of the arguments and the result does not arrive as it was.
    var losses: [Loss] { requestBody.losses + answerBody.losses }

    /// Whether a page is part of the answer.
    var hasPage: Bool {
        if case .none = page { false } else { true }
    }

    /// What is known of a page in an answer.
    enum PagePart {
        /// There is none.
        case none
        /// Its bytes are at the end of the body.
        case included
        /// It takes so many bytes as sent.
        case byteCount(Int)
        /// The sample does not say how large it is.
        case unknown
    }
}

/// A body that was made and read back once, and is weighed once, however many forms send it.
final class CheckedBody {
    /// The body before coding.
    let bytes: [UInt8]
    /// Who owns each byte of it.
    let ledger: Ledger
    /// What of its value does not arrive as it was.
    let losses: [Loss]
    /// What codings make of it; nil until it is weighed.
    var coded: CodedBody?

    init(_ bytes: [UInt8] = [], _ ledger: Ledger = Ledger(), losses: [Loss] = []) {
        self.bytes = bytes
        self.ledger = ledger
        self.losses = losses
    }
}

/// What all forms have in common when they build their drafts, and what some of them share.
final class DraftContext {
    let sample: Sample
    let profile: FrameworkProfile
    /// The one argument as it is, several as an array; nil without any.
    private(set) lazy var argument = makeArgument()
    /// The result as JSON; empty where it vanishes.
    private(set) lazy var jsonResult = Result { () throws(DraftFailure) in try makeJSONResult() }
    /// Requests that follow an API call; nil until they are asked for.
    var refetches: [FollowUp]?

    init(sample: Sample, profile: FrameworkProfile) {
        self.sample = sample
        self.profile = profile
    }

    /// Reads a body back, so that no size is ever shown for one that does not decode.
    ///
    /// - Throws: `analysis.notReadBack` with what the decoder said.
    func readBack<Value>(
        _ what: String,
        _ decode: () throws(WireError) -> Value
    ) throws(WireError) -> Value {
        do {
            return try decode()
        } catch {
            throw WireError(
                .analysisNotReadBack,
                at: error.offset,
                "\(what) does not read back: \(error.code.name), \(error.reason)"
            )
        }
    }

    /// Makes sure that every byte of a body has an owner.
    ///
    /// - Throws: `analysis.ledgerMismatch`.
    func verify(_ ledger: Ledger, _ body: [UInt8], _ what: String) throws(WireError) {
        guard ledger.byteCount == body.count else {
            throw WireError(
                .analysisLedgerMismatch,
                at: 0,
                "\(sample.name): \(what) has \(body.count) bytes, its ledger \(ledger.byteCount)"
            )
        }
    }
}

/// Why a form cannot carry a sample, or a fault that ends its analysis.
enum DraftFailure: Error {
    case refused(String)
    case failed(WireError)
}
