/// Whether a cause can be why one approach was faster than another.
///
/// *Because of X* means that X is the main cause: more than half of the observed gap.
package struct ClaimCheck: Hashable, Sendable {
    /// What may be said of the claim.
    package let verdict: Verdict
    /// Half of the observed gap, in ms: what the cause has to exceed.
    package let needed: Double
    /// What the cause reaches on each link, in the claimed direction: the stated one first.
    package let reaches: [Reach]

    /// What may be said of a claim.
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// On the stated link the cause makes more than half of the gap.
        case supported
        /// Not on the stated link, but on some preset link it reaches half of the gap.
        case possible
        /// On no preset link, cold or warm, does it reach half of the gap, or it never points that
        /// way, or the approach called faster was not.
        case impossible
    }

    /// What a cause makes of the gap on one link.
    package struct Reach: Hashable, Sendable {
        /// The link.
        package let link: LinkSpec
        /// The milliseconds by which it makes the approach called faster faster; below 0 where it
        /// makes it slower.
        package let milliseconds: Double
        /// All of the modelled gap on that link, counted alike.
        package let modelled: Double
    }

    /// Checks a claim.
    ///
    /// - Parameters:
    ///   - cause: what the claim names.
    ///   - faster: the approach called faster.
    ///   - slower: the one it is compared with.
    ///   - observedGap: ms of the faster less those of the slower: below 0 if it was.
    ///   - scenario: the stated link, connection and load.
    package init(
        because cause: ClaimedCause,
        faster: CallProfile,
        than slower: CallProfile,
        observedGap: Double,
        scenario: CallScenario
    ) {
        let others = LinkSpec.presets.filter { $0 != scenario.link }
        reaches = ([scenario.link] + others).map { link in
            let attribution = Attribution(from: slower, to: faster, under: scenario.on(link))
            return Reach(
                link: link,
                milliseconds: -attribution.effect(of: cause.causes),
                modelled: -attribution.gap
            )
        }
        needed = abs(observedGap) / 2
        verdict = Self.verdict(reaches.map(\.milliseconds), needed, wasFaster: observedGap < 0)
    }

    /// Where the cause reaches most; nil where it never points in the claimed direction.
    package var most: Reach? {
        let helping = reaches.filter { $0.milliseconds > 0 }
        return helping.max { $0.milliseconds < $1.milliseconds }
    }

    private static func verdict(
        _ reaches: [Double],
        _ needed: Double,
        wasFaster: Bool
    ) -> Verdict {
        guard wasFaster, let stated = reaches.first else { return .impossible }
        if stated > needed { return .supported }
        return reaches.contains { $0 >= needed } ? .possible : .impossible
    }
}

extension LinkSpec {
    /// Every preset link, cold and warm: where a claim may look for support.
    package static let presets: [LinkSpec] = NetworkLink.presets.flatMap { link in
        [LinkSpec(link: link, connection: .cold), LinkSpec(link: link, connection: .warm)]
    }
}
