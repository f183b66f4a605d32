import Testing
import WireCore
import WireJSON
import WireLatency

@testable import WireAnalysis

/// `observed` and `budget`, member by member.
@Suite struct MeasuredMemberTests {
    private func reader(_ text: String) throws -> ObjectReader {
        try ObjectReader(JSONCodec().decode(Array(text.utf8)), 0)
    }

    @Test func `ObservationReader reads link, load and figures`() throws {
        var reader = try reader(
            #"{"link":{"rtt_ms":35,"down_mbit":10},"connection":"cold","load":{"users":50},"#
                + #""api-json":{"mean_ms":12.5,"p99_ms":40,"byte":"last"}}"#
        )
        let observed = try ObservationReader.read(&reader)
        guard case .custom(let roundTrip, let down, let up, nil, nil) = observed.link else {
            Issue.record("\(observed.link)")
            return
        }
        #expect(roundTrip == 35 && down == 10 && up == nil && observed.isCold)
        #expect(observed.load?.users == 50 && observed.load?.serverCores == nil)
        let figures = Sample.Observation.Figures(mean: 12.5, p95: nil, p99: 40, byte: .last)
        #expect(observed.figures == [.apiJSON: figures])
    }

    @Test(
        arguments: [
            (#"{"connection":"tepid"}"#, .wrongValue), (#"{"load":{}}"#, .missingMember),
            (#"{"link":{"down_mbit":1}}"#, .missingMember),
        ] as [(String, SampleError)]
    )
    func `ObservationReader refuses what makes no measurement`(
        text: String,
        code: SampleError
    ) throws {
        let error = #expect(throws: WireError.self) {
            var reader = try reader(text)
            _ = try ObservationReader.read(&reader)
        }
        #expect(error?.code == code)
    }

    @Test func `BudgetReader reads bounds and where they stand`() throws {
        var reader = try reader(#"{"max_total_up":800,"approaches":["form-nojs"]}"#)
        let budget = try BudgetReader.read(&reader)
        #expect(budget.maxTotalUp == 800 && budget.maxTotalDown == nil)
        #expect(budget.approaches == [.formNoJS])
        #expect(budget.places == [.totalUp: 16])
    }

    @Test func `BudgetReader refuses an approach that there is not`() throws {
        let error = #expect(throws: WireError.self) {
            var reader = try reader(#"{"approaches":["api-xml"]}"#)
            _ = try BudgetReader.read(&reader)
        }
        #expect(error?.code == SampleError.wrongValue)
    }
}
