internal import WireCommandLine
internal import WireCore
internal import WireFlight
internal import WireFrameworks

/// What a `convert` command line asks for, checked.
struct ConvertOptions {
    let source: ConvertFormat
    let target: ConvertFormat
    /// The build that is named, else the one of the envelope's framework, else the newest.
    let dialect: FlightDialect
    /// Whether the build that reads a message is found by what it holds: `--react auto`.
    let findsDialect: Bool
    /// Whether a build is named, whose failures are wanted too.
    let namesDialect: Bool
    let envelope: ActionRules?
    let buildID: String?
    let boundary: String?
    let contentType: String?
    let isTemporary: Bool
    let feed: FlightReadingOptions.Feed
    let functions: Set<String>?
    let encoder: ConvertHeaders.Encoder
    let isLossy: Bool
    let limits: DecodingLimits

    /// - Throws: `CommandFailure` with `.usage`.
    init(_ command: ParsedCommand) throws(CommandFailure) {
        // A table of parsers is of a multipart body, and becomes nothing else.
        let isExplained = command.flag("explain")
        let from = command.text("from") ?? (isExplained ? ConvertFormat.multipart.rawValue : nil)
        let to = isExplained ? ConvertFormat.typed.rawValue : command.text("to")
        guard let source = from.flatMap(ConvertFormat.init),
            let target = to.flatMap(ConvertFormat.init)
        else { throw .usage("convert needs --from and --to") }
        guard source.converts(to: target) else {
            throw .usage("nothing leads from \(source.rawValue) to \(target.rawValue)")
        }
        self.source = source
        self.target = target
        envelope = command.text("envelope").flatMap(Framework.init)?.profile.actions
        let framework = envelope?.dialect ?? .standard
        // What is not given has a usual value all the same.
        let label =
            command.flag("react") ? command.text("react") ?? framework.label : framework.label
        findsDialect = label == "auto"
        guard let dialect = findsDialect ? framework : FlightDialect(label: label) else {
            let known = (["auto"] + FlightDialect.all.map(\.label)).joined(separator: ", ")
            throw .usage("--react \(label) is none of \(known)")
        }
        namesDialect = command.flag("react") && !findsDialect
        let writesFlight = [.flightReply, .flightResponse, .flightForm].contains(target)
        guard dialect.isWritable || !writesFlight else {
            throw .usage("--react \(label) can only be read")
        }
        self.dialect = dialect
        buildID = command.text("build-id")
        boundary = command.text("boundary")
        contentType = command.text("content-type")
        isTemporary = command.flag("temporary")
        feed = command.text("feed").flatMap(FlightReadingOptions.Feed.init) ?? .form
        functions = command.text("functions").map {
            Set($0.split(separator: ",").map(String.init))
        }
        encoder = command.text("encoder").flatMap(ConvertHeaders.Encoder.init) ?? .chromium
        isLossy = command.flag("lossy")
        limits = try AnalysisRun.limits(command.all("limit"))
    }

    /// What is asked of readers of Flight.
    ///
    /// Where a build is named its failures are wanted too, and production builds refuse what
    /// development builds of the server add.
    var reading: FlightReadingOptions {
        var reading = FlightReadingOptions(dialect)
        reading.feed = feed
        reading.temporary = isTemporary
        reading.functions = functions
        reading.developmentRows = namesDialect ? .refused : .read
        reading.limits = limits
        return reading
    }
}
