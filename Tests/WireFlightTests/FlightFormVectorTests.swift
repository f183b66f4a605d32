import Testing
import WireCore
import WireFlight
import WireJSON
import WireTestSupport

/// Forms without JavaScript: what React renders into them, and what it makes of posts.
struct FlightFormVectorTests {
    @Test func `writes the hidden inputs of forms`() throws {
        var tally = FlightTally()
        for line in try VectorLine.all("flight-forms.jsonl") where line.text("direction") == "html"
        {
            let form = try #require(line.index("form"))
            guard line.document.member("two", of: form) == nil else {
                tally.skip("two forms in one document")
                continue
            }
            let expected = line.inputs
            for label in line.texts("react") {
                let dialect = try #require(FlightDialect(label: label))
                guard dialect.isWritable else { continue }
                tally.note(line.name, label, failure(line, form, expected, dialect))
            }
        }
        report(tally, of: 622)
    }

    @Test func `reads posts of forms`() throws {
        var tally = FlightTally()
        for line in try VectorLine.all("flight-forms.jsonl") where line.text("direction") == "post"
        {
            let entries = try #require(line.index("entries"))
            let post = line.form(entries)
            for label in line.texts("react") {
                var reader = FlightFormReader(try #require(FlightDialect(label: label)))
                reader.options.functions = [
                    "a1", "abc123", "a1b2c3", "a1b2c3#save", "f0", "then",
                    "60" + String(repeating: "ab", count: 20),
                ]
                var diagnostics = Diagnostics()
                var builder = PayloadBuilder()
                builder.begin(.object)
                builder.key("n")
                builder.number(1)
                builder.end()
                let result = try line.typed("result") ?? builder.finish()
                let action = Result { () throws(WireError) in
                    try reader.action(of: post, diagnostics: &diagnostics)
                }
                tally.note(
                    line.name,
                    label,
                    mismatch(action, line, "action"),
                    stricter: StricterAnswers.forms[line.name]
                )
                let state = Result { () throws(WireError) in
                    try reader.state(of: post, result: result, diagnostics: &diagnostics)
                }
                tally.note(line.name, label + " state", mismatch(state, line, "state"))
            }
        }
        report(tally, of: 748)
    }

    private func failure(
        _ line: VectorLine,
        _ form: Int,
        _ expected: [String],
        _ dialect: FlightDialect
    ) -> String? {
        do {
            guard let index = line.document.member("action", of: form) else { return "no action" }
            var builder = PayloadBuilder()
            builder.begin(.array)
            builder.copy(index, of: line.document)
            let state = line.document.member("state", of: form)
            if let state, let initial = line.document.member("initial", of: state) {
                builder.copy(initial, of: line.document)
            }
            builder.end()
            var diagnostics = Diagnostics()
            let payload = try TypedJSON.read(builder.finish(), at: 0, diagnostics: &diagnostics)
            let parts = Array(payload.entries(0))
            let inputs = try FlightFormWriter(dialect)
                .inputs(
                    of: payload,
                    action: parts[0],
                    initialState: parts.count > 1 ? parts[1] : nil,
                    key: expected.last { $0.hasPrefix("$ACTION_KEY=") }.map {
                        String($0.dropFirst(12))
                    }
                )
            let mine = inputs.map { input in
                String(decoding: input.name, as: UTF8.self)
                    + (input.value.map { "=" + String(decoding: $0, as: UTF8.self) } ?? "")
            }
            return mine == expected ? nil : "\(mine) instead of \(expected)"
        } catch {
            return expected.isEmpty ? nil : "\(error)"
        }
    }

    private func mismatch(
        _ result: Result<Payload?, WireError>,
        _ line: VectorLine,
        _ name: StaticString
    ) -> String? {
        guard let index = line.index(name) else { return "nothing recorded" }
        let expected = line.document.member("value", of: index)
        switch result {
        case .failure(let error): return expected == nil ? nil : error.description
        case .success(let value):
            guard let expected else { return "read, though React fails" }
            var diagnostics = Diagnostics()
            let typed = try? TypedJSON.read(line.document, at: expected, diagnostics: &diagnostics)
            let mine = value.map(\.comparable) ?? "null"
            return mine == typed?.comparable
                ? nil : "\(mine) instead of \(typed?.comparable ?? "?")"
        }
    }
}

extension VectorLine {
    /// The hidden inputs of a line as `name=value`.
    fileprivate var inputs: [String] {
        guard let list = index("inputs") else { return [] }
        return document.entries(list).map { input in
            let name = document.member("name", of: input).map(document.text) ?? ""
            let value = document.member("value", of: input).map(document.text)
            return name + (value.map { "=" + $0 } ?? "")
        }
    }
}
