/// How one build of React writes and reads Flight: every difference between builds, in one value.
///
/// Two things decide what a build does: the release line it was cut from, and how many of the
/// security patches it carries, which changed the wire format in steps on all lines alike.
/// Writers and readers ask for a property and never for a version.
public struct FlightDialect: Sendable, Hashable {
    /// The name of the build, such as `19.3` or `18.3-next14.2`.
    public let label: String
    /// Whether values can be written; the first releases are there to explain old traffic.
    public let isWritable: Bool
    let line: Line
    let step: Step
    let isCanary: Bool

    init(
        _ label: String,
        _ line: Line,
        _ step: Step,
        isCanary: Bool = false,
        isWritable: Bool = true
    ) {
        self.label = label
        self.line = line
        self.step = step
        self.isCanary = isCanary
        self.isWritable = isWritable
    }

    /// A release line of React.
    enum Line: Int, Comparable {
        case react18
        case react190
        case react191
        case react192
        case react193

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// A step of the security patches, which came to all lines alike.
    enum Step: Int, Comparable {
        /// The first releases.
        case alpha
        /// `$h` for functions; a promise is written once; paths are guarded.
        case beta
        /// A function is written once; forward references are refused; budgets.
        case gamma
        /// Entries of nested forms begin with an underscore and are read in one pass.
        case delta
        /// Items of streams have fields of their own; the last of equal fields counts.
        case epsilon

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }
}

extension FlightDialect {
    /// React 18.3 as next 14.2.35 carries it.
    public static let next14 = Self("18.3-next14.2", .react18, .beta, isCanary: true)
    /// React 19.0 with all patches.
    public static let react190 = Self("19.0", .react190, .epsilon)
    /// React 19.1 with all patches.
    public static let react191 = Self("19.1", .react191, .epsilon)
    /// React 19.2 with all patches.
    public static let react192 = Self("19.2", .react192, .epsilon)
    /// React 19.3 with all patches.
    public static let react193 = Self("19.3", .react193, .epsilon)
    /// The canary in next 15.0.8.
    public static let next150 = Self("19.0-next15.0", .react190, .gamma, isCanary: true)
    /// The canary in next 15.5.29.
    public static let next15 = Self("19.2-next15.5", .react192, .epsilon, isCanary: true)
    /// The canary in next 16.4.6.
    public static let next16 = Self("19.3-next16.4", .react193, .epsilon, isCanary: true)
    /// The first release of React 19.0.
    public static let first190 = Self("19.0.0", .react190, .alpha, isWritable: false)
    /// The first release of React 19.1.
    public static let first191 = Self("19.1.0", .react191, .alpha, isWritable: false)
    /// The first release of React 19.2.
    public static let first192 = Self("19.2.0", .react192, .alpha, isWritable: false)

    /// The dialect that is used when none is named: the newest stable line.
    public static let standard = react193

    /// Every dialect, those that can be written first.
    public static let all: [Self] = [
        .next14, .react190, .react191, .react192, .react193, .next150, .next15, .next16,
        .first190, .first191, .first192,
    ]

    /// Finds a dialect by its label.
    public init?(label: String) {
        guard let dialect = Self.all.first(where: { $0.label == label }) else { return nil }
        self = dialect
    }
}
