internal import WireCore
internal import WireJSON

/// What can be changed in the messages that are no single JSON text.
enum FieldSites {
    /// Fields told apart by the record separator, `name=content`, the content being JSON or not.
    static func fields(_ body: [UInt8]) -> [MutationSite] {
        let fields = body.split(separator: 0x1E, omittingEmptySubsequences: false).map(Array.init)
        guard fields.count > 1 else {
            return [MutationSite.nodes(body, .flight)].compactMap(\.self)
        }
        let separated = fields.indices.map { $0 > 0 ? [0x1E] + fields[$0] : fields[$0] }
        var sites = [MutationSite.order(separated)]
        for place in fields.indices {
            let equals = fields[place].firstIndex(of: UInt8(ascii: "=")) ?? 0
            let name = fields[place].prefix(equals + 1)
            let content = Array(fields[place].dropFirst(equals + 1))
            guard let site = MutationSite.nodes(content, .flight) else { continue }
            sites.append(
                site.within { changed in
                    var output = fields
                    output[place] = name + changed
                    return Array(output.joined(separator: [0x1E]))
                }
            )
        }
        return sites
    }

    /// Pieces that each end with the separator, but perhaps the last.
    static func pieces(_ text: [UInt8], separator: UInt8) -> MutationSite {
        var pieces: [[UInt8]] = [[]]
        for byte in text {
            pieces[pieces.count - 1].append(byte)
            if byte == separator { pieces.append([]) }
        }
        return .order(pieces)
    }

    /// What can be changed in a line of `convert`: its own nodes, and those of what its texts hold.
    ///
    /// - Parameters:
    ///   - line: the line.
    ///   - source: the notation that is converted from.
    /// - Returns: the sites; none for a line that is not JSON.
    static func line(_ line: [UInt8], source: String) -> [MutationSite] {
        let isTyped = ["typed", "flight-form"].contains(source)
        guard let own = MutationSite.nodes(line, isTyped ? .typed : .plain),
            let found = JSONNodes(line)
        else { return [] }
        guard source != "typed", source != "headers" else { return [own] }
        var sites = [own]
        for node in found.nodes where !node.isKey && line[node.range.lowerBound] == 0x22 {
            guard let content = content(Array(line[node.range])) else { continue }
            for site in inner(content, source) {
                sites.append(site.within { found.replacing(node.range, quoted($0)) })
            }
            if source == "flight-response", let stream = Base64.decode(content.span) {
                for site in RowSites(stream).sites {
                    sites.append(
                        site.within { found.replacing(node.range, Array("\"".utf8) + base64($0)) }
                    )
                }
            }
        }
        return sites
    }

    private static func inner(_ content: [UInt8], _ source: String) -> [MutationSite] {
        switch source {
        case "multipart": [pieces(content, separator: 0x0A)]
        case "urlencoded": [pieces(content, separator: UInt8(ascii: "&"))]
        case "json": [MutationSite.nodes(content, .plain)].compactMap(\.self)
        case "flight-reply", "flight-form":
            // Any word would pass for a node; only what JSON begins with is worth the time.
            content.first.map("[{\"".utf8.contains) ?? false
                ? [MutationSite.nodes(content, .flight)].compactMap(\.self) : []
        default: []
        }
    }

    /// The content of a text in quotes, as WTF-8.
    private static func content(_ text: [UInt8]) -> [UInt8]? {
        guard let document = try? JSONCodec().decode(text) else { return nil }
        return Array(document.bytes[document.range(0)])
    }

    private static func quoted(_ content: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        JSONString.appendQuoted(content.span, to: &output)
        return output
    }

    private static func base64(_ content: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        Base64.encode(content.span, into: &output)
        return output + [UInt8(ascii: "\"")]
    }
}
