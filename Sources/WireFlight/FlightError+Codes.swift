public import WireCore

extension WireError.Code {
    /// A value of a kind that the dialect, or this program, cannot carry in this direction.
    public static let flightUnsupported = Self(
        "flight.unsupported",
        "a value of a kind that cannot be carried here"
    )
    /// A promise in the value rejected, so that nothing is sent.
    public static let flightRejected = Self(
        "flight.rejected",
        "a promise or stream in the value failed, so that nothing is sent"
    )
    /// A promise or stream never ends, so that the message never would.
    public static let flightUnsettled = Self(
        "flight.unsettled",
        "a promise or stream that never ends"
    )
    /// An object holds itself where no reference to it can be written.
    public static let flightCycle = Self(
        "flight.cycle",
        "an object holds itself where no reference to it can be written"
    )
    /// A part or row that something refers to is missing.
    public static let flightMissingRow = Self(
        "flight.missingRow",
        "a part or row that something refers to is missing"
    )
    /// A part or row is not the JSON text it should be.
    public static let flightRowSyntax = Self(
        "flight.rowSyntax",
        "a part or row is not valid JSON"
    )
    /// A reference whose number is none, or is out of range.
    public static let flightRowIdInvalid = Self(
        "flight.rowIdInvalid",
        "the number of a part or row is no number, or too large"
    )
    /// A path that leads through something other than own entries of objects and arrays.
    public static let flightInvalidReference = Self(
        "flight.invalidReference",
        "a path leads through something other than an own entry"
    )
    /// A reference to a part that has not arrived yet.
    public static let flightForwardReference = Self(
        "flight.forwardReference",
        "a reference to a part that has not arrived yet"
    )
    /// A Map, Set or iterator whose part is no array, or whose entries are no pairs.
    public static let flightNotAnArray = Self(
        "flight.notAnArray",
        "the part of a Map, Set or iterator is no array of fitting entries"
    )
    /// A part that can be used once is used again.
    public static let flightAlreadyConsumed = Self(
        "flight.alreadyConsumed",
        "a part that can be used once is used again"
    )
    /// A text field where a file is expected.
    public static let flightNotABlob = Self(
        "flight.notABlob",
        "a text field, or none, where a file is expected"
    )
    /// A typed array whose bytes do not make whole elements.
    public static let flightBadByteLength = Self(
        "flight.badByteLength",
        "the bytes of a typed array do not make whole elements"
    )
    /// A big integer with more digits than are read.
    public static let flightBigIntTooLarge = Self(
        "flight.bigIntTooLarge",
        "a big integer has more digits than are read"
    )
    /// A big integer or date whose text is none.
    public static let flightInvalidLiteral = Self(
        "flight.invalidLiteral",
        "the text of a big integer or date is none"
    )
    /// Nested arrays hold more elements than are read.
    public static let flightArrayBudget = Self(
        "flight.arrayBudget",
        "nested arrays hold more elements than are read"
    )
    /// Reading or writing takes more steps than allowed.
    public static let flightWorkBudget = Self(
        "flight.workBudget",
        "the message takes more steps than allowed"
    )
    /// A server function has more bound arguments than are read.
    public static let flightTooManyBoundArgs = Self(
        "flight.tooManyBoundArgs",
        "a server function has more bound arguments than are read"
    )
    /// A call has more arguments than a server takes.
    public static let nextTooManyArguments = Self(
        "next.tooManyArguments",
        "a call has more arguments than a server takes"
    )
    /// An action's id is not of the form that the framework gives out.
    public static let nextActionIdInvalid = Self(
        "next.actionIdInvalid",
        "the id of an action is not 42 hexadecimal digits"
    )
    /// Promises that resolve to each other.
    public static let flightCyclicThenable = Self(
        "flight.cyclicThenable",
        "promises resolve to each other without end"
    )
    /// A server function that is not known.
    public static let flightUnknownFunction = Self(
        "flight.unknownFunction",
        "a server function that is not known"
    )
    /// A temporary reference where none were sent.
    public static let flightTemporaryReference = Self(
        "flight.temporaryReference",
        "a temporary reference where none were sent"
    )
    /// The head of a row is not a number, a colon and a tag.
    public static let flightRowHeaderInvalid = Self(
        "flight.rowHeaderInvalid",
        "the head of a row is not a hexadecimal number and a colon"
    )
    /// A row says it is longer than what is left of the stream.
    public static let flightRowLengthExceedsInput = Self(
        "flight.rowLengthExceedsInput",
        "a row says it is longer than what is left of the stream"
    )
    /// A stream has more bytes than are read.
    public static let flightInputTooLarge = Self(
        "flight.inputTooLarge",
        "a stream has more bytes than are read"
    )
    /// A stream has more rows than are read.
    public static let flightTooManyRows = Self(
        "flight.tooManyRows",
        "a stream has more rows than are read"
    )
    /// The server answered with an error.
    public static let flightServerError = Self(
        "flight.serverError",
        "the server answered with an error"
    )
    /// A row that only development builds write.
    public static let flightDevelopmentRow = Self(
        "flight.developmentRow",
        "a row that only development builds write"
    )
    /// A row for a number that has a value already.
    public static let flightDuplicateRow = Self(
        "flight.duplicateRow",
        "a part or row for a number that has one already"
    )
    /// The answer has no envelope of the framework named.
    public static let flightEnvelopeMissing = Self(
        "flight.envelopeMissing",
        "the answer is not wrapped as the framework wraps the result of an action"
    )
}

