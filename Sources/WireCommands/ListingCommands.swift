internal import WireAnalysis
internal import WireCommandLine
internal import WireCompression
internal import WireCore
internal import WireFlight
internal import WireHTTP
internal import WireJSON
internal import WireLatency
internal import WireMultipart
internal import WireReport
internal import WireValidation

/// `limits`, `errors` and `presets`: what the program knows of itself.
enum ListingCommands {
    static let limits = CommandSpec(
        "limits",
        summary: "List every limit with its default and its error code.",
        options: [format],
        examples: ["wireweight limits"],
        run: { command throws(CommandFailure) in
            let standard = DecodingLimits.standard
            let rows = catalogue.map { entry -> [Listing.Cell] in
                [
                    .text(entry.name), .number(standard[keyPath: entry.path]),
                    .text(entry.code.name),
                    .text(entry.summary),
                ]
            }
            let columns = ["name", "default", "code", "summary"]
            try Console(command).write(Listing(columns: columns, rows: rows))
            return .done
        }
    )

    static let errors = CommandSpec(
        "errors",
        summary: "List every error and warning code with one sentence.",
        options: [format],
        examples: ["wireweight errors --format json"],
        run: { command throws(CommandFailure) in
            let rows = codes.sorted { $0.name < $1.name }.map { code -> [Listing.Cell] in
                [.text(code.name), .text(code.summary)]
            }
            try Console(command).write(Listing(columns: ["code", "summary"], rows: rows))
            return .done
        }
    )

    static let presets = CommandSpec(
        "presets",
        summary: "List the links that --link and samples name, with their figures.",
        options: [format],
        examples: ["wireweight presets"],
        run: { command throws(CommandFailure) in
            let rows = NetworkLink.presets.map { link -> [Listing.Cell] in
                [
                    .text(link.name), .decimal(link.roundTrip), .decimal(link.down),
                    .decimal(link.up),
                ]
            }
            let columns = ["name", "rtt_ms", "down_mbit", "up_mbit"]
            try Console(command).write(Listing(columns: columns, rows: rows))
            return .done
        }
    )

    private static let format = OptionSpec.format(
        of: Listing.self,
        fallback: .value("text"),
        help: "Write a table or JSON."
    )

    /// The codes of all modules.
    static let codes = kinds.flatMap { $0.all }
    /// The limits of all modules.
    static let catalogue = kinds.flatMap { $0.limits }

    private static let kinds: [any WireErrorCode.Type] = [
        JSONError.self, CoreError.self, TypedError.self, MultipartError.self,
        URLEncodedError.self, FormError.self, HTTPError.self, HPACKError.self, FlightError.self,
        CompressionError.self, SchemaError.self, LinkError.self, SampleError.self, LoadError.self,
        AnalysisFault.self, InitError.self, ConvertError.self,
    ]
}
