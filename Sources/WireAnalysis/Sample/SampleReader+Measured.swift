internal import WireCore
internal import WireJSON

/// Reads `observed`: figures from somebody's measurement.
enum ObservationReader {
    static func read(_ reader: inout ObjectReader) throws(WireError) -> Sample.Observation {
        var observation = Sample.Observation()
        if let link = try link(&reader) { observation.link = link }
        if let connection = try reader.string("connection") {
            guard ["cold", "warm"].contains(connection) else {
                throw reader.error(SampleError.wrongValue, "connection", "is neither cold nor warm")
            }
            observation.isCold = connection == "cold"
        }
        if var load = try reader.object("load") {
            guard let users = try load.integer("users", in: 1...1_000_000) else {
                throw reader.error(SampleError.missingMember, "load", "does not say how many users")
            }
            observation.load = Sample.Observation.Load(
                users: users,
                requestsPerUser: try load.integer("requests_per_user", in: 1...1_000_000_000),
                serverCores: try load.integer("server_cores", in: 1...4_096)
            )
            try load.finish()
        }
        for approach in Approach.allCases {
            guard var figures = try reader.object(approach.rawValue) else { continue }
            observation.figures[approach] = Sample.Observation.Figures(
                mean: try figures.number("mean_ms"),
                p95: try figures.number("p95_ms"),
                p99: try figures.number("p99_ms"),
                byte: try figures.choice("byte")
            )
            try figures.finish()
        }
        try reader.finish()
        return observation
    }

    private static func link(
        _ reader: inout ObjectReader
    ) throws(WireError) -> Sample.Observation.Link? {
        guard let value = reader.value("link") else { return nil }
        guard reader.document.kind(value) == .object else {
            return try reader.string("link").map(Sample.Observation.Link.preset)
        }
        guard var link = try reader.object("link") else { return nil }
        guard let roundTrip = try link.number("rtt_ms") else {
            throw link.error(
                SampleError.missingMember,
                "rtt_ms",
                "is missing: a link has a round trip"
            )
        }
        let custom = Sample.Observation.Link.custom(
            roundTrip: roundTrip,
            down: try link.number("down_mbit"),
            up: try link.number("up_mbit"),
            tls: try link.string("tls"),
            http: try link.string("http")
        )
        try link.finish()
        return custom
    }
}
