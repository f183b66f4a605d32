import Testing
import WireCore
import WireJSON
import WireTestSupport

/// What holds for every JSON text, tried on generated ones; each failure names its seed.
@Suite struct JSONPropertyTests {
    private static let seeds: ClosedRange<UInt64> = 1...2_000

    private func decode(_ bytes: [UInt8]) throws(WireError) -> Payload {
        try JSONCodec().decode(bytes)
    }

    @Test func `what is written reads back the same, and is written the same again`() throws {
        for seed in Self.seeds {
            var texts = RandomJSON(seed: seed)
            let value = try decode(texts.next())
            let written = try JSONCodec().encoded(value)
            let again = try decode(written)
            #expect(try JSONCodec().encoded(again) == written, "seed \(seed)")
        }
    }

    @Test func `typed JSON reads back what it wrote`() throws {
        for seed in Self.seeds {
            var texts = RandomJSON(seed: seed)
            let value = try decode(texts.next())
            let text = TypedJSON.text(value)
            var diagnostics = Diagnostics()
            let again = try TypedJSON.read(
                decode(Array(text.utf8)),
                diagnostics: &diagnostics
            )
            #expect(TypedJSON.text(again) == text, "seed \(seed)")
            #expect(diagnostics.warnings.isEmpty, "seed \(seed)")
        }
    }

    @Test func `the nodes' texts and what stands between them are the input`() throws {
        for seed in Self.seeds {
            var texts = RandomJSON(seed: seed)
            let text = texts.next()
            let value = try decode(text)
            #expect(Array(value.bytes.prefix(value.sourceByteCount)) == text)
            var position = 0
            for node in value.nodes {
                let start = Int(node.source)
                let gap = text[position..<start]
                #expect(gap.allSatisfy { " \t\r\n,:[]{}".utf8.contains($0) }, "seed \(seed)")
                position = start
                switch node.kind {
                case .number: position += Int(node.detail)
                case .true, .null: position += 4
                case .false: position += 5
                case .string, .key:
                    position += 1
                    while text[position] != UInt8(ascii: "\"") {
                        position += text[position] == UInt8(ascii: "\\") ? 2 : 1
                    }
                    position += 1
                default: position += 1
                }
            }
            #expect(text[position...].allSatisfy { " \t\r\n,]}".utf8.contains($0) }, "seed \(seed)")
        }
    }

    @Test func `the ledger gives every byte to one owner`() throws {
        for seed in Self.seeds {
            var texts = RandomJSON(seed: seed)
            let text = texts.next()
            let ledger = try JSONLedger.ledger(of: text.span)
            #expect(ledger.byteCount == text.count, "seed \(seed)")
        }
    }

    @Test func `no mutation stops the reader, and its verdict is that of the text alone`() {
        for seed in Self.seeds {
            var texts = RandomJSON(seed: seed)
            var text = texts.next()
            var generator = SeededGenerator(seed: seed)
            for _ in 0..<4 {
                let place = Int(generator.next() % UInt64(text.count))
                text[place] = UInt8(truncatingIfNeeded: generator.next())
                do throws(WireError) {
                    let value = try decode(text)
                    _ = TypedJSON.text(value)
                } catch {
                    #expect(error.offset <= text.count, "seed \(seed)")
                    // What comes behind the fault does not change it.
                    guard error.code == JSONError.syntax, error.offset < text.count else {
                        continue
                    }
                    let longer = text.prefix(error.offset + 1) + Array("]}\"x".utf8)
                    let again = #expect(throws: WireError.self) { _ = try decode(Array(longer)) }
                    #expect(again?.offset == error.offset, "seed \(seed)")
                }
            }
        }
    }

    @Test func `numbers and texts give the same value wherever they stand`() throws {
        // Scanning by eights must not depend on the place in the input.
        let texts = ["1.5e3", "-12345678901234567890", "\"abcdefgh\\n本z\"", "true", "{\"k\":null}"]
        for text in texts {
            let expected = try JSONCodec().encoded(decode(Array(text.utf8)))
            for before in 0..<17 {
                for after in 0..<17 {
                    let padded =
                        Array(repeating: UInt8(0x20), count: before) + Array(text.utf8)
                        + Array(repeating: UInt8(0x0A), count: after)
                    #expect(try JSONCodec().encoded(decode(padded)) == expected)
                }
            }
        }
    }
}
