internal import WireFlight
internal import WireHTTP

extension ActionRules {
    /// Next.js 14.2.35.
    public static let next14 = Self(
        dialect: .next14,
        idHeader: "Next-Action",
        treeHeader: "Next-Router-State-Tree",
        nextURLHeader: "Next-Url",
        rowsHeader: "RSC",
        ids: .digest,
        tree: .rootFlag,
        revalidation: .triple(onFailure: false),
        redirectSuffix: "",
        // 0:["$@1",["<build>",null]]
        envelope: EnvelopeRules(
            row: [
                .text(#"["$@1",["#), .build(absent: #""""#), .text(","), .page(absent: "null"),
                .text("]]"),
            ],
            openings: [#"["$@1",["#, #"["$","$L1",null,{"buildId""#]
        ),
        bodyRule: .textAndFields,
        argumentLimit: nil,
        flushing: FlushRules(
            viewByteCount: 2_048,
            writesText: false,
            joinsResult: false,
            pageBreaks: [],
            splitsScripts: true
        )
    )
}

extension FrameworkProfile {
    /// Next.js 14.2.35.
    public static let next14 = Self(
        framework: .next14,
        actions: .next14,
        responses: ResponseRules(
            vary: ["RSC", "Next-Router-State-Tree", "Next-Router-Prefetch"],
            compressed: [.action, .form, .page, .navigation],
            poweredBy: [.action, .form, .page],
            formRedirect: .page,
            prerendered: PrerenderRules(
                cacheControl: "s-maxage=31536000, stale-while-revalidate",
                pageFields: ["x-nextjs-cache": "HIT"],
                redirectFields: ["x-nextjs-cache": "HIT"]
            ),
            announcesLength: false
        ),
        serverTimes: [
            RecordedServerTime(.echo, .api, first: 0.85, last: 0.95),
            RecordedServerTime(.echo, .action, first: 2.31, last: 3.8),
            RecordedServerTime(.insert, .api, first: 1.57, last: 1.6),
            RecordedServerTime(.insert, .action, first: 3.61, last: 5.24),
            RecordedServerTime(.list, .api, first: 1.26, last: 1.36),
            RecordedServerTime(.list, .action, first: 2.76, last: 4.53),
            RecordedServerTime(.insertAndRender, .action, first: 3.85, last: 9.29),
        ]
    )
}
