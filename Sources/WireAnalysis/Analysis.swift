package import WireCore
package import WireFrameworks
package import WireValidation

/// Everything that was found out about some samples: what every report is rendered from.
package struct Analysis: Sendable {
    /// The version of the analysis as JSON reports carry it.
    package static let schemaVersion = 1

    /// What the figures were made with.
    package var tool: Tool
    /// The content codings asked for, in order; the first is what compressing servers use.
    package var codings: [String]
    /// The samples in the order in which they were named.
    package var samples: [SampleAnalysis]
    /// The names of samples that were read and not weighed, as nobody asked for their figures.
    package var unweighed: [String] = []
    /// Inputs that could not be read, in the same order.
    package var errors: [InputError]

    /// Creates an analysis from its parts.
    package init(
        tool: Tool,
        codings: [String],
        samples: [SampleAnalysis] = [],
        errors: [InputError] = []
    ) {
        self.tool = tool
        self.codings = codings
        self.samples = samples
        self.errors = errors
    }

    /// The program and the libraries whose versions figures depend on.
    package struct Tool: Sendable, Equatable {
        /// The program's version.
        package var version: String
        /// The version of the system's zlib.
        package var zlib: String
        /// Versions of the other libraries that were used, by name.
        package var libraries: [(name: String, version: String)] = []

        /// Creates a description of the tool.
        package init(version: String, zlib: String) {
            self.version = version
            self.zlib = zlib
        }

        /// Compares program and zlib.
        package static func == (left: Self, right: Self) -> Bool {
            left.version == right.version && left.zlib == right.zlib
        }
    }

    /// An input that could not be read.
    package struct InputError: Error, Sendable, Equatable {
        /// The file as it was named.
        package var source: String
        /// What is wrong with it.
        package var error: WireError

        /// Creates an error about one file.
        package init(source: String, error: WireError) {
            self.source = source
            self.error = error
        }
    }
}

/// What was found out about one sample.
package struct SampleAnalysis: Sendable {
    /// The sample's name, unique among the samples of a run.
    package var name: String
    /// The name before samples of one name were told apart by their paths.
    package var ownName: String
    /// What the call is, for people.
    package var title: String
    /// The file it came from.
    package var source: String
    /// Whether the file is a plain value, taken as the one argument of a call.
    package var isPlain: Bool
    /// The call as code, its arguments as typed JSON, cut where it gets long.
    package var call: String
    /// The page the call is made from.
    package var page: String
    /// The budget the sample brings along.
    package var budget: Sample.Budget
    /// The framework whose profile was used.
    package var framework: Framework
    /// The approaches asked for, in a fixed order.
    package var approaches: [ApproachAnalysis]
    /// What became of the sample's claim; nil when it makes none.
    package var explanation: Explanation?
    /// What its codecs take; nil unless times were asked for.
    package var timings: Timings?
    /// What its validator may do otherwise than its schema says.
    package var notes: [ZodDifference]
    /// Oddities met while reading the sample.
    package var warnings: [WireWarning]

    /// The analysis without the details that a report on thousands of samples leaves out, so that
    /// memory stays bounded by what is in flight.
    package func summed() -> Self {
        var copy = self
        copy.call = ""
        copy.approaches = approaches.map { entry in
            ApproachAnalysis(
                approach: entry.approach,
                outcome: entry.outcome.map { weighing in
                    var weighing = weighing
                    weighing.losses = weighing.losses.summed()
                    return weighing
                }
            )
        }
        return copy
    }

    /// The name of the framework's profile.
    package var profile: String { framework.rawValue }

    /// The weighing of one approach; nil when it was refused or not asked for.
    package func weighing(_ approach: Approach) -> Weighing? {
        approaches.first { $0.approach == approach }?.weighing
    }
}

/// One sample in one approach.
package struct ApproachAnalysis: Sendable {
    /// The approach.
    package var approach: Approach
    /// The figures; when the approach cannot carry the sample, the error whose reason says so in one
    /// clause, such as "carries flat fields only".
    package var outcome: Result<Weighing, WireError>

    /// The figures; nil when the approach cannot carry the sample.
    package var weighing: Weighing? { try? outcome.get() }

    /// Why the call does not get through: the approach cannot carry it, or a server refuses it; nil
    /// when it does.
    package var obstacle: String? {
        switch outcome {
        case .failure(let error): error.reason
        case .success(let weighing): weighing.refusal.map { "it \($0.reason)" }
        }
    }
}

