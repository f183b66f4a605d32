internal import WireFrameworks

/// Server times for a sample that brings none.
///
/// They are what was recorded of the framework, and what real codecs and validators take, and belong
/// to the machine they were recorded on; their source stands
/// in `RecordedServerTime`.
public enum ServerTime {
    /// What some work on a body takes: so much for each body, and so much for each byte of it.
    public struct Cost: Sendable {
        /// Milliseconds for a body of any length but 0.
        public let fixed: Double
        /// Milliseconds for each byte.
        public let perByte: Double

        /// Milliseconds for a body; nothing for an empty one.
        func milliseconds(_ byteCount: Int) -> Double {
            byteCount == 0 ? 0 : fixed + perByte * Double(byteCount)
        }
    }

    /// JSON.parse and JSON.stringify of a body in Node 20: 267 ns for a todo of 20 bytes, 147 µs for
    /// 100 rows of 34.8 kB.
    public static let codec = Cost(fixed: 180e-6, perByte: 4.2e-6)
    /// zod 4 on a body: 83 ns for the todo, 89 µs for the 100 rows.
    public static let validation = Cost(fixed: 32e-6, perByte: 2.56e-6)

    /// What both sides of a call take of the server alike, in ms.
    static func shared(_ sample: Sample, _ profile: String) -> Double {
        let work: RecordedServerTime.Work = sample.api.method == "GET" ? .list : .insert
        return RecordedServerTime.find(profile, work, .api)?.first ?? 0
    }

    /// What rendering the page again adds to an action, in ms.
    static func render(_ profile: String) -> Double {
        let with = RecordedServerTime.find(profile, .insertAndRender, .action)?.last ?? 0
        let without = RecordedServerTime.find(profile, .insert, .action)?.last ?? 0
        return max(0, with - without)
    }

    /// What a refetch after a call takes, in ms.
    static func refetch(_ profile: String) -> Double {
        RecordedServerTime.find(profile, .list, .api)?.first ?? 0
    }
}
