public import WireCore

/// Why a value cannot be turned into form fields.
public enum FormError: String, WireErrorCode {
    case unsupportedValue = "form.unsupportedValue"
    case cycle = "form.cycle"
    case tooManyFields = "form.tooManyFields"

    /// What each code means, in one sentence.
    public var summary: String {
        switch self {
        case .unsupportedValue: "the value cannot become form fields"
        case .cycle: "a value that contains itself cannot become form fields"
        case .tooManyFields: "the value makes too many fields"
        }
    }
}
