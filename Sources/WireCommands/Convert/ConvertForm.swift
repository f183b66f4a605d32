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

    /// Writes the entries of form data.
    ///
    /// - Throws: `convert.line` for an entry that is neither text nor file.
    static func write(_ form: Payload, to json: inout JSONTextWriter) throws(WireError) {
        try json.array("entries", form.members(0)) { (json, member) throws(WireError) in
            let value = form.resolved(member.value)
            guard [.string, .file, .blob].contains(form.kind(value)) else {
                throw WireError(
                    ConvertError.line,
                    at: 0,
                    "a form holds texts and files, not a \(form.kind(value).label)"
                )
            }
            json.array([member.key, value]) { json, index in
                if form.kind(index).hasText {
                    json.string(form.bytes[form.range(index)].span)
                } else {
                    json.object { file(form, index, &$0) }
                }
            }
        }
    }

    private static func file(_ form: Payload, _ file: Int, _ json: inout JSONTextWriter) {
        let type = form.stringMember("type", of: file) ?? []
        let name = form.stringMember("name", of: file) ?? Array("blob".utf8)[...]
        let content = form.member("base64", of: file).map { form.viewedBytes(form.resolved($0)) }
        let bytes = content ?? []
        json.member("type", text: type.span)
        json.member("filename", text: name.span)
        json.member("base64", base64: bytes.span)
    }
}
