import Testing
import WireCore
import WireTestSupport

@Suite struct PayloadCodingTests {
    /// One of each thing that a type may hold.
    struct Everything: Codable, Equatable {
        struct Inner: Codable, Equatable {
            var name: String
            var next: [Inner]
        }

        var flag = true
        var small: Int8 = -128
        var large = 1 << 53
        var unsigned: UInt64 = 1 << 60
        var huge: Int128 = 170_141_183_460_469_231_731_687_303_715_884_105_727
        var half = 0.5
        var float: Float = 0.1
        var infinite = -Double.infinity
        var text = "Bäume 🌳\n\"quoted\""
        var none: Int?
        var some: Int? = 3
        var maybe: [Int?] = [1, nil, 3]
        var date = PayloadDate(milliseconds: 1_795_416_092_290)
        var file = PayloadFile(name: "a", type: "text/plain", content: [0, 255])
        var blob = PayloadFile(name: nil, content: [])
        var bytes: [UInt8] = [1, 2, 3]
        var words: [UInt16] = [1, 65_535]
        var names = ["a": 1, "10": 2, "2": 3]
        var numbers = [5: "five"]
        var ages: [Int128: [String]] = [7: ["x"], 8: []]
        var set: Set<String> = ["p", "q"]
        var inner = Inner(name: "i", next: [Inner(name: "j", next: [])])
    }

    @Test func `decodes what it encodes`() throws {
        let value = Everything()
        let payload = try PayloadEncoder().encode(value)
        #expect(try PayloadDecoder().decode(Everything.self, from: payload) == value)
        let root = payload.root
        #expect(root["none"] == nil)
        #expect(root["maybe"]?[1]?.kind == .null)
        #expect(root["huge"]?.kind == .bigint)
        #expect(root["unsigned"]?.kind == .number)
        #expect(root["date"]?.kind == .date)
        #expect(root["blob"]?.kind == .blob)
        #expect(root["bytes"]?.kind == .bytes)
        #expect(root["words"]?.kind == .array)
        #expect(root["names"]?.kind == .object)
        #expect(root["numbers"]?.kind == .object)
        #expect(root["ages"]?.kind == .map)
        #expect(root["set"]?.kind == .set)
        #expect(root.members.map(\.key).prefix(2) == ["flag", "small"])
    }

