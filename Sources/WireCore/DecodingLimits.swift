/// Every bound that a reader observes, with its default.
///
/// Input that exceeds a bound is refused with the code named here; the error's reason names the
/// limit and the value met. All limits are checked before memory is set aside.
public struct DecodingLimits: Sendable, Equatable {
    /// Bytes of one input (`json.inputTooLarge` and its siblings); 512 MiB.
    public var inputBytes = 512 << 20
    /// Levels of arrays and objects inside each other (`json.depthExceeded`); 512, at most 10,000.
    public var depth = 512
    /// Values in one document, keys not counted (`json.tooManyValues`).
    public var values = 20_000_000
    /// Bytes of one number's text (`json.numberTooLong`).
    public var numberBytes = 4_096
    /// Bytes of one string after its escapes are resolved (`json.stringTooLong`).
    public var stringBytes = 512 << 20
    /// Warnings kept for one input; the rest are counted (`diag.suppressed`).
    public var diagnostics = 1_000

    /// Bytes of a multipart boundary (`multipart.boundaryInvalid`); above 70 a warning.
    public var boundaryBytes = 256
    /// Parts of one multipart body (`multipart.tooManyParts`); above 1,000 a warning.
    public var parts = 10_000
    /// Header lines of one part (`multipart.tooManyHeaders`).
    public var partHeaders = 32
    /// Bytes of one header line, of a part or of a message (`….headerLineTooLong`).
    public var headerLineBytes = 4_224
    /// Bytes of one part's header block (`multipart.headerBlockTooLarge`).
    public var headerBytes = 16 << 10
    /// Bytes of one field name (`multipart.nameTooLong`).
    public var nameBytes = 1_024

    /// Bytes of the head of an HTTP message (`http.headTooLarge`).
    public var headBytes = 256 << 10
    /// Header lines of an HTTP message (`http.tooManyHeaders`).
    public var headHeaders = 256

    /// Elements of nested arrays in a Flight reply, as React counts them (`flight.arrayBudget`).
    public var arraySize = 1_000_000
    /// Digits of a big integer in a Flight reply (`flight.bigIntTooLarge`).
    public var bigIntDigits = 300
    /// Bound arguments of one server function (`flight.tooManyBoundArgs`).
    public var boundArguments = 1_000
    /// Arguments of one call (`next.tooManyArguments`).
    public var callArguments = 1_000
    /// Promises that resolve to each other in a row (`flight.cyclicThenable`).
    public var thenables = 1_000
    /// Segments of one Flight reference path (`flight.invalidReference`).
    public var pathSegments = 256
    /// Steps spent on one Flight decode (`flight.workBudget`).
    public var workSteps = 50_000_000
    /// Rows of one Flight response (`flight.tooManyRows`).
    public var rows = 1_000_000

    /// Bytes that one body may inflate to (`compression.outputTooLarge`), or that may be written of
    /// one value (`json.outputTooLarge`, `flight.workBudget`).
    public var outputBytes = 512 << 20
    /// How many times larger than its input an inflated body may be (`compression.ratioExceeded`).
    public var ratio = 1_000
    /// Inflated bytes below which the ratio is not looked at.
    public var ratioFloor = 1 << 20
    /// Content codings stacked on one body (`compression.tooManyEncodings`).
    public var encodings = 5
    /// Members of one gzip stream (`compression.tooManyMembers`).
    public var gzipMembers = 1_024
    /// Bytes of one gzip header (`compression.headerTooLarge`).
    public var gzipHeaderBytes = 64 << 10

    /// Steps that all patterns of one validation may spend (`validation.patternBudget`).
    public var patternBudget = 10_000_000

    /// The defaults.
    public static let standard = Self()

    /// Creates the defaults.
    public init() {}
}

extension DecodingLimits {
    /// One limit as `wireweight limits` lists it; `WireErrorCode.limits` has those of a module.
    public struct Entry: Sendable {
        /// Where the value is kept.
        public let path: any WritableKeyPath<DecodingLimits, Int> & Sendable
        /// The name that `--limit NAME=VALUE` takes.
        public let name: String
        /// The code of the error or warning that answers input beyond it.
        public let code: any WireErrorCode
        /// What is counted.
        public let summary: String
        /// The largest value that may be set.
        public let maximum: Int
    }

    /// Sets a limit; returns false when the value is out of range.
    public mutating func set(_ entry: Entry, to value: Int) -> Bool {
        guard (0...entry.maximum).contains(value) else { return false }
        self[keyPath: entry.path] = value
        return true
    }
}

extension WireErrorCode {
    /// Declares a limit that a case answers for.
    public static func limit(
        _ path: any WritableKeyPath<DecodingLimits, Int> & Sendable,
        _ name: String,
        _ code: Self,
        _ summary: String,
        maximum: Int = Int(UInt32.max)
    ) -> DecodingLimits.Entry {
        .init(path: path, name: name, code: code, summary: summary, maximum: maximum)
    }
}
