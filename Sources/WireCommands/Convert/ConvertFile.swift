internal import WireCore
internal import WireJSON

/// Converts the content of a file.
struct ConvertFile {
    private let options: ConvertOptions

    init(_ options: ConvertOptions) { self.options = options }

    func convert(
        _ input: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> [UInt8] {
        let reader = ConvertReader(options: options)
        let forms = ConvertForms(options: options)
        guard options.source == .flightForm || options.target == .flightForm else {
            let value = try reader.value(ofFile: input, &diagnostics)
            ConvertLosses.hint(input, options, &diagnostics)
            let output = try ConvertWriter(options: options).file(value)
            ConvertLosses(options: options).warn(value, output, &diagnostics)
            return output
        }
        var json = JSONTextWriter()
        try json.object { (json) throws(WireError) in
            if options.target == .flightForm {
                try forms.inputs(try reader.json(input, &diagnostics), &diagnostics, &json)
            } else {
                try forms.post(body: input, &diagnostics, &json)
            }
        }
        return json.text + [UInt8(ascii: "\n")]
    }
}
