internal import WireCore

extension ProgramSpec {
    /// Returns the manual page for section 1, as roff with the `man` macros.
    ///
    /// It holds no date, so that the same program always prints the same bytes.
    package var manualPage: String {
        var page = [
            ".TH \(roff(name.uppercased())) 1 \"\" \"\(roff("\(name) \(version)"))\"",
            ".SH NAME", roff("\(name) - ") + roff(summary),
            ".SH SYNOPSIS", ".B \(roff(name))", ".I COMMAND", roff("[OPTIONS] [ARGUMENTS]"),
        ]
        if !discussion.isEmpty { page += [".SH DESCRIPTION"] + paragraphs(discussion) }
        page.append(".SH COMMANDS")
        for command in commands {
            page.append(".SS \(roff(command.name)) \(roff(command.synopsis))")
            page += paragraphs(command.summary + ".")
            if !command.discussion.isEmpty { page += [".PP"] + paragraphs(command.discussion) }
            page += command.arguments.flatMap { [".TP", ".I \(roff($0.name))", roff($0.help)] }
            page += command.options.flatMap(entry)
        }
        page += [".SH OPTIONS"] + options.flatMap(entry)
        if !exitStatuses.isEmpty {
            page.append(".SH EXIT STATUS")
            page += exitStatuses.flatMap { [".TP", ".B \($0.number)", roff($0.meaning)] }
        }
        page.append(".SH EXAMPLES")
        for example in commands.flatMap(\.examples) {
            page += [".PP", ".nf", ".RS", roff(TextWrap.command(example)), ".RE", ".fi"]
        }
        return page.joined(separator: "\n") + "\n"
    }

    private func entry(_ option: OptionSpec) -> [String] {
        let names = option.spellings.reversed().map { "\\fB\(roff($0))\\fR" }
        let value = option.value.placeholder.map { " \\fI\(roff($0))\\fR" } ?? ""
        return [".TP", names.joined(separator: ", ") + value, roff(option.fullHelp)]
    }

    private func paragraphs(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ".PP" : roff(String($0)) }
    }
}

/// Escapes text for roff: backslashes, dashes that are to stay, requests and letters beyond ASCII.
private func roff(_ text: String) -> String {
    var escaped = ""
    var startsLine = true
    for scalar in text.unicodeScalars {
        if startsLine, scalar == "." || scalar == "'" { escaped += "\\&" }
        startsLine = scalar == "\n"
        switch scalar {
        case "\\": escaped += "\\e"
        case "-": escaped += "\\-"
        case "\"": escaped += "\\(dq"
        case "'": escaped += "\\(aq"
        case "~": escaped += "\\(ti"
        case "^": escaped += "\\(ha"
        case "`": escaped += "\\(ga"
        case _ where scalar.isASCII: escaped.unicodeScalars.append(scalar)
        default:
            let digits = String(scalar.value, radix: 16, uppercase: true)
            escaped += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
        }
    }
    return escaped
}
