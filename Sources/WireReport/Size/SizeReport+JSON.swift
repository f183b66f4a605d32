internal import WireAnalysis
internal import WireCore
package import WireJSON
internal import WireStatistics

extension SizeReport {
    /// Writes the object that `ReportSchema.analyze` describes.
    ///
    /// Sizes are integers in bytes; what is not known is `null`.
    package func write(to json: inout JSONTextWriter) {
        json.object { json in
            json.member("schema_version", Analysis.schemaVersion)
            json.member(analysis.tool)
            json.array("codings", analysis.codings) { $0.string($1) }
            json.array("samples", analysis.samples) { json, sample in
                json.object { Self.sample(sample, &$0) }
            }
            // Captures as input come with a later version; readers may rely on the member.
            json.array("captures", EmptyCollection<Never>()) { _, _ in }
            json.member(analysis.errors)
        }
    }

    private static func sample(_ sample: SampleAnalysis, _ json: inout JSONTextWriter) {
        json.member("name", sample.name)
        json.member("title", sample.title)
        json.member("source", sample.source)
        json.member("profile", sample.profile)
        json.array("approaches", sample.approaches) { json, approach in
            json.object { Self.approach(approach, &$0) }
        }
        if let timings = sample.timings {
            json.object("timings") { Self.timings(timings, &$0) }
        }
        json.array("warnings", sample.warnings) { json, warning in
            json.object { $0.members(of: warning) }
        }
    }

    private static func timings(_ timings: Timings, _ json: inout JSONTextWriter) {
        json.member("noise_floor", timings.noiseFloor.part)
        json.array("operations", timings.operations) { json, timing in
            json.object {
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
        json.array("warnings", timings.warnings) { $0.string($1.text) }
    }

    private static func approach(_ approach: ApproachAnalysis, _ json: inout JSONTextWriter) {
        json.member("approach", approach.approach.rawValue)
        switch approach.outcome {
        case .failure(let refusal):
            json.member("status", "refused")
            json.member("reason", refusal.reason)
        case .success(let weighing):
            json.member("status", "weighed")
            json.array("losses", weighing.losses) { json, loss in
                json.object {
                    $0.member("path", loss.path)
                    $0.member("from", loss.from)
                    $0.member("to", loss.to)
                    $0.member("drops_data", loss.dropsData)
                }
            }
            if !weighing.exceeded.isEmpty {
                json.array("exceeded", weighing.exceeded) { json, exceeded in
                    json.object {
                        $0.member("limit", exceeded.name)
                        $0.member("value", exceeded.value)
                        $0.member("maximum", exceeded.maximum)
                        $0.member("refused", exceeded.isRefused)
                    }
                }
            }
            json.object("request") { message(weighing.request, &$0) }
            json.object("response") {
                message(weighing.response, &$0)
                $0.member("pieces", weighing.response.pieces)
            }
            json.array("follow_ups", weighing.followUps) { json, followUp in
                json.object {
                    $0.member("purpose", followUp.purpose)
                    $0.member("up_bytes", followUp.upByteCount)
                    $0.member("down_bytes", followUp.downByteCount)
                }
            }
            json.member("total_up_bytes", weighing.totalUp)
            json.member("total_down_bytes", weighing.totalDown)
        }
    }

    private static func message(_ message: MessageWeight, _ json: inout JSONTextWriter) {
        json.object("header_bytes") {
            $0.member("http1", message.headByteCount)
            $0.member("hpack_first", message.hpackFirst)
            $0.member("hpack_repeat", message.hpackRepeat)
        }
        json.object("http2_bytes") {
            $0.member("first", message.http2First)
            $0.member("repeat", message.http2Repeat)
        }
        json.member("body_bytes", message.bodyByteCount)
        json.member("sent_bytes", message.sentByteCount)
        json.member("sent_encoding", message.sentEncoding)
        json.array("compressed", message.compressed) { json, size in
            json.object {
                $0.member("algorithm", size.algorithm)
                $0.member("level", size.level)
                $0.member("bytes", size.byteCount)
            }
        }
        json.array("ledger", message.ledger.entries) { json, entry in
            json.object {
                $0.member("owner", entry.owner.name)
                $0.member("bytes", entry.byteCount)
            }
        }
    }
}

extension JSONTextWriter {
    /// Writes what the figures were made with.
    mutating func member(_ tool: Analysis.Tool) {
        object("tool") {
            $0.member("name", "wireweight")
            $0.member("version", tool.version)
            $0.member("zlib", tool.zlib)
            for library in tool.libraries { $0.member(library.name, library.version) }
        }
    }

    /// Writes the inputs that could not be read.
    mutating func member(_ errors: [Analysis.InputError]) {
        array("errors", errors) { json, input in
            json.object {
                $0.member("source", input.source)
                $0.members(of: input.error)
            }
        }
    }
}
