package import WireCore
internal import WireJSON

extension SampleReader {
    /// Reads a JSON text that is no sample, as the one argument that it is then taken for.
    ///
    /// - Throws: `json.…`, `typed.…`; `sample.noSample` for a file that is recognised as something
    ///   else, and `sample.isSample`.
    package static func plainValue(
        _ input: [UInt8],
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        let document = try document(input, limits: .standard, diagnostics: &diagnostics)
        guard call(in: document) == nil else { throw WireError(SampleError.isSample, at: 0) }
        if let foreign = ForeignInput(document) { throw foreign.error }
        return try TypedJSON.read(document, unknownTags: .refused, diagnostics: &diagnostics)
    }

    /// Reads the text of a sample file, or says what else it is.
    static func document(
        _ input: [UInt8],
        limits: DecodingLimits,
        diagnostics: inout Diagnostics
    ) throws(WireError) -> Payload {
        do throws(WireError) {
            return try JSONCodec().decode(sharing: input, limits: limits, diagnostics: &diagnostics)
        } catch {
            if let foreign = ForeignInput(text: input) { throw foreign.error }
            throw error
        }
    }
}
