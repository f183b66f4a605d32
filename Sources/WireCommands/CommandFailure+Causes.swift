internal import WireAnalysis
internal import WireCommandLine
internal import WireCore
internal import WirePlatform

extension CommandFailure {
    /// The reader of the output has all it wants: the program ends without a word.
    static let closedPipe = Self(.done, "")

    /// Bad data in a file: where and what.
    ///
    /// `path:line:column:` as terminals and editors take it, with the byte behind; only the byte where
    /// the input is no text; nothing for what has no place in it.
    init(_ source: String, _ error: WireError) {
        let place = error.position.map { ":\($0.line):\($0.column)" } ?? ""
        let byte = error.offset > 0 ? " at byte \(error.offset)" : ""
        let isFault = error.code is AnalysisFault || error.code == CoreError.internalFault
        self.init(
            isFault ? .fault : .badInput,
            "\(source)\(place): \(error.code.name)\(byte): \(error.reason)",
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
