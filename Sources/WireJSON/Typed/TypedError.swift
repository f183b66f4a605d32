internal import WireCore

/// What may be wrong or odd in typed JSON.
package enum TypedError: String, WireErrorCode {
    case onlyInJavaScript = "typed.onlyInJavaScript"
    case wrongContent = "typed.wrongContent"
    case unexpectedMember = "typed.unexpectedMember"
    case missingMember = "typed.missingMember"
    case unknownId = "typed.unknownId"
    case duplicateId = "typed.duplicateId"
    case misplacedHole = "typed.misplacedHole"
    case tooManyValues = "typed.tooManyValues"
    case outputTooLarge = "typed.outputTooLarge"
    case unknownTag = "typed.unknownTag"

    /// What each code means, in one sentence.
    package var summary: String {
        switch self {
        case .onlyInJavaScript: "the tag stands for something that exists only in JavaScript"
        case .wrongContent: "what stands behind the tag is not what it takes"
        case .unexpectedMember: "the tag takes no member of this name"
        case .missingMember: "a member that the tag needs is absent"
        case .unknownId: "no $define before this $use has the id"
        case .duplicateId: "the id has been defined before"
        case .misplacedHole: "holes exist only in arrays"
        case .tooManyValues: "$repeat and $deep ask for too many values"
        case .outputTooLarge: "the notation of the value takes more bytes than may be written"
        case .unknownTag: "the first key looks like a tag but is none"
        }
    }
}
