internal import WireCompression
internal import WireCore
internal import WireFrameworks
internal import WireHTTP

/// Weighs drafts: heads by the profile, bodies by ledger and codings, both on HTTP/1.1 and HTTP/2.
final class Weigher {
    let sample: Sample
    let profile: FrameworkProfile
    /// The codings asked for; the first is what a compressing server uses.
    let compressors: [SharedCompressor]
    /// What codings made of bodies, which several approaches may send.
    private var coded: [ObjectIdentifier: (body: MessageBody, coded: CodedBody)] = [:]
    /// One request for what a page shows, as every client of an API makes it.
    private lazy var refetch = Result { () throws(WireError) in try makeRefetch() }

    init(sample: Sample, profile: FrameworkProfile, codings: [ContentCoding]) {
        self.sample = sample
        self.profile = profile
        compressors = codings.compactMap(SharedCompressor.init)
    }

    /// The browser's side of every request.
    var client: Client {
        Client(
            host: sample.host,
            page: sample.action.page,
            overrides: sample.headers.map { HeaderOverride($0.name, $0.value) }
        )
    }

    /// Weighs a draft, with the requests that follow it.
    ///
    /// - Throws: `http.noActions` for an action in a profile without any.
    func weigh(_ draft: ExchangeDraft, followUps: [FollowUp]) throws(WireError) -> Exchange {
        let requestHead = try profile.requestHead(for: draft.request, from: client)
        let sending = Sending(draft, self)
        let responseHead = responseHead(of: draft, sending)
        let http2 = HTTP2Cost(
            request: requestHead,
            bodyByteCount: draft.requestBody.bytes.count,
            response: responseHead,
            pieces: sending.chunks,
            front: .node
        )
        let weighing = Weighing(
            losses: draft.losses,
            exceeded: exceeded(draft, requestHead, sending),
            request: MessageWeight(
                headByteCount: requestHead.byteCount,
                hpackFirst: http2.firstRequest.headerBlockByteCount,
                hpackRepeat: http2.repeatedRequest.headerBlockByteCount,
                http2First: http2.firstRequest.byteCount,
                http2Repeat: http2.repeatedRequest.byteCount,
                bodyByteCount: draft.requestBody.bytes.count,
                sentByteCount: draft.requestBody.bytes.count,
                sentEncoding: "identity",
                compressed: coded(draft.requestBody).sizes,
                ledger: draft.requestBody.ledger,
                contentByteCount: draft.requestBody.bytes.count,
                pieces: 1,
                page: .none
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
                compressed: sending.sizes,
                ledger: draft.responseBody.ledger,
                contentByteCount: sending.contentByteCount,
                pieces: sending.pieces,
                page: draft.page
            ),
            followUps: followUps
        )
        return Exchange(
            requestHead: requestHead.bytes,
            responseHead: responseHead.bytes,
            contentPieces: sending.contentPieces,
            pieces: sending.chunks,
            isCoded: sending.coding != nil,
            weighing: weighing,
            request: draft.requestBody,
            response: draft.responseBody
        )
    }

    /// The head of a response, as the profile's server sends it.
    func responseHead(of draft: ExchangeDraft, _ sending: Sending) -> ResponseHead {
        var response = draft.response
        response.coding = sending.coding
        if profile.responses.announcesLength, draft.response.contentType != nil {
            response.contentLength = draft.responseBody.bytes.count
        }
        return profile.responseHead(for: response)
    }

    /// What codings make of a request's body, which leaves uncoded and in one piece.
    private func coded(_ body: MessageBody) -> CodedBody {
        once(body) { bytes in
            CodedBody(pieces: [0..<bytes.count], chunks: [bytes.count], sizes: sizes(bytes, nil))
        }
    }

    /// What codings make of a response's body, which leaves coded when the server codes it.
    func coded(_ body: MessageBody, kind: ResponseKind, isCoded: Bool) -> CodedBody {
        once(body) { bytes in
            let pieces = profile.pieces(of: bytes.span, kind: kind, rows: body.rows)
            guard isCoded, !bytes.isEmpty, let compressor = compressors.first else {
                return CodedBody(
                    pieces: pieces,
                    chunks: pieces.map(\.count),
                    sizes: sizes(bytes, nil)
                )
            }
            let chunks = compressor.compress(bytes, pieces)
            let isWhole = pieces.count == 1 && compressor.coding.algorithm.ignoresSteps
            let whole = isWhole ? chunks.reduce(0, +) : nil
            return CodedBody(pieces: pieces, chunks: chunks, sizes: sizes(bytes, whole))
        }
    }

