/// The server that speaks HTTP/2 in front of the application's HTTP/1.1, with default settings.
package enum HTTP2Front: String, CaseIterable, Sendable {
    /// nginx 1.22: names itself, puts its own fields first, remembers nothing.
    case nginx
    /// nghttpx 1.52: names itself in `server` and `via`, behind the application's fields.
    case nghttpx
    /// A proxy on `node:http2`, Node.js 20: adds nothing.
    case node

    /// How it writes header blocks.
    package var policy: HPACKPolicy { self == .nginx ? .nginx : .nghttp2 }
}
