public import WireCore

extension WireError.Code {
    /// The value holds something that cannot become fields.
    public static let formUnsupportedValue = Self(
        "form.unsupportedValue",
        "the value cannot become form fields"
    )
    /// The value contains itself.
    public static let formCycle = Self(
        "form.cycle",
        "a value that contains itself cannot become form fields"
    )
    /// The value would make more fields than `values`.
    public static let formTooManyFields = Self(
        "form.tooManyFields",
        "the value makes too many fields"
    )

    /// The codes of values turned into fields.
    public static let formCodes: [WireError.Code] = [
        .formUnsupportedValue, .formCycle, .formTooManyFields,
    ]
}
