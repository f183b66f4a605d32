import Testing
import WireCore

@testable import WireAnalysis
@testable import WireReport

/// One sample in a report: its table, what it loses, who refuses it.
@Suite struct SampleSectionTests {
    @Test func `SampleTable has a row for each part of the exchange`() {
        var api = ByHand.api
        api.response = ByHand.message(150, 60, as: "gzip", pieces: 2, decoded: 48)
        var action = ByHand.action
        action.response = ByHand.message(230, 1_090, decoded: 90, page: .byteCount(1_000))
        let table = SampleTable([(.apiJSON, api), (.actionFlight, action)]).table
        #expect(
            ByHand.rows(table) == [
                ["request head", "200", "403"], ["request body", "19", "21"],
                ["up", "219", "424"], ["response head", "150", "230"],
                ["response body, decoded", "48", "90"],
                ["response body, as sent", "60 gzip, 2 chunks", "90"],
                ["page, as sent", "–", "1,000"], ["down", "210", "1,320"],
                ["total", "429", "1,744"],
            ]
        )
    }

    @Test func `SampleTable says what is known without the page`() {
        var action = ByHand.action
        action.response = ByHand.message(230, nil, page: .unknown)
        let rows = ByHand.rows(SampleTable([(.actionFlight, action)]).table)
        #expect(rows.contains(["page, as sent", "not known"]))
        #expect(rows.contains(["down", "230 + page"]) && rows.contains(["total", "654 + page"]))
    }

    @Test func `SampleSection says what differs, what is lost and what refuses`() throws {
        var api = ByHand.api
        api.losses = [Loss(path: "$.a", from: "date", to: "string", dropsData: false)]
        let sample = try ByHand.sample([
            .apiJSON: .success(api), .actionFlight: .success(ByHand.action),
            .formNoJS: .failure(ByHand.refusal),
        ])
        let text = ByHand.markdown { SampleSection(sample).append(to: &$0) }
        let paragraphs = text.split(separator: "\n\n")
        #expect(paragraphs.first == "## todo")
        #expect(paragraphs.contains("Lost as `api-json`: `$.a` date → string."))
        #expect(
            paragraphs.contains(
                "`form-nojs` cannot carry this: it has 2 arguments, and a form is one."
            )
        )
        #expect(
            paragraphs.contains(
                "`action-flight` weighs +327 bytes against `api-json`: request head +203, "
                    + "request body +2, response head +80, response body +42."
            )
        )
        #expect(text.contains("\n| response: value | 48 | 90 |\n"))
    }

    @Test func `LossGroup gathers losses that differ only in their indices`() {
        func loss(_ path: String, to: String = "null") -> Loss {
            Loss(path: path, from: "NaN", to: to, dropsData: true)
        }
        let groups = LossGroup.groups([
            loss("$.a[0]"), loss("$.b"), loss("$.a[17]"), loss("$.a[2]", to: "0"),
        ])
        #expect(groups.map(\.change) == ["NaN → null (2 times)", "NaN → null", "NaN → 0"])
        #expect(groups[0].path == groups[2].path && groups[1].path == "$.b")
        // A loss that is alone keeps its place.
        #expect(LossGroup.groups([loss("$.a[3]")]).map(\.path) == ["$.a[3]"])
    }

    @Test func `Footnotes give each text one mark`() {
        var notes = Footnotes()
        #expect(["a", "b", "a"].map { notes.mark($0) } == ["¹", "²", "¹"])
        #expect((3...12).map { notes.mark("\($0)") }.last == "¹²")
        #expect(notes.lines.prefix(2).map(TextRenderer().plain) == ["¹ a", "² b"])
    }
}
