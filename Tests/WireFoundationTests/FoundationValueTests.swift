import Testing
import WireCore
import WireFoundation

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite struct FoundationValueTests {
    struct Upload: Codable, Equatable {
        var at: Date
        var content: Data
        var link: URL?
        var before: Date?
    }

    @Test func `sends dates as Dates, data as bytes, and reads them back`() throws {
        let upload = Upload(
            at: Date(timeIntervalSince1970: 1_795_416_092.290),
            content: Data([0, 1, 255]),
            link: URL(string: "https://example.org/a?b=c"),
            before: nil
        )
        let payload = try PayloadEncoder().encode(upload)
        #expect(payload.root["at"]?.date?.iso == "2026-11-23T06:41:32.290Z")
        #expect(payload.root["content"]?.bytes.map(Array.init) == [0, 1, 255])
        #expect(payload.root["link"]?.string == "https://example.org/a?b=c")
        let back = try PayloadDecoder().decode(Upload.self, from: payload)
        #expect(abs(back.at.timeIntervalSince(upload.at)) < 0.000_5)
        #expect(back.content == upload.content)
        #expect(back.link == upload.link)
    }

    @Test func `reads the text that JSON has for a date, and refuses an invalid one`() throws {
        let text = try PayloadEncoder().encode(["1970-01-01T00:00:01.500Z"])
        let dates = try PayloadDecoder().decode([Date].self, from: text)
        #expect(dates.map(\.timeIntervalSince1970) == [1.5])
        let invalid = try PayloadEncoder().encode([PayloadDate(milliseconds: .nan)])
        #expect(throws: DecodingError.self) {
            try PayloadDecoder().decode([Date].self, from: invalid)
        }
    }
}
