import Testing
import WireCore
import WireJSON

@testable import WireFuzz

/// The mutator: it finds every node, and changes one at a time.
struct NodeMutatorTests {
    private static let text = Array(#" {"a" : [1,"x\"]"], "b":{},"c":-0.5e3 }"#.utf8)

    @Test func `finds every value and key with its place`() throws {
        let found = try #require(JSONNodes(Self.text))
        let nodes = found.nodes.map { String(decoding: Self.text[$0.range], as: UTF8.self) }
        #expect(
            nodes == [
                #"{"a" : [1,"x\"]"], "b":{},"c":-0.5e3 }"#, #""a""#, #"[1,"x\"]"]"#, "1",
                #""x\"]""#, #""b""#, "{}", #""c""#, "-0.5e3",
            ]
        )
        #expect(
            found.nodes.map(\.isKey) == [
                false, true, false, false, false, true, false, true, false,
            ]
        )
        #expect(found.nodes.map(\.parent) == [nil, 0, 0, 2, 2, 0, 0, 0, 0])
        #expect(found.nodes[2].next == 6)
        #expect(found.nodes[6].previous == 2)
    }

    @Test(arguments: ["", "[1", "[1}", "{1}", #"{"a"}"#, "1 2", #""x"#, "[,]", "]"])
    func `takes no text for JSON that is none`(_ text: String) {
        #expect(JSONNodes(Array(text.utf8)) == nil)
    }

    @Test func `makes JSON of JSON, each change another one`() throws {
        var limits = DecodingLimits.standard
        limits.depth = 10_000
        let mutator = try #require(NodeMutator(Self.text, .plain))
        var seen: Set<[UInt8]> = []
        for number in 0..<mutator.count {
            guard let mutant = mutator.mutant(number) else { continue }
            seen.insert(mutant)
            var diagnostics = Diagnostics()
            _ = try JSONCodec().decode(mutant.span, limits: limits, diagnostics: &diagnostics)
        }
        // Six values and three names; some changes come to the same, as a wrapped `1` and `[1]`.
        #expect(seen.count > 6 * NodeKinds.plain.count)
    }

    @Test func `deletes, doubles, swaps, wraps and moves`() throws {
        let mutator = try #require(NodeMutator(Array(#"{"a":[1,2],"b":3}"#.utf8), .plain))
        let mutants = (0..<mutator.count).compactMap(mutator.mutant)
            .map { String(decoding: $0, as: UTF8.self) }
        for expected in [
            #"{"b":3}"#, #"{"a":[1,2]}"#, #"{"a":[2],"b":3}"#, #"{"a":[1],"b":3}"#,
            #"{"a":[1,2],"a":[1,2],"b":3}"#, #"{"a":[1,1,2],"b":3}"#, #"{"a":[2,1],"b":3}"#,
            #"{"a":3,"b":[1,2]}"#, #"{"a":[[1],2],"b":3}"#, #"{"a":1,"b":3}"#, #"[1,2]"#,
            #"{"__proto__":[1,2],"b":3}"#,
        ] {
            #expect(mutants.contains(expected), "\(expected)")
        }
    }

    @Test func `changes rows and leaves the bytes of those that say their length`() {
        let stream = "1:T9,a\n{\"b\":1}0:{\"c\":\"$1\"}\n2:E{\"digest\":\"d\"}\n"
        let mutants = Set(
            RowSites(Array(stream.utf8)).sites.flatMap { site in
                (0..<site.count).compactMap(site.mutant).map { String(decoding: $0, as: UTF8.self) }
            }
        )
        for expected in [
            "1:T9,a\n{\"b\":1}0:{\"c\":\"$1\"}\n2:E{\"digest\":404}\n",
            "1:T9,a\n{\"b\":1}0:{\"c\":\"$Q1\"}\n2:E{\"digest\":\"d\"}\n",
            "1:T9,a\n{\"b\":1}2:E{\"digest\":\"d\"}\n",
            "0:{\"c\":\"$1\"}\n1:T9,a\n{\"b\":1}2:E{\"digest\":\"d\"}\n",
            "1:T9,a\n{\"b\":1}0:{\"c\":\"$1\"}\n2:I{\"digest\":\"d\"}\n",
            "1:T9,a\n{\"b\":1}ff:{\"c\":\"$1\"}\n2:E{\"digest\":\"d\"}\n",
        ] {
            #expect(mutants.contains(expected), "\(expected)")
        }
        #expect(!mutants.contains("1:T9,a\n{\"b\":null}0:{\"c\":\"$1\"}\n2:E{\"digest\":\"d\"}\n"))
    }

    @Test func `reaches what is written within the texts of a line`() {
        let reply = Array(##"{"kind":"form","entries":[["1","[1]"],["0","[\"$Q1\"]"]]}"##.utf8)
        let response = Array(#"{"stream":"MDpbMV0K"}"#.utf8)
        func mutants(_ line: [UInt8], _ source: String) -> Set<String> {
            Set(
                FieldSites.line(line, source: source).flatMap { site in
                    (0..<site.count).compactMap(site.mutant)
                        .map { String(decoding: $0, as: UTF8.self) }
                }
            )
        }
        #expect(
            mutants(reply, "flight-reply").contains(
                ##"{"kind":"form","entries":[["1","[1]"],["0","[\"$h1\"]"]]}"##
            )
        )
        // 0:["$@0"]
        #expect(mutants(response, "flight-response").contains(#"{"stream":"MDpbIiRAMCJdCg=="}"#))
    }
}
