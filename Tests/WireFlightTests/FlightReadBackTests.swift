import Testing
import WireCore
import WireFlight
import WireJSON
import WireTestSupport

/// What is written parses, and reads back as what it was where the build can carry it.
struct FlightReadBackTests {
    private static let writable = FlightDialect.all.filter(\.isWritable)

    @Test(arguments: writable)
    func `replies of random values read back`(_ dialect: FlightDialect) throws {
        for seed in 1...200 as ClosedRange<UInt64> {
            let value = RandomFlightValue.make(seed: seed, dialect, isReply: true)
            let back = try Self.backFromReply(value, dialect)
            #expect(TypedJSON.text(back) == Self.text(value), "seed \(seed)")
        }
    }

    @Test(arguments: writable)
    func `responses of random values read back`(_ dialect: FlightDialect) throws {
        for seed in 1...200 as ClosedRange<UInt64> {
            let value = RandomFlightValue.make(seed: seed, dialect, isReply: false)
            let back = try Self.backFromResponse(value, dialect)
            #expect(TypedJSON.text(back) == Self.text(value), "seed \(seed)")
        }
    }

    @Test(arguments: writable)
    func `values of the vectors read back`(_ dialect: FlightDialect) throws {
        var equal = 0
        for line in try VectorLine.all("flight.jsonl") {
            guard line.index("value") != nil, let value = try? line.typed("value") else { continue }
            let name = "\(line.name)"
            // What a build refuses is not written; what is written has to parse.
            if let reply = try? FlightReplyWriter(dialect).write(value) {
                var diagnostics = Diagnostics()
                do throws(WireError) {
                    let back = try FlightReplyReader(dialect)
                        .read(reply, diagnostics: &diagnostics)
                    if value.isCarried(by: dialect, isReply: true) {
                        equal += 1
                        #expect(TypedJSON.text(back) == Self.text(value), "\(name)")
                    }
                } catch {
                    #expect(!error.isMalformed, "\(name): \(error)")
                }
            }
            if let stream = try? FlightResponseWriter(dialect).write(value) {
                #expect(stream.rowEnds.last == stream.bytes.count, "\(name)")
                #expect(stream.flushEnds.last == stream.bytes.count, "\(name)")
                var diagnostics = Diagnostics()
                do throws(WireError) {
                    let back = try FlightResponseReader.read(
                        stream.bytes.span,
                        FlightReadingOptions(dialect),
                        diagnostics: &diagnostics
                    )
                    if value.isCarried(by: dialect, isReply: false) {
                        equal += 1
                        #expect(TypedJSON.text(back) == Self.text(value), "\(name)")
                    }
                } catch {
                    #expect(!error.isMalformed, "\(name): \(error)")
                }
            }
        }
        #expect(equal > 300)
    }

    /// A value in typed JSON, without the turns that its promises wait, which nobody can tell.
    private static func text(_ value: Payload) -> String {
        TypedJSON.text(value).replacing(/,"after":\d+/, with: "")
    }

    private static func backFromReply(
        _ value: Payload,
        _ dialect: FlightDialect
    ) throws -> Payload {
        var diagnostics = Diagnostics()
        let reply = try FlightReplyWriter(dialect).write(value)
        return try FlightReplyReader(dialect).read(reply, diagnostics: &diagnostics)
    }

    private static func backFromResponse(
        _ value: Payload,
        _ dialect: FlightDialect
    ) throws -> Payload {
        var diagnostics = Diagnostics()
        let stream = try FlightResponseWriter(dialect).write(value)
        return try FlightResponseReader.read(
            stream.bytes.span,
            FlightReadingOptions(dialect),
            diagnostics: &diagnostics
        )
    }
}

extension WireError {
    /// Whether a reader says of a text that no writer should have written it.
    var isMalformed: Bool {
        let codes: [FlightError] = [
            .rowSyntax, .rowHeaderInvalid, .rowIdInvalid, .rowLengthExceedsInput,
            .invalidReference, .notAnArray, .notABlob, .badByteLength, .invalidLiteral,
            .duplicateRow,
        ]
        return (code as? FlightError).map(codes.contains) ?? false
    }
}

extension Payload {
    /// Whether every value in this one arrives as it was sent.
    fileprivate func isCarried(by dialect: FlightDialect, isReply: Bool) -> Bool {
        let isOld = dialect == .next14
        guard !isIrregular else { return false }
        for index in nodes.indices {
            switch kind(index) {
            case .null, .false, .true, .number, .key, .array: break
            // Long texts are rows, at whose beginning a byte order mark is lost.
            case .string where isReply || range(index).count < 1_024: break
            // A root of these kinds is not what the builds are made for.
            case .bigint, .date:
                guard index > 0, kind(index) == .bigint || !double(index).isNaN else {
                    return false
                }
            case .object:
                for (key, value) in members(index) {
                    // Undefined members vanish; these names are guarded.
                    guard kind(resolved(value)) != .undefined, !holds(key, "then"),
                        !holds(key, "__proto__")
                    else { return false }
                }
            case .map, .set:
                guard distinct(index) else { return false }
            case .bytes where !isOld: break
            default: return false
            }
        }
        return true
    }

