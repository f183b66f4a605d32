internal import WireJSON
internal import WireReport
internal import WireStatistics

/// What a subcommand found, for people and for programs.
protocol BenchReport {
    var document: Document { get }
    /// One object a line.
    var objects: [BenchObject] { get }
}

/// A flat JSON object whose numbers are rounded; nil becomes null.
struct BenchObject {
    private var members: [(name: String, value: Value)] = []

    private enum Value {
        case text(String)
        case number(Double?, digits: Int)
    }

    mutating func add(_ name: String, _ text: String) { members.append((name, .text(text))) }

    mutating func add(_ name: String, _ value: Double?, digits: Int = 0) {
        members.append((name, .number(value, digits: digits)))
    }

    /// The object on a line of its own.
    var line: [UInt8] {
        var json = JSONTextWriter()
        json.object { json in
            for (name, value) in members {
                switch value {
                case .text(let text): json.member(name, text)
                case .number(let value, let digits):
                    let scale = (0..<digits).reduce(1.0) { power, _ in power * 10 }
                    json.member(name, value.map { ($0 * scale).rounded() / scale })
                }
            }
        }
        return json.text + [UInt8(ascii: "\n")]
    }
}

/// A number with two digits behind the point, or a dash.
func ratioText(_ value: Double?) -> String {
    value.map { ByteFormat.fixed($0, digits: 2) } ?? "–"
}

/// The middle value.
///
/// - Throws: `BenchError` when there is none.
func median(_ values: [Double]) throws(BenchError) -> Double {
    guard let series = Series(values) else {
        throw BenchError(reason: "nothing was measured", status: 70)
    }
    return series.median
}
