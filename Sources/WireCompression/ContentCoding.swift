internal import WireCore
internal import WirePlatform

/// A content coding at one level, such as `gzip:6` (RFC 9110, section 8.4.1).
public struct ContentCoding: Sendable, Hashable {
    /// The algorithms that a body can be weighed with.
    public enum Algorithm: String, Sendable, CaseIterable {
        /// RFC 1952, by the system's zlib.
        case gzip
        /// RFC 1950, by the system's zlib.
        case deflate
        /// RFC 7932, by libbrotli when it is there.
        case brotli
        /// RFC 8878, by libzstd when it is there.
        case zstd
    }

    /// The algorithm.
    public let algorithm: Algorithm
    /// The level in the library's own count; higher is smaller and slower.
    public let level: Int

    /// Creates a coding; nil when the algorithm has no such level.
    ///
    /// - Parameters:
    ///   - algorithm: gzip, deflate …
    ///   - level: one of the algorithm's `levels`; its `defaultLevel` unless told.
    public init?(_ algorithm: Algorithm, level: Int? = nil) {
        let level = level ?? algorithm.defaultLevel
        guard algorithm.levels.contains(level) else { return nil }
        self.algorithm = algorithm
        self.level = level
    }

    /// Reads `gzip:6`, `brotli:5`, `gzip` or a token like `br`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
        guard let algorithm = Algorithm(named: String(Substring(parts[0]))) else { return nil }
        guard parts.count == 2 else {
            self.init(algorithm)
            return
        }
        let digits = Array(parts[1])
        guard digits.count <= 2, let level = digits.span.decimalValue else { return nil }
        self.init(algorithm, level: level)
    }

    /// `gzip:6`.
    public var name: String { "\(algorithm.rawValue):\(level)" }

    /// What `Content-Encoding` says: `gzip`, `br`.
    public var token: String { algorithm.token }

    /// The version of the system's zlib.
    public static var zlibVersion: String { ZlibStream.libraryVersion }
}

extension ContentCoding.Algorithm {
    /// What `Content-Encoding` says.
    public var token: String { self == .brotli ? "br" : rawValue }

    /// The levels that a body can be compressed at.
    ///
    /// zstd's go further, but need a larger window than the content coding may (RFC 9659).
    public var levels: ClosedRange<Int> {
        switch self {
        case .gzip, .deflate: 1...9
        case .brotli: 0...11
        case .zstd: 1...19
        }
    }

    /// Whether the coded bytes do not depend on the steps in which a body is handed over, as long
    /// as none of them flushes; zstd writes another header when it knows the size from the start.
    package var ignoresSteps: Bool { self == .gzip || self == .deflate }

    /// The level when none is named.
    public var defaultLevel: Int {
        switch self {
        case .gzip, .deflate: 6
        case .brotli: 5
        case .zstd: 3
        }
    }

    /// Finds an algorithm by its name or token, also by `x-gzip` (RFC 9110, 8.4.1.3).
    init?(named name: String) {
        let found = Self.allCases.first { $0.rawValue == name || $0.token == name }
        guard let found = name == "x-gzip" ? .gzip : found else { return nil }
        self = found
    }
}

extension ContentCoding.Algorithm {
    /// Why bodies cannot be compressed with this algorithm here; nil when they can.
    public var compressionAbsence: String? {
        switch self {
        case .gzip, .deflate: nil
        case .brotli: BrotliEncoderLibrary.loaded.absence
        case .zstd: ZstdLibrary.loaded.absence
        }
    }

    /// Why bodies of this algorithm cannot be read here; nil when they can.
    public var decompressionAbsence: String? {
        self == .brotli ? BrotliDecoderLibrary.loaded.absence : compressionAbsence
    }

    /// The library that compresses and its version, `zlib 1.2.13`; nil without one.
    public var library: String? {
        switch self {
        case .gzip, .deflate: "zlib " + ZlibStream.libraryVersion
        case .brotli: (try? BrotliEncoderLibrary.loaded.get()).map { "brotli " + $0.versionText }
        case .zstd: (try? ZstdLibrary.loaded.get()).map { "zstd " + $0.versionText }
        }
    }
}

extension Result where Failure == DynamicLibrary.Absence {
    fileprivate var absence: String? {
        guard case .failure(let absence) = self else { return nil }
        return absence.reason
    }
}