/// What one call weighs in one approach; all sizes in bytes, nil where something is not known.
package struct Weighing: Sendable {
    /// What does not arrive as it was sent.
    package var losses: [Loss]
    /// The bounds of the server that the call goes beyond.
    package var exceeded: [ExceededLimit]
    /// The request.
    package var request: MessageWeight
    /// The response.
    package var response: MessageWeight
    /// Further exchanges that the task takes in this approach, such as a refetch.
    package var followUps: [FollowUp]

    /// Bytes upward over all exchanges, heads included.
    package var totalUp: Int? {
        sum([request.total] + followUps.map { Optional($0.upByteCount) })
    }

    /// Bytes downward over all exchanges, heads included; nil when a page of unknown size is in it.
    package var totalDown: Int? {
        sum([response.total] + followUps.map(\.downByteCount))
    }

    /// Bytes both ways; nil when a page of unknown size is in it.
    package var total: Int? { sum([totalUp, totalDown]) }

    /// Bytes of this exchange on HTTP/2 when it is the first of its connection.
    package var http2First: Int? {
        sum([request.http2First, response.http2First])
    }

    /// Bytes of this exchange on HTTP/2 when it was sent once before.
    package var http2Repeat: Int? {
        sum([request.http2Repeat, response.http2Repeat])
    }

    /// Whether data, not merely a type, is lost on the way.
    package var dropsData: Bool { losses.contains(where: \.dropsData) }

    private func sum(_ parts: [Int?]) -> Int? {
        parts.reduce(0) { sum, part in
            guard let sum, let part else { return nil }
            return sum + part
        }
    }
}

/// A further exchange that a task takes.
package struct FollowUp: Sendable, Equatable {
    /// What it is for.
    package var purpose: String
    /// Bytes of the request, head included.
    package var upByteCount: Int
    /// Bytes of the response as sent, head included; nil when not known.
    package var downByteCount: Int?
}

/// What one message weighs.
package struct MessageWeight: Sendable {
    /// Bytes from the start line to the empty line, inclusive, on HTTP/1.1.
    package var headByteCount: Int
    /// Bytes of the header block on HTTP/2 for the first message of a connection.
    package var hpackFirst: Int
    /// The same when the message was sent once before.
    package var hpackRepeat: Int
    /// Bytes of all frames on HTTP/2 for the first message of a connection, 9 for each frame's
    /// header counted; nil for a page of unknown size.
    package var http2First: Int?
    /// The same when the message was sent once before.
    package var http2Repeat: Int?
    /// Bytes of the body before content coding and framing; nil for a page of unknown size.
    package var bodyByteCount: Int?
    /// Bytes of the body as sent, chunk framing included; nil for a page of unknown size.
    package var sentByteCount: Int?
    /// The content coding as sent, such as `gzip` or `identity`.
    package var sentEncoding: String
    /// The body's size under each coding asked for, whether used or not.
    package var compressed: [CompressedSize]
    /// Who owns each byte of the body.
    package var ledger: Ledger
    /// Bytes of the body as coded, without chunk framing: what HTTP/2 puts into DATA frames.
    package var contentByteCount: Int?
    /// In how many pieces the body leaves: HTTP chunks, 1 without chunking.
    package var pieces: Int
    /// Whether a page is part of the body.
    package var page: PagePart

    /// Whether a page is part of the body.
    package var hasPage: Bool { page != .none }
    /// Whether the body is a page whose bytes the sample does not bring, and nothing else.
    package var isOnlyPage: Bool { hasPage && ledger.byteCount == 0 }
    /// Bytes of the body as sent without a page that is told apart from it; nil when not known.
    package var ownSentByteCount: Int? {
        guard case .byteCount(let page) = page else { return sentByteCount }
        return sentByteCount.map { $0 - page }
    }

    /// Whether the body is sent under a content coding.
    package var isCoded: Bool { sentEncoding != "identity" }

    /// Head and body as sent.
    package var total: Int? { sentByteCount.map { headByteCount + $0 } }
}

/// What is known of a page in a response.
package enum PagePart: Sendable, Equatable {
    /// There is none.
    case none
    /// So many bytes at the end of the body are the page's, before coding.
    case included(Int)
    /// It takes so many bytes as sent.
    case byteCount(Int)
    /// The sample does not say how large it is.
    case unknown
}

/// The size of a body under one content coding.
package struct CompressedSize: Sendable, Equatable {
    /// The coding's name: `gzip`, `deflate`, `brotli`, `zstd`.
    package var algorithm: String
    /// The level or quality.
    package var level: Int
    /// Bytes of the compressed body.
    package var byteCount: Int
}
