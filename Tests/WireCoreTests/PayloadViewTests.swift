import Testing
import WireCore

@Suite struct PayloadViewTests {
    /// `{"text":"Buy Milk","done":false,"n":3.5,"tags":["a",hole,hole,"b"],"again":<tags>,
    /// "due":Date,"big":7n,"map":Map{1→true},"raw":Uint8Array,"file":File,"later":Promise}`.
    private let root: Payload.View = {
        var builder = PayloadBuilder()
        builder.begin(.object)
        builder.key("text")
        builder.string("Buy Milk")
        builder.key("done")
        builder.bool(false)
        builder.key("n")
        builder.number(3.5)
        builder.key("tags")
        let tags = builder.begin(.array)
        builder.string("a")
        builder.holes(2)
        builder.string("b")
        builder.end()
        builder.key("again")
        builder.use(tags)
        builder.key("due")
        builder.date(1_795_416_092_290)
        builder.key("big")
        builder.text(.bigint, "7".utf8)
        builder.key("map")
        builder.begin(.map)
        builder.number(1)
        builder.bool(true)
        builder.end()
        builder.key("raw")
        builder.bytes([1, 2, 255])
        builder.key("file")
        PayloadFile(name: "a.txt", type: "text/plain", content: [104, 105]).append(to: &builder)
        builder.key("later")
        builder.begin(.promise)
        builder.null()
        builder.end()
        builder.end()
        return builder.finish().root
    }()

    @Test func `finds members by name and gives leaves their types`() {
        #expect(root["text"]?.string == "Buy Milk")
        #expect(root["text"]?.utf8?.count == 8)
        #expect(root["done"]?.bool == false)
        #expect(root["n"]?.double == 3.5)
        #expect(root["due"]?.date?.iso == "2026-11-23T06:41:32.290Z")
        #expect(root["big"]?.bigInt == "7")
        #expect(root["raw"]?.bytes.map(Array.init) == [1, 2, 255])
        #expect(root["file"]?.file?.name == "a.txt")
        #expect(root["file"]?.file?.content == [104, 105])
        #expect(root["later"]?.kind == .promise)
        #expect(root["later"]?.awaited?.isNil == true)
        #expect(root["missing"] == nil)
    }

    @Test func `is nil for a value of another kind`() {
        #expect(root["n"]?.int == nil)
        #expect(root["n"]?.string == nil)
        #expect(root["text"]?.double == nil)
        #expect(root["text"]?["length"] == nil)
        #expect(root["text"]?[0] == nil)
        #expect(root["due"]?.double == nil)
        #expect(root["tags"]?[-1] == nil)
        #expect(root["tags"]?[4] == nil)
        #expect(root.string == nil)
    }

    @Test func `counts absent elements, and shows a shared array in each place`() {
        for name in ["tags", "again"] {
            let tags = root[name]
            #expect(tags?.count == 4)
            #expect(tags?.elements.map(\.kind) == [.string, .hole, .hole, .string])
            #expect(tags?[3]?.string == "b")
        }
    }

    @Test func `walks members with their names, and pairs of a map`() throws {
        #expect(root.members.map(\.key).prefix(3) == ["text", "done", "n"])
        var tags: [String?] = []
        for (key, value) in root.members where key == "again" {
            tags = value.elements.map(\.string)
        }
        #expect(tags == ["a", nil, nil, "b"])
        let map = try #require(root["map"])
        #expect(map.pairs.map { $0.key.int } == [1])
        #expect(map.pairs.map { $0.value.bool } == [true])
        #expect(Array(map.members).isEmpty)
        #expect(Array(root.pairs).isEmpty)
    }

    @Test func `takes the last of an object's equal names and the first of a form's`() {
        for (kind, expected) in [(PayloadNode.Kind.object, "2"), (.form, "1")] {
            var builder = PayloadBuilder()
            builder.begin(kind)
            for text in ["1", "2"] {
                builder.key("a")
                builder.string(text)
            }
            builder.end()
            let root = builder.finish().root
            #expect(root["a"]?.string == expected)
            #expect(root.all("a").map(\.string) == ["1", "2"])
        }
    }

    @Test func `waits for a promise of a promise`() {
        var builder = PayloadBuilder()
        builder.begin(.promise)
        builder.begin(.promise)
        builder.number(5)
        builder.end()
        builder.end()
        #expect(builder.finish().root.awaited?.int == 5)
    }

    @Test func `ends where a promise is its own value`() {
        var builder = PayloadBuilder()
        let promise = builder.begin(.promise)
        builder.use(promise)
        builder.end()
        #expect(builder.finish().root.awaited == nil)
    }
}
