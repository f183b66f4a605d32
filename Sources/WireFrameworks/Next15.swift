internal import WireFlight
internal import WireHTTP

extension ActionRules {
    /// Next.js 15.5.29.
    public static let next15 = Self(
        dialect: .next15,
        idHeader: "next-action",
        treeHeader: "next-router-state-tree",
        nextURLHeader: "next-url",
        rowsHeader: "rsc",
        ids: .digestWithInfo,
        tree: .rootFlag,
        revalidation: .triple(onFailure: true),
        redirectSuffix: ";push",
        // 0:{"a":"$@1","f":"","b":"<build>"}
        envelope: EnvelopeRules(
            row: [
                .text(#"{"a":"$@1","f":"#), .page(absent: #""""#), .text(#","b":"#),
                .build(absent: #""""#), .text("}"),
            ],
            openings: [#"{"a":"$@1","f":"#, #"{"P":null,"b":"#]
        ),
        bodyRule: .wholeBody,
        argumentLimit: nil,
        flushing: FlushRules(
            viewByteCount: 2_048,
            writesText: true,
            joinsResult: true,
            pageBreaks: [.viewport, .metadata],
            splitsScripts: true
        )
    )
}

extension FrameworkProfile {
    /// Next.js 15.5.29.
    public static let next15 = Self(
        framework: .next15,
        actions: .next15,
        responses: ResponseRules(
            vary: [
                "rsc", "next-router-state-tree", "next-router-prefetch",
                "next-router-segment-prefetch",
            ],
            compressed: [.action, .form, .page, .navigation],
            poweredBy: [.form, .page],
            formRedirect: .empty,
            prerendered: PrerenderRules(
                cacheControl: "s-maxage=31536000",
                pageFields: [
                    "x-nextjs-cache": "HIT", "x-nextjs-prerender": "1", "x-nextjs-prerender": "1",
                    "x-nextjs-stale-time": "300",
                ],
                redirectFields: [
                    "x-nextjs-cache": "HIT", "x-nextjs-prerender": "1, 1",
                    "x-nextjs-stale-time": "300",
                ]
            ),
            announcesLength: false
        ),
        serverTimes: [
            RecordedServerTime(.echo, .api, first: 1.01, last: 1.1),
            RecordedServerTime(.echo, .action, first: 1.09, last: 1.86),
            RecordedServerTime(.insert, .api, first: 3.78, last: 3.86),
            RecordedServerTime(.insert, .action, first: 1.72, last: 1.99),
            RecordedServerTime(.list, .api, first: 1.65, last: 1.71),
            RecordedServerTime(.list, .action, first: 2.13, last: 2.48),
            RecordedServerTime(.insertAndRender, .action, first: 3.83, last: 5.7),
        ]
    )
}
