public import WireAnalysis
internal import WireCore
internal import WireJSON
internal import WireStatistics

/// Renders an analysis as one JSON object, whose names and types its schema fixes.
///
/// Sizes are integers in bytes; what is not known is `null`.
public enum JSONReport {
    /// Returns the report as JSON text ending with a line feed.
    public static func render(_ analysis: Analysis) -> [UInt8] {
        var builder = PayloadBuilder()
        builder.object { report in
            report.member("schema_version", Analysis.schemaVersion)
            tool(analysis.tool, &report)
            report.array("samples", analysis.samples) { report, sample in
                report.object { Self.sample(sample, &$0) }
            }
            // Captures as input come with a later version; readers may rely on the member.
            report.array("captures", EmptyCollection<Never>()) { _, _ in }
            errors(analysis.errors, &report)
        }
        return text(builder.finish())
    }

    static func text(_ payload: Payload) -> [UInt8] {
        // What is built here holds nothing that JSON lacks.
        var output = (try? JSONCodec().encoded(payload)) ?? []
        output.append(UInt8(ascii: "\n"))
        return output
    }

    static func tool(_ tool: Analysis.Tool, _ report: inout PayloadBuilder) {
        report.object("tool") {
            $0.member("name", "wireweight")
            $0.member("version", tool.version)
            $0.member("zlib", tool.zlib)
            for library in tool.libraries { $0.member(library.name, library.version) }
        }
    }

    static func errors(_ errors: [Analysis.InputError], _ report: inout PayloadBuilder) {
        report.array("errors", errors) { report, error in
            report.object {
                $0.member("source", error.source)
                $0.member("code", error.error.code.name)
                $0.member("offset", error.error.offset)
                $0.member("reason", error.error.reason)
            }
        }
    }

    private static func sample(_ sample: SampleAnalysis, _ report: inout PayloadBuilder) {
        report.member("name", sample.name)
        report.member("title", sample.title)
        report.member("source", sample.source)
        report.member("profile", sample.profile)
        report.array("approaches", sample.approaches) { report, approach in
            report.object { Self.approach(approach, &$0) }
        }
        if let timings = sample.timings {
            report.object("timings") { Self.timings(timings, &$0) }
        }
        report.array("warnings", sample.warnings) { report, warning in
            report.object {
                $0.member("code", warning.code.name)
                $0.member("offset", warning.offset)
                $0.member("reason", warning.reason)
            }
        }
    }

    private static func timings(_ timings: Timings, _ report: inout PayloadBuilder) {
        report.member("noise_floor", timings.noiseFloor.part)
        report.array("operations", timings.operations) { report, timing in
            report.object {
                $0.member("approach", timing.approach?.rawValue)
                $0.member("operation", timing.operation.rawValue)
                $0.member("batch", timing.batchCount)
                $0.member("median_ns", timing.nanoseconds.median)
                $0.member("p95_ns", timing.nanoseconds.quantile(0.95))
                $0.member("mad_ns", timing.nanoseconds.medianAbsoluteDeviation)
                $0.array("samples_ns", timing.nanoseconds.values) { $0.number($1) }
                $0.member("ratio_to_api", timing.comparison?.ratio)
                $0.member("ratio_low", timing.comparison?.interval?.lower)
                $0.member("ratio_high", timing.comparison?.interval?.upper)
                $0.member("verdict", timing.comparison?.verdict.rawValue)
            }
        }
        report.array("warnings", timings.warnings) { $0.string($1) }
    }

    private static func approach(_ approach: ApproachAnalysis, _ report: inout PayloadBuilder) {
        report.member("approach", approach.approach.rawValue)
        switch approach.outcome {
        case .failure(let refusal):
            report.member("status", "refused")
            report.member("reason", refusal.reason)
        case .success(let weighing):
            report.member("status", "weighed")
            report.array("losses", weighing.losses) { report, loss in
                report.object {
                    $0.member("path", loss.path)
                    $0.member("from", loss.from)
                    $0.member("to", loss.to)
                    $0.key("drops_data")
                    $0.bool(loss.dropsData)
                }
            }
            report.object("request") { message(weighing.request, &$0) }
            report.object("response") {
                message(weighing.response, &$0)
                $0.member("pieces", weighing.response.pieces)
            }
            report.array("follow_ups", weighing.followUps) { report, followUp in
                report.object {
                    $0.member("purpose", followUp.purpose)
                    $0.member("up_bytes", followUp.upByteCount)
                    $0.member("down_bytes", followUp.downByteCount)
                }
            }
            report.member("total_up_bytes", weighing.totalUp)
            report.member("total_down_bytes", weighing.totalDown)
        }
    }

    private static func message(_ message: MessageWeight, _ report: inout PayloadBuilder) {
        report.object("header_bytes") {
            $0.member("http1", message.headByteCount)
            $0.member("hpack_first", message.hpackFirst)
            $0.member("hpack_repeat", message.hpackRepeat)
        }
        report.object("http2_bytes") {
            $0.member("first", message.http2First)
            $0.member("repeat", message.http2Repeat)
        }
        report.member("body_bytes", message.bodyByteCount)
        report.member("sent_bytes", message.sentByteCount)
        report.member("sent_encoding", message.sentEncoding)
        report.array("compressed", message.compressed) { report, size in
            report.object {
                $0.member("algorithm", size.algorithm)
                $0.member("level", size.level)
                $0.member("bytes", size.byteCount)
            }
        }
        report.array("ledger", message.ledger.entries) { report, entry in
            report.object {
                $0.member("owner", entry.owner.name)
                $0.member("bytes", entry.byteCount)
            }
        }
    }
}
