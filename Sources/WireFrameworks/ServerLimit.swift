public import WireHTTP

/// A bound of a server beyond which a call is refused, whatever its data are.
///
/// Figures of Next.js were measured with `next start` of each release, that of Node.js with 20.20.2.
public enum ServerLimit: String, Sendable, CaseIterable {
    /// The body of a call of an action: `serverActions.bodySizeLimit`, `1 MB` unless it is set.
    case actionBody = "action-body"
    /// The arguments of an action; Next.js 16.
    case actionArguments = "action-arguments"
    /// Address, names and values of a request's head: `--max-http-header-size` of Node.js.
    case requestHead = "request-head"
    /// The body of a request or response of a Vercel Function, documented as 4.5 MB.
    case functionBody = "function-body"

    /// The most that is taken: bytes, or arguments.
    public var maximum: Int {
        switch self {
        case .actionBody: 1_048_576
        case .actionArguments: 1_000
        case .requestHead: 16_383
        case .functionBody: 4_500_000
        }
    }

    /// Whether every server of the profile refuses the call, rather than one kind of host.
    public var holdsEverywhere: Bool { self != .functionBody }

    /// What of a head Node.js counts against its limit: the address, and the names and values of
    /// fields, without what stands between them.
    public static func countedByteCount(of head: RequestHead) -> Int {
        head.fields.reduce(head.target.utf8.count) {
            $0 + $1.name.utf8.count + $1.value.utf8.count
        }
    }
}

/// What of an action's body a release of Next.js counts against `serverActions.bodySizeLimit`.
package enum ActionBodyRule: Sendable, Hashable {
    /// A text body in UTF-16 units, and each text field of a form; a whole form has no limit, nor
    /// has the post of one without JavaScript.
    case textAndFields
    /// Every byte of any body, the post of a form included.
    case wholeBody
}
