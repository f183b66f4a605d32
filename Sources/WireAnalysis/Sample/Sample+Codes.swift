public import WireCore

extension WireError.Code {
    /// A member of a sample file that no sample has.
    public static let sampleUnknownMember = Self(
        "sample.unknownMember",
        "a sample has no such member"
    )
    /// A member of a sample file of another type than it has.
    public static let sampleWrongType = Self(
        "sample.wrongType",
        "a member of the sample has the wrong type"
    )
    /// A member of a sample file whose value makes no sense there.
    public static let sampleWrongValue = Self(
        "sample.wrongValue",
        "a member of the sample has a value that makes no sense there"
    )
    /// A member that a sample cannot do without.
    public static let sampleMissingMember = Self(
        "sample.missingMember",
        "the sample lacks a member it cannot do without"
    )
    /// A file that a sample names and that cannot be read.
    public static let sampleFileUnreadable = Self(
        "sample.fileUnreadable",
        "a file that the sample names cannot be read"
    )
    /// A ledger whose entries do not add up to the body: a fault of this program.
    public static let analysisLedgerMismatch = Self(
        "analysis.ledgerMismatch",
        "the bytes by owner do not add up to the body, so no figure of it can be trusted"
    )
    /// A body that does not read back as it was written: a fault of this program.
    public static let analysisNotReadBack = Self(
        "analysis.notReadBack",
        "the body does not read back, so its size is not shown"
    )

    /// A sample that an approach cannot carry.
    static let analysisCannotCarry = Self(
        "analysis.cannotCarry",
        "the approach cannot carry the sample"
    )

    /// The codes of samples and their analysis.
    public static let sampleCodes: [WireError.Code] = [
        .sampleUnknownMember, .sampleWrongType, .sampleWrongValue, .sampleMissingMember,
        .sampleFileUnreadable, .analysisLedgerMismatch, .analysisNotReadBack,
        .baselineNotAReport, .sampleSchemaRefuses, .sampleSchemaAccepts, .measurementUnreadable,
    ]
}
