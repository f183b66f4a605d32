package import WireAnalysis
internal import WireFrameworks
internal import WireLatency

/// The report of `explain`.
package struct ExplanationReport: Report {
    /// What the figures were made with.
    package var tool: Analysis.Tool
    /// The explanations in the order of the samples.
    package var explanations: [Explanation] = []
    /// Samples that could not be explained.
    package var errors: [Analysis.InputError] = []

    /// Creates an empty report.
    package init(tool: Analysis.Tool) { self.tool = tool }

    package static let formats: [ReportFormat<Self>] = [.markdown, .json, .text]

    /// The report for people.
    package var document: Document {
        var document = Document()
        for explanation in explanations { ExplanationSection(explanation).append(to: &document, 1) }
        guard !explanations.isEmpty else { return document }
        document.heading(2, "How to read this")
        document.list([
            "A cause's effect is its Shapley value: what switching it from one side to "
                + "the other does, over all orders. The effects add up to the "
                + "explained gap exactly; the rest is shown as unexplained.",
            "The link model is TCP slow start by packets. Against "
                + "\(Recorded.linkModelError.overAllCount) recorded exchanges it is off by "
                + "\(ByteFormat.fixed(Recorded.linkModelError.overAll, digits: 1)) % on "
                + "average, "
                + "\(ByteFormat.fixed(Recorded.linkModelError.fromSixtyMilliseconds, digits: 1))"
                + " % from round trips of 60 ms on.",
            "A claim is supported when its cause makes more than half of the observed "
                + "gap on the stated link, impossible when it does so on no preset "
                + "link, cold or warm.",
        ])
        return document
    }
}
