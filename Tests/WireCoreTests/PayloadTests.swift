import Testing
import WireCore

@Suite struct PayloadTests {
    /// Builds `{"b":[1,hole,hole],"a":<the array again>}`.
    private func sample() -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.object)
        builder.key("b")
        let array = builder.begin(.array)
        builder.number(1)
        builder.holes(2)
        builder.end()
        builder.key("a")
        builder.use(array)
        builder.end()
        return builder.finish()
    }

    @Test func `stores nodes in document order, each container with its end`() {
        let payload = sample()
        #expect(payload.nodes.map(\.kind) == [.object, .key, .array, .number, .hole, .key, .use])
        #expect(payload.end(0) == 7)
        #expect(payload.end(2) == 5)
        #expect(payload.count(0) == 2)
        #expect(payload.count(2) == 3)
        #expect(payload.resolved(6) == 2)
        #expect(payload[2].flags == .isShared)
        #expect(payload.member("a", of: 0) == 6)
        #expect(payload.member("c", of: 0) == nil)
    }

    @Test func `walks without recursion, entering and leaving containers`() {
        var walk = PayloadWalk(sample())
        var steps: [PayloadWalk.Step] = []
        while let step = walk.next() { steps.append(step) }
        #expect(
            steps == [
                .enter(0), .leaf(1), .enter(2), .leaf(3), .leaf(4), .leave(2), .leaf(5), .leaf(6),
                .leave(0),
            ]
        )
    }

    @Test func `orders keys as JavaScript does`() {
        var builder = PayloadBuilder()
        builder.begin(.object)
        for (key, value) in [("b", 1.0), ("10", 2), ("a", 3), ("9", 4), ("b", 5), ("01", 6)] {
            builder.key(key)
            builder.number(value)
        }
        builder.end()
        let payload = builder.finish()
        #expect(payload.isIrregular)
        let ordered = payload.inJavaScriptOrder()
        #expect(!ordered.isIrregular)
        #expect(ordered.members(0).map { ordered.text($0.key) } == ["9", "10", "b", "a", "01"])
        #expect(ordered.members(0).map { ordered.double($0.value) } == [4, 2, 5, 3, 6])
    }

    @Test func `keeps identity when members change places`() {
        var builder = PayloadBuilder()
        builder.begin(.object)
        builder.key("x")
        let shared = builder.begin(.array)
        builder.end()
        builder.key("1")
        builder.use(shared)
        builder.end()
        let ordered = builder.finish().inJavaScriptOrder()
        // The array now comes first under "1"; "x" means the same one.
        #expect(ordered.nodes.map(\.kind) == [.object, .key, .array, .key, .use])
        #expect(ordered.resolved(4) == 2)
    }

    @Test func `copies a hundred thousand nested arrays without recursion`() {
        var builder = PayloadBuilder()
        for _ in 0..<100_000 { builder.begin(.array) }
        for _ in 0..<100_000 { builder.end() }
        let payload = builder.finish()
        var copy = PayloadBuilder()
        copy.copy(0, of: payload)
        #expect(copy.finish().nodes == payload.nodes)
    }
}
