/// The notations that `convert` knows.
enum ConvertFormat: String, CaseIterable {
    case typed
    case json
    case multipart
    case urlencoded
    case flightReply = "flight-reply"
    case flightResponse = "flight-response"
    case flightForm = "flight-form"
    case headers
    case hpack

    static let names = allCases.map(\.rawValue)

    /// Whether this notation can become the other: header lists only become HPACK, and hidden
    /// fields only come from and lead to typed JSON.
    func converts(to other: Self) -> Bool {
        switch (self, other) {
        case (.headers, .hpack), (.typed, .flightForm), (.flightForm, .typed): true
        case (.headers, _), (_, .headers), (.hpack, _), (_, .hpack): false
        case (.flightForm, _), (_, .flightForm): false
        default: true
        }
    }
}
