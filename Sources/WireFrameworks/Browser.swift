/// What a browser says about itself in every request.
public struct Browser: Sendable, Hashable {
    /// The value of `User-Agent`.
    public var userAgent: String
    /// The value of `sec-ch-ua`.
    public var brands: String
    /// The value of `sec-ch-ua-platform`.
    public var platform: String
    /// The value of `Accept-Language`.
    public var acceptLanguage: String
    /// The value of `Accept-Encoding`.
    public var acceptEncoding: String
    /// The value of `Accept` when a page is asked for.
    public var acceptPage: String

    /// Chromium 156 on Linux as it was recorded.
    ///
    /// It ran without a window, so its user agent says `HeadlessChrome`; one with a window says
    /// `Chrome`, eight bytes less.
    public static let chromium156 = Self(
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
