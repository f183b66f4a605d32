import Testing
import WireAnalysis
import WireCompression
import WireCore
import WireTestSupport

/// Samples made from what browsers sent and Next.js servers answered, against those very bytes.
@Suite struct RecordedWeightTests {
    /// What may differ, where, and why: everything else is equal to the byte.
    static let allowed: [Allowance] = [
        Allowance(
            .notation,
            in: ["next-14": ["made-date", "made-formdata", "rich-formdata"]],
            "the action threw, which the recorded value shows as the error that the client got"
        ),
        Allowance(
            .notation,
            in: [
                "next-14": ["made-shared", "rich-shared"],
                "next-15": ["made-shared", "rich-shared"],
                "next-16": ["made-shared", "rich-shared"],
            ],
            "the recorded value names objects met twice by path"
        ),
        Allowance(
            .notation,
            in: [
                "next-14": ["made-undefined", "rich-undefined"],
                "next-15": ["made-undefined"], "next-16": ["made-undefined"],
            ],
            "members that are undefined travel, and are gone when the client has read them"
        ),
        Allowance(
            .notation,
            in: [
                "next-14": echoes.union(["rich-promise"]).subtracting([
                    "rich-dollar", "rich-longtext", "rich-uint8",
                ]),
                "next-15": echoes.union(["rich-formdata", "rich-promise", "many"]),
                "next-16": echoes.union(["rich-formdata", "rich-promise", "many"]),
            ],
            "results tell in words what the server saw, and 15 and 16 answer with the argument itself"
        ),
        Allowance(
            .page,
            in: ["next-14": pages, "next-15": pages, "next-16": pages],
            "a page is rendered into the answer, of which the sample knows nothing"
        ),
        Allowance(
            .compression,
            in: [
                "next-14": documents.union(["action-args-large"]),
                "next-15": documents.union(["action-args-large"]),
                "next-16": documents.union(["action-args-large", "api-json-large"]),
            ],
            "Node's zlib looks for longer repetitions only: gzipSync of Node gives the recorded size"
        ),
    ]

    private static let echoes: Set = [
        "rich-bigint", "rich-date", "rich-dates", "rich-dollar", "rich-longtext", "rich-map",
        "rich-nested", "rich-numbers", "rich-set", "rich-uint8", "rich-undefined",
    ]
    private static let pages: Set = ["action-form-small", "action-file-form"]
    private static let documents: Set = ["action-form-nojs", "action-file-nojs"]

    @Test func `weighs calls as they were recorded`() throws {
        let analyzer = SampleAnalyzer(codings: [try #require(ContentCoding("gzip:6"))])
        let noted = try NotedCalls()
        var found: [String: Set<Difference>] = [:]
        var count = 0
        for line in try VectorLine.all("next-weights.jsonl") {
            let call = try #require(RecordedCall(line))
            count += 1
            let build = try #require(noted.build[call.profile])
            let exchange = try analyzer.weigh(try call.sample(build: build)).exchanges[
                call.approach
            ]
            var differences = exchange.map { Difference.between($0, call) } ?? [.refused]
            if differences.contains(where: \.mayBeNotation), let note = noted.lines[call.name] {
                let sample = try call.sample(noted: note, build: build)
                let exchange = try #require(try analyzer.weigh(sample).exchanges[call.approach])
                differences = Difference.between(exchange, call).union([.notation])
            }
            if !differences.isEmpty { found[call.name] = differences }
        }
        #expect(count == 148)
        var expected: [String: Set<Difference>] = [:]
        for allowance in Self.allowed {
            for name in allowance.calls { expected[name, default: []].insert(allowance.difference) }
        }
        for name in Set(found.keys).union(expected.keys).sorted() {
            #expect(found[name] == expected[name], "\(name)")
        }
    }
}

/// One way in which a recorded exchange and a written one may differ.
enum Difference: Hashable {
    case refused
    case requestHead
    case requestBody
    case responseHead
    case responseBody
    case pieces
    case sentByteCount
    /// The recorded value does not say all there is to it, and a fuller notation does.
    case notation
    /// Body, pieces and size of an answer with a page in it.
    case page
    /// A compressed size between 10 and 20 % off.
    case compression

    /// Whether a fuller notation of the value could help.
    var mayBeNotation: Bool { [.refused, .requestBody, .responseBody].contains(self) }

    static func between(_ exchange: Exchange, _ call: RecordedCall) -> Set<Self> {
        var found: Set<Self> = []
        if exchange.requestHead != call.requestHead { found.insert(.requestHead) }
        if exchange.requestBody != call.requestBody { found.insert(.requestBody) }
        if undated(exchange.responseHead) != undated(call.responseHead) {
            found.insert(.responseHead)
        }
        guard let sent = exchange.sentByteCount else { return found.union([.page]) }
        if exchange.responseBody != call.responseBody { found.insert(.responseBody) }
        if exchange.pieces.count != call.chunks.count { found.insert(.pieces) }
        let isCoded = String(decoding: call.responseHead, as: UTF8.self)
            .contains("Content-Encoding: gzip")
        let off = abs(sent - call.sentByteCount)
        if off > (isCoded ? call.sentByteCount / 5 : 0) {
            found.insert(.sentByteCount)
        } else if off > call.sentByteCount / 10 {
            found.insert(.compression)
        }
        return found
    }

    /// A head without the moment it was sent at.
    private static func undated(_ head: [UInt8]) -> [Substring] {
        String(decoding: head, as: UTF8.self).split(separator: "\r\n").map { line in
            line.hasPrefix("Date: ") ? "Date: \(line.utf8.count)" : line
        }
    }
}

/// A difference that is allowed, with its reason.
struct Allowance {
    let difference: Difference
    /// Profile and scenario of each call it is allowed in.
    let calls: [String]
    let reason: String

    init(_ difference: Difference, in scenarios: [String: Set<String>], _ reason: String) {
        self.difference = difference
        self.reason = reason
        calls = scenarios.flatMap { profile, names in
            names.map { name in
                let isWhole = name.hasPrefix("action-") || name.hasPrefix("api-")
                return "\(profile) \(isWhole ? "" : "action-")\(name)"
            }
        }
    }
}

/// The same calls in full notation: what is shared between arguments and result, what of a result
/// only looks like notation, and the ids of the builds.
private struct NotedCalls {
    var lines: [String: VectorLine] = [:]
    var build: [String: String] = [:]

    init() throws {
        for line in try VectorLine.all("captures-flight/answers.jsonl") {
            let framework = try #require(line.text("framework"))
            lines["\(framework) \(try #require(line.text("scenario")))"] = line
            build[framework] = line.text("build")
        }
    }
}
