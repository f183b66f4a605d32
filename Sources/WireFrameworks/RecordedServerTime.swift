/// What a real server took for one call, without any network: for want of the reader's own figure.
///
/// Medians of 25 calls on a warm connection over the loopback, each the first exchange of its case,
/// with a production build and PostgreSQL. Absolute times belong to the machine that they were taken
/// on; what carries over is how they compare. A test reads them again from
/// `Tests/Vectors/next-link.jsonl`.
public struct RecordedServerTime: Hashable, Sendable {
    /// What the call does.
    public enum Work: String, Hashable, Sendable, CaseIterable {
        /// Answers its argument: the framework's own time.
        case echo
        /// Inserts a row and answers it.
        case insert
        /// Answers a hundred rows.
        case list
        /// Inserts a row and renders the page of ten rows again; only actions do that.
        case insertAndRender = "insert-and-render"
    }

    /// What answers the call.
    public enum Side: String, Hashable, Sendable, CaseIterable {
        /// A Route Handler.
        case api
        /// A Server Action.
        case action
    }

    /// The framework profile's name.
    public let framework: String
    /// What the call does.
    public let work: Work
    /// What answers it.
    public let side: Side
    /// Milliseconds from the request to the first byte.
    public let first: Double
    /// Milliseconds from the request to the last byte.
    public let last: Double

    private init(
        _ framework: String,
        _ work: Work,
        _ side: Side,
        first: Double,
        last: Double
    ) {
        self.framework = framework
        self.work = work
        self.side = side
        self.first = first
        self.last = last
    }

    /// Returns what was recorded of a framework, or nil.
    public static func find(
        _ framework: String,
        _ work: Work,
        _ side: Side
    ) -> RecordedServerTime? {
        all.first { $0.framework == framework && $0.work == work && $0.side == side }
    }

    /// One sentence about where the figures come from, to stand beside them.
    public var source: String {
        "\(framework), \(work.rawValue), \(side.rawValue): recorded median over the loopback"
    }

    /// Everything that was recorded.
    public static let all: [RecordedServerTime] = [
        Self("next-14", .echo, .api, first: 0.85, last: 0.95),
        Self("next-14", .echo, .action, first: 2.31, last: 3.8),
        Self("next-14", .insert, .api, first: 1.57, last: 1.6),
        Self("next-14", .insert, .action, first: 3.61, last: 5.24),
        Self("next-14", .list, .api, first: 1.26, last: 1.36),
        Self("next-14", .list, .action, first: 2.76, last: 4.53),
        Self("next-14", .insertAndRender, .action, first: 3.85, last: 9.29),
        Self("next-15", .echo, .api, first: 1.01, last: 1.1),
        Self("next-15", .echo, .action, first: 1.09, last: 1.86),
        Self("next-15", .insert, .api, first: 3.78, last: 3.86),
        Self("next-15", .insert, .action, first: 1.72, last: 1.99),
        Self("next-15", .list, .api, first: 1.65, last: 1.71),
        Self("next-15", .list, .action, first: 2.13, last: 2.48),
        Self("next-15", .insertAndRender, .action, first: 3.83, last: 5.7),
        Self("next-16", .echo, .api, first: 1.69, last: 2.01),
        Self("next-16", .echo, .action, first: 1.54, last: 1.89),
        Self("next-16", .insert, .api, first: 2.35, last: 2.67),
        Self("next-16", .insert, .action, first: 2.86, last: 3.21),
        Self("next-16", .list, .api, first: 2.54, last: 2.95),
        Self("next-16", .list, .action, first: 2.2, last: 2.58),
        Self("next-16", .insertAndRender, .action, first: 4.04, last: 5.98),
    ]
}
