import Testing
import WireCore
import WireFlight

/// A way to make a message of any size, whose parts or rows wait for or refer to each other.
struct FlightReadingFamily: Sendable, CustomTestStringConvertible {
    /// A message.
    enum Message {
        /// The rows of an answer.
        case rows(String)
        /// The fields of a call.
        case call([(String, String)])
        /// The fields of a call, which may be files.
        case form(Payload)
        /// The fields of a post.
        case post([(String, String)])
    }

    let testDescription: String
    let options: FlightReadingOptions
    private let make: @Sendable (Int) -> Message

    /// Notes a family.
    ///
    /// - Parameters:
    ///   - name: what its messages hold.
    ///   - dialect: the build that reads them.
    ///   - feed: how the fields of calls come.
    ///   - make: makes a message of a size.
    init(
        _ name: String,
        by dialect: FlightDialect = .standard,
        feed: FlightReadingOptions.Feed = .form,
        _ make: @escaping @Sendable (Int) -> Message
    ) {
        testDescription = dialect == .standard ? name : "\(name), \(dialect.label)"
        var options = FlightReadingOptions(dialect)
        options.feed = feed
        // Chains are as deep as they are long; what is counted here is work.
        options.limits.depth = 10_000
        options.limits.thenables = 100
        self.options = options
        self.make = make
    }

    /// The steps that reading a message of a size takes.
    func steps(_ count: Int) throws(WireError) -> Int {
        try steps(count, options)
    }

    /// The same within the default limits.
    func stepsWithinDefaults(_ count: Int) throws(WireError) -> Int {
        var options = options
        options.limits = .standard
        return try steps(count, options)
    }

    private func steps(
        _ count: Int,
        _ options: FlightReadingOptions
    ) throws(WireError) -> Int {
        switch make(count) {
        case .rows(let text):
            let stream = Array(text.utf8)
            return try FlightResponseReader.stepCount(stream.span, options)
        case .call(let fields):
            return try FlightReplyReader(options).stepCount(.form(FlightBodies.form(fields)))
        case .form(let form): return try FlightReplyReader(options).stepCount(.form(form))
        case .post(let fields):
            return try FlightFormReader(options).stepCount(of: FlightBodies.form(fields))
        }
    }

    /// A number as references write it.
    static func hex(_ number: Int) -> String { String(number, radix: 16) }

    /// An array of `count` texts.
    static func array(_ count: Int, _ text: (Int) -> String) -> String {
        "[" + (0..<count).map { "\"\(text($0))\"" }.joined(separator: ",") + "]"
    }

    /// Row 0 as an array of `count` texts.
    static func root(_ count: Int, _ text: (Int) -> String) -> String {
        "0:\(array(count, text))\n"
    }

    /// Row 0 as an array of one text, over and over.
    static func root(_ count: Int, _ text: String) -> String { root(count) { _ in text } }

    /// A reference to a part or row.
    static func reference(_ number: Int, _ tag: String = "") -> String { "$\(tag)\(hex(number))" }

    /// Rows of these numbers, each on its line.
    static func rows(_ numbers: some Sequence<Int>, _ text: (Int) -> String) -> String {
        numbers.map { "\(hex($0)):\(text($0))\n" }.joined()
    }
}
