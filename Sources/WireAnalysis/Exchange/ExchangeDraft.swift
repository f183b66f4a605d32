internal import WireCore
internal import WireHTTP

/// One call in one form, before anything is weighed: what is sent, and what is answered.
struct ExchangeDraft {
    /// The request as the browser makes it.
    var request: RequestKind
    /// The request's body.
    var requestBody: [UInt8]
    /// Who owns each byte of it.
    var requestLedger: Ledger
    /// What of the arguments and the result does not arrive as it was.
    var losses: [Loss]
    /// The answer as the server announces it.
    var answer: Answer
    /// The answer's body before coding; without a page of which only the size is known.
    var answerBody: [UInt8]
    /// Who owns each byte of it.
    var answerLedger: Ledger
    /// A page that is part of the answer.
    var page = PagePart.none

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

/// What all forms have in common when they build their drafts.
struct DraftContext {
    let sample: Sample
    let profile: FrameworkProfile

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
