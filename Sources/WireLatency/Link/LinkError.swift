internal import WireCore

/// What may be wrong in the description of a link.
package enum LinkError: String, WireErrorCode {
    case unknownPreset = "link.unknownPreset"
    case unknownSetting = "link.unknownSetting"
    case invalidValue = "link.invalidValue"
    case missingRoundTrip = "link.missingRoundTrip"

    /// What each code means, in one sentence.
    package var summary: String {
        switch self {
        case .unknownPreset: "no preset link has this name"
        case .unknownSetting: "a link has no setting of this name"
        case .invalidValue: "a setting of a link has a value that it cannot have"
        case .missingRoundTrip: "a link needs the name of a preset or rtt=MILLISECONDS"
        }
    }
}
