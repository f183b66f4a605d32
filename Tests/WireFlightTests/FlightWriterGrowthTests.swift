import Testing
import WireCore
import WireFlight
import WireTestSupport

/// Work and output grow with the value and no faster, for values made to be expensive; steps are
/// counted, not seconds.
struct FlightWriterGrowthTests {
    /// A way to make a document of a size.
    struct Family: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let dialect: FlightDialect
        let isReply: Bool
        let content: @Sendable (Int, inout PayloadBuilder) -> Void

        init(
            _ name: String,
            by dialect: FlightDialect = .react193,
            reply: Bool = true,
            _ content: @escaping @Sendable (Int, inout PayloadBuilder) -> Void
        ) {
            testDescription = name
            self.dialect = dialect
            isReply = reply
            self.content = content
        }

        func steps(_ count: Int) throws -> Int {
            var builder = PayloadBuilder()
            builder.begin(.array)
            content(count, &builder)
            builder.end()
            let value = builder.finish()
            return isReply
                ? try FlightReplyWriter(dialect).stepCount(value)
                : try FlightResponseWriter(dialect).stepCount(value)
        }
    }

    private static func elements(
        _ kind: PayloadNode.Kind,
        detail: UInt16 = 0
    ) -> @Sendable (Int, inout PayloadBuilder) -> Void {
        { count, builder in
            for index in 0..<count {
                builder.begin(kind, detail: detail)
                builder.number(Double(index))
                if kind == .map { builder.null() }
                builder.end()
            }
        }
    }

    private static let turns: @Sendable (Int, inout PayloadBuilder) -> Void = { count, builder in
        // The last one comes first.
        for index in 0..<count {
            builder.begin(.promise, detail: UInt16(count - index))
            builder.null()
            builder.end()
        }
    }

    private static let shared: @Sendable (Int, inout PayloadBuilder) -> Void = { count, builder in
        let place = builder.begin(.object)
        builder.key("a")
        builder.null()
        builder.end()
        for _ in 0..<count { builder.use(place) }
    }

    static let families: [Family] = [
        Family("plain arrays", elements(.array)),
        Family("plain arrays in a response", reply: false, elements(.array)),
        Family("Maps", elements(.map)),
        Family("Maps in a response", reply: false, elements(.map)),
        Family("Maps in a response of 18.3", by: .next14, reply: false, elements(.map)),
        Family("promises", elements(.promise)),
        Family("promises in a response", reply: false, elements(.promise)),
        Family("promises that settle in the turns that follow", turns),
        Family("the same in a response", reply: false, turns),
        Family("an object met again", shared),
        Family("an object met again in a response", reply: false, shared),
        Family("an object met again by 18.3", by: .next14, shared),
        Family("one large Set") { count, builder in
            builder.begin(.set)
            for index in 0..<count { builder.number(Double(index % 100)) }
            builder.end()
        },
        Family("an object with many integer keys, falling") { count, builder in
            builder.begin(.object)
            for index in 0..<count {
                builder.key("\(count - index)")
                builder.null()
            }
            builder.end()
        },
        Family("long texts in a response", reply: false) { count, builder in
            for _ in 0..<(count / 64) { builder.string(String(repeating: "x", count: 2_000)) }
        },
        Family("one long text") { count, builder in
            builder.string(String(repeating: "$", count: count * 100))
        },
        Family("a run of holes") { count, builder in builder.holes(count * 100) },
        Family("bytes") { count, builder in
            builder.bytes(Array(repeating: 1, count: count * 100))
        },
        Family("a typed array as numbers", by: .next14) { count, builder in
            builder.bytes(Array(repeating: 1, count: count))
        },
        Family("an async iterable") { count, builder in
            builder.begin(.asyncIterable)
            builder.key("items")
            builder.begin(.array)
            for _ in 0..<count { builder.null() }
            builder.end()
            builder.end()
        },
        Family("images", reply: false) { count, builder in
            for index in 0..<count {
                builder.begin(.element)
                builder.key("type")
                builder.string("img")
                builder.key("props")
                builder.begin(.object)
                builder.key("src")
                builder.string("/\(index)")
                builder.end()
                builder.end()
            }
        },
    ]

    @Test(arguments: families)
    func `twice the value takes at most 2.3 times the steps`(_ family: Family) throws {
        let steps = try [2_000, 4_000, 8_000].map(family.steps)
        for (half, whole) in zip(steps, steps.dropFirst()) {
            #expect(Double(whole) / Double(half) < 2.3, "\(steps)")
        }
        // Nor is the work hidden: each entry costs something.
        #expect(steps[2] - steps[1] > 100, "\(steps)")
    }

    @Test(arguments: [true, false])
    func `doubling all that is shared is stopped by the steps`(_ isReply: Bool) throws {
        // Each level holds the one before twice: 2^40 values for a build without identity.
        var builder = PayloadBuilder()
        builder.begin(.array)
        var last = builder.begin(.array)
        builder.end()
        for _ in 0..<40 {
            let level = builder.begin(.array)
            builder.use(last)
            builder.use(last)
            builder.end()
            last = level
        }
        builder.end()
        let value = builder.finish()
        var limits = DecodingLimits.standard
        limits.workSteps = 100_000
        if isReply {
            var writer = FlightReplyWriter(.next14)
            writer.limits = limits
            #expect {
                try writer.write(value)
            } throws: {
                let reason = "writing takes more than 100000 steps, the limit workSteps"
                return ($0 as? WireError)?.reason == reason
            }
        } else {
            // Here a second use is a row, so that all is written once or twice.
            #expect(try FlightResponseWriter(.next14).stepCount(value) < 100_000)
        }
    }

    @Test func `a long chain of promises costs what its length says`() throws {
        func chain(_ length: Int) throws -> Int {
            var builder = PayloadBuilder()
            builder.begin(.array)
            for _ in 0..<length { builder.begin(.promise) }
            builder.null()
            for _ in 0..<length { builder.end() }
            builder.end()
            return try FlightReplyWriter().stepCount(builder.finish())
        }
        let (short, long) = (try chain(1_000), try chain(2_000))
        #expect(short > 2_000)
        #expect(Double(long) / Double(short) < 2.3)
    }
}

