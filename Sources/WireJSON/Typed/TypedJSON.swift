package import WireCore

/// Typed JSON: JSON with tagged objects for the JavaScript values that JSON lacks.
///
/// ```
/// {"at":{"$date":"2026-11-22T09:00:00.000Z"},"seen":{"$set":["a",{"$undefined":true}]}}
/// ```
package enum TypedJSON {
    /// How many values `$repeat` and `$deep` may make that are not written out.
    static let expansionLimit = 1_000_000
    /// How many nodes these values may have together.
    static let expandedNodeLimit = 4_000_000
    /// From how many levels on nesting with nothing beside it is written as `$deep`, and from how
    /// many holes on an array as `$sparse`.
    static let abbreviationThreshold = 200

    /// What becomes of an object whose first key looks like a tag and is none.
    package enum UnknownTags: Sendable {
        /// A plain object, with a warning.
        case plain
        /// An error, as in files that people write: the key may be a slip.
        case refused
    }

    /// Reads the value that a JSON document notes.
    ///
    /// Contents of files and blobs are `bytes` nodes under the key `base64`; `$temporary` without
    /// a path is a `temporary` node with an empty text; an error that a rejection or a `throws`
    /// holds with its tag has detail 1, one without it 0.
    ///
    /// - Parameters:
    ///   - document: what `JSONCodec` has read.
    ///   - index: where in it the value stands.
    ///   - unknownTags: what becomes of first keys that look like tags and are none.
    ///   - diagnostics: takes warnings of such keys.
    /// - Returns: the value, over the same bytes.
    /// - Throws: `typed.…` with the offset in the JSON text.
    package static func read(
        _ document: Payload,
        at index: Int = 0,
        unknownTags: UnknownTags = .plain,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        guard !standsForItself(document, index) else {
            return index == 0 ? document : document.subtree(index)
        }
        var reader = TypedReader(document, unknownTags, diagnostics: diagnostics)
        defer { diagnostics = reader.diagnostics }
        return try reader.read(index)
    }

    /// Whether no key looks like a tag and all keys stand in JavaScript's order: most documents are
    /// the value that they note.
    private static func standsForItself(_ document: Payload, _ index: Int) -> Bool {
        guard !document.isIrregular else { return false }
        let nodes = document.nodes.span
        let bytes = document.bytes.span
        for place in index..<document.end(index) where nodes[place].kind == .object {
            guard nodes[place].high > 0 else { continue }
            let key = nodes[place + 1]
            if key.high > 0, bytes[key.low] == UInt8(ascii: "$") { return false }
        }
        return true
    }

    /// Appends the canonical notation of the value at `index`.
    ///
    /// Members are in JavaScript's order, ids `1`, `2`, … in reading order where something is met
    /// again; 200 levels or more with nothing beside them are `$deep`, arrays of 200 holes or more
    /// `$sparse`, and plain objects whose first key begins with `$` stand in `$literal`.
    package static func append(_ payload: Payload, at index: Int = 0, to output: inout [UInt8]) {
        var writer = TypedWriter(payload, at: index)
        _ = writer.write(to: &output)
    }

    /// Appends the canonical notation of a value, within a limit: texts that the value holds many
    /// times are written as often.
    ///
    /// - Throws: `typed.outputTooLarge` beyond `limits.outputBytes`; `output` is unchanged then.
    package static func append(
        _ payload: Payload,
        limits: DecodingLimits,
        to output: inout [UInt8]
    ) throws(WireError) {
        let start = output.count
        var writer = TypedWriter(payload, at: 0)
        let isWhole = writer.write(to: &output, limit: limits.outputBytes)
        guard !isWhole || output.count - start > limits.outputBytes else { return }
        output.removeSubrange(start...)
        throw WireError(
            TypedError.outputTooLarge,
            at: 0,
            "more than \(limits.outputBytes) bytes would be written; outputBytes allows no more"
        )
    }

    /// Returns the canonical notation as a `String`.
    package static func text(_ payload: Payload) -> String {
        var output: [UInt8] = []
        append(payload, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