    @Test func `decodes random values that it encodes`() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<300 {
            let value = Tree.random(using: &generator, depth: 6)
            let payload = try PayloadEncoder().encode(value)
            #expect(try PayloadDecoder().decode(Tree.self, from: payload) == value)
        }
    }

    /// A value of any shape.
    enum Tree: Codable, Equatable {
        case number(Double)
        case integer(Int64)
        case text(String)
        case nothing
        case date(PayloadDate)
        case list([Tree])
        case names([String: Tree])
        case map([Bool: Tree])

        static func random(using generator: inout SeededGenerator, depth: Int) -> Tree {
            var inner: [Tree] = []
            let kind = Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &generator)
            if kind > 4 {
                for _ in 0..<Int.random(in: 0..<4, using: &generator) {
                    inner.append(random(using: &generator, depth: depth - 1))
                }
            }
            switch kind {
            case 0: return .number(Double.random(in: -1e9...1e9, using: &generator))
            case 1: return .integer(Int64.random(in: -1 << 53...1 << 53, using: &generator))
            case 2: return .text(String(Int.random(in: 0..<(.max), using: &generator)))
            case 3: return .nothing
            case 4:
                let time = Int.random(in: -1 << 50...1 << 50, using: &generator)
                return .date(PayloadDate(milliseconds: Double(time)))
            case 5, 6: return .list(inner)
            case 7:
                let names = inner.enumerated().map { ("\($0)", $1) }
                return .names(Dictionary(uniqueKeysWithValues: names))
            default: return .map(inner.first.map { [true: $0] } ?? [:])
            }
        }
    }

    // MARK: Containers

    class Base: Codable {
        var id = 1
    }

    final class Derived: Base {
        var name = "n"
        var pair = [1, 2]

        override init() { super.init() }

        enum Key: String, CodingKey { case name, pair, base }

        init(name: String) {
            self.name = name
            super.init()
        }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            name = try container.decode(String.self, forKey: .name)
            var pair = try container.nestedUnkeyedContainer(forKey: .pair)
            self.pair = [try pair.decode(Int.self), try pair.decode(Int.self)]
            try super.init(from: try container.superDecoder(forKey: .base))
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            var pair = container.nestedUnkeyedContainer(forKey: .pair)
            try super.encode(to: container.superEncoder(forKey: .base))
            try container.encode(name, forKey: .name)
            for number in self.pair { try pair.encode(number) }
        }
    }

    @Test func `keeps members in order though nested containers are filled later`() throws {
        let value = Derived(name: "x")
        value.id = 7
        let payload = try PayloadEncoder().encode(value)
        #expect(payload.root.members.map(\.key) == ["pair", "base", "name"])
        #expect(payload.root["pair"]?.elements.map(\.int) == [1, 2])
        let back = try PayloadDecoder().decode(Derived.self, from: payload)
        #expect(back.id == 7)
        #expect(back.name == "x")
        #expect(back.pair == [1, 2])
    }

    @Test func `encodes leaves, nil and nothing at the top`() throws {
        #expect(try PayloadEncoder().encode(5).root.int == 5)
        #expect(try PayloadEncoder().encode(Int?.none).root.kind == .null)
        struct Nothing: Encodable { func encode(to encoder: any Encoder) {} }
        let nothing = try PayloadEncoder().encode(Nothing())
        #expect(nothing.root.kind == .object)
        #expect(nothing.root.count == 0)
        #expect(try PayloadDecoder().decode(Int?.self, from: Payload.undefined) == nil)
    }

    // MARK: What JavaScript sends

    struct Post: Decodable, Equatable {
        var title: String
        var priority: Int
        var tags: [String]
        var urgent: Bool?
        var numbers: Set<Int>?
        var note: String?
        var file: PayloadFile?
    }

    @Test func `reads a form into a type, with numbers, checkboxes and repeated names`() throws {
        var builder = PayloadBuilder()
        builder.begin(.form)
        let fields = [
            ("title", "a"), ("title", "ignored"), ("priority", "2"), ("tags", "x"),
            ("urgent", "on"),
            ("tags", "y"), ("numbers", "4"),
        ]
        for (name, value) in fields {
            builder.key(name)
            builder.string(value)
        }
        builder.key("file")
        PayloadFile(name: "f", content: [1]).append(to: &builder)
        builder.end()
        let post = try PayloadDecoder().decode(Post.self, from: builder.finish())
        let file = PayloadFile(name: "f", content: [1])
        #expect(
            post
                == Post(
                    title: "a",
                    priority: 2,
                    tags: ["x", "y"],
                    urgent: true,
                    numbers: [4],
                    note: nil,
                    file: file
                )
        )
    }

    @Test func `reads promises as what they hold, and shared objects in each place`() throws {
        var builder = PayloadBuilder()
        builder.begin(.array)
        builder.begin(.promise)
        let shared = builder.begin(.array)
        builder.number(1)
        builder.end()
        builder.end()
        builder.use(shared)
        builder.end()
        let payload = builder.finish()
        #expect(try PayloadDecoder().decode([[Int]].self, from: payload) == [[1], [1]])
    }

    @Test func `reads dates from the text that JSON has for them`() throws {
        var builder = PayloadBuilder()
        builder.begin(.array)
        builder.string("1970-01-01T00:00:00.001Z")
        builder.date(2)
        builder.end()
        let dates = try PayloadDecoder().decode([PayloadDate].self, from: builder.finish())
        #expect(dates.map(\.milliseconds) == [1, 2])
    }

    // MARK: What does not fit

    /// The path and the reason of the error that decoding `value` as a type fails with.
    private func failure<T: Decodable>(
        _ type: T.Type,
        _ value: some Encodable
    ) throws -> (kind: String, path: [String], reason: String) {
        let payload = try PayloadEncoder().encode(value)
        do {
            _ = try PayloadDecoder().decode(type, from: payload)
        } catch let error as DecodingError {
            switch error {
            case .typeMismatch(_, let context):
                return ("mismatch", context.codingPath.map(\.stringValue), context.debugDescription)
            case .valueNotFound(_, let context):
                return ("nil", context.codingPath.map(\.stringValue), context.debugDescription)
            case .keyNotFound(let key, let context):
                let path = context.codingPath.map(\.stringValue) + [key.stringValue]
                return ("key", path, context.debugDescription)
            case .dataCorrupted(let context):
                return (
                    "corrupted", context.codingPath.map(\.stringValue), context.debugDescription
                )
            @unknown default: break
            }
        }
        return ("none", [], "")
    }

    @Test func `says where a value does not fit and what was expected`() throws {
        var error = try failure([String: [Int]].self, ["a": ["x"]])
        #expect(error == ("mismatch", ["a", "Index 0"], "a number was expected; here is string"))
        error = try failure([Int].self, [Int?.none])
        #expect(error == ("nil", ["Index 0"], "a number was expected; here is null"))
        error = try failure([UInt8?].self, [1, 256])
        #expect(error == ("corrupted", ["Index 1"], "256.0 does not fit in UInt8"))
        error = try failure([Int].self, [0.5])
        #expect(error == ("corrupted", ["Index 0"], "0.5 does not fit in Int"))
        error = try failure([Int].self, [Int128.max])
        #expect(error.path == ["Index 0"])
        error = try failure([Float].self, [1e300])
        #expect(error == ("corrupted", ["Index 0"], "1e+300 is too large for Float"))
        error = try failure(Post.self, ["title": "t"])
        #expect(error == ("key", ["priority"], "there is no “priority”"))
        error = try failure([String: Int].self, [1, 2])
        #expect(error == ("mismatch", [], "an object was expected; here is array"))
        error = try failure([PayloadDate].self, ["yesterday"])
        #expect(error == ("mismatch", ["Index 0"], "PayloadDate was expected; here is string"))
        error = try failure(Bool.self, "true")
        #expect(error == ("mismatch", [], "true or false was expected; here is string"))
    }

    @Test func `refuses to encode an integer that no number is`() throws {
        #expect(throws: EncodingError.self) { try PayloadEncoder().encode([(1 << 53) + 1]) }
        let payload = try PayloadEncoder().encode([Int128(1 << 53) + 1])
        #expect(payload.root[0]?.bigInt == "9007199254740993")
        #expect(try PayloadDecoder().decode([Int].self, from: payload) == [(1 << 53) + 1])
    }

    // MARK: Limits

    /// Arrays inside each other, and nothing else.
    struct Nest: Codable {
        var inner: [Nest]
        init(depth: Int) { inner = depth > 1 ? [Nest(depth: depth - 1)] : [] }
        init(from decoder: any Decoder) throws { inner = try [Nest](from: decoder) }
        func encode(to encoder: any Encoder) throws { try inner.encode(to: encoder) }
    }

    @Test func `goes as deep as the limit allows and no deeper, both ways`() throws {
        let deepest = try PayloadEncoder().encode(Nest(depth: 513))
        _ = try PayloadDecoder().decode(Nest.self, from: deepest)
        let encoder = PayloadEncoder(depth: 511)
        #expect(throws: EncodingError.self) { try encoder.encode(Nest(depth: 513)) }
        var limits = DecodingLimits.standard
        limits.depth = 511
        let decoder = PayloadDecoder(limits: limits)
        #expect(throws: DecodingError.self) {
            try decoder.decode(Nest.self, from: deepest)
        }
    }

    @Test func `ends where an object holds itself`() {
        var builder = PayloadBuilder()
        let cycle = builder.begin(.array)
        builder.use(cycle)
        builder.end()
        let payload = builder.finish()
        #expect(throws: DecodingError.self) {
            try PayloadDecoder().decode(Nest.self, from: payload)
        }
    }

    @Test func `counts shared objects each time, so that few bytes do not become a million values`()
    {
        var builder = PayloadBuilder()
        builder.begin(.array)
        var last = builder.begin(.array)
        builder.end()
        for _ in 0..<40 {
            let next = builder.begin(.array)
            builder.use(last)
            builder.use(last)
            builder.end()
            last = next
        }
        builder.end()
        let payload = builder.finish()
        var limits = DecodingLimits.standard
        limits.values = 10_000
        let decoder = PayloadDecoder(limits: limits)
        #expect(throws: DecodingError.self) {
            try decoder.decode(Nest.self, from: payload)
        }
    }
}

extension Payload {
    /// Undefined, alone.
    fileprivate static var undefined: Payload {
        var builder = PayloadBuilder()
        builder.leaf(.undefined)
        return builder.finish()
    }
}
