/// The one error that every codec throws: what is wrong, where, and why.
///
/// Two errors are equal when code and offset are equal; the reason is for people.
public struct WireError: Error, Sendable {
    /// What is wrong, in the form `format.whatIsWrong`.
    public let code: Code
    /// Where the fault begins, in bytes from the start of the input.
    public let offset: Int
    /// One sentence for a person; for a limit it names the limit and the value met.
    public let reason: String

    /// Creates an error; `reason` defaults to the code's own sentence.
    @inline(never)
    public init(_ code: Code, at offset: Int, _ reason: String? = nil) {
        self.code = code
        self.offset = offset
        self.reason = reason ?? code.summary
    }

    /// Returns the same error with its offset moved by `bytes`, for input that began elsewhere.
    public func moved(by bytes: Int) -> Self {
        Self(code, at: offset + bytes, reason)
    }
}

extension WireError: Hashable {
    /// Compares code and offset; the reason is for people.
    public static func == (left: Self, right: Self) -> Bool {
        left.code == right.code && left.offset == right.offset
    }

    /// Hashes code and offset.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(offset)
    }
}

extension WireError: CustomStringConvertible {
    /// Code, offset and reason in one line.
    public var description: String { "\(code.name) at byte \(offset): \(reason)" }
}

extension WireError {
    /// A stable name for one kind of error or warning.
    ///
    /// Each module declares its own as static members in `XError+Codes.swift` and lists them in a
    /// table, from which the command `errors` prints.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The name, `format.whatIsWrong`.
        public let name: String
        /// One sentence that says what it means.
        public let summary: String

        /// Declares a code.
        public init(_ name: String, _ summary: String) {
            self.name = name
            self.summary = summary
        }

        /// Compares names.
        public static func == (left: Self, right: Self) -> Bool { left.name == right.name }

        /// Hashes the name.
        public func hash(into hasher: inout Hasher) { hasher.combine(name) }

        /// The name.
        public var description: String { name }
    }
}

/// Something worth saying about input that could be read all the same.
public struct WireWarning: Hashable, Sendable, CustomStringConvertible {
    /// What was found.
    public let code: WireError.Code
    /// Where, in bytes from the start of the input.
    public let offset: Int
    /// One sentence for a person.
    public let reason: String

    /// Creates a warning; `reason` defaults to the code's own sentence.
    public init(_ code: WireError.Code, at offset: Int, _ reason: String? = nil) {
        self.code = code
        self.offset = offset
        self.reason = reason ?? code.summary
    }

    /// Code, offset and reason in one line.
    public var description: String { "\(code.name) at byte \(offset): \(reason)" }
}

/// The warnings gathered while reading one input, bounded so that hostile input cannot flood them.
public struct Diagnostics: Sendable {
    /// The warnings in the order in which they were met, at most `limit` of them.
    public private(set) var warnings: [WireWarning] = []
    /// How many warnings came after the limit was reached (`diag.suppressed`).
    public private(set) var suppressedCount = 0
    /// The most warnings that are kept.
    public let limit: Int

    /// Creates an empty list that keeps at most `limit` warnings.
    public init(limit: Int = DecodingLimits.standard.diagnostics) {
        self.limit = limit
    }

    /// Notes a warning.
    @inline(never)
    public mutating func warn(_ code: WireError.Code, at offset: Int, _ reason: String? = nil) {
        guard warnings.count < limit else {
            suppressedCount += 1
            return
        }
        warnings.append(WireWarning(code, at: offset, reason))
    }

    /// Notes warnings that were met and not kept.
    public mutating func noteSuppressed(_ count: Int) { suppressedCount += count }

    /// Adds the warnings of a part of the input that begins at `offset`.
    public mutating func append(_ other: Diagnostics, movedBy offset: Int = 0) {
        for warning in other.warnings {
            warn(warning.code, at: warning.offset + offset, warning.reason)
        }
        suppressedCount += other.suppressedCount
    }
}

extension WireError.Code {
    /// More warnings were met than are kept.
    public static let diagSuppressed = Self(
        "diag.suppressed",
        "more warnings were met than are kept"
    )
    /// A fault of this program, not of its input.
    public static let internalFault = Self("internal.fault", "a fault of wireweight itself")

    /// The codes that belong to no format.
    public static let coreCodes: [WireError.Code] = [.diagSuppressed, .internalFault]
}