    private func once(_ body: MessageBody, _ code: ([UInt8]) -> CodedBody) -> CodedBody {
        if let known = coded[ObjectIdentifier(body)] { return known.coded }
        let made = code(body.bytes)
        coded[ObjectIdentifier(body)] = (body, made)
        return made
    }

    // MARK: Follow-up requests

    /// The requests that a client makes afterwards to see the new state; an action that revalidates
    /// needs none, and the response to a form is the page.
    func followUps(_ approach: Approach) throws(WireError) -> [FollowUp] {
        let count = sample.action.followUpRequests
        guard count > 0, approach.definition.asksForNewState else { return [] }
        return Array(repeating: try refetch.get(), count: count)
    }

    private func makeRefetch() throws(WireError) -> FollowUp {
        let head = try profile.requestHead(
            for: .fetch(method: "GET", target: sample.api.path, body: nil),
            from: client
        )
        var response = Response(.api)
        response.coding = profile.responses.coding(of: .api)
        let responseHead = profile.responseHead(for: response)
        let body: Int? =
            switch sample.page.data ?? sample.page.flight {
            case .byteCount(let count): count
            case .bytes(let bytes): sentByteCount(of: bytes, kind: .api)
            case nil: nil
            }
        return FollowUp(
            purpose: "refetch",
            upByteCount: head.byteCount,
            downByteCount: body.map { $0 + responseHead.byteCount }
        )
    }

    /// Bytes of a body as the profile's server sends it, framing included.
    private func sentByteCount(of body: [UInt8], kind: ResponseKind) -> Int {
        let pieces = profile.pieces(of: body.span, kind: kind)
        let compressor = profile.responses.coding(of: kind) == nil ? nil : compressors.first
        let coded = body.isEmpty ? nil : compressor?.compress(body, pieces)
        let sizes = coded ?? pieces.map(\.count)
        return profile.responses.announcesLength
            ? sizes.reduce(0, +) : ChunkFraming.bodyByteCount(ofChunks: sizes)
    }

    /// The size of a body, which is coded as a whole, under each coding; the first of them may be
    /// known already.
    private func sizes(_ body: [UInt8], _ first: Int?) -> [CompressedSize] {
        guard !body.isEmpty else { return [] }
        return compressors.enumerated().map { index, compressor in
            let known = index == 0 ? first : nil
            return CompressedSize(
                algorithm: compressor.coding.algorithm.rawValue,
                level: compressor.coding.level,
                byteCount: known ?? compressor.byteCount(body)
            )
        }
    }
}

/// What codings make of a body.
struct CodedBody {
    /// The pieces in which it is flushed, before coding.
    var pieces: [Range<Int>]
    /// The sizes of the pieces in which it leaves, without framing.
    var chunks: [Int]
    /// Its size, coded as a whole, under each coding asked for.
    var sizes: [CompressedSize]
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

/// How a response's body goes out: coded or not, in chunks or with its length.
struct Sending {
    var coding: String?
    var bodyByteCount: Int?
    var sentByteCount: Int?
    var contentByteCount: Int?
    var pieces: Int { max(1, chunks.count) }
    /// The sizes of the pieces without framing.
    let chunks: [Int]
    /// The pieces before coding.
    let contentPieces: [Range<Int>]
    /// The size of the body, coded as a whole, under each coding asked for.
    let sizes: [CompressedSize]
    /// What a page adds of which only the size is known; nil when not even that is.
    private let pageByteCount: Int?

    /// A size with the page's own bytes; nil when they are not known.
    func withPage(_ byteCount: Int) -> Int? { pageByteCount.map { byteCount + $0 } }

    init(_ draft: ExchangeDraft, _ weigher: Weigher) {
        let rules = weigher.profile.responses
        let body = draft.responseBody.bytes
        let hasContent = draft.response.contentType != nil
        coding =
            hasContent && rules.coding(of: draft.response.kind) != nil
            ? weigher.compressors.first?.coding.token ?? "gzip" : nil
        let coded = weigher.coded(
            draft.responseBody,
            kind: draft.response.kind,
            isCoded: coding != nil
        )
        (contentPieces, chunks, sizes) = (coded.pieces, coded.chunks, coded.sizes)
        let content = chunks.reduce(0, +)
        let framed =
            !hasContent && [204, 304].contains(draft.response.status) || rules.announcesLength
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
