internal import WireCore

/// One of the ways in which a call can travel.
///
/// What tells them apart stands in their definitions, one file each; everything else asks the
/// definition. A further approach is one more file and one more entry of `allCases`.
package struct Approach: RawRepresentable, CaseIterable, Sendable {
    /// Every approach, in the order in which reports show them.
    package static let allCases: [Self] = [.apiJSON, .apiMultipart, .actionFlight, .formNoJS]
    /// The approach that the others are held against.
    package static let reference = apiJSON

    let definition: any ApproachDefinition

    init(_ definition: any ApproachDefinition) { self.definition = definition }

    /// The name in samples, options and reports, such as `api-json`.
    package var rawValue: String { definition.name }

    /// Finds an approach by its name; nil for a name that none has.
    package init?(rawValue: String) {
        guard let found = Self.allCases.first(where: { $0.rawValue == rawValue }) else {
            return nil
        }
        self = found
    }
}

extension Approach: Hashable, Comparable {
    /// Compares names.
    package static func == (left: Self, right: Self) -> Bool { left.rawValue == right.rawValue }

    /// Orders approaches as reports show them.
    package static func < (left: Self, right: Self) -> Bool { left.place < right.place }

    /// Hashes the name.
    package func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What tells an approach from the others.
protocol ApproachDefinition: Sendable {
    /// The name in samples, options and reports.
    var name: String { get }

    /// Writes the call and its result out.
    ///
    /// - Throws: `sample.notCarried` when the approach cannot carry them.
    func draft(in context: DraftContext) throws(WireError) -> ExchangeDraft

    /// Why calls cannot do something this way; nil when they can.
    func objection(to need: Sample.Need) -> Objection?

    /// Whether the client asks for the new state in a request of its own.
    var asksForNewState: Bool { get }
    /// Whether the calls of a page run one after another.
    var isSerial: Bool { get }
    /// Whether the response's first byte can leave before the call has run.
    var isStreamed: Bool { get }
    /// Whether the server can render the page again into the response.
    var rendersPage: Bool { get }
}

extension ApproachDefinition {
    var asksForNewState: Bool { false }
    var isSerial: Bool { false }
    var isStreamed: Bool { false }
    var rendersPage: Bool { false }
}

/// Why an approach does not meet a need of a call.
package enum Objection: Sendable {
    /// The address changes with the build and the format with React.
    case noStableAddress
    /// Code cannot set the request's headers, nor those of the response.
    case fixedHeaders
    /// A POST whose response is `no-store`.
    case uncacheable
    /// Files travel as base64 text.
    case base64
    /// There is no call without JavaScript on the page.
    case needsJavaScript
    /// Results come with 200, errors with 500.
    case fixedStatus
    /// The response is a page.
    case respondsWithPage
    /// The calls of one page run one after another.
    case serialCalls
    /// The browser leaves the page.
    case leavesPage
}
