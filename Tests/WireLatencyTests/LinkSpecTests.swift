import Testing
import WireCore
import WireLatency

@Suite struct LinkSpecTests {
    @Test func `every preset is found by its name`() throws {
        #expect(!NetworkLink.presets.isEmpty)
        for preset in NetworkLink.presets {
            let spec = try LinkSpec(parsing: preset.name)
            #expect(spec == LinkSpec(link: preset, connection: .warm))
        }
    }

    @Test func `presets have the stated figures`() {
        func figures(_ link: NetworkLink) -> [Double?] { [link.roundTrip, link.down, link.up] }
        #expect(figures(.sameRegion) == [1, 1000, 1000])
        #expect(figures(.fibre) == [20, 100, 50])
        #expect(figures(.cable) == [28, 50, 10])
        #expect(figures(.fast4G) == [40, 10.24, 10.24])
        #expect(figures(.slow4G) == [150, 1.6384, 0.75])
        #expect(figures(.mobile3G) == [300, 0.7, 0.7])
        #expect(figures(.far) == [300, 10, 2])
    }

    @Test func `a link is described by its settings`() throws {
        let spec = try LinkSpec(parsing: "rtt=60.5,down=20,up=5,tls=1.3,http=2,cold")
        let link = try NetworkLink(roundTrip: 60.5, down: 20, up: 5, tls: .tls13, http: .http2)
        #expect(spec == LinkSpec(link: link, connection: .cold))
        #expect(spec.title == "custom cold")
    }

    @Test func `settings replace those of a preset`() throws {
        let spec = try LinkSpec(parsing: "fibre,tls=resumed")
        #expect(spec.link.name == "custom")
        #expect(spec.link.down == 100)
        #expect(spec.link.tls == .resumed)
        #expect(try LinkSpec(parsing: "fibre,cold").title == "fibre cold")
    }

    @Test(arguments: [
        ("fiber", LinkError.unknownPreset, 0),
        ("", LinkError.unknownPreset, 0),
        ("cold", LinkError.missingRoundTrip, 0),
        ("down=5,up=1", LinkError.missingRoundTrip, 0),
        ("rtt=10,loss=1", LinkError.unknownSetting, 7),
        ("rtt=fast", LinkError.invalidValue, 0),
        ("rtt=-1", LinkError.invalidValue, 0),
        ("rtt=1,down=0", LinkError.invalidValue, 6),
        ("rtt=1,up=inf", LinkError.invalidValue, 6),
        ("rtt=1,tls=1.4", LinkError.invalidValue, 6),
        ("fibre,http=3", LinkError.invalidValue, 6),
    ])
    func `a faulty description is refused where it is faulty`(
        text: String,
        code: any WireErrorCode,
        offset: Int
    ) {
        #expect(throws: WireError(code, at: offset)) { try LinkSpec(parsing: text) }
    }

    @Test func `figures that no link has are refused`() {
        for roundTrip in [-1, .nan, .infinity] as [Double] {
            #expect(throws: WireError(LinkError.invalidValue, at: 0)) {
                try NetworkLink(roundTrip: roundTrip)
            }
        }
        for rate in [0, -5, .nan, .infinity] as [Double] {
            #expect(throws: WireError(LinkError.invalidValue, at: 0)) {
                try NetworkLink(roundTrip: 1, down: rate)
            }
        }
    }

    @Test func `a shared link divides its rates`() throws {
        let link = NetworkLink.fibre.shared(by: 4)
        #expect(link.down == 25)
        #expect(link.up == 12.5)
        #expect(link.roundTrip == 20)
    }
}
