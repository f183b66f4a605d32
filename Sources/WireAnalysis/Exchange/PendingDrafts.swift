extension DraftContext {
    func apiMultipart() throws(DraftFailure) -> ExchangeDraft { throw .refused("pending") }
    func actionFlight() throws(DraftFailure) -> ExchangeDraft { throw .refused("pending") }
    func formNoJS() throws(DraftFailure) -> ExchangeDraft { throw .refused("pending") }
}
