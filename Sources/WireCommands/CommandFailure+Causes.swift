internal import WireAnalysis
internal import WireCommandLine
internal import WireCore
internal import WirePlatform

extension CommandFailure {
    /// The reader of the output has all it wants: the program ends without a word.
    static let closedPipe = Self(.done, "")

    /// Bad data in a file: where and what.
    ///
    /// `path:line:column: code: reason (byte N)`, the place as terminals and editors take it; only the
    /// byte where the input is no text, nothing for what has no place in it.
    init(_ source: String, _ error: WireError) {
        let place = error.position.map { ":\($0.line):\($0.column)" } ?? ""
        let byte = error.offset > 0 ? " (byte \(error.offset))" : ""
        let isFault = error.code is AnalysisFault || error.code == CoreError.internalFault
        self.init(
            isFault ? .fault : .badInput,
            "\(source)\(place): \(error.code.name): \(error.reason)\(byte)",
            cause: error
        )
    }

    /// A file that cannot be read.
    init(reading path: String, _ error: PlatformError) {
        // Words of the command line and names in folders are repaired before they are seen here.
        let isRepaired = error.isMissing && path.unicodeScalars.contains("\u{FFFD}")
        let reason =
            isRepaired
            ? "the name is not UTF-8, so the file cannot be opened; rename it" : error.reason
        self.init(.noInput, "\(path): \(reason)")
    }

    /// A file that cannot be written.
    init(writing path: String, _ error: PlatformError) {
        self.init(.cannotWrite, "\(path): \(error.reason)")
    }
}
