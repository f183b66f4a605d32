public import WireCompression
public import WireCore
internal import WireFrameworks
internal import WireHTTP

/// Analyzes samples one at a time: each form drafted, read back, weighed.
public struct SampleAnalyzer: Sendable {
    /// The forms to weigh.
    public var approaches: [Approach]
    /// The codings to weigh bodies with; the first is what a compressing server uses.
    public var codings: [ContentCoding]
    /// A profile that wins over the samples' own; nil for none.
    public var profile: String?
    /// Whether codecs are timed, too.
    public var measuresTime: Bool

    /// Creates an analyzer.
    public init(
        approaches: [Approach] = Approach.allCases,
        codings: [ContentCoding],
        profile: String? = nil,
        measuresTime: Bool = false
    ) {
        self.approaches = approaches
        self.codings = codings
        self.profile = profile
        self.measuresTime = measuresTime
    }

    /// The names of the framework profiles.
    public static var profileNames: [String] { Framework.allCases.map(\.rawValue) }

    /// Analyzes one sample.
    ///
    /// - Throws: `sample.wrongValue` for an unknown framework, `analysis.notReadBack` and
    ///   `analysis.ledgerMismatch` for figures that could not be trusted.
    public func analyze(
        _ sample: Sample,
        warnings: [WireWarning] = []
    ) throws(WireError) -> SampleAnalysis {
        let profile = try profile(for: sample)
        let context = DraftContext(sample: sample, profile: profile)
        let schema = try SchemaCheck(sample)
        let weigher = Weigher(sample: sample, profile: profile, codings: codings)
        var results: [ApproachAnalysis] = []
        for approach in approaches.sorted() {
            let outcome: Result<Weighing, ApproachAnalysis.Refusal>
            do throws(DraftFailure) {
                let draft = try context.draft(approach)
                let followUps = try context.followUps(approach, weigher)
                outcome = .success(
                    try context.wrap { () throws(WireError) in
                        try weigher.weigh(draft, followUps: followUps)
                    }
                )
            } catch {
                switch error {
                case .refused(let reason):
                    outcome = .failure(ApproachAnalysis.Refusal(reason: reason))
                // A ledger that does not add up puts every figure in doubt; anything else is this
                // form's own trouble, and the others are weighed all the same.
                case .failed(let error) where error.code == .analysisLedgerMismatch: throw error
                case .failed(let error):
                    outcome = .failure(ApproachAnalysis.Refusal(reason: error.reason))
                }
            }
            results.append(ApproachAnalysis(approach: approach, outcome: outcome))
        }
        return SampleAnalysis(
            name: sample.name,
            title: sample.title,
            source: sample.source,
            call: CallText.text(sample),
            page: sample.action.page,
            budget: sample.budget,
            framework: profile.framework,
            approaches: results,
            timings: measuresTime
                ? TimingRun(sample: sample, profile: profile, codings: codings)
                    .timings(approaches.sorted()) : nil,
            notes: schema.notes,
            warnings: warnings + schema.warnings
        )
    }
}

extension SampleAnalyzer {
    /// The body of a form's answer before coding; empty where there is none to look at.
    func answer(_ sample: Sample, _ approach: Approach) -> [UInt8] {
        guard let profile = try? profile(for: sample) else { return [] }
        let draft = try? DraftContext(sample: sample, profile: profile).draft(approach)
        return draft?.answerBody.bytes ?? []
    }
}

extension DraftContext {
    func draft(_ approach: Approach) throws(DraftFailure) -> ExchangeDraft {
        switch approach {
        case .apiJSON: try apiJSON()
        case .apiMultipart: try apiMultipart()
        case .actionFlight: try actionFlight()
        case .formNoJS: try formNoJS()
        }
    }

    /// The requests that an API's client makes afterwards to see the new state; an action that
    /// revalidates needs none, and a form answers with the page.
    func followUps(
        _ approach: Approach,
        _ weigher: Weigher
    ) throws(DraftFailure) -> [FollowUp] {
        let count = sample.action.followUpRequests
        guard count > 0, approach == .apiJSON || approach == .apiMultipart else { return [] }
        if let refetches { return refetches }
        let refetches = Array(repeating: try refetch(weigher), count: count)
        self.refetches = refetches
        return refetches
    }

    /// One request for what a page shows, as every client of an API makes it.
    private func refetch(_ weigher: Weigher) throws(DraftFailure) -> FollowUp {
        let head = try wrap { () throws(WireError) in
            try profile.requestHead(
                for: .fetch(method: "GET", target: sample.api.path, body: nil),
                from: weigher.client
            )
        }
        var answer = Response(.api)
        answer.coding = profile.responses.coding(of: .api)
        let answerHead = profile.responseHead(for: answer)
        let body: Int? =
            switch sample.page.data ?? sample.page.flight {
            case .byteCount(let count): count
            case .bytes(let bytes): weigher.sentByteCount(of: bytes, kind: .api)
            case nil: nil
            }
        return FollowUp(
            purpose: "refetch",
            upByteCount: head.byteCount,
            downByteCount: body.map { $0 + answerHead.byteCount }
        )
    }
}
