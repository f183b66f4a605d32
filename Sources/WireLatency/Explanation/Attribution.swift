/// The modelled gap between two approaches, divided among its causes.
///
/// Each cause's effect is its Shapley value (Shapley, *A Value for n-Person Games*, 1953) over
/// switching the causes one by one from the first profile to the second: the mean of what its switch
/// does in all orders. The effects add up to the gap and no order is privileged.
package struct Attribution: Hashable, Sendable {
    /// Milliseconds of the first profile.
    package let first: Double
    /// Milliseconds of the second profile.
    package let second: Double
    /// The effect of every cause, zero ones too, in the order of `Cause.allCases`.
    package let effects: [Effect]

    /// What one cause adds to the gap.
    package struct Effect: Hashable, Sendable {
        /// The cause.
        package let cause: Cause
        /// Milliseconds; below 0 where it makes the second faster.
        package let milliseconds: Double
    }

    /// Divides the gap between two profiles under a scenario.
    ///
    /// Cost: one run of the model for each subset of the causes in which the profiles differ, at
    /// most 4,096.
    package init(from one: CallProfile, to other: CallProfile, under scenario: CallScenario) {
        let causes = one.differences(from: other)
        let durations = Coalitions.all(causes).map {
            scenario.duration(of: one.switching($0, to: other))
        }
        first = durations[0]
        second = durations[durations.count - 1]
        let values = Coalitions.shapleyValues(of: durations, players: causes.count)
        effects = Cause.allCases.map { cause in
            let index = causes.firstIndex(of: cause)
            return Effect(cause: cause, milliseconds: index.map { values[$0] } ?? 0)
        }
    }

    /// How much longer the second takes than the first, in ms.
    package var gap: Double { second - first }

    /// Returns what some causes add to the gap together, in ms.
    package func effect(of causes: Set<Cause>) -> Double {
        effects.reduce(0) { $0 + (causes.contains($1.cause) ? $1.milliseconds : 0) }
    }

    /// Returns what one cause adds to the gap, in ms.
    package func effect(of cause: Cause) -> Double { effect(of: [cause]) }

    /// Returns what of an observed gap the model does not explain: never spread over the causes.
    package func unexplained(of observed: Double) -> Double { observed - gap }
}

extension CallProfile {
    /// The causes in which two profiles differ, whichever of them the switch starts from.
    ///
    /// One end is not enough: two ratios of compression can make the same of a short body and not
    /// of a long one.
    func differences(from other: CallProfile) -> [Cause] {
        Cause.allCases.filter {
            switching([$0], to: other) != self || other.switching([$0], to: self) != other
        }
    }

    /// Returns the profile with everything that belongs to some causes taken from another.
    func switching(_ causes: Set<Cause>, to other: CallProfile) -> CallProfile {
        func side(_ cause: Cause) -> CallProfile { causes.contains(cause) ? other : self }
        var mixed = CallProfile()
        mixed.requestHead = side(.requestHead).requestHead
        mixed.requestBody = side(.requestBody).requestBody
        mixed.responseHead = side(.responseHead).responseHead
        mixed.responseBody = side(.responseBody).responseBody
        let compression = side(.compression)
        mixed.compressedBody = compression.compressedBody.map { _ in
            compression.coded(mixed.responseBody)
        }
        mixed.pieces = side(.flushPieces).pieces
        mixed.framing = side(.flushPieces).framing
        mixed.followUps = side(.roundTrips).followUps
        mixed.queue = side(.clientQueue).queue
        mixed.connection = side(.connection).connection
        mixed.serverCodec = side(.codec).serverCodec
        mixed.clientCodec = side(.codec).clientCodec
        mixed.validation = side(.validation).validation
        mixed.render = side(.render).render
        return mixed
    }
}
