/// Finds what was meant by a slip.
public enum Slip {
    /// Returns the nearest known word, when it is near enough to be worth suggesting.
    public static func nearest(to slip: String, among known: [String]) -> String? {
        let letters = Array(slip.lowercased().utf8.prefix(64))
        let distances = known.map { word in
            word.hasPrefix(slip.lowercased()) && slip.utf8.count > 1
                ? 0 : distance(letters, Array(word.utf8))
        }
        guard let best = distances.min(), let place = distances.firstIndex(of: best),
            best <= max(1, known[place].utf8.count / 3)
        else { return nil }
        return known[place]
    }

    /// The edit distance with transpositions (Damerau, adjacent letters), by rows.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let cost = left[i] == right[j] ? 0 : 1
                var best = min(last[j + 1] + 1, row[j] + 1, last[j] + cost)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, before[j - 1] + 1)
                }
                row.append(best)
            }
            before = last
            last = row
        }
        return last[right.count]
    }
}
