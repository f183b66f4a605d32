internal import WireCore

/// Why `init` cannot make a sample of its input, and what it made of what is odd.
enum InitError: String, WireErrorCode {
    case quote = "init.quote"
    case unknownInput = "init.unknownInput"
    case windowsCommand = "init.windowsCommand"
    case powerShell = "init.powerShell"
    case unknownOption = "init.unknownOption"
    case nestedForm = "init.nestedForm"
    case fetchCall = "init.fetchCall"
    case arguments = "init.arguments"
    case response = "init.response"
    case moreCommands = "init.moreCommands"
    case moreURLs = "init.moreURLs"
    case moreEntries = "init.moreEntries"
    case variable = "init.variable"
    case fileMissing = "init.fileMissing"
    case leftOut = "init.leftOut"
    case queryAsArguments = "init.queryAsArguments"
    case queryWithBody = "init.queryWithBody"
    case bodyNotSent = "init.bodyNotSent"
    case secretsReplaced = "init.secretsReplaced"
    case noResult = "init.noResult"

    var summary: String {
        switch self {
        case .quote: "a quote is never closed"
        case .unknownInput: "this is neither JSON nor a curl command or fetch call with a URL"
        case .windowsCommand:
            "the command is quoted for the Windows command prompt; choose “Copy as cURL (bash)”"
        case .powerShell: "the command is written for PowerShell; choose “Copy as cURL (bash)”"
        case .unknownOption: "curl has no such option, so nobody can say whether a value follows it"
        case .nestedForm: "a part of the form has parts of its own, which no form of a page has"
        case .fetchCall: "the call of fetch holds something else than plain values"
        case .arguments: "the body of an action is no array of arguments"
        case .response: "the response is nothing that a result can be read from"
        case .moreCommands: "only the first curl command is read"
        case .moreURLs: "only the request to the first URL is read"
        case .moreEntries: "only one entry of the archive is read"
        case .variable: "the shell would put something else in the place of a variable or command"
        case .fileMissing: "a file that the command sends is not there, so it is taken as empty"
        case .leftOut: "a part of the command means nothing to a sample and is left out"
        case .queryAsArguments:
            "the query's fields are the arguments, so that an action has them too"
        case .queryWithBody: "the query travels with the API request only, not with the action"
        case .bodyNotSent: "a sample's request by this method is weighed without its body"
        case .secretsReplaced: "secrets are replaced by placeholders of the same length"
        case .noResult: "the sample has no result, so its responses are weighed as empty"
        }
    }
}
