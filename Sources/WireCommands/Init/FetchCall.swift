internal import WireCore

/// Reads “Copy as fetch”: `fetch(url, {"headers":…,"body":…,"method":…});`, in the notation of a
/// browser or of Node.js.
enum FetchCall {
    /// Returns the request of the first call in a text; nil when the text begins with none.
    ///
    /// - Throws: `init.fetchCall` where a literal is no plain value; `init.quote`.
    static func request(
        _ text: [UInt8],
        _ diagnostics: inout Diagnostics
    ) throws(WireError) -> CopiedRequest? {
        guard let start = begin(text) else { return nil }
        var literal = JavaScriptLiteral(text, at: start)
        var builder = PayloadBuilder()
        builder.begin(.array)
        repeat { try literal.value(&builder) } while literal.skip(",") && !literal.skip(")")
        builder.end()
        _ = literal.skip(")")
        if !literal.isAtEnd() { diagnostics.warn(InitError.moreCommands, at: literal.position) }
        return try request(builder.finish(), at: start)
    }

    /// Where the arguments of the call begin that a text begins with: `fetch(`, perhaps with `await`
    /// or an assignment in front.
    private static func begin(_ text: [UInt8]) -> Int? {
        var literal = JavaScriptLiteral(text, at: 0)
        // Nothing is passed over but blanks and comments.
        _ = literal.skip("(")
        var cursor = ByteCursor(text, at: literal.position)
        let words = cursor.text[
            cursor.take { $0.isAlphanumeric || $0 <= 0x20 || "_$=.".utf8.contains($0) }
        ]
        let isFetch = words.suffix(5).elementsEqual("fetch".utf8)
        return isFetch && cursor.skip("(") ? cursor.position : nil
    }

    private static func request(
        _ call: Payload,
        at start: Int
    ) throws(WireError) -> CopiedRequest {
        guard let url = call.root[0]?.string, !url.isEmpty else {
            throw WireError(InitError.fetchCall, at: start, "the call of fetch has no URL")
        }
        var request = CopiedRequest(method: "GET", url: url)
        guard let options = call.root[1] else { return request }
        for (name, value) in options.members {
            switch (name, value.string) {
            case ("method", let method?): request.method = method.uppercased()
            case ("referrer", let referrer?): request.addDefault("Referer", referrer)
            case ("headers", _): try add(headers: value, to: &request, at: start)
            case ("body", _) where !value.isNil:
                guard let body = value.utf8 else {
                    throw WireError(InitError.fetchCall, at: start, "the body is no text")
                }
                request.body = .bytes(Array(body))
            default: break
            }
        }
        return request
    }

    /// Adds headers that stand as an object or as pairs.
    private static func add(
        headers: Payload.View,
        to request: inout CopiedRequest,
        at start: Int
    ) throws(WireError) {
        for (name, value) in headers.members {
            guard let text = value.string else {
                throw WireError(InitError.fetchCall, at: start, "the header \(name) is no text")
            }
            request.add(name, text)
        }
        for pair in headers.elements {
            let texts = pair.elements.compactMap(\.string)
            guard texts.count == 2 else {
                throw WireError(InitError.fetchCall, at: start, "a header is no pair of texts")
            }
            request.add(texts[0], texts[1])
        }
    }
}
