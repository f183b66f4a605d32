package import WireCore
internal import WireFrameworks
package import WireLatency

/// Explains the gap between two approaches of a sample.
package struct Explainer: Sendable {
    /// A link that wins over the samples' own; nil for none.
    package var link: LinkSpec?

    /// Creates an explainer.
    package init(link: LinkSpec? = nil) { self.link = link }

    /// Explains one sample.
    ///
    /// - Throws: `sample.wrongValue` for an unknown link or an unknown cause, `sample.notCarried` for
    ///   an approach that cannot carry the sample or was not asked for.
    package func explain(_ weighed: WeighedSample) throws(WireError) -> Explanation {
        let (sample, analysis) = (weighed.sample, weighed.analysis)
        let (faster, than) = sample.comparedApproaches
        let scenario = try scenario(sample, analysis.framework.profile)
        let sides = (
            faster: try profile(faster, weighed),
            than: try profile(than, weighed)
        )
        let observed = sample.observed.flatMap { observation -> ObservedGap? in
            guard let one = observation.figures[faster], let other = observation.figures[than]
            else { return nil }
            return ObservedGap(faster: one, than: other)
        }
        let response = weighed.exchanges[than]?.responseBody ?? []
        return Explanation(
            name: sample.name,
            title: sample.title,
            profile: analysis.profile,
            faster: faster,
            than: than,
            scenario: scenario,
            sides: sides,
            attribution: Attribution(from: sides.than, to: sides.faster, under: scenario),
            alone: Self.alone(scenario).map {
                Attribution(from: sides.than, to: sides.faster, under: $0)
            },
            observed: observed,
            claim: try check(sample.claim, sides, observed, scenario),
            breakEvens: BreakEvens.rows(sides, scenario)
                + BreakEvens.compression(response, weighed.codings),
            choice: Choice(analysis, needs: sample.needs),
            remarks: Remark.all(analysis, observed, scenario, (faster, than))
        )
    }

    // MARK: Circumstances

    /// The same circumstances for one user; nil when there is no load to leave out.
    private static func alone(_ scenario: CallScenario) -> CallScenario? {
        guard scenario.load != nil else { return nil }
        var alone = scenario
        alone.load = nil
        return alone
    }

    private func scenario(
        _ sample: Sample,
        _ profile: FrameworkProfile
    ) throws(WireError) -> CallScenario {
        let observed = sample.observed
        let link = if let link { link } else { try Self.link(observed) }
        let load = observed?.load.map { ClosedLoad(users: $0.users, cores: $0.serverCores) }
        return CallScenario(
            link: link,
            load: load,
            sharedServerTime: ServerTime.shared(sample, profile)
        )
    }

    private static func link(_ observed: Sample.Observation?) throws(WireError) -> LinkSpec {
        guard let observed else { return LinkSpec() }
        let state: ConnectionState = observed.isCold ? .cold : .warm
        switch observed.link {
        case .preset(let name):
            guard let link = NetworkLink.preset(name) else {
                let known = NetworkLink.presets.map(\.name).joined(separator: ", ")
                throw WireError(
                    SampleError.wrongValue,
                    at: 0,
                    "the link \(name) is none of \(known)"
                )
            }
            return LinkSpec(link: link, connection: state)
        case .custom(let roundTrip, let down, let up, let tls, let http):
            return LinkSpec(
                link: try NetworkLink(
                    roundTrip: roundTrip,
                    down: down,
                    up: up,
                    tls: tls.flatMap(TLSHandshake.init) ?? .none,
                    http: http.flatMap(HTTPVersion.init) ?? .http1
                ),
                connection: state
            )
        }
    }

    // MARK: Sides

    private func profile(
        _ approach: Approach,
        _ weighed: WeighedSample
    ) throws(WireError) -> CallProfile {
        let (sample, analysis) = (weighed.sample, weighed.analysis)
        guard let weighing = weighed.exchanges[approach]?.weighing else {
            var reason = "was not weighed: it was not asked for"
            for entry in analysis.approaches where entry.approach == approach {
                guard case .failure(let refusal) = entry.outcome else { continue }
                reason = "cannot carry the call: \(refusal.reason)"
            }
            throw WireError(
                SampleError.notCarried,
                at: 0,
                "\(approach.rawValue) \(reason), so \(sample.name) cannot be explained"
            )
        }
        var profile = CallProfile()
        profile.requestHead = weighing.request.headByteCount
        profile.requestBody = weighing.request.sentByteCount ?? 0
        profile.responseHead = weighing.response.headByteCount
        let content = weighing.response.contentByteCount ?? 0
        profile.responseBody = weighing.response.bodyByteCount ?? content
        if weighing.response.isCoded { profile.compressedBody = content }
        profile.pieces = weighing.response.pieces
        profile.framing = (weighing.response.sentByteCount ?? content) - content
        profile.queue = approach.definition.isSerial ? .serial : .parallel
        profile.followUps = weighing.followUps.map { followUp in
            LinkExchange(
                requestByteCount: followUp.upByteCount,
                responseHeadByteCount: 0,
                responseBodyByteCount: followUp.downByteCount ?? 0,
                pieces: 2,
                serverFirst: ServerTime.refetch(analysis.framework.profile),
                serverTotal: ServerTime.refetch(analysis.framework.profile)
            )
        }
        // The content of files is copied, not parsed; base64 in JSON is.
        let files = weighing.request.ledger[.fileContent]
        let text = profile.requestBody - files
        let codec = Recorded.jsonCodec
        profile.serverCodec = codec.time(text) + codec.time(profile.responseBody)
        if sample.schema != nil { profile.validation = Recorded.zodValidation.time(text) }
        if approach.definition.rendersPage, sample.action.revalidates {
            profile.render = ServerTime.render(analysis.framework.profile)
        }
        return profile
    }

    // MARK: Claim

    private func check(
        _ claim: Sample.Claim?,
        _ sides: (faster: CallProfile, than: CallProfile),
        _ observed: ObservedGap?,
        _ scenario: CallScenario
    ) throws(WireError) -> CheckedClaim? {
        guard let claim else { return nil }
        guard claim.faster != claim.than else {
            throw WireError(
                SampleError.wrongValue,
                at: 0,
                "the claim compares an approach with itself"
            )
        }
        guard let gap = observed?.typical else {
            throw WireError(
                SampleError.missingMember,
                at: 0,
                "a claim is judged by what was observed, and the sample observes nothing of both sides"
            )
        }
        var (faster, than) = sides
        let cause: ClaimedCause
        if claim.because == "client-code" {
            // Code that only one side loads is bytes down the same link, at most once a page.
            cause = try Self.cause("response-body")
            faster = CallProfile()
            than = CallProfile()
            than.responseBody = claim.clientCodeByteCount
        } else {
            cause = try Self.cause(claim.because)
        }
        // To give the claim all it can ask for, only the slower side is made to validate.
        if cause.causes.contains(.validation) { faster.validation = 0 }
        return CheckedClaim(
            because: claim.because,
            percent: claim.percent,
            check: ClaimCheck(
                because: cause,
                faster: faster,
                than: than,
                observedGap: gap,
                scenario: scenario
            )
        )
    }

    private static func cause(_ name: String) throws(WireError) -> ClaimedCause {
        guard let cause = ClaimedCause(name) else {
            let known = (ClaimedCause.names + ["client-code"]).joined(separator: ", ")
            throw WireError(
                SampleError.wrongValue,
                at: 0,
                "claim.because \(name) is none of \(known)"
            )
        }
        return cause
    }
}
