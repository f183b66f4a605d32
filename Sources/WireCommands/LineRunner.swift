internal import WireCommandLine
internal import WireCore
internal import WireJSON
internal import WirePlatform

/// Runs a command line by line: one JSON value in, one JSON object out, in order, whatever happens.
enum LineRunner {
    /// Writes the members of the object that answers one line.
    typealias Answer =
        (Payload, inout Diagnostics, inout JSONTextWriter) throws(WireError) -> Void

    /// Answers every line of the input.
    ///
    /// On standard output each answer stands before the next line is looked at, so that whoever
    /// sends lines one by one has his answers, and a line that ends the program takes no other
    /// answer with it.
    ///
    /// - Parameters:
    ///   - path: a file, or `-` for standard input.
    ///   - output: the file to write to; nil for standard output.
    ///   - limits: bounds on each line.
    ///   - answer: makes the answer from the line's value.
    /// - Returns: `.badInput` if any line failed.
    /// - Throws: `CommandFailure` when the input cannot be read or the output not be written.
    static func run(
        _ path: String,
        output: String?,
        limits: DecodingLimits,
        _ answer: Answer
    ) throws(CommandFailure) -> ExitStatus {
        var input = try LineInput(path)
        var answers: [UInt8] = []
        var failed = false
        while let line = try input.next() {
            failed = !append(line, limits, to: &answers, answer) || failed
            guard output == nil else { continue }
            try Console.write(answers, to: nil)
            answers.removeAll(keepingCapacity: true)
        }
        // A file appears complete or not at all.
        if let output { try Console.write(answers, to: output) }
        return failed ? .badInput : .done
    }

    /// Appends the answer to one line, and a line feed; returns whether it is no error.
    static func append(
        _ line: [UInt8],
        _ limits: DecodingLimits,
        to output: inout [UInt8],
        _ answer: Answer
    ) -> Bool {
        var diagnostics = Diagnostics(limit: limits.diagnostics)
        var json = JSONTextWriter()
        let isAnswered: Bool
        do throws(WireError) {
            var lineDiagnostics = Diagnostics()
            let document = try JSONCodec().decode(
                line.span,
                limits: lineLimits,
                diagnostics: &lineDiagnostics
            )
            try json.object { (json) throws(WireError) in
                try answer(document, &diagnostics, &json)
                warn(diagnostics, in: &json)
            }
            isAnswered = true
        } catch {
            json = JSONTextWriter()
            json.object { json in
                json.object("error") { $0.members(of: error) }
                warn(diagnostics, in: &json)
            }
            isAnswered = false
        }
        output += json.text
        output.append(UInt8(ascii: "\n"))
        return isAnswered
    }

    private static func warn(_ diagnostics: Diagnostics, in json: inout JSONTextWriter) {
        guard !diagnostics.warnings.isEmpty else { return }
        json.array("warnings", diagnostics.warnings) { json, warning in
            json.object { $0.members(of: warning) }
        }
    }

    /// How deep a line may nest, whatever holds for its content.
    private static let lineDepth = 10_000

    /// The line itself is the rig's: only its content is held to the limits asked for.
    private static let lineLimits: DecodingLimits = {
        var limits = DecodingLimits.standard
        limits.depth = lineDepth
        return limits
    }()
}
