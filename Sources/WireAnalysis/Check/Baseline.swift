package import WireCore
internal import WireJSON

/// The totals of an earlier JSON report.
package struct Baseline: Sendable {
    private var byKey: [String: Totals] = [:]

    /// Bytes both ways of one sample in one form; nil where the report did not know them.
    package struct Totals: Sendable {
        /// Bytes upward.
        package var up: Int?
        /// Bytes downward.
        package var down: Int?
    }

    /// Reads a report of `analyze --format json`.
    ///
    /// - Throws: `json.…` for text that is none, `baseline.notAReport` for another document.
    package init(_ report: [UInt8]) throws(WireError) {
        let document = try JSONCodec().decode(report)
        guard let version = document.member("schema_version", of: 0),
            let number = document.number(version),
            let samples = document.member("samples", of: 0), document.kind(samples) == .array
        else { throw WireError(SampleError.baselineNotAReport, at: 0) }
        guard number == Double(Analysis.schemaVersion) else {
            throw WireError(
                SampleError.baselineNotAReport,
                at: Int(document[version].source),
                "the baseline was written by another version of wireweight"
            )
        }
        for sample in document.entries(samples) {
            let name = try Self.name("name", of: sample, in: document)
            guard let approaches = document.member("approaches", of: sample),
                document.kind(approaches) == .array
            else { throw Self.fault(document, sample, "a sample has approaches, an array") }
            for approach in document.entries(approaches) {
                let kind = try Self.name("approach", of: approach, in: document)
                byKey[Self.key(name, kind)] = Totals(
                    up: Self.bytes(document, "total_up_bytes", approach),
                    down: Self.bytes(document, "total_down_bytes", approach)
                )
            }
        }
    }

    private static func name(
        _ name: StaticString,
        of index: Int,
        in document: Payload
    ) throws(WireError) -> String {
        guard let text = document.stringMember(name, of: index) else {
            let place = document.member(name, of: index) ?? index
            throw fault(document, place, "\(name) is not a text")
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func fault(_ document: Payload, _ index: Int, _ reason: String) -> WireError {
        WireError(SampleError.baselineNotAReport, at: Int(document[index].source), reason)
    }

    /// The totals of a sample in a form; nil when the report does not know it.
    package func totals(_ sample: String, _ approach: Approach) -> Totals? {
        byKey[Self.key(sample, approach.rawValue)]
    }

    private static func key(_ sample: String, _ approach: String) -> String {
        approach + " " + sample
    }

    private static func bytes(_ document: Payload, _ name: StaticString, _ index: Int) -> Int? {
        document.member(name, of: index).flatMap(document.number).flatMap(Int.init(exactly:))
    }
}
