/// A wire format that carries a whole value, both ways.
public protocol PayloadCodec: Sendable {
    /// Appends the encoded form of `payload` to `output`, which is unchanged on failure.
    ///
    /// - Throws: `WireError` when the format cannot carry the value; the offset is 0.
    func encode(_ payload: Payload, into output: inout [UInt8]) throws(WireError)

    /// Reads one value that occupies all of `input`.
    ///
    /// - Parameters:
    ///   - input: the encoded bytes.
    ///   - limits: bounds on what is accepted.
    ///   - diagnostics: takes what is odd but readable.
    /// - Returns: the value.
    /// - Throws: `WireError` with the offset of the first fault.
    func decode(
        _ input: Span<UInt8>,
        limits: DecodingLimits,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload
}

extension PayloadCodec {
    /// Returns the encoded form of `payload`.
    ///
    /// - Throws: `WireError` when the format cannot carry the value.
    public func encoded(_ payload: Payload) throws(WireError) -> [UInt8] {
        var output: [UInt8] = []
        try encode(payload, into: &output)
        return output
    }

    /// Reads one value with the default limits, warnings put aside.
    ///
    /// - Throws: `WireError` with the offset of the first fault.
    public func decode(_ input: [UInt8]) throws(WireError) -> Payload {
        var diagnostics = Diagnostics()
        return try decode(input.span, limits: .standard, diagnostics: &diagnostics)
    }
}
