public import WireCore

/// The body of a Server Action call, before it is framed as a request.
public enum FlightReply: Sendable {
    /// One JSON text, sent as `text/plain;charset=UTF-8`.
    case text([UInt8])
    /// Fields, sent as `multipart/form-data`; a payload whose root is a `form`.
    case form(Payload)
}
