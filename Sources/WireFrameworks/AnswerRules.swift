public import WireHTTP

/// What kinds of answers a server gives.
public enum AnswerKind: String, Sendable, Hashable, CaseIterable {
    /// A route handler's answer.
    case api
    /// A Server Action's answer to a client with JavaScript, errors included.
    case action
    /// A page as the answer to a form without JavaScript.
    case form
    /// A page as HTML.
    case page
    /// A page as Flight rows, as the router asks for it.
    case navigation
}

/// What a server's answers look like, apart from their content.
public struct AnswerRules: Sendable, Hashable {
    /// How a redirect answers a form without JavaScript.
    public enum FormRedirect: Sendable, Hashable {
        /// As an empty page, with its content type, a tag and the revalidation notice.
        case page
        /// Without any content.
        case empty
    }

    /// The request headers that `Vary` names.
    public let vary: [String]
    /// The kinds of answers that are compressed when they have content.
    public let compressed: Set<AnswerKind>
    /// The kinds of answers that say `X-Powered-By`.
    public let poweredBy: Set<AnswerKind>
    /// How a redirect answers a form without JavaScript.
    public let formRedirect: FormRedirect
    /// What pages say that were rendered when the application was built, or nil without such.
    public let prerendered: PrerenderRules?
    /// How answers are cut into pieces, or nil where they are sent whole with their length.
    public let flushing: FlushRules?

    /// Whether answers announce their length instead of being sent in chunks.
    public var announcesLength: Bool { flushing == nil }

    /// Returns the coding in which an answer with content is sent, or nil for none.
    ///
    /// Next.js's `compress` setting knows gzip and deflate: to a client that accepts only `br` or
    /// `zstd` it sends the content as it is. An announced length below 1,024 bytes is left alone.
    public func coding(
        of kind: AnswerKind,
        accepting acceptEncoding: String = Browser.chromium156.acceptEncoding,
        announcedByteCount: Int? = nil
    ) -> String? {
        guard compressed.contains(kind), announcedByteCount ?? 1_024 >= 1_024 else { return nil }
        let accepted = acceptEncoding.utf8.split(separator: 0x2C).map { item in
            item.drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != 0x3B }
        }
        return ["gzip", "deflate"].first { coding in
            accepted.contains { $0.elementsEqual(coding.utf8) }
        }
    }
}

/// What a page says that was rendered when the application was built.
public struct PrerenderRules: Sendable, Hashable {
    /// The value of `Cache-Control`.
    public let cacheControl: String
    /// The fields of the page's own answer.
    public let pageFields: HeaderList
    /// The fields of an action's answer that redirects to the page.
    public let redirectFields: HeaderList
}
