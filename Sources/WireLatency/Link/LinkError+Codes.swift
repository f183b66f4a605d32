public import WireCore

extension WireError.Code {
    /// A link was asked for by a name that no preset has.
    public static let linkUnknownPreset = Self(
        "link.unknownPreset",
        "no preset link has this name"
    )
    /// A setting of a link that does not exist.
    public static let linkUnknownSetting = Self(
        "link.unknownSetting",
        "a link has no setting of this name"
    )
    /// A setting of a link has a value that it cannot have.
    public static let linkInvalidValue = Self(
        "link.invalidValue",
        "a setting of a link has a value that it cannot have"
    )
    /// A link was described without its round-trip time.
    public static let linkMissingRoundTrip = Self(
        "link.missingRoundTrip",
        "a link needs the name of a preset or rtt=MILLISECONDS"
    )

    /// The codes of links and what is said about them.
    public static let linkCodes: [WireError.Code] = [
        .linkUnknownPreset, .linkUnknownSetting, .linkInvalidValue, .linkMissingRoundTrip,
    ]
}
