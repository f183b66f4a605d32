import Testing
import WireCore

/// What each accessor of a payload says of each kind: its own, or nothing.
@Suite struct PayloadKindTests {
    /// A document `[value, "tail"]` whose value, node 1, is of the kind.
    private func document(_ kind: PayloadNode.Kind) -> Payload {
        var builder = PayloadBuilder()
        builder.begin(.array)
        switch kind {
        case .use: builder.use(0)
        case .hole: builder.holes(7)
        case .number, .date:
            builder.leaf(PayloadNode(kind, word: (2.5).bitPattern, detail: 0xFFFF))
        case _ where kind.hasText: builder.text(kind, "name".utf8, detail: 1)
        case _ where kind.isContainer:
            builder.begin(kind, detail: 1)
            if kind.hasKeys { builder.key("name") } else { builder.string("name") }
            builder.string("x")
            if kind == .view { builder.bytes([1, 2]) }
            builder.end()
        default:
            // Whatever else such a node holds, it is no range, no number and no count.
            builder.leaf(PayloadNode(kind, word: .max, detail: 0xFFFF))
        }
        builder.string("tail")
        builder.end()
        return builder.finish()
    }

    @Test(arguments: PayloadNode.Kind.allCases)
    func `texts and bytes come from the kinds that have them alone`(kind: PayloadNode.Kind) {
        let payload = document(kind)
        #expect(payload.text(1) == (kind.hasText ? "name" : ""))
        #expect(payload.range(1).count == (kind.hasText ? 4 : 0))
        #expect(payload.holds(1, "name") == kind.hasText)
        #expect(!payload.holds(1, ""))
        #expect(payload.string(1).map(Array.init) == (kind == .string ? Array("name".utf8) : nil))
        #expect(Array(payload.viewedBytes(1)) == (kind == .bytes ? Array("name".utf8) : []))
        let hasElements = kind == .bytes || kind == .view
        #expect(payload.elementKind(1) == (hasElements ? .int8 : .uint8))
    }

    @Test(arguments: PayloadNode.Kind.allCases)
    func `numbers come from numbers and dates alone`(kind: PayloadNode.Kind) {
        let payload = document(kind)
        let hasDouble = kind == .number || kind == .date
        #expect(hasDouble ? payload.double(1) == 2.5 : payload.double(1).isNaN)
        #expect(payload.number(1) == (kind == .number ? 2.5 : nil))
        #expect((payload.numberText(1) != nil) == (kind == .number))
    }

    @Test(arguments: PayloadNode.Kind.allCases)
    func `entries come from containers alone, and names from keyed ones`(kind: PayloadNode.Kind) {
        let payload = document(kind)
        let pairs = kind.hasKeys || kind == .map
        let entryCount = kind == .view ? 3 : kind.isContainer ? 2 : 0
        #expect(Array(payload.entries(1)).count == entryCount)
        #expect(payload.count(1) == (pairs ? 1 : entryCount))
        #expect(Array(payload.members(1)).map(\.value) == (pairs ? [3] : []))
        #expect(payload.member("name", of: 1) == (kind.hasKeys ? 3 : nil))
        let name = payload.stringMember("name", of: 1)
        #expect(name.map(Array.init) == (kind.hasKeys ? Array("x".utf8) : nil))
        #expect(payload.end(1) == 2 + entryCount)
        #expect(payload.resolved(1) == (kind == .use ? 0 : 1))
    }

    @Test func `a string member is a string and stands under its own name`() {
        var builder = PayloadBuilder()
        builder.begin(.object)
        builder.key("a")
        builder.number(1)
        builder.key("b")
        builder.use(0)
        builder.end()
        let payload = builder.finish()
        #expect(payload.stringMember("a", of: 0) == nil)
        #expect(payload.stringMember("b", of: 0) == nil)
        #expect(payload.stringMember("c", of: 0) == nil)
    }

    @Test func `a view shows bytes only, and only those that are there`() {
        for (offset, count, expected) in [
            (1.0, 2.0, [2, 3] as [UInt8]), (3, 9, [4]), (9, 1, []), (-1, 1, [1]), (0.5, 1, [1]),
            (.nan, .infinity, []), (0, 9e18, [1, 2, 3, 4]),
        ] {
            var builder = PayloadBuilder()
            builder.begin(.view, detail: PayloadNode.ElementKind.uint8.rawValue)
            builder.number(offset)
            builder.number(count)
            builder.bytes([1, 2, 3, 4])
            builder.end()
            #expect(Array(builder.finish().viewedBytes(0)) == expected, "\(offset) \(count)")
        }
    }

    @Test(arguments: PayloadNode.Kind.allCases)
    func `every record has fields, and nothing else has`(kind: PayloadNode.Kind) {
        let fields = PayloadField.fields(of: kind)
        #expect(fields.isEmpty == !kind.isRecord)
        for field in fields {
            #expect(!field.content.allows(.hole) && !field.content.allows(.key))
        }
    }

    @Test func `finds what stands where it may not`() {
        /// A record or collection whose entries are appended by `fill`.
        func place(_ kind: PayloadNode.Kind, _ fill: (inout PayloadBuilder) -> Void) -> Int? {
            var builder = PayloadBuilder()
            builder.begin(kind)
            fill(&builder)
            builder.end()
            return builder.finish().firstMisplaced()
        }
        func blob(_ builder: inout PayloadBuilder) {
            builder.begin(.blob)
            builder.key("type")
            builder.string("")
            builder.key("base64")
            builder.bytes([])
            builder.end()
        }
        #expect(
            place(.form) {
                $0.key("a")
                $0.string("x")
                $0.key("b")
                blob(&$0)
                $0.key("c")
                $0.use(4)
            } == nil
        )
        #expect(
            place(.form) {
                $0.key("a")
                $0.number(1)
            } == 2
        )
        #expect(
            place(.params) {
                $0.key("a")
                blob(&$0)
            } == 2
        )
        #expect(
            place(.form) {
                $0.string("a")
                $0.string("b")
            } == 1
        )
        #expect(place(.set) { $0.holes(1) } == 1)
        #expect(place(.array) { $0.holes(1) } == nil)
        #expect(place(.byteStream) { $0.string("a") } == 1)
        #expect(place(.view) { $0.number(0) } == 0)
        #expect(place(.array) { blob(&$0) } == nil)
        for (kind, name) in [(PayloadNode.Kind.action, "idd"), (.regexp, "source")] {
            // A name that the record does not have, and a field that is missing.
            let expected = kind == .action ? 1 : 0
            #expect(
                place(kind) {
                    $0.key(name)
                    $0.string("a")
                } == expected
            )
        }
        #expect(
            place(.client) {
                $0.key("id")
                $0.number(7)
                $0.key("name")
                $0.string("a")
                $0.key("chunks")
                $0.begin(.array)
                $0.string("1")
                $0.bool(true)
                $0.end()
            } == 8
        )
        #expect(
            place(.action) {
                $0.key("bound")
                $0.string("a")
            } == 2
        )
    }
}
