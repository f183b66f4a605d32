import Testing
import WireCore
import WireFlight

/// Large graphs as applications have them, with dates, Maps, promises and shared objects, cost a
/// few steps for each of their values, in both directions.
struct FlightGraphGrowthTests {
    /// Steps for each node of a document; a part of its own takes 64 of a writer, and one node in
    /// ten has one.
    private static let stepsOfNode = 12

    private static func graph(_ count: Int) -> Payload {
        var builder = PayloadBuilder()
        var owners: [Int] = []
        builder.begin(.array)
        for row in 0..<count {
            builder.begin(.object)
            open(row, &builder)
            builder.key("createdAt")
            builder.date(Double(row) * 86_400_000)
            builder.key("counts")
            builder.begin(.map)
            for tag in ["home", "work", "later"] {
                builder.string(tag)
                builder.number(Double(row))
            }
            builder.end()
            builder.key("owner")
            if owners.count == 4 {
                builder.use(owners[row % 4])
            } else {
                owners.append(builder.begin(.object))
                open(row, &builder)
                builder.end()
            }
            builder.key("details")
            builder.begin(.promise)
            builder.begin(.object)
            open(row, &builder)
            builder.end()
            builder.end()
            builder.end()
        }
        builder.end()
        return builder.finish()
    }

    private static func open(_ row: Int, _ builder: inout PayloadBuilder) {
        builder.key("id")
        builder.number(Double(row))
        builder.key("text")
        builder.string("Buy Milk \(row)")
    }

    /// Options that allow what a document of so many nodes may cost.
    private static func limits(_ nodeCount: Int) -> DecodingLimits {
        var limits = DecodingLimits.standard
        limits.workSteps = nodeCount * stepsOfNode
        return limits
    }

    @Test(arguments: [100, 1_000, 8_000])
    func `a reply of a graph takes a few steps a value`(_ count: Int) throws {
        let value = Self.graph(count)
        let limits = Self.limits(value.nodes.count)
        var writer = FlightReplyWriter()
        writer.limits = limits
        let reply = try writer.write(value)
        var diagnostics = Diagnostics()
        let read = try FlightReplyReader(FlightReadingOptions(limits: limits))
            .read(reply, diagnostics: &diagnostics)
        #expect(read.isIdentical(to: value))
    }

    @Test(arguments: [100, 1_000, 8_000])
    func `a response of a graph takes a few steps a value`(_ count: Int) throws {
        let value = Self.graph(count)
        let limits = Self.limits(value.nodes.count)
        var writer = FlightResponseWriter()
        writer.limits = limits
        let stream = try writer.write(value).bytes
        var diagnostics = Diagnostics()
        let read = try FlightResponseReader.read(
            stream.span,
            FlightReadingOptions(limits: limits),
            diagnostics: &diagnostics
        )
        #expect(read.isIdentical(to: value))
    }
}
