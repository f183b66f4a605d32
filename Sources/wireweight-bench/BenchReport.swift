internal import WireCore
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

    var text: String {
        var builder = PayloadBuilder()
        builder.begin(.object)
        for (name, value) in members {
            builder.key(name)
            switch value {
            case .text(let text): builder.string(text)
            case .number(nil, _): builder.null()
            case .number(let value?, let digits):
                let scale = [1.0, 10, 100][digits]
                builder.number((value * scale).rounded() / scale)
            }
        }
        builder.end()
        let bytes = try? JSONCodec().encoded(builder.finish())
        return String(decoding: bytes ?? [], as: UTF8.self)
    }
}

extension Document.Table {
    /// Creates a table whose first columns are texts and whose others are numbers.
    init(_ texts: [String], _ numbers: [String]) {
        self.init(
            texts.map { Column([.text($0)], isNumeric: false) }
                + numbers.map { Column([.text($0)]) }
        )
    }

    mutating func add(_ cells: String...) { rows.append(cells.map { [.text($0)] }) }
}

/// A number with two digits behind the point, or a dash.
func ratioText(_ value: Double?) -> String {
    value.map { ByteFormat.fixed($0, digits: 2) } ?? "–"
}

/// The middle value.
///
/// - Throws: `BenchError` when there is none.
func median(_ values: [Double]) throws(BenchError) -> Double {
    guard let sample = Sample(values) else {
        throw BenchError(reason: "nothing was measured", status: 70)
    }
    return sample.median
}
