package import WireFrameworks

/// A bound of a server that a call goes beyond.
package struct ExceededLimit: Sendable, Equatable {
    /// The bound.
    package var limit: ServerLimit
    /// What the call has, in the unit of the bound.
    package var value: Int

    /// The bound's name in reports, such as `action-body`.
    package var name: String { limit.rawValue }
    /// The most that is taken, in the unit of the bound.
    package var maximum: Int { limit.maximum }
    /// Whether every server of the profile refuses the call, rather than one kind of host.
    package var isRefused: Bool { limit.holdsEverywhere }

    /// What is too much, as a clause of which the approach is the subject.
    package var reason: String {
        switch limit {
        case .actionBody:
            "has \(value) bytes of body, and Next.js takes \(limit.maximum) for an action "
                + "unless serverActions.bodySizeLimit says otherwise"
        case .actionArguments: "has \(value) arguments, and Next.js takes \(limit.maximum)"
        case .requestHead:
            "has \(value) bytes of address, names and values in its head, and Node.js takes "
                + "\(limit.maximum) unless --max-http-header-size says otherwise"
        case .functionBody:
            "has \(value) bytes in one body, and a function on Vercel takes \(limit.maximum)"
        }
    }
}

extension Weighing {
    /// The first bound beyond which every server of the profile refuses the call.
    package var refusal: ExceededLimit? { exceeded.first(where: \.isRefused) }

    /// Whether the call arrives, with all of its data: nothing else can be the lightest.
    package var arrives: Bool { !dropsData && refusal == nil }
}