extension WireError.Code {
    /// Text after a special number that is not looked at.
    public static let flightNonCanonicalLiteral = Self(
        "flight.nonCanonicalLiteral",
        "a special value is followed by text that is not looked at"
    )
    /// A member `__proto__`, which is dropped.
    public static let flightProtoKeyDropped = Self(
        "flight.protoKeyDropped",
        "a member called __proto__ is dropped"
    )
    /// An object with a member `then`, which code may take for a promise.
    public static let flightThenableShape = Self(
        "flight.thenableShape",
        "an object with a member called then looks like a promise"
    )
    /// A tag without a meaning.
    public static let flightUnknownTag = Self(
        "flight.unknownTag",
        "a tag without a meaning"
    )
    /// A stream that is not closed, or goes on after its end.
    public static let flightStreamNotClosed = Self(
        "flight.streamNotClosed",
        "a stream is not closed, or goes on after its end"
    )
    /// The stream ends within a row.
    public static let flightTruncatedRow = Self(
        "flight.truncatedRow",
        "the stream ends within a row or within a character"
    )
    /// A nested form arrives empty, since its number is written in two ways.
    public static let flightFormIdDefect = Self(
        "flight.formIdDefect",
        "a nested form with a number from ten on arrives empty"
    )
    /// Fields of a nested form are there under names that another build reads.
    public static let flightFieldNames = Self(
        "flight.fieldNames",
        "fields of a form are named as another build of React names them"
    )
    /// The build that reads a message was found by itself.
    public static let flightDialectFound = Self(
        "flight.dialectFound",
        "the message is read as another build than the newest one reads it"
    )
    /// A reference to a client module in the form of another bundler.
    public static let flightForeignImport = Self(
        "flight.foreignImport",
        "a reference to a client module is in the form of another bundler"
    )
    /// An error row that holds another value than an object.
    public static let flightErrorShape = Self(
        "flight.errorShape",
        "an error row holds no object"
    )

    /// The codes of the Flight formats, errors first.
    public static let flightCodes: [WireError.Code] = [
        .flightUnsupported, .flightRejected, .flightUnsettled, .flightCycle, .flightMissingRow,
        .flightRowSyntax, .flightRowIdInvalid, .flightInvalidReference, .flightForwardReference,
        .flightNotAnArray, .flightAlreadyConsumed, .flightNotABlob, .flightBadByteLength,
        .flightBigIntTooLarge, .flightInvalidLiteral, .flightArrayBudget, .flightWorkBudget,
        .flightTooManyBoundArgs, .nextTooManyArguments, .nextActionIdInvalid,
        .flightCyclicThenable, .flightUnknownFunction, .flightTemporaryReference,
        .flightRowHeaderInvalid, .flightRowLengthExceedsInput, .flightInputTooLarge,
        .flightTooManyRows,
        .flightServerError, .flightDevelopmentRow, .flightDuplicateRow, .flightEnvelopeMissing,
        .flightNonCanonicalLiteral, .flightProtoKeyDropped, .flightThenableShape,
        .flightUnknownTag, .flightStreamNotClosed, .flightTruncatedRow, .flightFormIdDefect,
        .flightFieldNames, .flightDialectFound, .flightForeignImport, .flightErrorShape,
    ]
}
