package import WireCore
package import WireFrameworks
package import WireLatency
package import WireStatistics

/// One call between a page and its server, in no particular approach: what a sample file says.
///
/// `SampleReader` fills in every default, so that nothing downstream has to know of them.
package struct Sample: Sendable {
    /// A short name, unique among the samples of a run; from the file's name unless given.
    package var name: String
    /// What the call is, for people.
    package var title: String
    /// The file the sample came from, as it was named on the command line.
    package var source: String
    /// The arguments and the result as one array of two, so that the result can share identity
    /// with the arguments: `[[argument, …], result]`.
    package let call: Payload
    /// The arguments: an array.
    package let arguments: Payload
    /// The result; undefined when the sample has none.
    package let result: Payload
    /// Whether the file is a plain value, taken as the one argument of a call.
    package var isPlain = false
    /// A JSON Schema for the one argument, or for the array of several; nil when none was given.
    package var schema: Payload?
    /// What the schema was made with, such as `zod`; nil when nothing is said.
    package var schemaFrom: String?
    /// Values the schema must refuse.
    package var invalid: [Payload]
    /// How the call looks as an API request.
    package var api: API
    /// How the call looks as a Server Action.
    package var action: Action
    /// The page around the call, where an approach sends it along.
    package var page: Page
    /// The `Host` of every request.
    package var host: String
    /// Request headers to add, replace (value) or remove (nil) in every approach.
    package var headers: [(name: String, value: String?)]
    /// The multipart boundary; nil for the browser's shape with fixed letters.
    package var boundary: String?
    /// The build id in Server Action responses; nil for one of the framework's length.
    package var buildID: String?
    /// What was measured elsewhere; nil when nothing was.
    package var observed: Observation?
    /// What somebody says about it; nil when nobody does.
    package var claim: Claim?
    /// What `check` holds the figures against.
    package var budget: Budget
    /// What the call needs of the approach.
    package var needs: [Need]
}

extension Sample {
    /// The two approaches that an explanation compares: those of the claim, else the fastest and the
    /// slowest that were observed, else action against API.
    package var comparedApproaches: (faster: Approach, than: Approach) {
        if let claim { return (claim.faster, claim.than) }
        let measured = (observed?.figures ?? [:]).sorted {
            ($0.value.typical, $0.key) < ($1.value.typical, $1.key)
        }
        if measured.count > 1 { return (measured[0].key, measured[measured.count - 1].key) }
        return (.actionFlight, .apiJSON)
    }

    /// The API side of a sample.
    package struct API: Sendable {
        /// `POST`, `GET` …; `GET`, `HEAD` and `DELETE` send no body.
        package var method = "POST"
        /// Path and query of the request, as sent.
        package var path: String
        /// The status of the response.
        package var status = 200
        /// The value that is sent; nil to make it from the arguments.
        package var body: Payload?
        /// How arrays become fields of a form.
        package var arrays = Arrays.indices

        /// Whether requests by this method have a body.
        var sendsBody: Bool { !["GET", "HEAD", "DELETE"].contains(method) }
    }

    /// The conventions for arrays in forms, by their names in sample files.
    package enum Arrays: String, CaseIterable, Sendable {
        case indices
        case brackets
        case `repeat`
    }

    /// The Server Action side of a sample.
    package struct Action: Sendable {
        /// The framework that runs it.
        package var framework = Framework.next16
        /// The action's id; nil for one of the right shape made from the sample's name.
        package var id: String?
        /// Path and query of the page the call is made from.
        package var page = "/"
        /// Whether the action belongs to a `<form action>`, whose hidden fields travel along.
        package var form = false
        /// Whether the page is rendered again into the response.
        package var revalidates = false
        /// Requests that the API's client makes afterwards to see the new state.
        package var followUpRequests = 0
    }

    /// What is known of the page around the call.
    package struct Page: Sendable {
        /// What a form without JavaScript gets back.
        package var html: Content?
        /// What an action that revalidates renders into its response.
        package var flight: Content?
        /// What a refetch after an API call gets.
        package var data: Content?

        /// A piece of a page: its bytes, or only how many were sent.
        package enum Content: Sendable {
            case bytes([UInt8])
            case byteCount(Int)
        }
    }

    /// Figures from somebody's measurement.
    package struct Observation: Sendable {
        /// The link: a preset's name, or its properties.
        package var link = Link.preset("same-region")
        /// Whether the connection had to be opened first.
        package var isCold = false
        /// The load under which it was measured; nil for one user at a time.
        package var load: Load?
        /// Latency figures by approach.
        package var figures: [Approach: Figures] = [:]
        /// Every latency behind the figures in milliseconds, by approach; absent where only the
        /// figures are known.
        package var series: [Approach: Series] = [:]

        /// Creates an observation on a warm connection within one region, without figures.
        package init() {}

        /// A link by name or by property.
        package enum Link: Sendable {
            case preset(String)
            case custom(
                roundTrip: Double,
                down: Double?,
                up: Double?,
                tls: String?,
                http: String?
            )
        }

        /// A closed loop of users.
        package struct Load: Sendable {
            /// How many users call at the same time.
            package var users: Int
            /// How many calls each makes; nil when not said.
            package var requestsPerUser: Int?
            /// Cores that serve them; nil when not said.
            package var serverCores: Int?
        }

        /// Mean and quantiles in milliseconds; nil where not measured.
        package struct Figures: Sendable, Equatable {
            /// The mean.
            package var mean: Double?
            /// The 95th percentile.
            package var p95: Double?
            /// The 99th percentile.
            package var p99: Double?
            /// `first` or `last` byte; nil when not said.
            package var byte: TimedByte?

            /// The figure that sides are ordered by: the mean, else the lowest quantile there is.
            var typical: Double { mean ?? p95 ?? p99 ?? .infinity }
        }
    }

    /// A statement that one approach is faster than another because of something.
    package struct Claim: Sendable {
        /// The approach that is said to be faster.
        package var faster: Approach
        /// The approach it is held against.
        package var than: Approach
        /// By how much, in percent of the slower one; nil when not said.
        package var percent: Double?
        /// The cause that is named.
        package var because: String
        /// Bytes of code that only the slower side's page loads, for the cause `client-code`.
        package var clientCodeByteCount = 0
    }

    /// What a call may need of its form.
    package enum Need: String, CaseIterable, Sendable {
        case webhook
        case publicAPI = "public-api"
        case customHeaders = "custom-headers"
        case caching
        case binaryStream = "binary-stream"
        case withoutJavaScript = "without-javascript"
        case errorStatus = "error-status"
        case parallelCalls = "parallel-calls"
    }
}
