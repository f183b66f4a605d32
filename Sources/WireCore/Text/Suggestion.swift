/// Finds the known word that a mistyped one was probably meant to be.
package enum Suggestion {
    /// Returns the nearest of `candidates`, or nil where none is near.
    ///
    /// A word is near when a third of its letters or fewer differ (at least one may), counting a
    /// swap of neighbours as one, or when what was typed is the beginning of one candidate only.
    package static func nearest(to word: String, among candidates: [String]) -> String? {
        let typed = Array(word.utf8)
        var best: (candidate: String, distance: Int)?
        for candidate in candidates {
            let known = Array(candidate.utf8)
            let allowed = max(1, max(known.count, 3) / 3)
            guard abs(known.count - typed.count) <= allowed else { continue }
            let distance = editDistance(typed, known)
            if distance <= allowed, distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        if let best { return best.candidate }
        let continued = typed.isEmpty ? [] : candidates.filter { $0.utf8.starts(with: typed) }
        return continued.count == 1 ? continued[0] : nil
    }

    /// Returns the nearest candidate as a question.
    package static func question(for word: String, among candidates: [String]) -> String? {
        nearest(to: word, among: candidates).map { "did you mean \($0)?" }
    }

    /// Counts the insertions, deletions, changes and swaps of neighbours between two words.
    ///
    /// This is the optimal string alignment distance, kept in three rows.
    static func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for (i, letter) in first.enumerated() {
            var row = [i + 1]
            for (j, other) in second.enumerated() {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == other ? 0 : 1))
                if i > 0, j > 0, letter == second[j - 1], first[i - 1] == other {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[second.count]
    }
}
