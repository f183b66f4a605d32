/// A JavaScript Date: a point in time, or an invalid one.
public struct PayloadDate: Sendable, Hashable {
    /// Milliseconds since 1970 in UTC; NaN for an invalid date.
    public var milliseconds: Double

    /// Creates a date from milliseconds since 1970 in UTC.
    public init(milliseconds: Double) { self.milliseconds = milliseconds }

    /// Reads exactly what `toISOString()` writes, `2026-11-23T06:41:32.290Z`; nil for anything else.
    public init?(iso text: some StringProtocol) {
        guard let milliseconds = ISODate.parse(Array(text.utf8).span) else { return nil }
        self.milliseconds = milliseconds
    }

    /// What `toISOString()` returns; nil for an invalid date.
    public var iso: String? {
        var text: [UInt8] = []
        return ISODate.append(milliseconds, to: &text) ? String(decoding: text, as: UTF8.self) : nil
    }
}

extension PayloadDate: PayloadConvertible {
    /// Takes a Date, or a text that `toISOString()` writes, as dates are in JSON.
    public init?(payload view: Payload.View) {
        if let date = view.date {
            self = date
        } else if let text = view.string, let date = Self(iso: text) {
            self = date
        } else {
            return nil
        }
    }

    /// Appends a Date.
    public func append(to builder: inout PayloadBuilder) { builder.date(milliseconds) }
}

/// In other formats a date is what JavaScript's `JSON.stringify` makes of it.
extension PayloadDate: Codable {
    /// Reads the text that `toISOString()` writes.
    ///
    /// - Throws: `DecodingError.dataCorrupted` for any other text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = Self(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "a text that is no date in the form of toISOString()"
            )
        }
        self = date
    }

    /// Writes the text that `toISOString()` writes, or null for an invalid date.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
