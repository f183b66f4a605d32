import Testing
import WireAnalysis
import WireCore
import WireReport

/// The first sentence of a report is true of what stands below it.
@Suite struct HeadlineTests {
    private static let plain = #"{"call":{"arguments":[{"text":"Buy Milk"}]},"result":1}"#
    private static let page =
        #"{"call":{"arguments":[{"text":"Buy Milk"}]},"action":{"revalidates":true},"#
        + #""page":{"flight":2682}}"#
    private static let unknownPage =
        #"{"call":{"arguments":[{"a":1}]},"action":{"revalidates":true}}"#
    private static let lossy = #"{"call":{"arguments":[{"a":{"$number":"NaN"}}]}}"#

    private func headline(_ samples: (name: String, text: String)...) throws -> String {
        var analysis = try Samples.analysis(samples[0])
        for sample in samples.dropFirst() {
            analysis.samples += try Samples.analysis(sample).samples
        }
        let lines = Samples.markdown(analysis).split(separator: "\n")
        return String(try #require(lines.dropFirst().first))
    }

    /// The bytes of one approach, both ways.
    private func total(_ text: String, _ approach: Approach) throws -> Int {
        let analysis = try Samples.analysis(("a", text))
        return try #require(analysis.samples[0].weighing(approach)?.total)
    }

    @Test func `compares the one sample there is, without a median`() throws {
        let line = try headline(("a", Self.plain))
        let (action, api) = (
            try total(Self.plain, .actionFlight), try total(Self.plain, .apiJSON)
        )
        #expect(line.hasPrefix("**A Server Action is heavier than the JSON request here: "))
        #expect(line.contains("\(grouped(action)) bytes against \(grouped(api))"))
        #expect(line.contains("What decides is its request head (+"))
        #expect(!line.contains("median"))
    }

    @Test func `takes the mean of the two middle values as the median`() throws {
        let names = ["a", "b"]
        let texts = [Self.plain, Self.page]
        let heads = try texts.map { text in
            let weighed = try Samples.analysis(("a", text)).samples[0]
            let action = try #require(weighed.weighing(.actionFlight))
            let api = try #require(weighed.weighing(.apiJSON))
            return action.request.headByteCount - api.request.headByteCount
        }
        let line = try headline((names[0], texts[0]), (names[1], texts[1]))
        #expect(line.contains("never lighter than a JSON request in the 2 samples.**"))
        // One sample is decided by its head, the other by its page.
        #expect(line.contains("What decides is its page in 1 of 2 (in the median +1,341 bytes"))
        #expect(heads[0] > 0 && heads[1] > 0)
    }

    @Test func `counts only what can be compared`() throws {
        let line = try headline(("a", Self.plain), ("b", Self.lossy), ("c", Self.unknownPage))
        #expect(line.contains("in the 1 samples that can be compared") == false)
        #expect(line.contains("in the 1 sample that can be compared"))
    }

    @Test(arguments: [
        (unknownPage, "the size of the page is not known"), (lossy, "one of the two loses data"),
    ]) func `says why a sample cannot be compared`(text: String, reason: String) throws {
        #expect(
            try headline(("a", text))
                == "**The sample cannot be compared as a JSON request and as a "
                + "Server Action: \(reason).**"
        )
    }

    @Test func `counts what cannot be compared, by reason`() throws {
        let line = try headline(("a", Self.unknownPage), ("b", Self.lossy), ("c", Self.lossy))
        #expect(
            line == "**None of the 3 samples can be compared as a JSON request and as a Server "
                + "Action: 2 one of the two loses data, 1 the size of the page is not known.**"
        )
    }

    @Test func `names inputs that could not be read first`() throws {
        var analysis = try Samples.analysis(("a", Self.plain))
        let error = WireError(SampleError.wrongType, at: 3, "no sample")
        analysis.errors.append(Analysis.InputError(source: "b.json", error: error))
        let lines = Samples.markdown(analysis).split(separator: "\n")
        #expect(lines[1].hasPrefix("**1 input could not be read.** **A Server Action"))
    }

    private func grouped(_ value: Int) -> String {
        value < 1_000
            ? "\(value)" : "\(value / 1_000)," + String("\(value % 1_000 + 1_000)".dropFirst())
    }
}

/// A page in a response is told apart from the response around it.
@Suite struct PagePartTests {
    private static func sample(_ page: String) -> String {
        #"{"call":{"arguments":[1]},"result":2,"action":{"revalidates":true}\#(page)}"#
    }

    private static func response(_ page: String) throws -> MessageWeight {
        let analysis = try Samples.analysis(("a", sample(page)))
        return try #require(analysis.samples[0].weighing(.actionFlight)).response
    }

    @Test func `known by its size it stands in a row of its own`() throws {
        let response = try Self.response(#","page":{"flight":2682}"#)
        #expect(response.page == PagePart.byteCount(2_682))
        let own = try #require(response.ownSentByteCount)
        #expect(own == (response.sentByteCount ?? 0) - 2_682 && own > 0)
        let analysis = try Samples.analysis(("a", Self.sample(#","page":{"flight":2682}"#)))
        let text = Samples.markdown(analysis)
        #expect(text.contains("| page, as sent | – | 2,682 |"))
        #expect(text.contains("page +2,682"))
    }

    @Test func `of unknown size it leaves the sum open`() throws {
        let response = try Self.response("")
        #expect(response.page == PagePart.unknown)
        #expect(response.sentByteCount == nil && response.ownSentByteCount == nil)
        #expect(!response.isOnlyPage)
    }

    @Test func `none is none`() throws {
        let analysis = try Samples.analysis(("a", "1"))
        let response = try #require(analysis.samples[0].weighing(.actionFlight)).response
        #expect(response.page == PagePart.none && !response.hasPage)
        #expect(response.ownSentByteCount == response.sentByteCount)
        #expect(!Samples.markdown(analysis).contains("page, as sent"))
    }
}

/// What each format says of the lightest approach, and that its figures add up.
@Suite struct LightestTests {
    @Test func `is marked where nothing can be bold`() throws {
        let analysis = try Samples.analysis(("a", #"{"call":{"arguments":[{"b":1}]},"result":1}"#))
        let total = try #require(analysis.samples[0].weighing(.apiJSON)?.total)
        let text = Samples.text(analysis)
        #expect(text.contains("*\(total)") && text.contains("the lightest is marked"))
        #expect(!text.contains("in bold"))
        let markdown = Samples.markdown(analysis)
        #expect(markdown.contains("| **\(total)** |") && markdown.contains("is in bold"))
        #expect(markdown.contains("[On HTTP/2](#on-http2)"))
    }

    @Test func `comma-separated rows of an approach add up to its total`() throws {
        let analysis = try Samples.analysis(
            (
                "a",
                #"{"call":{"arguments":[{"b":1}]},"action":{"follow_up_requests":2},"#
                    + #""page":{"data":500}}"#
            )
        )
        let rows = Samples.csv(analysis).split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let column = try #require(rows[0].firstIndex(of: "total_bytes"))
        for approach in [Approach.apiJSON, .actionFlight] {
            let own = rows.filter { $0[3] == approach.rawValue }
            let sum = own.reduce(0) { $0 + (Int($1[column]) ?? 0) }
            #expect(sum == analysis.samples[0].weighing(approach)?.total)
            #expect(own.count == (approach == .apiJSON ? 6 : 2))
            #expect(own.allSatisfy { $0.count == rows[0].count })
        }
    }
}