/// What would be too long is refused before it is made, and a limit is exact.
struct FlightWriterLimitTests {
    private static func holes(_ count: Int) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.array)
        builder.holes(count)
        builder.end()
        return builder.finish()
    }

    @Test(arguments: FlightDialect.all.filter(\.isWritable))
    func `refuses four milliard holes without setting memory aside`(_ dialect: FlightDialect) {
        let value = Self.holes(4_294_967_295)
        let reason = "at least 55834574835 bytes would be written, where "
        for isReply in [true, false] {
            #expect {
                if isReply {
                    _ = try FlightReplyWriter(dialect).write(value)
                } else {
                    _ = try FlightResponseWriter(dialect).write(value)
                }
            } throws: { error in
                guard let error = error as? WireError else { return false }
                return error.code == FlightError.workBudget && error.reason.hasPrefix(reason)
            }
        }
    }

    @Test func `refuses holes among entries that are not plain`() {
        var builder = PayloadBuilder()
        builder.begin(.array)
        builder.begin(.map)
        builder.end()
        builder.holes(4_294_967_295)
        builder.end()
        let value = builder.finish()
        #expect(throws: WireError(FlightError.workBudget, at: 0)) {
            try FlightReplyWriter().write(value)
        }
        #expect(throws: WireError(FlightError.workBudget, at: 0)) {
            try FlightResponseWriter().write(value)
        }
    }

    @Test func `writes as many bytes as the limit says, and no more`() throws {
        let value = Self.holes(1_000)
        var replies = FlightReplyWriter()
        replies.limits.outputBytes = 13_001
        guard case .text(let text) = try replies.write(value) else {
            Issue.record("a form instead of a text")
            return
        }
        #expect(text.count == 13_001)
        replies.limits.outputBytes = 13_000
        #expect(throws: WireError(FlightError.workBudget, at: 0)) { try replies.write(value) }

        var responses = FlightResponseWriter()
        responses.limits.outputBytes = 13_004
        #expect(try responses.write(value).bytes.count == 13_004)
        responses.limits.outputBytes = 13_003
        #expect(throws: WireError(FlightError.workBudget, at: 0)) { try responses.write(value) }
    }

    @Test func `counts the rows and parts that were written before`() throws {
        var builder = PayloadBuilder()
        builder.begin(.array)
        for _ in 0..<4 { builder.bytes(Array(repeating: 7, count: 1_000)) }
        builder.end()
        let value = builder.finish()
        var replies = FlightReplyWriter()
        var responses = FlightResponseWriter()
        replies.limits.outputBytes = 4_100
        responses.limits.outputBytes = 4_100
        #expect(throws: Never.self) { try replies.write(value) }
        #expect(throws: Never.self) { try responses.write(value) }
        replies.limits.outputBytes = 3_999
        responses.limits.outputBytes = 3_999
        #expect(throws: WireError(FlightError.workBudget, at: 0)) { try replies.write(value) }
        #expect(throws: WireError(FlightError.workBudget, at: 0)) { try responses.write(value) }
    }
}
