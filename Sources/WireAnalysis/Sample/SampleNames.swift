/// Names under which the samples of one run are told apart.
package enum SampleNames {
    /// Returns the names as they are where each is the only one of its kind; samples of one name are
    /// called by the shortest ends of their paths that differ, such as `shop/todo` and `blog/todo`.
    ///
    /// - Parameters:
    ///   - names: the samples' own names.
    ///   - sources: their paths, no two of them equal.
    /// - Returns: as many names, no two of them equal.
    package static func distinct(_ names: [String], sources: [String]) -> [String] {
        let places = Dictionary(grouping: names.indices) { names[$0] }
        var result = names
        var taken = Set(places.filter { $0.value.count == 1 }.keys)
        for (_, group) in places.filter({ $0.value.count > 1 }).sorted(by: { $0.key < $1.key }) {
            let paths = group.map { parts(of: sources[$0]) }
            let longest = paths.map(\.count).max() ?? 0
            let ends = (1...max(1, longest)).lazy
                .map { count in paths.map { $0.suffix(count).joined(separator: "/") } }
                .first { Set($0).count == group.count && taken.isDisjoint(with: $0) }
            for (index, name) in zip(group, ends ?? group.map { sources[$0] }) {
                var unique = name
                while !taken.insert(unique).inserted { unique += "'" }
                result[index] = unique
            }
        }
        return result
    }

    /// A path without what does not tell files apart: `./`, doubled slashes.
    static func normalized(_ path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }

    /// The file's name without folders and suffix.
    static func stem(of path: String) -> String { String(parts(of: path).last ?? "") }

    /// The folders of a path and the file's name without its suffix.
    private static func parts(of source: String) -> [Substring] {
        var parts = source.split(separator: "/").filter { $0 != "." }
        guard let file = parts.popLast() else { return [source[...]] }
        for suffix in [".sample.json", ".json"] where file.hasSuffix(suffix) {
            return parts + [file.dropLast(suffix.count)]
        }
        return parts + [file]
    }
}

extension Analysis {
    /// Gives each sample a name of its own.
    package mutating func tellNamesApart() {
        let names = SampleNames.distinct(samples.map(\.ownName), sources: samples.map(\.source))
        for (index, name) in names.enumerated() {
            samples[index].name = name
            samples[index].explanation?.name = name
        }
    }
}
