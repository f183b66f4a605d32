package import WireCore

/// Why a schema could not be compiled, and in which of its documents.
package struct SchemaFault: Error {
    /// What is wrong; its offset counts in `document`.
    package let cause: WireError
    /// The URI of the document; nil for the schema itself.
    package let document: String?
    /// The URI of a document that was asked for and is not there, where that is what is wrong.
    package let missing: String?

    /// The same as one error, which names the document if it is another than the schema itself.
    package var error: WireError {
        guard let document else { return cause }
        return WireError(cause.code, at: cause.offset, "in \(document): \(cause.reason)")
    }
}
