public import WireFlight

/// What stands at a server: the one list of all that samples and options can name.
///
/// The raw values are the names that samples, options and reports use. What tells one from another
/// is data in a file of its own.
public enum Framework: String, Sendable, CaseIterable {
    /// Next.js 14.2.35.
    case next14 = "next-14"
    /// Next.js 15.5.29.
    case next15 = "next-15"
    /// Next.js 16.4.6.
    case next16 = "next-16"
    /// Node.js's own HTTP server.
    case plain

    /// How it talks to a browser.
    package var profile: FrameworkProfile {
        switch self {
        case .next14: .next14
        case .next15: .next15
        case .next16: .next16
        case .plain: .plain
        }
    }

    /// Those that have Server Actions.
    public static let withActions = allCases.filter { $0.profile.actions != nil }

    /// Finds the build of React that wrote a response, by what a framework wraps around it.
    ///
    /// - Parameter stream: the whole response, or its beginning.
    /// - Returns: the build; `standard` where nothing tells.
    public static func dialect(ofResponse stream: Span<UInt8>) -> FlightDialect {
        let row = rootRow(of: stream)
        let rules = withActions.lazy.compactMap(\.profile.actions).first { rules in
            rules.envelope.openings.contains { row.starts(with: $0.utf8) }
        }
        return rules?.dialect ?? .standard
    }

    /// Finds the framework whose response to an action a stream is, by what is wrapped around the
    /// result; nil where nothing tells.
    ///
    /// - Parameter stream: the whole response, or its beginning.
    public init?(ofActionResponse stream: Span<UInt8>) {
        let row = Self.rootRow(of: stream)
        // The result of an action is row 1; a page has it elsewhere.
        let found = Self.withActions.first { framework in
            framework.profile.actions?.envelope.openings
                .contains { $0.contains("$@1") && row.starts(with: $0.utf8) } ?? false
        }
        guard let found else { return nil }
        self = found
    }

    /// The beginning of the text of row 0.
    private static func rootRow(of stream: Span<UInt8>) -> [UInt8] {
        var reader = FlightStreamReader(.standard)
        var position = 0
        while let row = try? reader.next(in: stream, &position) {
            guard row.id == 0, row.tag == nil, row.hasId else { continue }
            let start = stream.extracting(row.content).extracting(first: 200)
            return start.indices.map { start[$0] }
        }
        return []
    }
}
