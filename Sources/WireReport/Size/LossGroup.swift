internal import WireAnalysis

/// Losses of the same kind at places that differ only in their indices.
struct LossGroup {
    private(set) var path: String
    private let loss: Loss
    private var count = 1

    private init(_ loss: Loss, at path: String) {
        self.loss = loss
        self.path = path
    }

    /// What becomes of the value, and how often.
    var change: String {
        let times = count > 1 ? " (\(ByteFormat.count(count)) times)" : ""
        return "\(loss.from) → \(loss.to)\(times)"
    }

    /// The losses in groups, each where its first one stands.
    static func groups(_ losses: [Loss]) -> [LossGroup] {
        var groups: [LossGroup] = []
        var places: [String: Int] = [:]
        for loss in losses {
            let path = Loss.generalized(loss.path)
            let key = "\(path) \(loss.from) \(loss.to)"
            if let place = places[key] {
                groups[place].count += 1
            } else {
                places[key] = groups.count
                groups.append(LossGroup(loss, at: losses.count == 1 ? loss.path : path))
            }
        }
        return groups
    }
}
