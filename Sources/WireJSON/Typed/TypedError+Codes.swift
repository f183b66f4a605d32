public import WireCore

extension WireError.Code {
    /// A tag stands for something that exists only in JavaScript.
    public static let typedOnlyInJavaScript = Self(
        "typed.onlyInJavaScript",
        "the tag stands for something that exists only in JavaScript"
    )
    /// What stands behind a tag is not what the tag takes.
    public static let typedWrongContent = Self(
        "typed.wrongContent",
        "what stands behind the tag is not what it takes"
    )
    /// A member stands beside or behind a tag that the tag does not take.
    public static let typedUnexpectedMember = Self(
        "typed.unexpectedMember",
        "the tag takes no member of this name"
    )
    /// A member that a tag needs is absent.
    public static let typedMissingMember = Self(
        "typed.missingMember",
        "a member that the tag needs is absent"
    )
    /// `$use` names an id that has not been defined before.
    public static let typedUnknownId = Self(
        "typed.unknownId",
        "no $define before this $use has the id"
    )
    /// Two `$define` have the same id.
    public static let typedDuplicateId = Self(
        "typed.duplicateId",
        "the id has been defined before"
    )
    /// A hole stands elsewhere than in an array.
    public static let typedMisplacedHole = Self(
        "typed.misplacedHole",
        "holes exist only in arrays"
    )
    /// `$repeat` and `$deep` ask for more values than are made.
    public static let typedTooManyValues = Self(
        "typed.tooManyValues",
        "$repeat and $deep ask for too many values"
    )
    /// The notation of a value takes more bytes than may be written.
    public static let typedOutputTooLarge = Self(
        "typed.outputTooLarge",
        "the notation of the value takes more bytes than may be written"
    )
    /// The first key begins with `$` but is no tag.
    public static let typedUnknownTag = Self(
        "typed.unknownTag",
        "the first key looks like a tag but is none"
    )

    /// The codes of typed JSON.
    public static let typedCodes: [WireError.Code] = [
        .typedOnlyInJavaScript, .typedWrongContent, .typedUnexpectedMember, .typedMissingMember,
        .typedUnknownId, .typedDuplicateId, .typedMisplacedHole, .typedTooManyValues,
        .typedOutputTooLarge, .typedUnknownTag,
    ]
}
