internal import WireCore

extension Sample {
    /// Bounds that `check` holds a sample's figures against; nil where none was given.
    package struct Budget: Sendable {
        /// Bytes of the request, head and body, of any approach.
        package var maxRequestBytes: Int?
        /// Bytes of the response, head and body as sent, of any approach.
        package var maxResponseBytes: Int?
        /// Bytes of the request's body alone.
        package var maxRequestBodyBytes: Int?
        /// Bytes of the response's body alone, as sent.
        package var maxResponseBodyBytes: Int?
        /// Bytes upward over all exchanges.
        package var maxTotalUp: Int?
        /// Bytes downward over all exchanges.
        package var maxTotalDown: Int?
        /// Total bytes over those of `api-json`.
        package var maxRatioToAPI: Double?
        /// The approaches that the budget is for; nil for all.
        package var approaches: [Approach]?
        /// Where each bound stands in the file that gives it, in bytes.
        package var places: [Bound: Int] = [:]

        /// Creates a budget; without any bound unless told otherwise.
        package init(
            maxRequestBytes: Int? = nil,
            maxResponseBytes: Int? = nil,
            maxTotalUp: Int? = nil,
            maxTotalDown: Int? = nil,
            maxRatioToAPI: Double? = nil,
            approaches: [Approach]? = nil
        ) {
            self.maxRequestBytes = maxRequestBytes
            self.maxResponseBytes = maxResponseBytes
            self.maxTotalUp = maxTotalUp
            self.maxTotalDown = maxTotalDown
            self.maxRatioToAPI = maxRatioToAPI
            self.approaches = approaches
        }

        /// The bounds by their names in files.
        package enum Bound: String, CaseIterable, Sendable {
            case request = "max_request_bytes"
            case response = "max_response_bytes"
            case requestBody = "max_request_body_bytes"
            case responseBody = "max_response_body_bytes"
            case totalUp = "max_total_up"
            case totalDown = "max_total_down"
            case ratioToAPI = "max_ratio_to_api"
        }

        /// What is allowed; nil where nothing is said.
        package subscript(bound: Bound) -> Double? {
            switch bound {
            case .request: maxRequestBytes.map(Double.init)
            case .response: maxResponseBytes.map(Double.init)
            case .requestBody: maxRequestBodyBytes.map(Double.init)
            case .responseBody: maxResponseBodyBytes.map(Double.init)
            case .totalUp: maxTotalUp.map(Double.init)
            case .totalDown: maxTotalDown.map(Double.init)
            case .ratioToAPI: maxRatioToAPI
            }
        }

        /// Whether any bound is set.
        package var isEmpty: Bool { Bound.allCases.allSatisfy { self[$0] == nil } }

        /// Whether the budget is for an approach.
        func covers(_ approach: Approach) -> Bool { approaches?.contains(approach) ?? true }
    }
}

extension Sample.Budget.Bound {
    /// The figure that the bound is for; nil when it is not known.
    ///
    /// - Parameters:
    ///   - weighing: one sample in one form.
    ///   - api: bytes both ways of the same sample as `api-json`.
    /// - Returns: bytes, or a ratio.
    func figure(_ weighing: Weighing, api: Int?) -> Double? {
        switch self {
        case .request: weighing.request.total.map(Double.init)
        case .response: weighing.response.total.map(Double.init)
        case .requestBody: weighing.request.sentByteCount.map(Double.init)
        case .responseBody: weighing.response.sentByteCount.map(Double.init)
        case .totalUp: weighing.totalUp.map(Double.init)
        case .totalDown: weighing.totalDown.map(Double.init)
        case .ratioToAPI:
            api.flatMap { api in weighing.total.map { Double($0) / Double(api) } }
        }
    }
}
