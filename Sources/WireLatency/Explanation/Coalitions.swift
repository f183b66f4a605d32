/// The subsets of a list of causes, each numbered by the bits of its members.
enum Coalitions {
    /// Returns all subsets; the empty one is the first and the full one the last.
    static func all(_ causes: [Cause]) -> [Set<Cause>] {
        (0..<(1 << causes.count)).map { bits in
            Set(causes.indices.filter { bits & (1 << $0) != 0 }.map { causes[$0] })
        }
    }

    /// Returns each player's Shapley value from the worth of every coalition.
    ///
    /// `φᵢ = Σ |S|! (n − |S| − 1)! / n! · (v(S ∪ i) − v(S))` over the coalitions S without i.
    /// Rounding is made up for in the largest value, so that the values add up to the whole.
    static func shapleyValues(of worth: [Double], players: Int) -> [Double] {
        let weights = weights(players)
        var values = [Double](repeating: 0, count: players)
        for coalition in worth.indices {
            let weight = coalition.nonzeroBitCount
            for player in 0..<players where coalition & (1 << player) == 0 {
                let added = worth[coalition | (1 << player)] - worth[coalition]
                values[player] += weights[weight] * added
            }
        }
        if let largest = values.indices.max(by: { abs(values[$0]) < abs(values[$1]) }) {
            values[largest] += worth[worth.count - 1] - worth[0] - values.reduce(0, +)
        }
        return values
    }

    /// The weight of a coalition of each size: 1 ÷ (n · (n − 1 over size)).
    private static func weights(_ players: Int) -> [Double] {
        var binomial = 1.0
        return (0..<players).map { size in
            let weight = 1 / (Double(players) * binomial)
            binomial *= Double(players - 1 - size) / Double(size + 1)
            return weight
        }
    }
}
