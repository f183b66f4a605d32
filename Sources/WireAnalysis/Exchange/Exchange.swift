package import WireCompression

/// One call in one approach: both messages as their bytes, and what they weigh.
package struct Exchange: Sendable {
    /// The request from its start line to the empty line, inclusive, on HTTP/1.1.
    package let requestHead: [UInt8]
    /// The response's head.
    package let responseHead: [UInt8]
    /// The parts of the response's body that are flushed one after the other.
    package let contentPieces: [Range<Int>]
    /// The sizes of the pieces in which the response's body leaves, coded where the server codes it.
    package let pieces: [Int]
    /// Whether the server codes the response.
    package let isCoded: Bool
    /// What both messages weigh.
    package let weighing: Weighing
    let request: MessageBody
    let response: MessageBody

    /// The request's body.
    package var requestBody: [UInt8] { request.bytes }
    /// The response's body before content coding; without a page that the sample does not bring.
    package var responseBody: [UInt8] { response.bytes }
    /// Bytes of the response's body as sent, chunk framing included; nil when not known.
    package var sentByteCount: Int? { weighing.response.sentByteCount }
}

/// A sample written out and weighed in every approach that can carry it.
package struct WeighedSample: Sendable {
    /// The sample.
    package let sample: Sample
    /// The figures, as reports show them.
    package let analysis: SampleAnalysis
    /// The codings asked for; the first is what a compressing server uses.
    package let codings: [ContentCoding]
    /// What each approach sends and gets; those that cannot carry the sample are absent.
    package let exchanges: [Approach: Exchange]
    /// What its schema says of it.
    let schema: SchemaCheck
}
