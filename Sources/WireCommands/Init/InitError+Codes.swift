internal import WireCore

extension WireError.Code {
    /// A quote in a command line that is never closed.
    static let initQuote = Self("init.quote", "a quote is never closed")
    /// Input of `init` that is neither JSON nor a `curl` command.
    static let initUnknown = Self(
        "init.unknownInput",
        "this is neither JSON nor a curl command with a URL"
    )
    /// A body or field that is the content of a file, which is not read.
    static let initFileBody = Self("init.fileBody", "the body is in a file; pass it as text")
    /// A command line quoted for the Windows command prompt.
    static let initWindows = Self(
        "init.windowsCommand",
        "the command is quoted for the Windows command prompt; copy it as bash instead"
    )
    /// The body of a Server Action that holds no list of arguments.
    static let initArguments = Self(
        "init.arguments",
        "the body of an action is no array of arguments"
    )

    /// The codes of `init`.
    static let initCodes: [WireError.Code] = [
        .initQuote, .initUnknown, .initFileBody, .initWindows, .initArguments,
    ]
}
