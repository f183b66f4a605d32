internal import WireCore
internal import WireFlight
internal import WireJSON

/// Forms without JavaScript: hidden inputs from an action, and a post back to its action.
struct ConvertForms {
    let options: ConvertOptions

    /// The hidden inputs of a form, as `inputs`.
    ///
    /// `line` is an object with `action`, and perhaps with `state` and `index`.
    func inputs(
        _ line: Payload,
        _ diagnostics: inout Diagnostics,
        _ json: inout JSONTextWriter
    ) throws(WireError) {
        guard line.member("action", of: 0) != nil else {
            throw WireError(ConvertError.line, at: 0, "an object with an action is expected")
        }
        var writer = FlightFormWriter(options.dialect)
        writer.limits = options.limits
        if let index = Self.member("index", of: 0, in: line) {
            guard let number = line.number(index).flatMap(Int.init(exactly:)), number >= 0 else {
                throw WireError(
                    ConvertError.line,
                    at: Int(line[index].source),
                    "index is no number"
                )
            }
            writer.index = number
        }
        let form = Self.member("state", of: 0, in: line)
        if let form, line.kind(form) != .object {
            throw WireError(ConvertError.line, at: Int(line[form].source), "state is not an object")
        }
        // Action and state are read as one value, so that they may share identity.
        let initial = form.flatMap { line.member("initial", of: $0) }
        let (payload, state) = try actionAndState(line, initial, &diagnostics)
        let name = form.flatMap { Self.member("key", of: $0, in: line) }
        if let name, line.kind(name) != .string {
            throw WireError(ConvertError.line, at: Int(line[name].source), "the key is not a text")
        }
        let key = name.map(line.text)
        let inputs = try writer.inputs(
            of: payload,
            action: 1,
            initialState: state,
            key: key
        )
        json.array("inputs", inputs) { json, input in
            json.object { json in
                json.member("name", text: input.name.span)
                if let value = input.value { json.member("value", text: value.span) }
            }
        }
    }

    private func actionAndState(
        _ line: Payload,
        _ initial: Int?,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> (Payload, Int?) {
        var builder = PayloadBuilder()
        builder.begin(.array)
        if let action = line.member("action", of: 0) {
            builder.copy(action, of: line)
        }
        if let initial { builder.copy(initial, of: line) }
        builder.end()
        let value = try TypedJSON.read(builder.finish(), diagnostics: &diagnostics)
        return (value, initial == nil ? nil : value.end(1))
    }

    /// A member that is there and not null.
    private static func member(
        _ name: StaticString,
        of index: Int,
        in line: Payload
    ) -> Int? {
        line.member(name, of: index).flatMap { line.kind($0) == .null ? nil : $0 }
    }

    /// The action that a line's post calls and the state it hands on.
    func post(
        _ line: Payload,
        _ diagnostics: inout Diagnostics,
        _ json: inout JSONTextWriter
    ) throws(WireError) {
        guard let entries = line.member("entries", of: 0) else {
            throw WireError(ConvertError.line, at: 0, "a line has entries")
        }
        let form = try ConvertForm.form(line, entries)
        try post(form, result: try result(line, &diagnostics), &diagnostics, &json)
    }

    /// The action that a posted body calls and the state it hands on, whose result is undefined:
    /// a post does not know what its action returns.
    func post(
        body: [UInt8],
        _ diagnostics: inout Diagnostics,
        _ json: inout JSONTextWriter
    ) throws(WireError) {
        let form = try ConvertBody(options, body).form(&diagnostics)
        let result = Payload(nodes: [PayloadNode(.undefined)], bytes: [])
        try post(form, result: result, &diagnostics, &json)
    }

    private func post(
        _ form: Payload,
        result: Payload,
        _ diagnostics: inout Diagnostics,
        _ json: inout JSONTextWriter
    ) throws(WireError) {
        let reader = FlightFormReader(options.reading)
        let action = try reader.action(of: form, diagnostics: &diagnostics)
        try write("action", action, &json)
        guard action != nil else { return }
        let state = try reader.state(of: form, result: result, diagnostics: &diagnostics)
        try write("state", state, &json)
    }

    private func write(
        _ name: String,
        _ value: Payload?,
        _ json: inout JSONTextWriter
    ) throws(WireError) {
        try json.object(name) { (json) throws(WireError) in
            json.key("value")
            guard let value else { return json.null() }
            try json.typed(value, limits: options.limits)
        }
    }

    /// What the action returned; `{"n":1}` where the line does not say.
    private func result(
        _ line: Payload,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        if let result = line.member("result", of: 0) {
            return try TypedJSON.read(line, at: result, diagnostics: &diagnostics)
        }
        return try JSONCodec().decode(Array(#"{"n":1}"#.utf8))
    }
}
