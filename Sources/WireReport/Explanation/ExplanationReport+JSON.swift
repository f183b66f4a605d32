internal import WireAnalysis
package import WireJSON
internal import WireLatency

extension ExplanationReport {
    /// Writes the object that `ReportSchema.explain` describes.
    package func write(to json: inout JSONTextWriter) {
        json.object { json in
            json.member("schema_version", Analysis.schemaVersion)
            json.member(tool)
            json.array("explanations", explanations) { json, explanation in
                json.object { Self.write(explanation, &$0) }
            }
            json.member(errors)
        }
    }

    private static func write(_ explanation: Explanation, _ json: inout JSONTextWriter) {
        let link = explanation.scenario.link
        json.member("name", explanation.name)
        json.member("faster", explanation.faster.rawValue)
        json.member("than", explanation.than.rawValue)
        json.object("link") {
            $0.member("name", link.link.name)
            $0.member("rtt_ms", link.link.roundTrip)
            $0.member("down_mbit", link.link.down)
            $0.member("up_mbit", link.link.up)
            $0.member("tls", link.link.tls.rawValue)
            $0.member("http", link.link.http.rawValue)
        }
        json.member("connection", link.connection.rawValue)
        json.object("observed_gap_ms") {
            $0.member("mean", explanation.observed?.mean)
            $0.member("p95", explanation.observed?.p95)
            $0.member("p99", explanation.observed?.p99)
        }
        json.member("modelled_gap_ms", explanation.attribution.gap)
        json.member("unexplained_gap_ms", explanation.unexplained)
        json.array("causes", explanation.attribution.effects) { json, effect in
            json.object {
                $0.member("cause", effect.cause.rawValue)
                $0.member("effect_ms", effect.milliseconds)
            }
        }
        json.key("claim")
        if let claim = explanation.claim {
            json.object { Self.write(claim, &$0) }
        } else {
            json.null()
        }
        json.array("remarks", explanation.remarks) { $0.string($1.text) }
    }

    private static func write(_ claim: CheckedClaim, _ json: inout JSONTextWriter) {
        json.member("because", claim.because)
        json.member("verdict", claim.check.verdict.rawValue)
        json.member("most_ms", claim.check.most?.milliseconds ?? 0)
        json.member("most_on", claim.check.most?.link.title)
        json.member("needed_ms", claim.check.needed)
    }
}
