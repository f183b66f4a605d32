internal import WireAnalysis
internal import WireCore
internal import WireFrameworks
internal import WireJSON
internal import WireMultipart

/// What of a value a notation did not keep, found by reading back what was written.
struct ConvertLosses {
    let options: ConvertOptions

    /// How many losses of one kind are told one by one.
    private static let shownCount = 8

    /// Says by path what of `value` is not in `output`.
    func warn(_ value: Payload, _ output: [UInt8], _ diagnostics: inout Diagnostics) {
        guard !value.isPlainJSON, let received = try? readBack(output) else { return }
        var counts: [String: Int] = [:]
        var dropped: String?
        var hasDropped = false
        for loss in Loss.between(value, received) {
            // What stood in a value that is gone is gone with it.
            if let dropped, Self.isWithin(loss.path, dropped) { continue }
            // A promise is an object without members, whatever it fulfils with.
            let isGone =
                loss.dropsData || loss.to == "empty object"
                || loss.from == PayloadNode.Kind.promise.label
            dropped = isGone ? loss.path : nil
            hasDropped = hasDropped || isGone
            let kind = "\(loss.from) \(loss.to)"
            counts[kind, default: 0] += 1
            if counts[kind, default: 0] <= Self.shownCount {
                diagnostics.warn(ConvertError.loss, at: 0, "\(loss.path) \(words(loss))")
            }
        }
        let rest = counts.values.reduce(0) { $0 + max(0, $1 - Self.shownCount) }
        if rest > 0 { diagnostics.warn(ConvertError.loss, at: 0, "\(rest) more of the same kinds") }
        if hasDropped {
            diagnostics.warn(ConvertError.loss, at: 0, "--to typed keeps all of it")
        }
    }

    private static func isWithin(_ path: String, _ outer: String) -> Bool {
        path == outer || path.hasPrefix(outer + ".") || path.hasPrefix(outer + "[")
    }

    private func readBack(_ output: [UInt8]) throws(WireError) -> Payload? {
        var ignored = Diagnostics(limit: 0)
        switch options.target {
        case .json:
            return try JSONCodec()
                .decode(output.span, limits: options.limits, diagnostics: &ignored)
        case .multipart:
            let boundary = options.boundary.map { MultipartBoundary($0) } ?? .webKit
            return try MultipartCodec(boundary: boundary)
                .decode(output.span, limits: options.limits, diagnostics: &ignored)
        default: return nil
        }
    }

    private func words(_ loss: Loss) -> String {
        let notation = options.target.rawValue == "json" ? "JSON" : options.target.rawValue
        let what = loss.from == "number" ? "not finite" : Self.article(loss.from)
        return switch loss.to {
        case "nothing": "is \(what), which \(notation) leaves out"
        case "empty object", "object": "is \(what), which \(notation) writes as {}"
        case "null": "is \(what), which \(notation) writes as null"
        case "another string":
            "is a text that changes: line ends become CR LF, lone surrogates U+FFFD"
        default: "is \(what), which \(notation) writes as \(Self.article(loss.to))"
        }
    }

    /// A kind of value as a sentence has it: "a date", "an array", "undefined", "-0".
    private static func article(_ kind: String) -> String {
        let isBare =
            ["undefined", "form data", "search parameters", "null"].contains(kind)
            || kind.hasPrefix("the ") || kind.hasPrefix("a ")
            || !(kind.first?.isLetter ?? false)
        guard !isBare else { return kind }
        return (kind.first.map { "aeiou".contains($0) } ?? false ? "an " : "a ") + kind
    }
}

extension ConvertLosses {
    /// Says that a stream is the response to an action, whose result an envelope option takes out.
    static func hint(
        _ input: [UInt8],
        _ options: ConvertOptions,
        _ diagnostics: inout Diagnostics
    ) {
        guard options.source == .flightResponse, options.envelope == nil,
            let framework = Framework(ofActionResponse: input.span)
        else { return }
        diagnostics.warn(
            ConvertError.envelope,
            at: 0,
            "the stream has the shape of a response of \(framework.rawValue) to an action; "
                + "--envelope \(framework.rawValue) takes the result out"
        )
    }
}
