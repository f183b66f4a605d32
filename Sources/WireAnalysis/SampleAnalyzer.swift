package import WireCompression
package import WireCore
package import WireFrameworks

/// Analyzes samples one at a time: each approach written out, read back, weighed.
package struct SampleAnalyzer: Sendable {
    /// The approaches to weigh.
    package var approaches: [Approach]
    /// The codings to weigh bodies with; the first is what a compressing server uses.
    package var codings: [ContentCoding]
    /// A profile that wins over the samples' own; nil for none.
    package var profile: Framework?
    /// Whether codecs are timed, too.
    package var measuresTime: Bool

    /// Creates an analyzer.
    package init(
        approaches: [Approach] = Approach.allCases,
        codings: [ContentCoding],
        profile: Framework? = nil,
        measuresTime: Bool = false
    ) {
        self.approaches = approaches
        self.codings = codings
        self.profile = profile
        self.measuresTime = measuresTime
    }

    /// The names of the framework profiles.
    package static var profileNames: [String] { Framework.allCases.map(\.rawValue) }

    /// Weighs one sample.
    ///
    /// - Parameters:
    ///   - sample: the sample.
    ///   - warnings: what was odd about it when it was read.
    /// - Returns: the sample with its exchanges and their figures.
    /// - Throws: `sample.wrongValue` for an unknown framework, `analysis.ledgerMismatch` for figures
    ///   that could not be trusted, `validation.…` for a schema that is none.
    package func weigh(
        _ sample: Sample,
        warnings: [WireWarning] = []
    ) throws(WireError) -> WeighedSample {
        let profile = (profile ?? sample.action.framework).profile
        let context = DraftContext(sample: sample, profile: profile)
        let schema = try SchemaCheck(sample)
        let weigher = Weigher(sample: sample, profile: profile, codings: codings)
        var exchanges: [Approach: Exchange] = [:]
        var outcomes: [ApproachAnalysis] = []
        for approach in approaches.sorted() {
            let outcome: Result<Weighing, WireError>
            do throws(WireError) {
                let draft = try approach.definition.draft(in: context)
                let exchange = try weigher.weigh(draft, followUps: weigher.followUps(approach))
                exchanges[approach] = exchange
                outcome = .success(exchange.weighing)
            } catch {
                // A ledger that does not add up puts every figure in doubt; anything else is this
                // approach's own trouble, and the others are weighed all the same.
                guard error.code != AnalysisFault.ledgerMismatch else { throw error }
                outcome = .failure(error)
            }
            outcomes.append(ApproachAnalysis(approach: approach, outcome: outcome))
        }
        let analysis = SampleAnalysis(
            name: sample.name,
            ownName: sample.name,
            title: sample.title,
            source: sample.source,
            isPlain: sample.isPlain,
            call: CallText.text(sample),
            page: sample.action.page,
            budget: sample.budget,
            framework: profile.framework,
            approaches: outcomes,
            notes: schema.notes,
            warnings: warnings + schema.warnings + Self.warnings(outcomes)
        )
        return WeighedSample(
            sample: sample,
            analysis: analysis,
            codings: codings,
            exchanges: exchanges,
            schema: schema
        )
    }

    /// What goes beyond a bound of its server, said once for each approach.
    private static func warnings(_ outcomes: [ApproachAnalysis]) -> [WireWarning] {
        outcomes.flatMap { entry in
            (entry.weighing?.exceeded ?? []).map {
                WireWarning(
                    SampleError.serverLimit,
                    at: 0,
                    "\(entry.approach.rawValue) \($0.reason)"
                )
            }
        }
    }

    /// Analyzes one sample: weighs it, and times its codecs when that was asked for.
    ///
    /// - Throws: as `weigh(_:warnings:)`.
    package func analyze(
        _ sample: Sample,
        warnings: [WireWarning] = []
    ) throws(WireError) -> SampleAnalysis {
        try analysis(of: weigh(sample, warnings: warnings))
    }

    /// The analysis of a sample that was weighed, with times when they were asked for.
    package func analysis(of weighed: WeighedSample) -> SampleAnalysis {
        var analysis = weighed.analysis
        if measuresTime { analysis.timings = TimingRun(weighed).timings() }
        return analysis
    }

    /// Analyzes a sample that was weighed, with what its claim is worth.
    ///
    /// A claim that cannot be judged costs a sample no figure: it is left out with a warning that
    /// says why.
    ///
    /// - Throws: a fault of this program that the explanation found.
    package func judged(_ weighed: WeighedSample) throws(WireError) -> SampleAnalysis {
        var analysis = analysis(of: weighed)
        guard weighed.sample.claim != nil else { return analysis }
        do throws(WireError) {
            analysis.explanation = try Explainer().explain(weighed)
        } catch {
            guard !(error.code is AnalysisFault), error.code != CoreError.internalFault else {
                throw error
            }
            analysis.warnings.append(
                WireWarning(SampleError.claimNotJudged, at: error.offset, error.reason)
            )
        }
        return analysis
    }
}
