internal import WireLatency

/// Server times for a sample that brings none: what was recorded of the framework, and what real
/// codecs and validators take. They belong to the machine they were recorded on; their source stands
/// in `RecordedServerTime`.
enum ServerTime {
    /// JSON.parse and JSON.stringify of a todo of 20 bytes in Node 20, 267 ns together: the dearest
    /// bytes recorded, those of 100 rows take a third of it.
    static let codecMillisecondsPerByte = 13.4e-6

    /// zod 4 on the same todo, 83 ns; on 100 rows 2.6 ns a byte.
    static let validationMillisecondsPerByte = 4.2e-6

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
