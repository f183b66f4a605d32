internal import WireCore
internal import WireFlight

/// The body of one message: made once, read back once, weighed once, whichever approaches send it.
///
/// No size is ever shown of a body that does not read back or whose bytes have no owner.
final class MessageBody: Sendable {
    /// The value of `Content-Type`.
    let contentType: String
    /// The body before content coding.
    let bytes: [UInt8]
    /// What reading the bytes gives; nil for no body and for a page.
    let value: Payload?
    /// Who owns each byte.
    let ledger: Ledger
    /// What of the value sent does not arrive as it was.
    let losses: [Loss]
    /// The rows of a Flight stream, where nothing but rows is in it.
    let rows: [FlightStreamReader.Row]?
    /// Bytes of the longest text field of multipart data; nil for other bodies.
    let longestField: Int?
    /// The codec at work on this body; nil where none is.
    let codec: Codec?

    /// A body as its codec writes it.
    struct Encoded: Sendable {
        var bytes: [UInt8]
        var contentType: String
    }

    /// What reading a body gives.
    struct Contents {
        var value: Payload?
        var ledger: Ledger
        var losses: [Loss]
        var rows: [FlightStreamReader.Row]?
        var longestField: Int?
    }

    /// A body's codec, ready to be run over and over.
    struct Codec: Sendable {
        /// Makes the body again.
        let encode: @Sendable () -> Void
        /// Reads it again.
        let decode: @Sendable () -> Void
    }

    /// No body.
    init() {
        (contentType, bytes, ledger, losses) = ("", [], Ledger(), [])
        (value, rows, longestField, codec) = (nil, nil, nil, nil)
    }

    /// Makes a body and reads it back.
    ///
    /// - Parameters:
    ///   - what: the body's name in errors.
    ///   - encode: writes the body.
    ///   - decode: reads it as its receiver does.
    ///   - examine: weighs what was read.
    /// - Throws: `sample.notCarried`; `analysis.notReadBack` with what the reader said;
    ///   `analysis.ledgerMismatch` when not every byte has one owner.
    init<Reading>(
        _ what: String,
        encode: @escaping @Sendable () throws(WireError) -> Encoded,
        decode: @escaping @Sendable (Encoded) throws(WireError) -> Reading,
        examine: (Encoded, Reading) throws(WireError) -> Contents
    ) throws(WireError) {
        let encoded = try encode()
        let contents: Contents
        do throws(WireError) {
            contents = try examine(encoded, try decode(encoded))
        } catch {
            throw error.isRefusal ? error : .notReadBack(what, error)
        }
        guard contents.ledger.byteCount == encoded.bytes.count else {
            throw WireError(
                AnalysisFault.ledgerMismatch,
                at: 0,
                "\(what) has \(encoded.bytes.count) bytes, its ledger \(contents.ledger.byteCount)"
            )
        }
        (contentType, bytes) = (encoded.contentType, encoded.bytes)
        (value, ledger, losses) = (contents.value, contents.ledger, contents.losses)
        (rows, longestField) = (contents.rows, contents.longestField)
        codec = Codec(
            encode: { _ = try? encode() },
            decode: { _ = try? decode(encoded) }
        )
    }

    /// A body with a page at its end, as its bytes.
    init(_ body: MessageBody, page: [UInt8]) {
        var ledger = body.ledger
        ledger.add(page.count, to: .page)
        (contentType, bytes, value) = (body.contentType, body.bytes + page, body.value)
        (self.ledger, losses, rows, codec) = (ledger, body.losses, nil, body.codec)
        longestField = body.longestField
    }
}

extension WireError {
    /// Whether an approach cannot carry a sample, rather than something being wrong.
    var isRefusal: Bool { code == SampleError.notCarried }

    /// An approach cannot carry a sample, for a reason given in one clause.
    static func cannotCarry(_ reason: String) -> Self {
        Self(SampleError.notCarried, at: 0, reason)
    }

    /// A body that its own reader does not take.
    fileprivate static func notReadBack(_ what: String, _ error: Self) -> Self {
        Self(
            AnalysisFault.notReadBack,
            at: error.offset,
            "\(what) does not read back: \(error.code.name), \(error.reason)"
        )
    }
}
