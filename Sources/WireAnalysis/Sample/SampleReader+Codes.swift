internal import WireCore
internal import WireJSON

extension ObjectReader {
    /// Begins reading an object of a sample file.
    ///
    /// - Throws: `sample.wrongType` when it is no object.
    init(_ document: Payload, _ index: Int, path: String = "") throws(WireError) {
        try self.init(document, index, path: path, codes: .sample)
    }
}

extension ObjectReader.Codes {
    /// What errors in sample files are called.
    static let sample = Self(
        root: "sample",
        unknownMember: SampleError.unknownMember,
        wrongType: SampleError.wrongType,
        wrongValue: SampleError.wrongValue
    )
}
