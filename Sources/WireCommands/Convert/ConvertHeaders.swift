internal import WireCore
internal import WireHTTP
internal import WireJSON

/// Header lists to HPACK blocks: the lines are one direction of one connection, in order.
struct ConvertHeaders {
    private var encoder: HPACKEncoder

    /// Whose encoder to be.
    enum Encoder: String, CaseIterable {
        case chromium
        case nghttp2
        case nginx

        fileprivate var policy: HPACKPolicy {
            switch self {
            case .chromium: .chromium
            case .nghttp2: .nghttp2
            case .nginx: .nginx
            }
        }
    }

    init(_ encoder: Encoder) { self.encoder = HPACKEncoder(policy: encoder.policy) }

    /// Answers one line with `hex` and `bytes`.
    mutating func answer(_ line: Payload, _ json: inout JSONTextWriter) throws(WireError) {
        guard let list = line.member("headers", of: 0),
            line.kind(list) == .array
        else { throw WireError(ConvertError.line, at: 0, "a line has headers, an array") }
        var fields: [HPACKField] = []
        for entry in line.entries(list) {
            let pair = line.kind(entry) == .array ? Array(line.entries(entry)) : []
            guard pair.count == 2, let name = line.string(pair[0]), let value = line.string(pair[1])
            else { throw WireError(ConvertError.line, at: 0, "a header is no pair of texts") }
            fields.append(HPACKField(name: Array(name), value: Array(value)))
        }
        var block: [UInt8] = []
        encoder.encode(fields, tableSizeUpdates: try Self.updates(line), into: &block)
        json.member("hex", text: block.hexDigits.span)
        json.member("bytes", block.count)
    }

    private static func updates(_ line: Payload) throws(WireError) -> [UInt32] {
        guard let list = line.member("table_size_updates", of: 0), line.kind(list) != .null else {
            return []
        }
        var updates: [UInt32] = []
        for entry in line.kind(list) == .array ? Array(line.entries(list)) : [list] {
            guard let size = line.number(entry).flatMap(UInt32.init(exactly:)) else {
                throw WireError(ConvertError.line, at: 0, "table_size_updates are not sizes")
            }
            updates.append(size)
        }
        return updates
    }
}
