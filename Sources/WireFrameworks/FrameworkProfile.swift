internal import WireFlight
internal import WireHTTP

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
            rowsHeader: "RSC",
            rowsQuery: "_rsc=00000",
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
                dialect: .next14,
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
            rowsHeader: "rsc",
            rowsQuery: "_rsc=0000000000000000",
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
                dialect: .next15,
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
            rowsHeader: "rsc",
            rowsQuery: "_rsc=0000000000000000",
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
                dialect: .next16,
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
