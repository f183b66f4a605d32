public import WireCore

/// JSON text as JavaScript writes and reads it: RFC 8259, `JSON.stringify` and `JSON.parse`.
public struct JSONCodec: Sendable {
    /// Creates the codec; it has no options.
    public init() {}

    /// Appends `JSON.stringify(value)`.
    ///
    /// Undefined members, symbols and functions vanish, NaN and ±Infinity become `null`, dates
    /// their ISO text, maps, sets and other objects without members `{}`.
    ///
    /// - Throws: `json.unsupported…` for a BigInt, a cycle, a value that vanishes as a whole or
    ///   exists only inside React; `json.outputTooLarge` beyond JavaScript's longest string.
    public func encode(_ payload: Payload, into output: inout [UInt8]) throws(WireError) {
        try encode(payload, limits: .standard, into: &output)
    }

    /// Appends `JSON.stringify(value)`, of at most `limits.outputBytes`.
    ///
    /// - Throws: as `encode(_:into:)`; `json.outputTooLarge` also beyond that limit.
    public func encode(
        _ payload: Payload,
        limits: DecodingLimits,
        into output: inout [UInt8]
    ) throws(WireError) {
        let start = output.count
        do {
            var writer = JSONWriter(payload.inJavaScriptOrder(), limit: limits.outputBytes)
            try writer.write(to: &output)
        } catch {
            output.removeSubrange(start...)
            throw error
        }
    }

    /// Returns `JSON.stringify(value)`.
    ///
    /// - Throws: as `encode(_:into:)`.
    public func encoded(_ payload: Payload) throws(WireError) -> [UInt8] {
        var output: [UInt8] = []
        try encode(payload, into: &output)
        return output
    }

    /// Reads one JSON text, as strictly as `JSON.parse` and within `limits`.
    ///
    /// All members are kept in their order, duplicates too; `Payload.inJavaScriptOrder()` is what
    /// JavaScript would see. Warnings tell of duplicate keys, lone surrogates, and numbers that a
    /// double cannot hold.
    ///
    /// - Throws: `json.…` at the first byte with which no JSON text could go on, or the start of
    ///   what exceeds a limit.
    public func decode(
        _ input: Span<UInt8>,
        limits: DecodingLimits,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        var reader = JSONReader(limits: limits, diagnostics: diagnostics)
        defer { diagnostics = reader.diagnostics }
        do {
            return try reader.read(input)
        } catch { throw error.positioned(in: input) }
    }

    /// Reads one text with the default limits, warnings put aside; unless it has escapes, the value
    /// shares its bytes.
    ///
    /// - Throws: as above.
    public func decode(_ input: [UInt8]) throws(WireError) -> Payload {
        var diagnostics = Diagnostics()
        do {
            return try decode(sharing: input, limits: .standard, diagnostics: &diagnostics)
        } catch { throw error.positioned(in: input.span) }
    }

    /// Reads one text; unless it has escapes, the value shares its bytes.
    ///
    /// - Throws: as above.
    package func decode(
        sharing input: [UInt8],
        limits: DecodingLimits,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        var reader = JSONReader(limits: limits, diagnostics: diagnostics)
        defer { diagnostics = reader.diagnostics }
        return try reader.read(sharing: input)
    }

    /// Counts the steps that reading a text takes: its bytes, and the comparisons of keys.
    ///
    /// - Returns: a number that depends on the text alone, but for collisions in a hash table.
    /// - Throws: as `decode`.
    package func stepCount(_ input: Span<UInt8>) throws(WireError) -> Int {
        var reader = JSONReader(limits: .standard, diagnostics: Diagnostics(limit: 0))
        _ = try reader.read(input)
        return input.count + reader.comparisonCount
    }
}
