internal import WireCore
internal import WireMultipart

extension Approach {
    /// An API request with multipart form data.
    package static let apiMultipart = Self(APIMultipart())
}

/// A call as an API request with multipart form data.
///
/// The one argument is a form, which is sent as it is, or an object whose members become fields.
struct APIMultipart: ApproachDefinition {
    let name = "api-multipart"
    let asksForNewState = true

    func draft(in context: DraftContext) throws(WireError) -> ExchangeDraft {
        let api = context.sample.api
        guard api.sendsBody else {
            throw .cannotCarry("\(api.method) sends no body")
        }
        let sent = try context.onlyArgument()
        let convention = sent.kind(0) == .form ? nil : api.arrays.convention
        let codec = MultipartCodec(boundary: context.boundary)
        let what = "the multipart request"
        let body = try MessageBody(
            what,
            encode: { () throws(WireError) in
                try codec.body(of: try Self.form(of: sent, convention, what), what)
            },
            decode: { body throws(WireError) in try ReadForm(body, codec.boundary, what) },
            examine: { body, read in
                let received =
                    convention == nil ? read.value : FormFields.value(from: read.value)
                return MessageBody.Contents(
                    value: received,
                    ledger: read.ledger(of: body.bytes, marksHiddenFields: false),
                    losses: Loss.between(sent, received)
                )
            }
        )
        return try context.api(body)
    }

    func objection(to need: Sample.Need) -> Objection? {
        switch need {
        case .webhook, .publicAPI, .customHeaders, .caching, .errorStatus, .parallelCalls,
            .binaryStream:
            nil
        case .withoutJavaScript: .needsJavaScript
        }
    }

    /// A value as form data, which is sent as it is.
    ///
    /// - Throws: `sample.notCarried` for a value that is neither form nor object, and for more
    ///   fields than servers take.
    private static func form(
        of value: Payload,
        _ convention: FieldConvention?,
        _ what: String
    ) throws(WireError) -> Payload {
        guard let convention else { return value }
        guard value.kind(0) == .object else { throw .cannotName(value.kind(0)) }
        var limits = DecodingLimits.standard
        limits.values = limits.parts
        do throws(WireError) {
            return try FormFields.form(of: value, convention: convention, limits: limits)
        } catch {
            guard error.code != FormError.tooManyFields else {
                throw .servers(refuse: what, MultipartError.tooManyParts)
            }
            throw .cannotCarry(error.reason)
        }
    }
}

extension Sample.Arrays {
    /// The convention by which members become fields.
    fileprivate var convention: FieldConvention {
        switch self {
        case .indices: .indices
        case .brackets: .brackets
        case .repeat: .repeated
        }
    }
}
