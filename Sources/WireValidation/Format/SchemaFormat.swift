/// The formats of JSON Schema: 2020-12, section 7.3 of its validation part, and its forerunners.
///
/// Where the RFCs and validators in JavaScript part, dates, times, durations, e-mail addresses and
/// UUIDs follow ajv-formats in its full mode, since that is what checks calls in practice: an offset
/// may lack its colon, a UUID may begin with `urn:uuid:`, a local part cannot be quoted.
enum SchemaFormat: String, CaseIterable {
    case dateTime = "date-time"
    case date
    case time
    case duration
    case email
    case idnEmail = "idn-email"
    case hostname
    case idnHostname = "idn-hostname"
    case ipv4
    case ipv6
    case uri
    case uriReference = "uri-reference"
    case iri
    case iriReference = "iri-reference"
    case uriTemplate = "uri-template"
    case jsonPointer = "json-pointer"
    case relativeJSONPointer = "relative-json-pointer"
    case regex
    case uuid

    /// Whether a draft knows the format; one that it does not know is a mere annotation.
    func isKnown(to draft: SchemaDraft) -> Bool {
        switch self {
        case .dateTime, .email, .hostname, .ipv4, .ipv6, .uri: true
        case .uriReference, .uriTemplate, .jsonPointer: draft >= .draft6
        // OpenAPI 3.0 adds this one to those of its draft.
        case .date: draft >= .draft7 || draft == .openAPI30
        case .time, .idnEmail, .idnHostname, .iri, .iriReference, .regex, .relativeJSONPointer:
            draft >= .draft7
        case .duration, .uuid: draft >= .draft2019
        }
    }

    /// Whether a text has the format.
    func allows(_ text: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .dateTime: DateFormat.allowsDateTime(text)
        case .date: DateFormat.allowsDate(text)
        case .time: DateFormat.allowsTime(text)
        case .duration: DateFormat.allowsDuration(text)
        case .email: HostFormat.allowsMailbox(text)
        case .idnEmail: HostFormat.allowsInternationalMailbox(text)
        case .hostname: HostFormat.allowsHostname(text)
        case .idnHostname: HostFormat.allowsInternationalHostname(text)
        case .ipv4: AddressFormat.allowsIPv4(text)
        case .ipv6: AddressFormat.allowsIPv6(text)
        case .uri: URIFormat(isInternational: false).allows(text, needsScheme: true)
        case .uriReference: URIFormat(isInternational: false).allows(text, needsScheme: false)
        case .iri: URIFormat(isInternational: true).allows(text, needsScheme: true)
        case .iriReference: URIFormat(isInternational: true).allows(text, needsScheme: false)
        case .uriTemplate: TextFormat.allowsTemplate(text)
        case .jsonPointer: TextFormat.allowsPointer(text)
        case .relativeJSONPointer: TextFormat.allowsRelativePointer(text)
        case .regex: (try? Pattern(text)) != nil
        case .uuid: TextFormat.allowsUUID(text)
        }
    }
}
