public import WireFlight

/// How a framework's client calls Server Actions and asks for pages.
public struct ActionRules: Sendable, Hashable {
    /// How a response says what the action made stale.
    package enum RevalidationNotice: Sendable, Hashable {
        /// Always, as `[[],tag,cookie]`; `onFailure` says whether a thrown error has it, too.
        case triple(onFailure: Bool)
        /// Only when there is something to say, as `1`.
        case flag
    }

    /// The build of React that the release carries.
    public let dialect: FlightDialect
    /// The header that carries the action's id.
    public let idHeader: String
    /// The header that carries the router state tree.
    package let treeHeader: String
    /// The header that carries the page behind an intercepted route.
    package let nextURLHeader: String
    /// The header that asks for a page's rows instead of its HTML.
    package let rowsHeader: String
    /// The shape of action ids.
    package let ids: ActionID.Shape
    /// The grammar of the router state tree.
    package let tree: RouterStateTree.Grammar
    /// How a response says what the action made stale.
    package let revalidation: RevalidationNotice
    /// What follows the address in `x-action-redirect`.
    package let redirectSuffix: String
    /// What is wrapped around the result of an action.
    package let envelope: EnvelopeRules
    /// What of a body counts against `ServerLimit.actionBody`.
    package let bodyRule: ActionBodyRule
    /// The most arguments of a call, as `ServerLimit.actionArguments`; nil for no limit.
    public let argumentLimit: Int?
    /// How rows and pages are cut into pieces.
    package let flushing: FlushRules

    /// A build id of the length that the framework uses: 21 characters of nanoid's alphabet.
    package let buildID = "wireweight-build-0001"
}
