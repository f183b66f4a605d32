public import WireCore

/// What may be wrong or odd in a message of the Flight formats.
public enum FlightError: String, WireErrorCode {
    case unsupported = "flight.unsupported"
    case rejected = "flight.rejected"
    case unsettled = "flight.unsettled"
    case cycle = "flight.cycle"
    case missingRow = "flight.missingRow"
    case rowSyntax = "flight.rowSyntax"
    case rowIdInvalid = "flight.rowIdInvalid"
    case invalidReference = "flight.invalidReference"
    case forwardReference = "flight.forwardReference"
    case notAnArray = "flight.notAnArray"
    case alreadyConsumed = "flight.alreadyConsumed"
    case notABlob = "flight.notABlob"
    case badByteLength = "flight.badByteLength"
    case bigIntTooLarge = "flight.bigIntTooLarge"
    case invalidLiteral = "flight.invalidLiteral"
    case arrayBudget = "flight.arrayBudget"
    case workBudget = "flight.workBudget"
    case tooManyBoundArgs = "flight.tooManyBoundArgs"
    case nextTooManyArguments = "next.tooManyArguments"
    case nextActionIdInvalid = "next.actionIdInvalid"
    case cyclicThenable = "flight.cyclicThenable"
    case unknownFunction = "flight.unknownFunction"
    case temporaryReference = "flight.temporaryReference"
    case rowHeaderInvalid = "flight.rowHeaderInvalid"
    case rowLengthExceedsInput = "flight.rowLengthExceedsInput"
    case inputTooLarge = "flight.inputTooLarge"
    case tooManyRows = "flight.tooManyRows"
    case serverError = "flight.serverError"
    case developmentRow = "flight.developmentRow"
    case duplicateRow = "flight.duplicateRow"
    case envelopeMissing = "flight.envelopeMissing"
    case nonCanonicalLiteral = "flight.nonCanonicalLiteral"
    case protoKeyDropped = "flight.protoKeyDropped"
    case thenableShape = "flight.thenableShape"
    case unknownTag = "flight.unknownTag"
    case streamNotClosed = "flight.streamNotClosed"
    case truncatedRow = "flight.truncatedRow"
    case formIdDefect = "flight.formIdDefect"
    case fieldNames = "flight.fieldNames"
    case dialectFound = "flight.dialectFound"
    case foreignImport = "flight.foreignImport"
    case errorShape = "flight.errorShape"

    /// What each code means, in one sentence.
    public var summary: String {
        switch self {
        case .unsupported: "a value of a kind that cannot be carried here"
        case .rejected: "a promise or stream in the value failed, so that nothing is sent"
        case .unsettled: "a promise or stream that never ends"
        case .cycle: "an object holds itself where no reference to it can be written"
        case .missingRow: "a part or row that something refers to is missing"
        case .rowSyntax: "a part or row is not valid JSON"
        case .rowIdInvalid: "the number of a part or row is no number, or too large"
        case .invalidReference: "a path leads through something other than an own entry"
        case .forwardReference: "a reference to a part that has not arrived yet"
        case .notAnArray: "the part of a Map, Set or iterator is no array of fitting entries"
        case .alreadyConsumed: "a part that can be used once is used again"
        case .notABlob: "a text field, or none, where a file is expected"
        case .badByteLength: "the bytes of a typed array do not make whole elements"
        case .bigIntTooLarge: "a big integer has more digits than are read"
        case .invalidLiteral: "the text of a big integer or date is none"
        case .arrayBudget: "nested arrays hold more elements than are read"
        case .workBudget: "the message takes more steps than allowed"
        case .tooManyBoundArgs: "a server function has more bound arguments than are read"
        case .nextTooManyArguments: "a call has more arguments than a server takes"
        case .nextActionIdInvalid: "the id of an action is not 42 hexadecimal digits"
        case .cyclicThenable: "promises resolve to each other without end"
        case .unknownFunction: "a server function that is not known"
        case .temporaryReference: "a temporary reference where none were sent"
        case .rowHeaderInvalid: "the head of a row is not a hexadecimal number and a colon"
        case .rowLengthExceedsInput: "a row says it is longer than what is left of the stream"
        case .inputTooLarge: "a stream has more bytes than are read"
        case .tooManyRows: "a stream has more rows than are read"
        case .serverError: "the server answered with an error"
        case .developmentRow: "a row that only development builds write"
        case .duplicateRow: "a part or row for a number that has one already"
        case .envelopeMissing:
            "the response is not wrapped as the framework wraps the result of an action"
        case .nonCanonicalLiteral: "a special value is followed by text that is not looked at"
        case .protoKeyDropped: "a member called __proto__ is dropped"
        case .thenableShape: "an object with a member called then looks like a promise"
        case .unknownTag: "a tag without a meaning"
        case .streamNotClosed: "a stream is not closed, or goes on after its end"
        case .truncatedRow: "the stream ends within a row or within a character"
        case .formIdDefect: "a nested form with a number from ten on arrives empty"
        case .fieldNames: "fields of a form are named as another build of React names them"
        case .dialectFound: "the message is read as another build than the newest one reads it"
        case .foreignImport: "a reference to a client module is in the form of another bundler"
        case .errorShape: "an error row holds no object"
        }
    }

    /// The limits of this module's readers.
    public static let limits: [DecodingLimits.Entry] = [
        limit(\.arraySize, "arraySize", .arrayBudget, "elements of nested arrays in a reply"),
        limit(
            \.bigIntDigits,
            "bigIntDigits",
            .bigIntTooLarge,
            "digits of a big integer in a reply"
        ),
        limit(
            \.boundArguments,
            "boundArguments",
            .tooManyBoundArgs,
            "bound arguments of a function"
        ),
        limit(\.callArguments, "callArguments", .nextTooManyArguments, "arguments of a call"),
        limit(\.thenables, "thenables", .cyclicThenable, "promises resolving to each other"),
        limit(\.pathSegments, "pathSegments", .invalidReference, "segments of a reference path"),
        limit(\.workSteps, "workSteps", .workBudget, "steps of one Flight decode"),
        limit(\.rows, "rows", .tooManyRows, "rows of a Flight response"),
    ]
}

extension WireError {
    /// What kind of failure this is in the notation of decoded values.
    var flightKind: String {
        switch code as? FlightError {
        case .missingRow, .rowIdInvalid, .rowLengthExceedsInput, .unsettled:
            "connection-closed"
        case .rowSyntax, .invalidLiteral: "syntax"
        case .invalidReference: "invalid-reference"
        case .forwardReference: "forward-reference"
        case .arrayBudget: "nesting-limit"
        case .bigIntTooLarge: "bigint-limit"
        case .tooManyBoundArgs: "bound-limit"
        case .alreadyConsumed: "already-initialized"
        case .notAnArray: "invalid-initializer"
        case .cyclicThenable: "cyclic-promise"
        case .cycle: "stack-overflow"
        case .badByteLength: "range"
        case .notABlob: "wrong-kind"
        case .unknownFunction: "unknown-module"
        case .temporaryReference: "no-temporary-set"
        case .developmentRow: "development-row"
        case .serverError: "server-error"
        default: "other"
        }
    }
}
