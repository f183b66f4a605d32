package import WireCore
internal import WireJSON

/// An earlier JSON report: what each sample weighed, and how the figures were made.
package struct Baseline: Sendable {
    /// The version of the program and of the libraries by name; nil where the report does not say.
    package let versions: [String: String]
    /// The coding of compressing servers, such as `gzip:6`; nil where the report does not say.
    package let coding: String?
    /// The samples in the report's order.
    package let samples: [Entry]

    /// One sample.
    package struct Entry: Sendable {
        /// Its name.
        package var name: String
        /// Its file, as it was named then.
        package var source: String
        /// The profile of its framework; nil where the report does not say.
        package var profile: String?
        /// What it weighed, by the names of the approaches.
        package var records: [String: Record] = [:]
    }

    /// One sample in one approach.
    package struct Record: Sendable, Equatable {
        /// Whether it was weighed rather than refused.
        package var isWeighed = true
        /// Whether a server refused it for its size.
        package var isRefusedByServer = false
        /// Bytes upward; nil when not known.
        package var up: Int?
        /// Bytes downward; nil when not known.
        package var down: Int?
        /// Whether what a library compressed is among the bytes downward.
        package var isCoded = true
        /// The places where data was lost, without the indices of arrays.
        package var dropped: Set<String> = []

        /// Whether the call got through.
        package var getsThrough: Bool { isWeighed && !isRefusedByServer }
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
        let reader = BaselineReader(document)
        versions = reader.versions
        coding = reader.coding(samples)
        var entries: [Entry] = []
        for sample in document.entries(samples) { entries.append(try reader.entry(sample)) }
        self.samples = entries
    }
}

/// Reads the parts of a report.
private struct BaselineReader {
    let document: Payload

    init(_ document: Payload) { self.document = document }

    /// The texts of `tool`.
    var versions: [String: String] {
        guard let tool = document.member("tool", of: 0), document.kind(tool) == .object else {
            return [:]
        }
        var versions: [String: String] = [:]
        for (key, value) in document.members(tool) where document.kind(value) == .string {
            versions[document.text(key)] = document.text(value)
        }
        return versions
    }

    /// The first coding that the report was asked for; of one that does not say, the first that any
    /// body has.
    func coding(_ samples: Int) -> String? {
        if let codings = document.member("codings", of: 0), document.kind(codings) == .array {
            return document.entries(codings).first { _ in true }.flatMap(text)
        }
        for sample in document.entries(samples) {
            for approach in members("approaches", of: sample) {
                for name in ["request", "response"] as [StaticString] {
                    let message = object(name, of: approach)
                    guard let size = members("compressed", of: message).first else { continue }
                    let algorithm = document.member("algorithm", of: size).flatMap(text) ?? ""
                    return "\(algorithm):\(bytes("level", of: size) ?? 0)"
                }
            }
        }
        return nil
    }

    func entry(_ sample: Int) throws(WireError) -> Baseline.Entry {
        var entry = Baseline.Entry(
            name: try name("name", of: sample),
            source: member("source", of: sample).flatMap(text) ?? "",
            profile: member("profile", of: sample).flatMap(text)
        )
        guard let approaches = document.member("approaches", of: sample),
            document.kind(approaches) == .array
        else { throw fault(sample, "a sample has approaches, an array") }
        for approach in document.entries(approaches) {
            entry.records[try name("approach", of: approach)] = record(approach)
        }
        return entry
    }

    private func record(_ approach: Int) -> Baseline.Record {
        let response = object("response", of: approach)
        let coding = member("sent_encoding", of: response).flatMap(text)
        let losses = members("losses", of: approach).filter { loss in
            member("drops_data", of: loss).map { document.kind($0) == .true } ?? false
        }
        return Baseline.Record(
            isWeighed: member("status", of: approach).flatMap(text) != "refused",
            isRefusedByServer: members("exceeded", of: approach).contains {
                member("refused", of: $0).map { document.kind($0) == .true } ?? false
            },
            up: bytes("total_up_bytes", of: approach),
            down: bytes("total_down_bytes", of: approach),
            isCoded: coding != "identity" || !members("follow_ups", of: approach).isEmpty,
            dropped: Set(
                losses.compactMap { member("path", of: $0).flatMap(text).map(Loss.generalized) }
            )
        )
    }

    // MARK: Members that may be absent

    private func member(_ name: StaticString, of index: Int?) -> Int? {
        guard let index, document.kind(index) == .object else { return nil }
        return document.member(name, of: index)
    }

    private func object(_ name: StaticString, of index: Int?) -> Int? {
        member(name, of: index).flatMap { document.kind($0) == .object ? $0 : nil }
    }

    private func members(_ name: StaticString, of index: Int?) -> [Int] {
        member(name, of: index).map { array in
            document.kind(array) == .array ? Array(document.entries(array)) : []
        } ?? []
    }

    private func text(_ index: Int) -> String? {
        document.string(index).map { String(decoding: $0, as: UTF8.self) }
    }

    private func bytes(_ name: StaticString, of index: Int?) -> Int? {
        member(name, of: index).flatMap(document.number).flatMap(Int.init(exactly:))
    }

    private func name(_ name: StaticString, of index: Int) throws(WireError) -> String {
        guard let text = document.stringMember(name, of: index) else {
            throw fault(document.member(name, of: index) ?? index, "\(name) is not a text")
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func fault(_ index: Int, _ reason: String) -> WireError {
        WireError(SampleError.baselineNotAReport, at: Int(document[index].source), reason)
    }
}
