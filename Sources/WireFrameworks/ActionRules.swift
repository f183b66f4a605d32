/// How a framework's client calls Server Actions and asks for pages.
public struct ActionRules: Sendable, Hashable {
    /// How an answer says what the action made stale.
    public enum RevalidationNotice: Sendable, Hashable {
        /// Always, as `[[],tag,cookie]`; `onFailure` says whether a thrown error has it, too.
        case triple(onFailure: Bool)
        /// Only when there is something to say, as `1`.
        case flag
    }

    /// The header that carries the action's id.
    public let idHeader: String
    /// The header that carries the router state tree.
    public let treeHeader: String
    /// The header that carries the page behind an intercepted route.
    public let nextURLHeader: String
    /// The header that asks for a page's rows instead of its HTML.
    public let rowsHeader: String
    /// What the router adds to the query of such a request, with a hash of the right length.
    public let rowsQuery: String
    /// The shape of action ids.
    public let ids: ActionID.Shape
    /// The grammar of the router state tree.
    public let tree: RouterStateTree.Grammar
    /// How an answer says what the action made stale.
    public let revalidation: RevalidationNotice
    /// The status of an answer whose action called `redirect()`; it has no `Location`.
    public let redirectStatus: Int
    /// What follows the address in `x-action-redirect`.
    public let redirectSuffix: String

    /// A build id of the length that the framework uses: 21 characters of nanoid's alphabet.
    public let buildID = "wireweight-build-0001"
}
