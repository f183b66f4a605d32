internal import WireAnalysis
internal import WireCore
internal import WirePlatform

/// The numbers that the program ends with.
enum ExitCode: Int32 {
    case done = 0
    case checkFailed = 1
    case usage = 2
    case badInput = 65
    case noInput = 66
    case fault = 70
    case cannotWrite = 73
}

/// Why a command could not do what it was asked to: one line, and the code it ends with.
struct CommandFailure: Error {
    var code: ExitCode
    var message: String
    /// The error in the data, where that is the reason; it goes into reports, too.
    var cause: WireError?

    init(_ code: ExitCode, _ message: String, cause: WireError? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The reader of the output has all it wants: the program ends without a word.
    static let closedPipe = Self(.done, "")

    /// Bad data in a file: where and what.
    init(_ source: String, _ error: WireError) {
        let isFault = error.code is AnalysisFault || error.code == CoreError.internalFault
        self.init(
            isFault ? .fault : .badInput,
            "\(source):\(error.offset): \(error.code.name): \(error.reason)",
            cause: error
        )
    }

    /// A file that cannot be read.
    init(reading path: String, _ error: PlatformError) {
        self.init(.noInput, "\(path): \(error.reason)")
    }

    /// A file that cannot be written.
    init(writing path: String, _ error: PlatformError) {
        self.init(.cannotWrite, "\(path): \(error.reason)")
    }
}
