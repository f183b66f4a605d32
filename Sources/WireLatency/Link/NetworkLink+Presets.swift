extension NetworkLink {
    /// Client and server on one machine.
    ///
    /// Source: the median TCP connect recorded beside `Tests/Vectors/next-link.jsonl` is 0.15 to
    /// 0.22 ms; no rate limits it.
    package static let loopback = NetworkLink(checked: "loopback", 0.2, down: nil, up: nil)
    /// Two machines of one data centre region.
    package static let sameRegion = NetworkLink(checked: "same-region", 1, down: 1000, up: 1000)
    /// A fibre line at home.
    package static let fibre = NetworkLink(checked: "fibre", 20, down: 100, up: 50)
    /// A cable line at home.
    package static let cable = NetworkLink(checked: "cable", 28, down: 50, up: 10)
    /// Lighthouse's `desktopDense4G` (`core/config/constants.js`): 40 ms and 10 × 1,024 kbit/s.
    ///
    /// Lighthouse names one throughput and uses it both ways.
    package static let fast4G = NetworkLink(checked: "fast-4g", 40, down: 10.24, up: 10.24)
    /// Lighthouse's `mobileSlow4G`, its default for phones: 150 ms, 1.6 × 1,024 and 750 kbit/s.
    package static let slow4G = NetworkLink(checked: "slow-4g", 150, down: 1.6384, up: 0.75)
    /// Lighthouse's `mobileRegular3G`: 300 ms and 0.7 Mbit/s both ways.
    package static let mobile3G = NetworkLink(checked: "3g", 300, down: 0.7, up: 0.7)
    /// Another continent, over a good line.
    package static let far = NetworkLink(checked: "far", 300, down: 10, up: 2)

    /// Every preset, from the shortest way to the longest.
    package static let presets: [NetworkLink] = [
        loopback, sameRegion, fibre, cable, fast4G, slow4G, mobile3G, far,
    ]

    /// Returns the preset of that name, or nil.
    package static func preset(_ name: String) -> NetworkLink? {
        presets.first { $0.name == name }
    }
}
