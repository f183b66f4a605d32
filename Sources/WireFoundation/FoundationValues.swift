public import WireCore

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Date: PayloadConvertible {
    /// Takes a Date of JavaScript, or a text that `toISOString()` writes; no invalid one.
    public init?(payload view: Payload.View) {
        guard let date = PayloadDate(payload: view), date.milliseconds.isFinite else { return nil }
        self.init(timeIntervalSince1970: date.milliseconds / 1_000)
    }

    /// Appends a Date of JavaScript, which has whole milliseconds.
    public func append(to builder: inout PayloadBuilder) {
        builder.date((timeIntervalSince1970 * 1_000).rounded())
    }
}

extension Data: PayloadConvertible {
    /// Takes the bytes of a typed array or buffer, or an array of the numbers 0 to 255.
    public init?(payload view: Payload.View) {
        guard let bytes = [UInt8](payload: view) else { return nil }
        self.init(bytes)
    }

    /// Appends a `Uint8Array`.
    public func append(to builder: inout PayloadBuilder) { builder.bytes(self) }
}

extension URL: PayloadConvertible {
    /// Takes a URL of JavaScript, or a text that is one.
    public init?(payload view: Payload.View) {
        guard let text = view.url ?? view.string else { return nil }
        self.init(string: text)
    }

    /// Appends a text: neither JSON nor React carries URLs from a server.
    public func append(to builder: inout PayloadBuilder) { builder.string(absoluteString) }
}
