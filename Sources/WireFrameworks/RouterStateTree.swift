internal import WireCore

/// The router state tree that a Next.js client sends with an action: which segments it shows.
package enum RouterStateTree {
    /// What the releases put at the end of a node.
    package enum Grammar: Sendable, Hashable {
        /// `true`, on the root layout only.
        case rootFlag
        /// A number of prefetch hints, on every node; the root layout's is 16.
        case hints
    }

    /// Returns the tree of a page as JSON.
    ///
    /// Each segment of the path is a child of the one before it, and the page itself comes last.
    /// What a path does not tell is left out: dynamic parameters (`["id","42","d"]`), parallel
    /// slots, route groups and intercepted routes make the real tree longer. The query is no part
    /// of the tree that is sent.
    ///
    /// - Parameters:
    ///   - page: Path and query; segments stay percent-encoded, as the router keeps them.
    ///   - grammar: The release's grammar.
    /// - Returns: The JSON text, to be passed through `encoded(_:)`.
    package static func json(ofPage page: String, grammar: Grammar) -> String {
        let path = page.utf8.prefix { $0 != 0x3F && $0 != 0x23 }
        let segments = path.split(separator: 0x2F).map { String(Substring($0)) } + ["__PAGE__"]
        let (leaf, root) = grammar == .hints ? (",0]", ",16]") : ("]", ",true]")
        let opened = segments.map { #"{"children":[\#(quoted($0)),"# }.joined()
        let closed = Array(repeating: "},null,null\(leaf)", count: segments.count).joined()
        return #"["","# + opened + "{" + closed + "},null,null" + root
    }

    /// Returns the tree as the header carries it: percent-encoded like `encodeURIComponent`.
    package static func encoded(_ json: String) -> String {
        PercentCoding.uriComponent.encoded(json)
    }

    /// Quotes a segment; a path holds neither control characters nor line breaks.
    private static func quoted(_ segment: String) -> String {
        let escaped = segment.utf8.flatMap { byte in
            byte == 0x22 || byte == 0x5C ? [0x5C, byte] : [byte]
        }
        return "\"" + String(decoding: escaped, as: UTF8.self) + "\""
    }
}
