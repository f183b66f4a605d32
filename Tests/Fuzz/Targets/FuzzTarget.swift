/// One reader of bytes from outside, with what must hold for whatever it is given.
///
/// The fuzzer's program and the test that replays kept inputs run the same checks.
public enum FuzzTarget: String, CaseIterable, Sendable {
    case json
    case typedJSON = "typed-json"
    case multipart
    case urlencoded
    case flightReply = "flight-reply"
    case flightResponse = "flight-response"
    case flightForm = "flight-form"
    case envelope
    case convert
    case sample
    case baseline
    case inflate
    case hpack

    /// Tries one input, which must not stop the program.
    ///
    /// - Returns: what does not hold; nil when everything does.
    public func fault(in input: [UInt8]) -> String? {
        do throws(FuzzFault) {
            switch self {
            case .json: try TextChecks.json(input)
            case .typedJSON: try TextChecks.typedJSON(input)
            case .multipart: try FormChecks.multipart(input)
            case .urlencoded: try FormChecks.urlencoded(input)
            case .flightReply: try FlightChecks.reply(input)
            case .flightResponse: try FlightChecks.response(input)
            case .flightForm: try FlightFormChecks.post(input)
            case .envelope: try FlightChecks.envelope(input)
            case .convert: try ConvertChecks.line(input)
            case .sample: try SampleChecks.sample(input)
            case .baseline: try SampleChecks.baseline(input)
            case .inflate: try TransportChecks.inflate(input)
            case .hpack: try TransportChecks.hpack(input)
            }
            return nil
        } catch {
            return error.reason
        }
    }
}

/// A property that an input breaks.
struct FuzzFault: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}

/// Fails with `reason` when a property does not hold.
func require(_ holds: Bool, _ reason: @autoclosure () -> String) throws(FuzzFault) {
    if !holds { throw FuzzFault(reason()) }
}

extension [UInt8] {
    /// The same bytes cut in other ways: whole, in two, and one by one.
    var cuts: [[ArraySlice<UInt8>]] {
        // Where the cut in two lies depends on the content, so that it wanders as inputs change.
        let middle = isEmpty ? 0 : reduce(0) { $0 &* 31 &+ Int($1) } & 0xFF_FFFF % (count + 1)
        return [[self[...]], [self[..<middle], self[middle...]], indices.map { self[$0...$0] }]
    }
}
