internal import WireCore

/// What may be wrong or odd in a sample or a file that goes with one.
package enum SampleError: String, WireErrorCode {
    case baselineNotAReport = "baseline.notAReport"
    case noSample = "sample.noSample"
    case isSample = "sample.isSample"
    case plainValue = "sample.plainValue"
    case noResult = "sample.noResult"
    case unknownMember = "sample.unknownMember"
    case wrongType = "sample.wrongType"
    case wrongValue = "sample.wrongValue"
    case missingMember = "sample.missingMember"
    case fileUnreadable = "sample.fileUnreadable"
    case schemaRefuses = "sample.schemaRefuses"
    case schemaAccepts = "sample.schemaAccepts"
    case notCarried = "sample.notCarried"
    case serverLimit = "sample.serverLimit"
    case claimNotJudged = "sample.claimNotJudged"
    case inputUnreadable = "input.unreadable"

    /// What each code means, in one sentence.
    package var summary: String {
        switch self {
        case .baselineNotAReport: "the baseline is no JSON report of wireweight analyze"
        case .noSample: "the file is something else than a sample"
        case .isSample: "this is a sample already"
        case .plainValue: "the file is a plain value, and none is asked for"
        case .noResult: "the sample has no result, so its responses are weighed as empty"
        case .unknownMember: "a sample has no such member"
        case .wrongType: "a member of the sample has the wrong type"
        case .wrongValue: "a member of the sample has a value that makes no sense there"
        case .missingMember: "the sample lacks a member it cannot do without"
        case .fileUnreadable: "a file that the sample names cannot be read"
        case .schemaRefuses: "the schema refuses the call's own arguments"
        case .schemaAccepts: "the schema accepts a value that the sample says it refuses"
        case .notCarried: "an approach cannot carry the sample"
        case .serverLimit: "the call goes beyond a bound of the server"
        case .claimNotJudged: "the sample's claim cannot be judged, so it is left out"
        case .inputUnreadable: "the input is not there or cannot be read"
        }
    }
}

/// A fault of this program that its own checks found.
package enum AnalysisFault: String, WireErrorCode {
    case ledgerMismatch = "analysis.ledgerMismatch"
    case notReadBack = "analysis.notReadBack"

    /// What each code means, in one sentence.
    package var summary: String {
        switch self {
        case .ledgerMismatch:
            "the bytes by owner do not add up to the body, so no figure of it can be trusted"
        case .notReadBack: "the body does not read back, so its size is not shown"
        }
    }
}
