internal import WireCore

extension Approach {
    /// A JSON API request.
    package static let apiJSON = Self(APIJSON())
}

/// A call as a JSON API request.
///
/// One argument is the body, several are an array, none is no body. What JSON lacks goes out as
/// `PlainValue` says, each a loss.
struct APIJSON: ApproachDefinition {
    let name = "api-json"
    let asksForNewState = true

    func draft(in context: DraftContext) throws(WireError) -> ExchangeDraft {
        let sample = context.sample
        guard sample.api.sendsBody, let sent = sample.api.body ?? context.argument else {
            return try context.api(MessageBody())
        }
        return try context.api(try context.json(sent, "the JSON request"))
    }

    func objection(to need: Sample.Need) -> Objection? {
        switch need {
        case .webhook, .publicAPI, .customHeaders, .caching, .errorStatus, .parallelCalls: nil
        case .binaryStream: .base64
        case .withoutJavaScript: .needsJavaScript
        }
    }
}
