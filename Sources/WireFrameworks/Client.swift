/// Where a request comes from: the browser, the host it talks to and the page it shows.
package struct Client: Sendable, Hashable {
    /// The browser.
    package var browser: Browser
    /// The host, with its port unless it is the scheme's own.
    package var host: String
    /// `http` or `https`.
    package var scheme: String
    /// Path and query of the page that the call is made from.
    package var page: String
    /// Headers that every request has besides, or has not.
    package var overrides: [HeaderOverride]

    /// Creates a client.
    ///
    /// Without a scheme, a page on this machine is taken to come over `http` and any other over
    /// `https`: elsewhere, Chromium leaves out its `Sec-` headers and its newer codings on `http`.
    package init(
        browser: Browser = .chromium156,
        host: String = "localhost:3000",
        scheme: String? = nil,
        page: String = "/",
        overrides: [HeaderOverride] = []
    ) {
        self.browser = browser
        self.host = host
        self.scheme = scheme ?? (Self.isLocal(host) ? "http" : "https")
        self.page = page
        self.overrides = overrides
    }

    /// The value of `Origin`.
    package var origin: String { "\(scheme)://\(host)" }

    /// The value of `Referer`: the whole address, since every request stays on its origin.
    package var referer: String { origin + page }

    private static func isLocal(_ host: String) -> Bool {
        let name = host.split(separator: ":", omittingEmptySubsequences: false).first ?? ""
        return name == "localhost" || name.hasSuffix(".localhost") || host.hasPrefix("127.")
            || host.hasPrefix("[::1]")
    }
}

/// What a browser says about itself in every request.
package struct Browser: Sendable, Hashable {
    /// The value of `User-Agent`.
    package var userAgent: String
    /// The value of `sec-ch-ua`.
    package var brands: String
    /// The value of `sec-ch-ua-platform`.
    package var platform: String
    /// The value of `Accept-Language`.
    package var acceptLanguage: String
    /// The value of `Accept-Encoding`.
    package var acceptEncoding: String
    /// The value of `Accept` when a page is asked for.
    package var acceptPage: String

    /// Chromium 156 on Linux as it was recorded.
    ///
    /// It ran without a window, so its user agent says `HeadlessChrome`; one with a window says
    /// `Chrome`, eight bytes less.
    package static let chromium156 = Self(
        userAgent: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            + "HeadlessChrome/156.0.0.0 Safari/537.36",
        brands: #""Not:A-Brand";v="8", "Chromium";v="156""#,
        platform: #""Linux""#,
        acceptLanguage: "en-US",
        acceptEncoding: "gzip, deflate, br, zstd",
        acceptPage: "text/html,application/xhtml+xml,application/xml;q=0.9,image/jxl,image/avif,"
            + "image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
    )
}

/// A request header that is added, replaced (both by a value) or removed (by nil).
package struct HeaderOverride: Sendable, Hashable {
    /// The name, in any case.
    package var name: String
    /// The value, or nil to leave the header out.
    package var value: String?

    /// Creates an override.
    package init(_ name: String, _ value: String?) {
        self.name = name
        self.value = value
    }
}
