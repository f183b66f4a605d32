internal import WireCore

extension TypedReader {
    /// Reads `{"$bytes":…,"kind":…}`, with `from` and `count` a view into those bytes.
    mutating func readBytes(_ index: Int) throws(WireError) {
        try checkMembers(index, ["kind", "from", "count"])
        guard let kindIndex = document.member("kind", of: index) else {
            throw fault(TypedError.missingMember, index, "$bytes needs a kind")
        }
        guard document.kind(kindIndex) == .string,
            let kind = PayloadNode.ElementKind(name: document.text(kindIndex))
        else { throw wrong(kindIndex, "the name of a typed array class") }
        let from = document.member("from", of: index)
        let count = document.member("count", of: index)
        guard from != nil || count != nil else {
            let byteCount = try readBase64(index + 2, kind)
            guard byteCount % kind.byteCount == 0 else {
                throw wrong(index + 2, "whole elements of \(kind.byteCount) bytes")
            }
            return
        }
        guard kind != .arrayBuffer else { throw wrong(kindIndex, "a class that has views") }
        builder.begin(.view, detail: kind.rawValue, source: Int(document[index].source))
        let content = try base64(index + 2)
        let offset = try from.map(natural) ?? 0
        let available = content.count - offset
        let elements = try count.map(natural) ?? max(0, available) / kind.byteCount
        guard offset % kind.byteCount == 0, available >= 0,
            elements <= available / kind.byteCount
        else {
            throw wrong(from ?? count ?? index, "a part of the bytes, on whole elements")
        }
        builder.number(Double(offset))
        builder.number(Double(elements))
        builder.bytes(content, kind: .arrayBuffer)
        builder.end()
    }

    /// Appends the bytes of the base64 text at `index`; returns how many there are.
    @discardableResult
    mutating func readBase64(
        _ index: Int,
        _ kind: PayloadNode.ElementKind
    ) throws(WireError) -> Int {
        let content = try base64(index)
        builder.text(.bytes, content, detail: kind.rawValue, source: Int(document[index].source))
        return content.count
    }

    private func base64(_ index: Int) throws(WireError) -> [UInt8] {
        guard document.kind(index) == .string,
            let content = Base64.decode(document.bytes.span.extracting(document.range(index)))
        else { throw wrong(index, "base64") }
        return content
    }

    /// The number at `index`, if it is a whole one from 0 to 2³²−1.
    func natural(_ index: Int) throws(WireError) -> Int {
        guard document.kind(index) == .number,
            let value = UInt32(exactly: document.double(index))
        else { throw wrong(index, "a whole number") }
        return Int(value)
    }
}
