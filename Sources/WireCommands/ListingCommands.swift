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

/// `limits`, `errors` and `schema`: what the program knows of itself.
enum ListingCommands {
    /// Lists every limit.
    static func limits(_ command: ParsedCommand) throws(CommandFailure) -> ExitCode {
        let standard = DecodingLimits.standard
        let rows = limits.map { entry in
            [
                ("name", entry.name), ("default", String(standard[keyPath: entry.path])),
                ("code", entry.code.name), ("summary", entry.summary),
            ]
        }
        return try list(rows, command)
    }

    /// Lists every error and warning code.
    static func errors(_ command: ParsedCommand) throws(CommandFailure) -> ExitCode {
        let rows = codes.sorted { $0.name < $1.name }.map { code in
            [("code", code.name), ("summary", code.summary)]
        }
        return try list(rows, command)
    }

    /// The codes of all modules.
    static let codes = kinds.flatMap { $0.all }
    /// The limits of all modules.
    static let limits = kinds.flatMap { $0.limits }

    private static let kinds: [any WireErrorCode.Type] = [
        JSONError.self, CoreError.self, TypedError.self, MultipartError.self,
        URLEncodedError.self, FormError.self, HTTPError.self, HPACKError.self, FlightError.self,
        CompressionError.self, SchemaError.self, LinkError.self, SampleError.self,
        AnalysisFault.self, InitError.self, ConvertError.self,
    ]

    private static func list(
        _ rows: [[(name: String, value: String)]],
        _ command: ParsedCommand
    ) throws(CommandFailure) -> ExitCode {
        if command.text("format") == "json" {
            var builder = PayloadBuilder()
            builder.begin(.array)
            for row in rows {
                builder.begin(.object)
                for (name, value) in row {
                    builder.key(name)
                    if name == "default", let number = Double(value) {
                        builder.number(number)
                    } else {
                        builder.string(value)
                    }
                }
                builder.end()
            }
            builder.end()
            var output: [UInt8] = []
            IndentedJSON.append(builder.finish(), to: &output)
            try Console.write(output, to: nil)
        } else {
            var table = Document.Table(
                (rows.first ?? []).map { column in
                    Document.Table.Column([.text(column.name)], isNumeric: column.name == "default")
                }
            )
            table.rows = rows.map { row in row.map { [.text($0.value)] } }
            var document = Document()
            document.table(table)
            let renderer = TextRenderer(width: 200)
            try Console.write(Array(renderer.render(document).utf8), to: nil)
        }
        return .done
    }

    /// Prints the schema of a report.
    static func schema(_ command: ParsedCommand) throws(CommandFailure) -> ExitCode {
        let isExplain = command.positionals.first == "explain"
        let schema = isExplain ? ReportSchema.explain : ReportSchema.analyze
        try Console.write(Array(schema.utf8), to: nil)
        return .done
    }
}
