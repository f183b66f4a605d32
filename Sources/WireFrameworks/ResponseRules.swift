package import WireHTTP

/// What a server's responses look like, apart from their content.
package struct ResponseRules: Sendable, Hashable {
    /// How a redirect answers a form without JavaScript.
    package enum FormRedirect: Sendable, Hashable {
        /// As an empty page, with its content type, a tag and the revalidation notice.
        case page
        /// Without any content.
        case empty
    }

    /// The request headers that `Vary` names.
    package let vary: [String]
    /// The kinds of responses that are compressed when they have content.
    package let compressed: Set<ResponseKind>
    /// The kinds of responses that say `X-Powered-By`.
    package let poweredBy: Set<ResponseKind>
    /// How a redirect answers a form without JavaScript.
    package let formRedirect: FormRedirect
    /// What pages say that were rendered when the application was built, or nil without such.
    package let prerendered: PrerenderRules?
    /// Whether responses announce their length instead of being sent in chunks.
    package let announcesLength: Bool

    /// Returns the coding in which a response with content is sent, or nil for none.
    ///
    /// Next.js's `compress` setting knows gzip and deflate: to a client that accepts only `br` or
    /// `zstd` it sends the content as it is. An announced length below 1,024 bytes is left alone.
    package func coding(
        of kind: ResponseKind,
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
package struct PrerenderRules: Sendable, Hashable {
    /// The value of `Cache-Control`.
    package let cacheControl: String
    /// The fields of the page's own response.
    package let pageFields: HeaderList
    /// The fields of an action's response that redirects to the page.
    package let redirectFields: HeaderList
}
