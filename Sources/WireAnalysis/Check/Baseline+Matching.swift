extension Baseline {
    /// The entry for each sample: that of the same file, else the only one of the same name.
    ///
    /// - Returns: places in `samples`, none of them twice; nil for a sample that is new.
    package func matches(_ samples: [SampleAnalysis]) -> [Int?] {
        var entries: [Int?] = Array(repeating: nil, count: samples.count)
        var isFree = Array(repeating: true, count: self.samples.count)
        let bySource = Dictionary(
            self.samples.enumerated().map {
                (SampleNames.normalized($0.element.source), $0.offset)
            },
            uniquingKeysWith: { first, _ in first }
        )
        for (index, sample) in samples.enumerated() {
            guard sample.source != "-",
                let entry = bySource[SampleNames.normalized(sample.source)], isFree[entry]
            else { continue }
            entries[index] = entry
            isFree[entry] = false
        }
        // The report may come from another folder: then the names decide, where they can.
        let byName = Dictionary(grouping: self.samples.indices.filter { isFree[$0] }) {
            self.samples[$0].name
        }
        for (index, sample) in samples.enumerated() where entries[index] == nil {
            guard let found = byName[sample.name], found.count == 1, isFree[found[0]] else {
                continue
            }
            entries[index] = found[0]
            isFree[found[0]] = false
        }
        return entries
    }

    /// How the figures of an earlier report were made in another way than those of today.
    package enum Difference: Sendable, Equatable {
        /// By another version of this program.
        case version(was: String, is: String)
        /// With another version of the library that compresses.
        case library(String, was: String, is: String)
        /// With another coding or level.
        case coding(was: String, is: String)
        /// For another framework; the sample's name first.
        case profile(String, was: String, is: String)

        /// Whether no figure can be compared, rather than only what was compressed.
        var concernsAll: Bool { if case .version = self { true } else { false } }
    }

    /// What concerns the report as a whole.
    package func differences(from analysis: Analysis) -> [Difference] {
        var differences: [Difference] = []
        let tool = analysis.tool
        if let was = versions["version"], was != tool.version {
            differences.append(.version(was: was, is: tool.version))
        }
        let coding = analysis.codings.first ?? ""
        if let was = self.coding, was != coding {
            differences.append(.coding(was: was, is: coding))
        }
        let algorithm = coding.split(separator: ":").first.map(String.init) ?? ""
        let library = ["gzip", "deflate"].contains(algorithm) ? "zlib" : algorithm
        let now =
            library == "zlib" ? tool.zlib : tool.libraries.first { $0.name == library }?.version
        if let now, let was = versions[library], was != now {
            differences.append(.library(library, was: was, is: now))
        }
        return differences
    }

    /// What concerns single samples: profiles other than those of the baseline.
    package func profileDifferences(from samples: [SampleAnalysis]) -> [Difference] {
        zip(samples, matches(samples)).compactMap { sample, entry in
            guard let was = entry.flatMap({ self.samples[$0].profile }), was != sample.profile
            else {
                return nil
            }
            return .profile(sample.name, was: was, is: sample.profile)
        }
    }
}
