/// How one release of a framework and a browser talk to each other: everything in which the
/// releases differ, as one value.
///
/// The rules were derived from exchanges recorded between Chromium 156 and `next start` of each
/// release with its default settings. They build heads with `requestHead(for:from:)` and
/// `responseHead(for:)`, and predict the pieces in which an answer is flushed with
/// `pieces(of:kind:isPrerendered:)`.
public struct FrameworkProfile: Sendable, Hashable {
    /// The name by which a sample or an option asks for it, such as `next-16`.
    public let name: String
    /// The name for people, with the release that was recorded, such as `Next.js 16.4.6`.
    public let title: String
    /// How Server Actions are called, or nil where there are none.
    public let actions: ActionRules?
    /// What the server's answers look like.
    public let answers: AnswerRules

    /// The profile called `name`, or nil.
    public static func named(_ name: String) -> Self? { all.first { $0.name == name } }

    /// Every profile, in the order in which they are listed.
    public static let all: [Self] = [.next14, .next15, .next16, .plain]

    /// Next.js 14.2.35.
    public static let next14 = Self(
        name: "next-14",
        title: "Next.js 14.2.35",
        actions: ActionRules(
            idHeader: "Next-Action",
            treeHeader: "Next-Router-State-Tree",
            nextURLHeader: "Next-Url",
            ids: .digest,
            tree: .rootFlag,
            revalidation: .triple(onFailure: false),
            redirectStatus: 303,
            redirectSuffix: ""
        ),
        answers: AnswerRules(
            vary: ["RSC", "Next-Router-State-Tree", "Next-Router-Prefetch"],
            compressed: [.action, .form, .page, .navigation],
            poweredBy: [.action, .form, .page],
            formRedirect: .page,
            prerendered: PrerenderRules(
                cacheControl: "s-maxage=31536000, stale-while-revalidate",
                pageFields: ["x-nextjs-cache": "HIT"],
                redirectFields: ["x-nextjs-cache": "HIT"]
            ),
            flushing: FlushRules(
                viewByteCount: 2_048,
                writesText: false,
                joinsResult: false,
                pageBreaks: [],
                splitsScripts: true
            )
        )
    )

    /// Next.js 15.5.29.
    public static let next15 = Self(
        name: "next-15",
        title: "Next.js 15.5.29",
        actions: ActionRules(
            idHeader: "next-action",
            treeHeader: "next-router-state-tree",
            nextURLHeader: "next-url",
            ids: .digestWithInfo,
            tree: .rootFlag,
            revalidation: .triple(onFailure: true),
            redirectStatus: 303,
            redirectSuffix: ";push"
        ),
        answers: AnswerRules(
            vary: lowerCaseVary,
            compressed: [.action, .form, .page, .navigation],
            poweredBy: [.form, .page],
            formRedirect: .empty,
            prerendered: lowerCasePrerendered,
            flushing: FlushRules(
                viewByteCount: 2_048,
                writesText: true,
                joinsResult: true,
                pageBreaks: [.viewport, .metadata],
                splitsScripts: true
            )
        )
    )

    /// Next.js 16.4.6.
    public static let next16 = Self(
        name: "next-16",
        title: "Next.js 16.4.6",
        actions: ActionRules(
            idHeader: "next-action",
            treeHeader: "next-router-state-tree",
            nextURLHeader: "next-url",
            ids: .digestWithInfo,
            tree: .hints,
            revalidation: .flag,
            redirectStatus: 200,
            redirectSuffix: ";push"
        ),
        answers: AnswerRules(
            vary: lowerCaseVary,
            compressed: [.api, .action, .form, .page, .navigation],
            poweredBy: [.form, .page],
            formRedirect: .empty,
            prerendered: lowerCasePrerendered,
            flushing: FlushRules(
                viewByteCount: 4_096,
                writesText: true,
                joinsResult: false,
                pageBreaks: [.afterResult, .viewport, .emptyRow],
                splitsScripts: false
            )
        )
    )

    /// An API that is not Next's: Node.js's own HTTP server, which announces the length of its
    /// answers, compresses nothing and has no actions.
    public static let plain = Self(
        name: "plain",
        title: "Node.js http server",
        actions: nil,
        answers: AnswerRules(
            vary: [],
            compressed: [],
            poweredBy: [],
            formRedirect: .empty,
            prerendered: nil,
            flushing: nil
        )
    )

    private static let lowerCaseVary = [
        "rsc", "next-router-state-tree", "next-router-prefetch",
        "next-router-segment-prefetch",
    ]

    private static let lowerCasePrerendered = PrerenderRules(
        cacheControl: "s-maxage=31536000",
        pageFields: [
            "x-nextjs-cache": "HIT", "x-nextjs-prerender": "1", "x-nextjs-prerender": "1",
            "x-nextjs-stale-time": "300",
        ],
        redirectFields: [
            "x-nextjs-cache": "HIT", "x-nextjs-prerender": "1, 1", "x-nextjs-stale-time": "300",
        ]
    )
}

/// How a framework's client calls Server Actions.
public struct ActionRules: Sendable, Hashable {
    /// How an answer says what the action made stale.
    public enum RevalidationNotice: Sendable, Hashable {
        /// Always, as `[[],tag,cookie]`; `onFailure` says whether a thrown error has it, too.
        case triple(onFailure: Bool)
        /// Only when there is something to say, as `1`.
        case flag
    }

    /// The header that carries the action's id.
    public let idHeader: String
    /// The header that carries the router state tree.
    public let treeHeader: String
    /// The header that carries the page behind an intercepted route.
    public let nextURLHeader: String
    /// The shape of action ids.
    public let ids: ActionID.Shape
    /// The grammar of the router state tree.
    public let tree: RouterStateTree.Grammar
    /// How an answer says what the action made stale.
    public let revalidation: RevalidationNotice
    /// The status of an answer whose action called `redirect()`; it has no `Location`.
    public let redirectStatus: Int
    /// What follows the address in `x-action-redirect`.
    public let redirectSuffix: String

    /// A build id of the length that the framework uses: 21 characters of nanoid's alphabet.
    public let buildID = "wireweight-build-0001"
}

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
