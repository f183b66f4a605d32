internal import WireFrameworks

/// Server times for a sample that brings none.
///
/// They are what was recorded of the framework, and belong to the machine they were recorded on;
/// their source stands in `RecordedServerTime`.
enum ServerTime {
    /// What both sides of a call take of the server alike, in ms.
    static func shared(_ sample: Sample, _ profile: FrameworkProfile) -> Double {
        let work: RecordedServerTime.Work = sample.api.method == "GET" ? .list : .insert
        return profile.serverTime(work, .api)?.first ?? 0
    }

    /// What rendering the page again adds to an action, in ms.
    static func render(_ profile: FrameworkProfile) -> Double {
        let with = profile.serverTime(.insertAndRender, .action)?.last ?? 0
        let without = profile.serverTime(.insert, .action)?.last ?? 0
        return max(0, with - without)
    }

    /// What a refetch after a call takes, in ms.
    static func refetch(_ profile: FrameworkProfile) -> Double {
        profile.serverTime(.list, .api)?.first ?? 0
    }
}
