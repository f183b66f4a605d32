package import WireCore

/// A link and the state of the connection over it, as a person names them.
///
/// The text is a comma-separated list: the name of a preset or `rtt=`, then any of `down=`, `up=`,
/// `tls=1.2|1.3|resumed|none`, `http=1.1|2` and one of `cold`, `warm`, `idle`. Settings after a
/// preset's name replace its own: `fibre,tls=1.3,cold`.
package struct LinkSpec: Hashable, Sendable {
    /// The link.
    package var link: NetworkLink
    /// The state of the connection.
    package var connection: ConnectionState

    /// Creates a specification; without more it is the one that claims are judged on.
    package init(link: NetworkLink = .sameRegion, connection: ConnectionState = .warm) {
        self.link = link
        self.connection = connection
    }

    /// Reads a specification.
    ///
    /// - Throws: `link.unknownPreset`, `link.unknownSetting`, `link.invalidValue` or
    ///   `link.missingRoundTrip`, at the byte where the faulty part begins.
    package init(parsing text: String) throws(WireError) {
        var draft = LinkDraft()
        var offset = 0
        for item in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        {
            try draft.take(String(Substring(item)), at: offset)
            offset += item.count + 1
        }
        link = try draft.link()
        connection = draft.connection
    }

    /// The name for tables and texts: `3g cold`.
    package var title: String { "\(link.name) \(connection.rawValue)" }
}

/// The settings of a link while its text is being read.
private struct LinkDraft {
    var connection = ConnectionState.warm
    private var preset: NetworkLink?
    private var roundTrip: Double?
    private var down: Double?
    private var up: Double?
    private var tls: TLSHandshake?
    private var http: HTTPVersion?

    /// Takes one item of the list.
    mutating func take(_ item: String, at offset: Int) throws(WireError) {
        let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            return try takeName(item, at: offset)
        }
        let value = String(parts[1])
        switch parts[0] {
        case "rtt": roundTrip = try number(value, in: item, at: offset)
        case "down": down = try number(value, in: item, at: offset)
        case "up": up = try number(value, in: item, at: offset)
        case "tls": tls = try choice(value, in: item, at: offset)
        case "http": http = try choice(value, in: item, at: offset)
        default:
            throw WireError(
                LinkError.unknownSetting,
                at: offset,
                "'\(parts[0])' is none of rtt, down, up, tls, http"
            )
        }
    }

    /// Returns the link that the items describe.
    func link() throws(WireError) -> NetworkLink {
        guard let base = roundTrip ?? preset?.roundTrip else {
            throw WireError(LinkError.missingRoundTrip, at: 0)
        }
        let isPreset = roundTrip == nil && down == nil && up == nil && tls == nil && http == nil
        return try NetworkLink(
            name: isPreset ? preset?.name ?? "custom" : "custom",
            roundTrip: base,
            down: down ?? preset?.down,
            up: up ?? preset?.up,
            tls: tls ?? preset?.tls ?? .none,
            http: http ?? preset?.http ?? .http1
        )
    }

    private mutating func takeName(_ name: String, at offset: Int) throws(WireError) {
        if let state = ConnectionState(rawValue: name) {
            connection = state
        } else if let known = NetworkLink.preset(name) {
            preset = known
        } else {
            let names = NetworkLink.presets.map(\.name).joined(separator: ", ")
            throw WireError(LinkError.unknownPreset, at: offset, "'\(name)' is none of \(names)")
        }
    }

    private func number(_ text: String, in item: String, at offset: Int) throws(WireError) -> Double
    {
        let isDecimal = text.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
        guard isDecimal, let value = Double(text), value.isFinite else {
            throw WireError(LinkError.invalidValue, at: offset, "'\(item)': not a decimal number")
        }
        guard value > 0 || item.utf8.starts(with: "rtt=".utf8) else {
            throw WireError(LinkError.invalidValue, at: offset, "'\(item)': a rate is above 0")
        }
        return value
    }

    private func choice<Value: RawRepresentable & CaseIterable>(
        _ text: String,
        in item: String,
        at offset: Int
    ) throws(WireError) -> Value where Value.RawValue == String {
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
            throw WireError(LinkError.invalidValue, at: offset, "'\(item)': not one of \(known)")
        }
        return value
    }
}
