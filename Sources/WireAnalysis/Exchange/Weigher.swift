internal import WireCompression
internal import WireCore
internal import WireHTTP

/// Weighs drafts: heads by the profile, bodies by ledger and codings, both on HTTP/1.1 and HTTP/2.
struct Weigher {
    let sample: Sample
    let profile: FrameworkProfile
    /// The codings asked for; the first is what a compressing server uses.
    let compressors: [SharedCompressor]

    init(sample: Sample, profile: FrameworkProfile, codings: [ContentCoding]) {
        self.sample = sample
        self.profile = profile
        compressors = codings.compactMap(SharedCompressor.init)
    }

    /// The browser's side of every request.
    var caller: Caller {
        Caller(
            host: sample.host,
            page: sample.action.page,
            overrides: sample.headers.map { HeaderOverride($0.name, $0.value) }
        )
    }

    /// Weighs a draft and the requests that follow it.
    ///
    /// - Throws: `http.noActions` for an action in a profile without any.
    func weigh(_ draft: ExchangeDraft, followUps: [FollowUp]) throws(WireError) -> Weighing {
        let requestHead = try profile.requestHead(for: draft.request, from: caller)
        let sending = Sending(draft, self)
        let responseHead = responseHead(of: draft, sending)
        let http2 = HTTP2Cost(
            request: requestHead,
            bodyByteCount: draft.requestBody.count,
            response: responseHead,
            pieces: sending.chunks,
            front: .node
        )
        return Weighing(
            losses: draft.losses,
            request: MessageWeight(
                headByteCount: requestHead.byteCount,
                hpackFirst: http2.firstRequest.headerBlockByteCount,
                hpackRepeat: http2.repeatedRequest.headerBlockByteCount,
                http2First: http2.firstRequest.byteCount,
                http2Repeat: http2.repeatedRequest.byteCount,
                bodyByteCount: draft.requestBody.count,
                sentByteCount: draft.requestBody.count,
                sentEncoding: "identity",
                compressed: compressed(draft.requestBody),
                ledger: draft.requestLedger,
                contentByteCount: draft.requestBody.count,
                pieces: 1,
                hasPage: false
            ),
            response: MessageWeight(
                headByteCount: responseHead.byteCount,
                hpackFirst: http2.firstResponse.headerBlockByteCount,
                hpackRepeat: http2.repeatedResponse.headerBlockByteCount,
                http2First: sending.withPage(http2.firstResponse.byteCount),
                http2Repeat: sending.withPage(http2.repeatedResponse.byteCount),
                bodyByteCount: sending.bodyByteCount,
                sentByteCount: sending.sentByteCount,
                sentEncoding: sending.coding ?? "identity",
                compressed: compressed(draft.answerBody),
                ledger: draft.answerLedger,
                contentByteCount: sending.contentByteCount,
                pieces: sending.pieces,
                hasPage: draft.hasPage
            ),
            followUps: followUps
        )
    }

    /// The head of an answer, as the profile's server sends it.
    func responseHead(of draft: ExchangeDraft, _ sending: Sending) -> ResponseHead {
        var answer = draft.answer
        answer.coding = sending.coding
        if profile.answers.announcesLength, draft.answer.contentType != nil {
            answer.contentLength = draft.answerBody.count
        }
        return profile.responseHead(for: answer)
    }

    /// The sizes of the pieces in which a body leaves, coded when the server codes it.
    func chunks(of body: [UInt8], kind: AnswerKind, isCoded: Bool) -> [Int] {
        let pieces = profile.pieces(of: body.span, kind: kind)
        guard isCoded, !body.isEmpty, let compressor = compressors.first else {
            return pieces.map(\.count)
        }
        return compressor.compress(body, pieces)
    }

    /// Bytes of a body as the profile's server sends it, framing included.
    func sentByteCount(of body: [UInt8], kind: AnswerKind) -> Int {
        let isCoded = profile.answers.coding(of: kind) != nil
        let chunks = chunks(of: body, kind: kind, isCoded: isCoded)
        return profile.answers.announcesLength
            ? chunks.reduce(0, +) : ChunkFraming.bodyByteCount(ofChunks: chunks)
    }

    private func compressed(_ body: [UInt8]) -> [CompressedSize] {
        guard !body.isEmpty else { return [] }
        return compressors.map { compressor in
            CompressedSize(
                algorithm: compressor.coding.algorithm.rawValue,
                level: compressor.coding.level,
                byteCount: compressor.byteCount(body)
            )
        }
    }
}

/// A compressor whose tables serve one body after the other: setting them up costs more than
/// compressing a small body.
final class SharedCompressor {
    let coding: ContentCoding
    private var compressor: Compressor

    /// Nil where the coding's library is absent.
    init?(_ coding: ContentCoding) {
        guard let compressor = Compressor(coding) else { return nil }
        self.coding = coding
        self.compressor = compressor
    }

    func byteCount(_ body: [UInt8]) -> Int { compressor.byteCount(body) }

    /// The sizes of the pieces after coding.
    func compress(_ body: [UInt8], _ pieces: [Range<Int>]) -> [Int] {
        compressor.compress(body, pieces: pieces).pieceByteCounts
    }
}

/// How an answer's body goes out: coded or not, in chunks or with its length.
struct Sending {
    var coding: String?
    var bodyByteCount: Int?
    var sentByteCount: Int?
    var contentByteCount: Int?
    var pieces: Int { max(1, chunks.count) }
    /// The sizes of the pieces without framing.
    let chunks: [Int]
    /// What a page adds of which only the size is known; nil when not even that is.
    private let pageByteCount: Int?

    /// A size with the page's own bytes; nil when they are not known.
    func withPage(_ byteCount: Int) -> Int? { pageByteCount.map { byteCount + $0 } }

    init(_ draft: ExchangeDraft, _ weigher: Weigher) {
        let rules = weigher.profile.answers
        let body = draft.answerBody
        let hasContent = draft.answer.contentType != nil
        coding =
            hasContent && rules.coding(of: draft.answer.kind) != nil
            ? weigher.compressors.first?.coding.token ?? "gzip" : nil
        chunks = weigher.chunks(of: body, kind: draft.answer.kind, isCoded: coding != nil)
        let content = chunks.reduce(0, +)
        let framed =
            !hasContent && [204, 304].contains(draft.answer.status) || rules.announcesLength
            ? content : ChunkFraming.bodyByteCount(ofChunks: chunks)
        switch draft.page {
        case .none, .included: pageByteCount = 0
        case .byteCount(let count): pageByteCount = count
        case .unknown: pageByteCount = nil
        }
        switch draft.page {
        case .none, .included:
            (bodyByteCount, sentByteCount, contentByteCount) = (body.count, framed, content)
        case .byteCount(let count):
            // The page's own bytes are only known as they were sent.
            bodyByteCount = body.isEmpty ? nil : body.count
            sentByteCount = body.isEmpty ? count : framed + count
            contentByteCount = body.isEmpty ? count : content + count
        case .unknown:
            (bodyByteCount, sentByteCount, contentByteCount) = (nil, nil, nil)
        }
    }
}
