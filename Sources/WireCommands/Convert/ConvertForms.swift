internal import WireCore
internal import WireFlight
internal import WireJSON

/// Forms without JavaScript: hidden inputs from an action, and a post back to its action.
struct ConvertForms {
    let options: ConvertOptions

    /// The hidden inputs of a form, as `inputs`.
    func inputs(_ line: Payload, _ diagnostics: inout Diagnostics) throws(WireError) -> [UInt8] {
        guard line.kind(0) == .object, line.member("action", of: 0) != nil else {
            throw WireError(.convertLine, at: 0, "a line has an action")
        }
        var writer = FlightFormWriter(options.dialect)
        writer.limits = options.limits
        if let index = line.member("index", of: 0), line.kind(index) == .number {
            writer.index = Int(exactly: line.double(index)) ?? writer.index
        }
        // Action and state are read as one value, so that they may share identity.
        let (payload, state) = try actionAndState(line, &diagnostics)
        let key = ConvertLineMember.text("key", of: "state", in: line)
        let inputs = try writer.inputs(
            of: payload,
            action: 1,
            initialState: state,
            key: key
        )
        var output = Array("\"inputs\":[".utf8)
        for (place, input) in inputs.enumerated() {
            output += Array((place > 0 ? ",{" : "{").utf8)
            ConvertWriter.append("name", input.name, to: &output)
            if let value = input.value {
                output.append(UInt8(ascii: ","))
                ConvertWriter.append("value", value, to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
        return output + [UInt8(ascii: "]")]
    }

    private func actionAndState(
        _ line: Payload,
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> (Payload, Int?) {
        var builder = PayloadBuilder()
        var copied: [Int: Int] = [:]
        builder.begin(.array)
        if let action = line.member("action", of: 0) {
            builder.copy(action, of: line, copied: &copied)
        }
        let initial = ConvertLineMember.index("initial", of: "state", in: line)
        if let initial { builder.copy(initial, of: line, copied: &copied) }
        builder.end()
        let value = try TypedJSON.read(builder.finish(), diagnostics: &diagnostics)
        return (value, initial == nil ? nil : value.end(1))
    }

    /// The action that a post calls and the state it hands on.
    func post(_ line: Payload, _ diagnostics: inout Diagnostics) throws(WireError) -> [UInt8] {
        guard line.kind(0) == .object, let entries = line.member("entries", of: 0) else {
            throw WireError(.convertLine, at: 0, "a line has entries")
        }
        let form = try ConvertForm.form(line, entries)
        var reader = FlightFormReader(options.dialect)
        reader.functions = options.functions
        reader.limits = options.limits
        var output = Array("\"action\":{\"value\":".utf8)
        guard let action = try reader.action(of: form, diagnostics: &diagnostics) else {
            return output + Array("null}".utf8)
        }
        TypedJSON.append(action, to: &output)
        output += Array("},\"state\":{\"value\":".utf8)
        let state = try reader.state(
            of: form,
            result: try result(line, &diagnostics),
            diagnostics: &diagnostics
        )
        if let state {
            TypedJSON.append(state, to: &output)
        } else {
            output += Array("null".utf8)
        }
        return output + [UInt8(ascii: "}")]
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

/// Members of objects in lines.
enum ConvertLineMember {
    static func index(_ name: StaticString, of parent: StaticString, in line: Payload) -> Int? {
        guard let object = line.member(parent, of: 0), line.kind(object) == .object else {
            return nil
        }
        return line.member(name, of: object)
    }

    static func text(_ name: StaticString, of parent: StaticString, in line: Payload) -> String? {
        guard let value = index(name, of: parent, in: line), line.kind(value) == .string else {
            return nil
        }
        return line.text(value)
    }
}
