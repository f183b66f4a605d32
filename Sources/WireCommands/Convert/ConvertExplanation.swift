internal import WireCommandLine
internal import WireCore
internal import WireMultipart
internal import WireReport

/// `convert --explain`: who reads what from one multipart body.
struct ConvertExplanation {
    private let options: ConvertOptions

    init(_ options: ConvertOptions) { self.options = options }

    /// - Throws: `CommandFailure` when the body has no boundary, or the output cannot be written.
    func run(
        _ path: String,
        _ input: [UInt8],
        to output: String?
    ) throws(CommandFailure) -> ExitStatus {
        var diagnostics = Diagnostics()
        let boundary: MultipartBoundary
        do throws(WireError) {
            boundary = try ConvertBody(options, input).boundary(nil, &diagnostics)
        } catch {
            throw CommandFailure(path == "-" ? "standard input" : path, error)
        }
        let comparison = MultipartComparison(
            input.span,
            boundary: boundary,
            limits: options.limits
        )
        try Console.write(TextRenderer().render(Self.document(comparison)), to: output)
        return comparison.error == nil ? .done : .badInput
    }

    /// The table, a row for each part and one for the body.
    private static func document(_ comparison: MultipartComparison) -> Document {
        var document = Document()
        let parsers = MultipartComparison.Parser.allCases.map { Document.Inline.text($0.rawValue) }
        var table = Document.Table(texts: ["part", "byte"] + parsers, numbers: [])
        for (index, part) in comparison.parts.enumerated() {
            table.rows.append(
                [[.text("\(index + 1)")], [.text("\(part.offset)")]]
                    + part.readings.map { [.code($0)] }
            )
        }
        table.rows.append([["body"], [""]] + comparison.verdicts.map { [.text($0)] })
        document.table(table)
        if let error = comparison.error {
            document.paragraph(.text("wireweight: \(error)"))
        }
        document.paragraph(
            .text(
                "busboy 1.6 reads the actions of Next.js; undici 6 is fetch of Node.js 18 to 22, "
                    + "undici 7 of Node.js 24: Request.formData() of route handlers."
            )
        )
        return document
    }
}
