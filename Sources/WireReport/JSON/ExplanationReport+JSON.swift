internal import WireAnalysis
internal import WireCore
internal import WireLatency

extension ExplanationReport {
    /// The report as one JSON object ending with a line feed; its schema is `ReportSchema.explain`.
    public var json: [UInt8] {
        var builder = PayloadBuilder()
        builder.object { report in
            report.member("schema_version", Analysis.schemaVersion)
            JSONReport.tool(tool, &report)
            report.array("explanations", explanations) { report, explanation in
                report.object { Self.write(explanation, &$0) }
            }
            JSONReport.errors(errors, &report)
        }
        return JSONReport.text(builder.finish())
    }

    private static func write(_ explanation: Explanation, _ report: inout PayloadBuilder) {
        let link = explanation.scenario.link
        report.member("name", explanation.name)
        report.member("faster", explanation.faster.rawValue)
        report.member("than", explanation.than.rawValue)
        report.object("link") {
            $0.member("name", link.link.name)
            $0.member("rtt_ms", link.link.roundTrip)
            $0.member("down_mbit", link.link.down)
            $0.member("up_mbit", link.link.up)
            $0.member("tls", link.link.tls.rawValue)
            $0.member("http", link.link.http.rawValue)
        }
        report.member("connection", link.connection.rawValue)
        report.object("observed_gap_ms") {
            $0.member("mean", explanation.observed?.mean)
            $0.member("p95", explanation.observed?.p95)
            $0.member("p99", explanation.observed?.p99)
        }
        report.member("modelled_gap_ms", explanation.attribution.gap)
        report.member("unexplained_gap_ms", explanation.unexplained)
        report.array("causes", explanation.attribution.effects) { report, effect in
            report.object {
                $0.member("cause", effect.cause.rawValue)
                $0.member("effect_ms", effect.milliseconds)
            }
        }
        report.key("claim")
        if let claim = explanation.claim {
            report.object { Self.write(claim, &$0) }
        } else {
            report.null()
        }
        report.array("remarks", explanation.remarks) { $0.string($1) }
    }

    private static func write(_ claim: CheckedClaim, _ report: inout PayloadBuilder) {
        report.member("because", claim.because)
        report.member("verdict", claim.check.verdict.rawValue)
        report.member("most_ms", claim.check.most?.milliseconds ?? 0)
        report.member("most_on", claim.check.most?.link.title)
        report.member("needed_ms", claim.check.needed)
    }
}
