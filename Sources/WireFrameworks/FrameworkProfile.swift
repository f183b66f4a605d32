/// How one release of a framework and a browser talk to each other: everything in which the
/// releases differ, as one value.
///
/// The rules were derived from exchanges recorded between Chromium 156 and `next start` of each
/// release with its default settings. They build heads with `requestHead(for:from:)` and
/// `responseHead(for:)`, and predict the pieces in which a response is flushed with
/// `pieces(of:kind:isPrerendered:)`.
package struct FrameworkProfile: Sendable, Hashable {
    /// What it is the profile of.
    package let framework: Framework
    /// How Server Actions are called and React's rows are sent, or nil where there are none.
    package let actions: ActionRules?
    /// What the server's responses look like.
    package let responses: ResponseRules
    /// What the server took for some calls.
    package let serverTimes: [RecordedServerTime]

    /// The name by which a sample or an option asks for it, such as `next-16`.
    package var name: String { framework.rawValue }

    /// Returns what was recorded of a call, or nil.
    package func serverTime(
        _ work: RecordedServerTime.Work,
        _ side: RecordedServerTime.Side
    ) -> RecordedServerTime? {
        serverTimes.first { $0.work == work && $0.side == side }
    }
}

extension FrameworkProfile {
    /// An API that is not Next's: the HTTP server of Node.js 20.20.2, which announces the length of
    /// its responses, compresses nothing and has no actions.
    package static let plain = Self(
        framework: .plain,
        actions: nil,
        responses: ResponseRules(
            vary: [],
            compressed: [],
            poweredBy: [],
            formRedirect: .empty,
            prerendered: nil,
            announcesLength: true
        ),
        serverTimes: []
    )
}
