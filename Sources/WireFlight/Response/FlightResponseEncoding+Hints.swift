internal import WireCore
internal import WireJSON

// Hints: what a browser may begin to load as soon as it sees the row.
extension FlightResponseEncoding {
    /// Gives the hint that a rendered image or link implies.
    mutating func giveHints(_ type: Int, _ props: Int?) throws(WireError) {
        guard dialect.hintsForElements, let props, payload.kind(type) == .string else { return }
        // Up to eleven members are looked for.
        if payload.holds(type, "img") {
            try budget.spend(11 * payload.count(props) + frames.count)
            try hintImage(props)
        } else if payload.holds(type, "link") {
            try budget.spend(11 * payload.count(props))
            try hintLink(props)
        }
    }

    private mutating func hintImage(_ props: Int) throws(WireError) {
        guard let source = string("src", props), !isInsideSplit,
            !source.starts(with: "data:".utf8), !source.starts(with: "DATA:".utf8),
            string("loading", props) != Array("lazy".utf8)
        else { return }
        try hint(
            "L",
            source,
            "image",
            options([
                ("imageSrcSet", string("srcSet", props)), ("imageSizes", string("sizes", props)),
                ("crossOrigin", string("crossOrigin", props)),
                ("integrity", string("integrity", props)), ("type", string("type", props)),
                ("fetchPriority", string("fetchPriority", props)),
                ("referrerPolicy", string("referrerPolicy", props)),
            ])
        )
    }

    private mutating func hintLink(_ props: Int) throws(WireError) {
        guard let relation = string("rel", props), let target = string("href", props) else {
            return
        }
        let common: [(StaticString, [UInt8]?)] = [
            ("crossOrigin", string("crossOrigin", props)),
            ("integrity", string("integrity", props)), ("nonce", string("nonce", props)),
            ("type", string("type", props)), ("fetchPriority", string("fetchPriority", props)),
            ("referrerPolicy", string("referrerPolicy", props)), ("media", string("media", props)),
        ]
        switch String(decoding: relation, as: UTF8.self) {
        case "preload":
            guard let kind = string("as", props) else { return }
            try hint("L", target, kind, options(common))
        case "modulepreload":
            let kind: (StaticString, [UInt8]?) = ("as", string("as", props))
            try hint("m", target, nil, options([kind] + common.prefix(3)))
        case "stylesheet":
            try hint("L", target, dialect.stylesheetHint.bytes, options(common))
        default: break
        }
    }

    private var isInsideSplit: Bool {
        frames.contains { frame in
            guard frame.node >= 0, payload.kind(frame.node) == .element,
                let type = payload.member("type", of: frame.node).map(payload.resolved),
                payload.kind(type) == .string
            else { return false }
            return payload.holds(type, "noscript") || payload.holds(type, "picture")
        }
    }

    private func string(_ name: StaticString, _ props: Int) -> [UInt8]? {
        guard let value = payload.member(name, of: props).map(payload.resolved),
            payload.kind(value) == .string
        else { return nil }
        return Array(payload.bytes[payload.range(value)])
    }

    /// The options that are given, as an object; nil when there are none.
    private func options(_ all: [(StaticString, [UInt8]?)]) -> [UInt8]? {
        var text: [UInt8] = []
        for (name, value) in all {
            guard let value else { continue }
            FlightScalar.append(text.isEmpty ? "{\"" : ",\"", to: &text)
            FlightScalar.append(name, to: &text)
            FlightScalar.append("\":", to: &text)
            JSONString.appendQuoted(value.span, to: &text)
        }
        return text.isEmpty ? nil : text + [UInt8(ascii: "}")]
    }

    private mutating func hint(
        _ code: StaticString,
        _ target: [UInt8],
        _ kind: StaticString,
        _ options: [UInt8]?
    ) throws(WireError) {
        try hint(code, target, kind.bytes, options)
    }

    /// Gives a hint once: its target alone, or a list of target, kind and options.
    private mutating func hint(
        _ code: StaticString,
        _ target: [UInt8],
        _ kind: [UInt8]?,
        _ options: [UInt8]?
    ) throws(WireError) {
        var list: [UInt8] = []
        JSONString.appendQuoted(target.span, to: &list)
        if let kind {
            list.append(UInt8(ascii: ","))
            JSONString.appendQuoted(kind.span, to: &list)
        }
        if let options { list += [UInt8(ascii: ",")] + options }
        let isAlone = kind == nil && options == nil
        let text =
            code.bytes + (isAlone ? list : [UInt8(ascii: "[")] + list + [UInt8(ascii: "]")])
        try budget.spend(1 + text.count / 64)
        guard hints.insert(text).inserted else { return }
        try budget.seal(text.count)
        rows.appendHint(text)
    }
}
