internal import WireCore
internal import WireJSON

/// Form entries as lines write them: `[[name, text or {"type","filename","base64"}], …]`.
enum ConvertForm {
    /// Reads entries into form data.
    ///
    /// - Throws: `convert.line` for anything else.
    static func form(_ line: Payload, _ entries: Int) throws(WireError) -> Payload {
        guard line.kind(entries) == .array else {
            throw fault(line, entries, "entries is not an array")
        }
        var builder = PayloadBuilder()
        builder.begin(.form)
        for entry in line.entries(entries) {
            let pair = line.kind(entry) == .array ? Array(line.entries(entry)) : []
            guard pair.count == 2, let name = line.string(pair[0]) else {
                throw fault(line, entry, "an entry is no pair of name and value")
            }
            builder.text(.key, name)
            if let text = line.string(pair[1]) {
                builder.text(.string, text)
            } else {
                try file(line, pair[1], &builder)
            }
        }
        builder.end()
        return builder.finish()
    }

    private static func file(
        _ line: Payload,
        _ index: Int,
        _ builder: inout PayloadBuilder
    ) throws(WireError) {
        guard line.kind(index) == .object else {
            throw fault(line, index, "an entry's value is neither text nor file")
        }
        let texts: [(StaticString, String)] = [("filename", "name"), ("type", "type")]
        builder.begin(.file)
        for (member, key) in texts {
            let value = line.member(member, of: index)
            guard let text = value.map(line.string) ?? [] else {
                throw fault(line, value ?? index, "\(member) is not a text")
            }
            builder.key(key)
            builder.text(.string, text)
        }
        guard let content = line.stringMember("base64", of: index),
            let bytes = Base64.decode(content.span)
        else {
            let place = line.member("base64", of: index) ?? index
            throw fault(line, place, "a file has its content as base64")
        }
        builder.key("base64")
        builder.bytes(bytes)
        builder.end()
    }

    private static func fault(_ line: Payload, _ index: Int, _ reason: String) -> WireError {
        WireError(ConvertError.line, at: Int(line[index].source), reason)
    }

    /// Appends the entries of form data as JSON text.
    ///
    /// - Throws: `convert.line` for an entry that is neither text nor file.
    static func append(_ form: Payload, to output: inout [UInt8]) throws(WireError) {
        output.append(UInt8(ascii: "["))
        for (place, (key, value)) in form.members(0).enumerated() {
            output += place > 0 ? [0x2C, 0x5B] : [0x5B]
            quote(form.bytes[form.range(key)], &output)
            output.append(0x2C)
            let content = form.resolved(value)
            switch form.kind(content) {
            case .string: quote(form.bytes[form.range(content)], &output)
            case .file, .blob: append(form, file: content, to: &output)
            default:
                throw WireError(
                    ConvertError.line,
                    at: 0,
                    "a form holds texts and files, not a \(form.kind(content).label)"
                )
            }
            output.append(0x5D)
        }
        output.append(UInt8(ascii: "]"))
    }

    private static func append(_ form: Payload, file: Int, to output: inout [UInt8]) {
        output += Array("{\"type\":".utf8)
        quote(form.stringMember("type", of: file) ?? [], &output)
        output += Array(",\"filename\":".utf8)
        quote(form.stringMember("name", of: file) ?? Array("blob".utf8)[...], &output)
        output += Array(",\"base64\":\"".utf8)
        if let content = form.member("base64", of: file) {
            Base64.encode(form.viewedBytes(form.resolved(content)).span, into: &output)
        }
        output += Array("\"}".utf8)
    }

    private static func quote(_ text: ArraySlice<UInt8>, _ output: inout [UInt8]) {
        JSONString.appendQuoted(text.span, to: &output)
    }
}
