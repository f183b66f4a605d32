/// The head of an HTTP/1.1 message: its start line, its fields and the empty line after them.
public protocol MessageHead: Sendable, Hashable {
    /// The first line, without its line end.
    var startLine: String { get }
    /// The header fields in wire order.
    var fields: HeaderList { get set }
}

extension MessageHead {
    /// The bytes from the start line to the empty line, both included.
    public var byteCount: Int { startLine.utf8.count + fields.byteCount + 4 }

    /// The head as it goes over the wire on HTTP/1.1 (RFC 9112, 2.1).
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(byteCount)
        bytes += startLine.utf8
        bytes += "\r\n".utf8
        for field in fields {
            bytes += field.name.utf8
            bytes += ": ".utf8
            bytes += field.value.utf8
            bytes += "\r\n".utf8
        }
        bytes += "\r\n".utf8
        return bytes
    }
}

/// The head of a request.
public struct RequestHead: MessageHead {
    /// The method, upper case as a browser writes it.
    public var method: String
    /// Path and query, as they stand in the request line.
    public var target: String
    /// The header fields in wire order.
    public var fields: HeaderList

    /// Creates a head.
    public init(method: String, target: String, fields: HeaderList = [:]) {
        self.method = method
        self.target = target
        self.fields = fields
    }

    /// Method, target and version.
    public var startLine: String { "\(method) \(target) HTTP/1.1" }
}

/// The head of a response.
public struct ResponseHead: MessageHead {
    /// The status code.
    public var status: Int
    /// The text after the status code.
    public var reason: String
    /// The header fields in wire order.
    public var fields: HeaderList

    /// Creates a head; without a reason it takes the one that Node.js sends for the status.
    public init(status: Int, reason: String? = nil, fields: HeaderList = [:]) {
        self.status = status
        self.reason = reason ?? Self.reason(for: status)
        self.fields = fields
    }

    /// Version, status code and reason.
    public var startLine: String { "HTTP/1.1 \(status) \(reason)" }

    /// Returns the reason phrase of a status code (RFC 9110, 15), or `Unknown`.
    public static func reason(for status: Int) -> String { reasons[status] ?? "Unknown" }

    private static let reasons = [
        200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
        301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
        307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request",
        401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 406: "Not Acceptable", 409: "Conflict", 410: "Gone",
        411: "Length Required", 412: "Precondition Failed", 413: "Payload Too Large",
        415: "Unsupported Media Type", 418: "I'm a Teapot", 422: "Unprocessable Entity",
        423: "Locked", 424: "Failed Dependency", 428: "Precondition Required",
        429: "Too Many Requests", 500: "Internal Server Error", 501: "Not Implemented",
        502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
    ]
}
