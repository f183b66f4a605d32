/// The one error that every codec throws: what is wrong, where, and why.
///
/// Two errors are equal when code and offset are equal; the reason is for people.
public struct WireError: Error, Sendable {
    private let content: Content

    /// What is wrong: a case of the enum of one module, such as `JSONError.syntax`.
    public var code: any WireErrorCode { content.code }
    /// Where the fault begins, in bytes from the start of the input.
    public var offset: Int { content.offset }
    /// One sentence for a person; for a limit it names the limit and the value met.
    public var reason: String { content.reason }
    /// The line and column of `offset`, where the input is a text that one reader saw whole.
    public var position: TextPosition? { content.position }

    /// Creates an error; `reason` defaults to the code's own sentence.
    @inline(never)
    public init(
        _ code: any WireErrorCode,
        at offset: Int,
        _ reason: String? = nil,
        position: TextPosition? = nil
    ) {
        content = Content(code, offset, reason ?? code.summary, position)
    }

    /// Creates the error for input beyond a limit.
    @inline(never)
    public init(
        _ code: any WireErrorCode,
        at offset: Int,
        _ value: Int,
        limit: String,
        _ maximum: Int
    ) {
        self.init(code, at: offset, "\(code.summary): \(value), limit \(limit) is \(maximum)")
    }

    /// Returns the same error with its offset moved by `bytes`, for input that began elsewhere.
    public func moved(by bytes: Int) -> Self { Self(code, at: offset + bytes, reason) }

    /// Returns the same error with the line and column of its offset in `text`.
    public func positioned(in text: Span<UInt8>) -> Self {
        Self(code, at: offset, reason, position: TextPosition(of: offset, in: text))
    }

    /// Errors are rare and results are not: thrown as one pointer, they cost readers nothing.
    private final class Content: Sendable {
        let code: any WireErrorCode
        let offset: Int
        let reason: String
        let position: TextPosition?

        init(_ code: any WireErrorCode, _ offset: Int, _ reason: String, _ position: TextPosition?)
        {
            self.code = code
            self.offset = offset
            self.reason = reason
            self.position = position
        }
    }
}

extension WireError: Equatable, CustomStringConvertible {
    /// Compares code and offset; the reason is for people.
    public static func == (left: Self, right: Self) -> Bool {
        left.code == right.code && left.offset == right.offset
    }

    /// Code, offset and reason in one line.
    public var description: String { "\(code.name) at byte \(offset): \(reason)" }
}

/// The stable names of what may be wrong or odd in the inputs of one module.
///
/// The raw value of a case is what users see, `format.whatIsWrong`.
public protocol WireErrorCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable,
    CustomStringConvertible
{
    /// One sentence that says what it means.
    var summary: String { get }
    /// The limits that readers of the format observe, in the order in which they are listed.
    static var limits: [DecodingLimits.Entry] { get }
}

extension WireErrorCode {
    /// The name, `format.whatIsWrong`.
    public var name: String { rawValue }
    /// The name.
    public var description: String { rawValue }
    /// Most formats have no limits of their own.
    public static var limits: [DecodingLimits.Entry] { [] }
    /// All codes of this kind, to be listed beside those of other kinds.
    public static var all: [any WireErrorCode] { allCases.map(\.self) }
}

/// Compares codes of any modules by name.
public func == (left: (any WireErrorCode)?, right: (any WireErrorCode)?) -> Bool {
    left?.name == right?.name
}

/// Compares codes of any modules by name.
public func != (left: (any WireErrorCode)?, right: (any WireErrorCode)?) -> Bool {
    !(left == right)
}

/// Something worth saying about input that could be read all the same.
public struct WireWarning: Equatable, Sendable, CustomStringConvertible {
    /// What was found.
    public let code: any WireErrorCode
    /// Where, in bytes from the start of the input.
    public let offset: Int
    /// One sentence for a person.
    public let reason: String
    /// The line and column of `offset`, where the input is a text that one reader saw whole.
    public let position: TextPosition?

    /// Creates a warning; `reason` defaults to the code's own sentence.
    public init(
        _ code: any WireErrorCode,
        at offset: Int,
        _ reason: String? = nil,
        position: TextPosition? = nil
    ) {
        self.code = code
        self.offset = offset
        self.reason = reason ?? code.summary
        self.position = position
    }

    /// Returns the same warning with the line and column of its offset in `text`; offset 0 is the
    /// whole of the input and no place.
    public func positioned(in text: Span<UInt8>) -> Self {
        guard offset > 0 else { return self }
        return Self(code, at: offset, reason, position: TextPosition(of: offset, in: text))
    }

    /// Compares code, offset and reason.
    public static func == (left: Self, right: Self) -> Bool {
        left.code == right.code && left.offset == right.offset && left.reason == right.reason
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
    package mutating func warn(_ code: any WireErrorCode, at offset: Int, _ reason: String? = nil) {
        guard warnings.count < limit else {
            suppressedCount += 1
            return
        }
        warnings.append(WireWarning(code, at: offset, reason))
    }

    /// Notes warnings that were met and not kept.
    package mutating func noteSuppressed(_ count: Int) { suppressedCount += count }

    /// Adds the warnings of a part of the input that begins at `offset`.
    package mutating func append(_ other: Diagnostics, movedBy offset: Int = 0) {
        for warning in other.warnings {
            warn(warning.code, at: warning.offset + offset, warning.reason)
        }
        suppressedCount += other.suppressedCount
    }
}

/// The codes that belong to no format.
public enum CoreError: String, WireErrorCode {
    case diagSuppressed = "diag.suppressed"
    case internalFault = "internal.fault"

    /// What each code means, in one sentence.
    public var summary: String {
        switch self {
        case .diagSuppressed: "more warnings were met than are kept"
        case .internalFault: "a fault of wireweight itself"
        }
    }

    /// The limits of this module's readers.
    public static let limits: [DecodingLimits.Entry] = [
        limit(\.diagnostics, "diagnostics", .diagSuppressed, "warnings kept")
    ]
}
