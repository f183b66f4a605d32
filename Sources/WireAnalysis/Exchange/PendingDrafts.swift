internal import WireCore
internal import WireMultipart

enum MultipartLedger {
    static func ledger(
        of body: Span<UInt8>,
        boundary: MultipartBoundary
    ) throws(WireError) -> Ledger {
        var l = Ledger()
        l.add(body.count, to: .value)
        return l
    }
}
extension DraftContext {
    func apiMultipart() throws(DraftFailure) -> ExchangeDraft { throw .refused("pending") }
    func formNoJS() throws(DraftFailure) -> ExchangeDraft { throw .refused("pending") }
}
