internal import WireCore

extension WireError.Code {
    /// What kind of failure this is in the notation of decoded values.
    var flightKind: String { Self.flightKinds[self] ?? "other" }

    private static let flightKinds: [WireError.Code: String] = [
        .flightMissingRow: "connection-closed",
        .flightRowIdInvalid: "connection-closed",
        .flightRowLengthExceedsInput: "connection-closed",
        .flightUnsettled: "connection-closed",
        .flightRowSyntax: "syntax",
        .flightInvalidLiteral: "syntax",
        .flightInvalidReference: "invalid-reference",
        .flightForwardReference: "forward-reference",
        .flightArrayBudget: "nesting-limit",
        .flightBigIntTooLarge: "bigint-limit",
        .flightTooManyBoundArgs: "bound-limit",
        .flightAlreadyConsumed: "already-initialized",
        .flightNotAnArray: "invalid-initializer",
        .flightCyclicThenable: "cyclic-promise",
        .flightCycle: "stack-overflow",
        .flightBadByteLength: "range",
        .flightNotABlob: "wrong-kind",
        .flightUnknownFunction: "unknown-module",
        .flightTemporaryReference: "no-temporary-set",
        .flightDevelopmentRow: "development-row",
        .flightServerError: "server-error",
    ]
}
