internal import WireFlight

extension ActionRules {
    /// Next.js 16.4.6.
    public static let next16 = Self(
        dialect: .next16,
        idHeader: "next-action",
        treeHeader: "next-router-state-tree",
        nextURLHeader: "next-url",
        rowsHeader: "rsc",
        ids: .digestWithInfo,
        tree: .hints,
        revalidation: .flag,
        redirectSuffix: ";push",
        // 0:{"a":"$@1","q":"?n=3","i":false,"b":"<build>"}
        envelope: EnvelopeRules(
            row: [
                .text(#"{"a":"$@1","q":"#), .search, .text(#","i":"#), .isInterceptable,
                .page(behind: #","t":"#), .build(behind: #","b":"#), .text("}"),
            ],
            openings: [#"{"a":"$@1","q":"#, #"{"a":"$@1","i":"#]
        ),
        bodyRule: .wholeBody,
        argumentLimit: ServerLimit.actionArguments.maximum,
        flushing: FlushRules(
            viewByteCount: 4_096,
            writesText: true,
            joinsResult: false,
            pageBreaks: [.afterResult, .viewport, .emptyRow],
            splitsScripts: false
        )
    )
}

extension FrameworkProfile {
    /// Next.js 16.4.6.
    public static let next16 = Self(
        framework: .next16,
        actions: .next16,
        responses: ResponseRules(
            vary: next15.responses.vary,
            compressed: [.api, .action, .form, .page, .navigation],
            poweredBy: [.form, .page],
            formRedirect: .empty,
            prerendered: next15.responses.prerendered,
            announcesLength: false
        ),
        serverTimes: [
            RecordedServerTime(.echo, .api, first: 1.69, last: 2.01),
            RecordedServerTime(.echo, .action, first: 1.54, last: 1.89),
            RecordedServerTime(.insert, .api, first: 2.35, last: 2.67),
            RecordedServerTime(.insert, .action, first: 2.86, last: 3.21),
            RecordedServerTime(.list, .api, first: 2.54, last: 2.95),
            RecordedServerTime(.list, .action, first: 2.2, last: 2.58),
            RecordedServerTime(.insertAndRender, .action, first: 4.04, last: 5.98),
        ]
    )
}
