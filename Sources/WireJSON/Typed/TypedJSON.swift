public import WireCore

/// Typed JSON: JSON with tagged objects for the JavaScript values that JSON lacks.
///
/// ```
/// {"at":{"$date":"2026-11-22T09:00:00.000Z"},"seen":{"$set":["a",{"$undefined":true}]}}
/// ```
public enum TypedJSON {
    /// How many values `$repeat` and `$deep` may make that are not written out.
    static let expansionLimit = 1_000_000
    /// From how many levels on nesting with nothing beside it is written as `$deep`, and from how
    /// many holes on an array as `$sparse`.
    static let abbreviationThreshold = 200

    /// Reads the value that a JSON document notes.
    ///
    /// Contents of files and blobs are `bytes` nodes under the key `base64`; `$temporary` without
    /// a path is a `temporary` node with an empty text; an error that a rejection or a `throws`
    /// holds with its tag has detail 1, one without it 0.
    ///
    /// - Parameters:
    ///   - document: what `JSONCodec` has read.
    ///   - index: where in it the value stands.
    ///   - diagnostics: takes warnings of first keys that look like tags.
    /// - Returns: the value, over the same bytes.
    /// - Throws: `typed.…` with the offset in the JSON text.
    public static func read(
        _ document: Payload,
        at index: Int = 0,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        if index == 0, document.hasNoTags { return document }
        var reader = TypedReader(document, diagnostics: diagnostics)
        defer { diagnostics = reader.diagnostics }
        return try reader.read(index)
    }

    /// Appends the canonical notation of the value at `index`.
    ///
    /// Members are in JavaScript's order, ids `1`, `2`, … in reading order where something is met
    /// again; 200 levels or more with nothing beside them are `$deep`, arrays of 200 holes or more
    /// `$sparse`, and plain objects whose first key begins with `$` stand in `$literal`.
    public static func append(_ payload: Payload, at index: Int = 0, to output: inout [UInt8]) {
        var writer = TypedWriter(payload, at: index)
        writer.write(to: &output)
    }

    /// Returns the canonical notation as a `String`.
    public static func text(_ payload: Payload) -> String {
        var output: [UInt8] = []
        append(payload, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}

extension Payload {
    /// Whether a JSON document is the value that it notes: no object begins as a tag does, and none
    /// has keys that JavaScript would order otherwise.
    fileprivate var hasNoTags: Bool {
        guard !isIrregular else { return false }
        let nodes = nodes.span
        let bytes = bytes.span
        for index in nodes.indices where nodes[index].kind == .object && nodes[index].high > 0 {
            let key = nodes[index + 1]
            if key.high > 0, bytes[key.low] == UInt8(ascii: "$") { return false }
        }
        return true
    }
}
