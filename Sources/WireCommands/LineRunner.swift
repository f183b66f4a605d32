internal import WireCore
internal import WireJSON
internal import WirePlatform

/// Runs a command line by line: one JSON value in, one JSON object out, in order, whatever happens.
enum LineRunner {
    /// Makes the answer to one line: the text of the object's members, `"value":1`.
    typealias Answer = (Payload, inout Diagnostics) throws(WireError) -> [UInt8]

    /// Answers every line of the input.
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
        let input = try CommandInput.read(path)
        var lines: [UInt8] = []
        var failed = false
        var start = 0
        while start < input.count {
            let end = input[start...].firstIndex(of: 0x0A) ?? input.count
            failed = !append(Array(input[start..<end]), limits, to: &lines, answer) || failed
            start = end + 1
            // A reader at the other end of a pipe should not wait for the last line.
            if output == nil, lines.count > 1 << 20 {
                try Console.write(lines, to: nil)
                lines.removeAll(keepingCapacity: true)
            }
        }
        try Console.write(lines, to: output)
        return failed ? .badInput : .done
    }

    static func append(
        _ line: [UInt8],
        _ limits: DecodingLimits,
        to output: inout [UInt8],
        _ answer: Answer
    ) -> Bool {
        var diagnostics = Diagnostics(limit: limits.diagnostics)
        var members: [UInt8]
        var isAnswered = true
        do throws(WireError) {
            // The line itself is the rig's: only its content is held to the limits asked for.
            var lineDiagnostics = Diagnostics()
            var lineLimits = DecodingLimits.standard
            lineLimits.depth = 10_000
            let document = try JSONCodec().decode(
                line.span,
                limits: lineLimits,
                diagnostics: &lineDiagnostics
            )
            members = try answer(document, &diagnostics)
        } catch {
            isAnswered = false
            members = Array("\"error\":".utf8) + note(error.code, error.offset, error.reason)
        }
        if !diagnostics.warnings.isEmpty {
            let notes = diagnostics.warnings.map { note($0.code, $0.offset, $0.reason) }
            members += Array(",\"warnings\":[".utf8) + notes.joined(separator: [0x2C]) + [0x5D]
        }
        output += [UInt8(ascii: "{")] + members + [UInt8(ascii: "}"), 0x0A]
        return isAnswered
    }

    private static func note(_ code: WireError.Code, _ offset: Int, _ reason: String) -> [UInt8] {
        var output = Array("{\"code\":\"\(code.name)\",\"offset\":\(offset),\"reason\":".utf8)
        JSONString.appendQuoted(Array(reason.utf8).span, to: &output)
        return output + [UInt8(ascii: "}")]
    }
}
