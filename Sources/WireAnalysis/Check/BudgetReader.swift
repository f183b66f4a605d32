internal import WireCore
internal import WireJSON

/// Reads the bounds of a budget, in samples and in `wireweight.json`.
enum BudgetReader {
    static func read(_ reader: inout ObjectReader) throws(WireError) -> Sample.Budget {
        var budget = Sample.Budget()
        budget.maxRequestBytes = try reader.integer(Bound.request.rawValue)
        budget.maxResponseBytes = try reader.integer(Bound.response.rawValue)
        budget.maxRequestBodyBytes = try reader.integer(Bound.requestBody.rawValue)
        budget.maxResponseBodyBytes = try reader.integer(Bound.responseBody.rawValue)
        budget.maxTotalUp = try reader.integer(Bound.totalUp.rawValue)
        budget.maxTotalDown = try reader.integer(Bound.totalDown.rawValue)
        budget.maxRatioToAPI = try reader.number(Bound.ratioToAPI.rawValue)
        for bound in Bound.allCases where budget[bound] != nil {
            guard let value = reader.value(bound.rawValue) else { continue }
            budget.places[bound] = Int(reader.document[value].source)
        }
        let names = try reader.elements("approaches")
        if !names.isEmpty {
            var approaches: [Approach] = []
            for index in names {
                let text = reader.document.string(index).map { String(decoding: $0, as: UTF8.self) }
                guard let approach = text.flatMap(Approach.init) else {
                    throw reader.error(SampleError.wrongValue, "approaches", "names no approach")
                }
                approaches.append(approach)
            }
            budget.approaches = approaches
        }
        try reader.finish()
        return budget
    }

    private typealias Bound = Sample.Budget.Bound
}
