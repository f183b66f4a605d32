internal import WireCore
internal import WireJSON

/// Converts line by line.
struct ConvertLines {
    private let reader: ConvertReader
    private let writer: ConvertWriter
    private let options: ConvertOptions
    private var headers: ConvertHeaders

    init(_ options: ConvertOptions) {
        self.options = options
        headers = ConvertHeaders(options.encoder)
        reader = ConvertReader(options: options)
        writer = ConvertWriter(options: options)
    }

    /// Writes the members of the answer to one line.
    mutating func answer(
        _ line: Payload,
        _ diagnostics: inout Diagnostics,
        _ json: inout JSONTextWriter
    ) throws(WireError) {
        switch (options.source, options.target) {
        case (.headers, _):
            try headers.answer(line, &json)
        case (_, .flightForm):
            try ConvertForms(options: options).inputs(line, &diagnostics, &json)
        case (.flightForm, _):
            try ConvertForms(options: options).post(line, &diagnostics, &json)
        default:
            let value = try reader.value(ofLine: line, &diagnostics)
            try writer.members(value, &json)
        }
    }
}
