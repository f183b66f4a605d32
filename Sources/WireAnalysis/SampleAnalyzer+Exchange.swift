public import WireCore
internal import WireFrameworks
internal import WireHTTP

/// One call in one form, as its bytes: what the figures of a weighing are counted from.
public struct Exchange: Sendable, Equatable {
    /// The request from its start line to the empty line, inclusive, on HTTP/1.1.
    public var requestHead: [UInt8]
    /// The request's body.
    public var requestBody: [UInt8]
    /// The answer's head.
    public var responseHead: [UInt8]
    /// The answer's body before content coding; without a page that the sample does not bring.
    public var responseBody: [UInt8]
    /// The parts of the answer's body that are flushed one after the other.
    public var contentPieces: [Range<Int>]
    /// Whether the server codes the answer.
    public var isCoded: Bool
    /// The sizes of the pieces in which the answer's body leaves, coded where the server codes it.
    public var pieces: [Int]
    /// Bytes of the answer's body as sent, chunk framing included; nil when not known.
    public var sentByteCount: Int?
}

extension SampleAnalyzer {
    /// Writes a call out in one form.
    ///
    /// - Returns: the bytes of both messages; nil when the form cannot carry the sample.
    /// - Throws: as `analyze` does.
    public func exchange(_ sample: Sample, _ approach: Approach) throws(WireError) -> Exchange? {
        let profile = try profile(for: sample)
        let weigher = Weigher(sample: sample, profile: profile, codings: codings)
        let draft: ExchangeDraft
        do throws(DraftFailure) {
            draft = try DraftContext(sample: sample, profile: profile).draft(approach)
        } catch {
            switch error {
            case .refused: return nil
            case .failed(let error): throw error
            }
        }
        let sending = Sending(draft, weigher)
        let answer = draft.answerBody.bytes
        return Exchange(
            requestHead: try profile.requestHead(for: draft.request, from: weigher.client).bytes,
            requestBody: draft.requestBody.bytes,
            responseHead: weigher.responseHead(of: draft, sending).bytes,
            responseBody: answer,
            contentPieces: profile.pieces(of: answer.span, kind: draft.answer.kind),
            isCoded: sending.coding != nil,
            pieces: sending.chunks,
            sentByteCount: sending.sentByteCount
        )
    }

    /// The profile of a sample: the analyzer's own, or the one that the sample names.
    ///
    /// - Throws: `sample.wrongValue` for a name that no profile has.
    func profile(for sample: Sample) throws(WireError) -> FrameworkProfile {
        let name = profile ?? sample.action.framework
        guard let framework = Framework(rawValue: name) else {
            let known = Self.profileNames.joined(separator: ", ")
            throw WireError(.sampleWrongValue, at: 0, "\(name) is none of the profiles \(known)")
        }
        return framework.profile
    }
}