    /// Whether the keys of a Map, or the entries of a Set, are texts and no two are equal.
    private func distinct(_ index: Int) -> Bool {
        let keys = kind(index) == .map ? members(index).map(\.key) : Array(entries(index))
        guard keys.allSatisfy({ kind($0) == .string }) else { return false }
        return Set(keys.map(text)).count == keys.count
    }
}

/// Values that a build carries, made from a seed: all kinds of scalars, Maps and Sets in each
/// other, binary data, promises, and objects met again.
private struct RandomFlightValue {
    private var generator: SeededGenerator
    private var builder = PayloadBuilder()
    /// Containers that may be met again.
    private var complete: [Int] = []
    private let hasIdentity: Bool
    /// Whether what a promise came to can be met again before it.
    private let keepsPromised: Bool

    static func make(seed: UInt64, _ dialect: FlightDialect, isReply: Bool) -> Payload {
        var maker = Self(
            generator: SeededGenerator(seed: seed),
            hasIdentity: dialect != .next14,
            keepsPromised: isReply || ![.react190, .react191, .next150].contains(dialect)
        )
        maker.builder.begin(.array)
        for _ in 0..<Int.random(in: 1...6, using: &maker.generator) { maker.value(depth: 0) }
        maker.builder.end()
        return maker.builder.finish()
    }

    private init(generator: SeededGenerator, hasIdentity: Bool, keepsPromised: Bool) {
        self.generator = generator
        self.hasIdentity = hasIdentity
        self.keepsPromised = keepsPromised
    }

    private mutating func value(depth: Int) {
        switch Int.random(in: 0..<(depth < 4 ? 20 : 8), using: &generator) {
        case 0: builder.null()
        case 1: builder.bool(Bool.random(using: &generator))
        case 2, 3: builder.number(number())
        case 4, 5: builder.string(text())
        case 6: builder.text(.bigint, "-123456789012345678901234567890".utf8)
        case 7:
            builder.date(
                Double(Int.random(in: -62_167_219_200_000...8_640_000_000, using: &generator))
            )
        case 8, 9, 10: container(.array, depth)
        case 11, 12, 13: container(.object, depth)
        case 14: container(.map, depth)
        case 15: container(.set, depth)
        case 16:
            if let place = complete.randomElement(using: &generator), hasIdentity {
                builder.use(place)
            } else {
                builder.null()
            }
        case 17 where hasIdentity:
            let count = 8 * Int.random(in: 0...4, using: &generator)
            let kind = PayloadNode.ElementKind.allCases.randomElement(using: &generator)
            builder.bytes((0..<count).map { UInt8($0 * 7) }, kind: kind ?? .uint8)
        default:
            // A promise of a promise is one, and 18.3 renders no date that is a root.
            builder.begin(.promise, detail: UInt16.random(in: 0...2, using: &generator))
            let known = complete
            container(.object, depth + 1)
            builder.end()
            // Some builds write again what a promise came to.
            if !keepsPromised { complete = known }
        }
    }

    private mutating func container(_ kind: PayloadNode.Kind, _ depth: Int) {
        let index = builder.begin(kind)
        for place in 0..<Int.random(in: 0...5, using: &generator) {
            switch kind {
            case .object: builder.key(["a", "$b", "c d", "e\"", "f\u{E9}"][place])
            case .map: builder.string("\(place)")
            case .set:
                builder.string("$\(place)")
                continue
            default: break
            }
            value(depth: depth + 1)
        }
        builder.end()
        if kind == .array || kind == .object { complete.append(index) }
    }

    private mutating func number() -> Double {
        let numbers = [
            0, -0.0, 1, -7.5, 1e21, Double.leastNonzeroMagnitude, .infinity, -.infinity, .nan,
            9_007_199_254_740_992,
        ]
        return numbers.randomElement(using: &generator) ?? 0
    }

    private mutating func text() -> String {
        let texts = [
            "", "$", "$$x", "$1", "plain", "q\"\\\n", "\u{2028}本😀", "$D2020", "$undefined",
        ]
        let text = texts.randomElement(using: &generator) ?? ""
        // Some are rows of their own in a response.
        return Int.random(in: 0..<20, using: &generator) == 0
            ? text + String(repeating: "x", count: 1_100) : text
    }
}
