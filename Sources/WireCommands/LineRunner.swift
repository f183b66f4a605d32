internal import WireCore
internal import WireJSON
internal import WirePlatform

/// Runs a command line by line: one JSON value in, one JSON object out, in order, whatever happens.
enum LineRunner {
    /// Makes the answer to one line: the text of the object's members, `"value":1`.
    typealias Answer = (Payload, inout Diagnostics) throws(WireError) -> [UInt8]

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
    ) throws(CommandFailure) -> ExitCode {
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
        var isAnswered = true
        output.append(UInt8(ascii: "{"))
        do throws(WireError) {
            var lineDiagnostics = Diagnostics()
            let document = try JSONCodec().decode(
                line.span,
                limits: lineLimits,
                diagnostics: &lineDiagnostics
            )
            output += try answer(document, &diagnostics)
        } catch {
            isAnswered = false
            output += "\"error\":".utf8
            append(error.code, error.offset, error.reason, to: &output)
        }
        if !diagnostics.warnings.isEmpty {
            output += ",\"warnings\":[".utf8
            for (place, warning) in diagnostics.warnings.enumerated() {
                if place > 0 { output.append(UInt8(ascii: ",")) }
                append(warning.code, warning.offset, warning.reason, to: &output)
            }
            output.append(UInt8(ascii: "]"))
        }
        output.append(UInt8(ascii: "}"))
        output.append(0x0A)
        return isAnswered
    }

    /// The line itself is the rig's: only its content is held to the limits asked for.
    private static let lineLimits: DecodingLimits = {
        var limits = DecodingLimits.standard
        limits.depth = 10_000
        return limits
    }()

    private static func append(
        _ code: any WireErrorCode,
        _ offset: Int,
        _ reason: String,
        to output: inout [UInt8]
    ) {
        output += "{\"code\":\"\(code.name)\",\"offset\":\(offset),\"reason\":".utf8
        JSONString.appendQuoted(Array(reason.utf8).span, to: &output)
        output.append(UInt8(ascii: "}"))
    }
}
