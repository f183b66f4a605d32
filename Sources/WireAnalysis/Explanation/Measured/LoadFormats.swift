internal import WireCore

/// One format of load results.
protocol LoadFormat: Sendable {
    /// Reads a content of this format; nil for one of another.
    ///
    /// - Throws: `measurement.unreadable` where it is this format and makes no sense.
    func read(_ content: LoadText) throws(WireError) -> LoadResult?
}

/// The formats of load results, told apart by what the file holds.
enum LoadFormats {
    /// In the order in which they are tried; plain numbers come last, as they claim the most.
    private static let all: [any LoadFormat] =
        LoadTable.all + [
            K6Points(), VegetaDump(), K6Summary(), OhaSummary(), VegetaReport(), Autocannon(),
            Hyperfine(), Wrk(), ApacheBench(), PlainNumbers(),
        ]

    /// What is read, for a person.
    static let known =
        "hey CSV; oha CSV and JSON; k6 JSON lines, CSV and summary; vegeta report and dump in JSON;"
        + " autocannon JSON; wrk and wrk2 text; ab text and -g; hyperfine JSON; numbers, one"
        + " a line"

    /// - Throws: `measurement.unreadable` with the formats that are read, and what was found.
    static func read(_ content: LoadText) throws(WireError) -> LoadResult {
        for format in all {
            if let result = try format.read(content) { return result }
        }
        throw unknown(content, found(content))
    }

    /// The error about a content that is none of the formats.
    static func unknown(_ content: LoadText, _ found: String) -> WireError {
        WireError(
            LoadError.unreadable,
            at: content.lines.first?.offset ?? 0,
            "found \(found); what is read: \(known)"
        )
    }

    private static func found(_ content: LoadText) -> String {
        if let document = content.document ?? content.record {
            guard document.kind(0) == .object else { return "a JSON \(document.kind(0).label)" }
            let names = document.members(0).prefix(6).map { document.text($0.key) }
            let kind = content.record == nil ? "a JSON object" : "JSON lines"
            return names.isEmpty
                ? "\(kind) without members"
                : "\(kind) with the members \(names.joined(separator: ", "))"
        }
        guard let first = content.lines.first else { return "nothing" }
        for (separator, name) in [(",", "commas"), (";", "semicolons"), ("\t", "tabs")] {
            let columns = first.text.split(separator: separator)
            if columns.count > 1 {
                return "\(columns.count) columns between \(name), which begin \(first.shown)"
            }
        }
        return "a text that begins \(first.shown)"
    }
}
