internal import WireCore

/// Why `init` cannot make a sample of its input.
enum InitError: String, WireErrorCode {
    case quote = "init.quote"
    case unknownInput = "init.unknownInput"
    case fileBody = "init.fileBody"
    case windowsCommand = "init.windowsCommand"
    case arguments = "init.arguments"

    var summary: String {
        switch self {
        case .quote: "a quote is never closed"
        case .unknownInput: "this is neither JSON nor a curl command with a URL"
        case .fileBody: "the body is in a file; pass it as text"
        case .windowsCommand:
            "the command is quoted for the Windows command prompt; copy it as bash instead"
        case .arguments: "the body of an action is no array of arguments"
        }
    }
}
