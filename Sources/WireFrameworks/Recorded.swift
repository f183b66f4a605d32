/// What a real server took for one call, without any network: for want of the reader's own figure.
///
/// Medians of 25 calls on a warm connection over the loopback, each the first exchange of its case,
/// with a production build and PostgreSQL. Absolute times belong to the machine that they were taken
/// on; what carries over is how they compare. The figures stand with their release; a test reads
/// them again from `Tests/Vectors/next-link.jsonl`.
package struct RecordedServerTime: Hashable, Sendable {
    /// What the call does.
    package enum Work: String, Hashable, Sendable, CaseIterable {
        /// Gives its argument back: the framework's own time.
        case echo
        /// Inserts a row and gives it back.
        case insert
        /// Gives a hundred rows.
        case list
        /// Inserts a row and renders the page of ten rows again; only actions do that.
        case insertAndRender = "insert-and-render"
    }

    /// What serves the call.
    package enum Side: String, Hashable, Sendable, CaseIterable {
        /// A Route Handler.
        case api
        /// A Server Action.
        case action
    }

    /// What the call does.
    package let work: Work
    /// What serves it.
    package let side: Side
    /// Milliseconds from the request to the first byte.
    package let first: Double
    /// Milliseconds from the request to the last byte.
    package let last: Double

    init(_ work: Work, _ side: Side, first: Double, last: Double) {
        self.work = work
        self.side = side
        self.first = first
        self.last = last
    }
}

/// Figures that were recorded and belong to no one release, each with its source.
package enum Recorded {
    /// The mean absolute error of the link model against recorded exchanges, in per cent.
    ///
    /// Nothing in the model is fitted to these recordings. A test computes the figures anew from
    /// `Tests/Vectors/next-link.jsonl`.
    package static let linkModelError = LinkModelError(
        overAll: 3.68,
        overAllCount: 114,
        fromSixtyMilliseconds: 0.69,
        fromSixtyMillisecondsCount: 38
    )

    /// How different two runs of the same side under the same load came out.
    ///
    /// Of the 42 pairs of runs of 50 users in `Tests/Vectors/next-load.jsonl`, from which a test
    /// computes the figures anew.
    package static let runNoise = RunNoise(
        percent: 24,
        count: 9,
        pairs: 42,
        median: 7.9,
        worst: 66.3
    )

    /// JSON.parse and JSON.stringify of a body in Node 20: 267 ns for a todo of 20 bytes, 147 µs for
    /// 100 rows of 34.8 kB.
    package static let jsonCodec = BodyCost(perBody: 180e-6, perByte: 4.2e-6)

    /// zod 4 on a body: 83 ns for the todo, 89 µs for the 100 rows.
    package static let zodValidation = BodyCost(perBody: 32e-6, perByte: 2.56e-6)

    /// Mean absolute errors in per cent, and over how many exchanges.
    package struct LinkModelError: Hashable, Sendable {
        /// Over all recorded exchanges.
        package let overAll: Double
        /// How many those are.
        package let overAllCount: Int
        /// Over those on links of a round trip of 60 ms and more.
        package let fromSixtyMilliseconds: Double
        /// How many those are.
        package let fromSixtyMillisecondsCount: Int
    }

    /// How much pairs of runs differ.
    package struct RunNoise: Hashable, Sendable {
        /// The difference that is asked about, in per cent of the faster run.
        package let percent: Double
        /// In how many pairs the runs differ by that or more.
        package let count: Int
        /// How many pairs there are.
        package let pairs: Int
        /// The median difference, in per cent.
        package let median: Double
        /// The largest difference, in per cent.
        package let worst: Double
    }

    /// The time that work on a body takes.
    package struct BodyCost: Hashable, Sendable {
        /// Milliseconds for any body.
        package let perBody: Double
        /// Milliseconds for each of its bytes.
        package let perByte: Double

        /// Milliseconds for a body of so many bytes; none for no body.
        package func time(_ byteCount: Int) -> Double {
            byteCount == 0 ? 0 : perBody + perByte * Double(byteCount)
        }
    }
}
