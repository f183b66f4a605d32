public import WireCore
internal import WireJSON

/// The totals of an earlier JSON report.
public struct Baseline: Sendable {
    private var byKey: [String: Totals] = [:]

    /// Bytes both ways of one sample in one form; nil where the report did not know them.
    public struct Totals: Sendable {
        /// Bytes upward.
        public var up: Int?
        /// Bytes downward.
        public var down: Int?
    }

    /// Reads a report of `analyze --format json`.
    ///
    /// - Throws: `json.…` for text that is none, `baseline.notAReport` for another document.
    public init(_ report: [UInt8]) throws(WireError) {
        let document = try JSONCodec().decode(report)
        guard document.kind(0) == .object,
            let version = document.member("schema_version", of: 0),
            document.kind(version) == .number,
            let samples = document.member("samples", of: 0), document.kind(samples) == .array
        else { throw WireError(.baselineNotAReport, at: 0) }
        guard document.double(version) == Double(Analysis.schemaVersion) else {
            throw WireError(
                .baselineNotAReport,
                at: Int(document[version].source),
                "the baseline was written by another version of wireweight"
            )
        }
        for sample in document.entries(samples) where document.kind(sample) == .object {
            guard let name = document.member("name", of: sample),
                let approaches = document.member("approaches", of: sample)
            else { continue }
            for approach in document.entries(approaches)
            where document.kind(approach) == .object {
                guard let kind = document.member("approach", of: approach) else { continue }
                byKey[Self.key(document.text(name), document.text(kind))] = Totals(
                    up: Self.bytes(document, "total_up_bytes", approach),
                    down: Self.bytes(document, "total_down_bytes", approach)
                )
            }
        }
    }

    /// The totals of a sample in a form; nil when the report does not know it.
    public func totals(_ sample: String, _ approach: Approach) -> Totals? {
        byKey[Self.key(sample, approach.rawValue)]
    }

    private static func key(_ sample: String, _ approach: String) -> String {
        approach + " " + sample
    }

    private static func bytes(_ document: Payload, _ name: StaticString, _ index: Int) -> Int? {
        guard let value = document.member(name, of: index), document.kind(value) == .number else {
            return nil
        }
        return Int(exactly: document.double(value))
    }
}

extension WireError.Code {
    /// A baseline that is no report of this program.
    public static let baselineNotAReport = Self(
        "baseline.notAReport",
        "the baseline is no JSON report of wireweight analyze"
    )
}
