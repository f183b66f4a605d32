/// What React's own codec took over `JSON.parse` or `JSON.stringify` of the same value, recorded on
/// another machine.
struct RecordedReact {
    static let source = """
        React: react-server-dom-webpack 19.3.1 in Node 20.20.2, recorded once on another machine, \
        rows with dates as texts, over JSON.parse and JSON.stringify in the same run there.
        """

    let codec: String
    let value: String
    let operation: String
    /// React's time over JSON's, best batch against best batch.
    let best: Double
    /// The same for medians, which other work on the machine disturbed more.
    let median: Double

    /// How many times as fast as Node's JSON React is, as `peer_ratio` counts.
    var ofNode: Double { 1 / best }

    /// Nanoseconds of one operation as recorded: the best batch, and the median.
    private struct Nanoseconds {
        let best: Double
        let median: Double
    }

    private init(
        _ codec: String,
        _ value: String,
        _ operation: String,
        _ react: Nanoseconds,
        over json: Nanoseconds
    ) {
        self.codec = codec
        self.value = value
        self.operation = operation
        best = react.best / json.best
        median = react.median / json.median
    }

    /// `decodeReply` and `createFromReadableStream`, `encodeReply` and `renderToPipeableStream`.
    static let timings: [Self] = {
        let parse = [
            Nanoseconds(best: 28_676, median: 29_264), .init(best: 2_893_061, median: 2_942_434),
        ]
        let stringify = [
            Nanoseconds(best: 23_799, median: 24_383), .init(best: 2_241_039, median: 2_282_924),
        ]
        let replies = [
            (Nanoseconds(best: 56_998, median: 61_092), Nanoseconds(best: 69_956, median: 70_981)),
            (.init(best: 5_405_988, median: 7_147_346), .init(best: 7_843_654, median: 7_992_877)),
        ]
        let responses = [
            (Nanoseconds(best: 52_188, median: 55_918), Nanoseconds(best: 70_193, median: 119_567)),
            (.init(best: 5_552_175, median: 8_964_968), .init(best: 7_662_635, median: 13_353_898)),
        ]
        return ["rows-100", "rows-10000"].enumerated().flatMap { index, value in
            [
                Self("flight-reply", value, "decode", replies[index].0, over: parse[index]),
                Self("flight-reply", value, "encode", replies[index].1, over: stringify[index]),
                Self("flight-response", value, "decode", responses[index].0, over: parse[index]),
                Self(
                    "flight-response",
                    value,
                    "encode",
                    responses[index].1,
                    over: stringify[index]
                ),
            ]
        }
    }()
}
