import Testing
import WireCompression
import WireCore
import WireTestSupport

/// Bytes that compress as payloads do: JSON rows with seeded words and numbers.
func rows(_ byteCount: Int, seed: UInt64 = 1) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    while bytes.count < byteCount {
        let number = generator.next()
        bytes +=
            "{\"id\":\(bytes.count),\"text\":\"t\(number % 65_536)\",\"done\":\(number % 3 == 0)},"
            .utf8
    }
    return Array(bytes.prefix(byteCount))
}

/// Sets up a compressor.
func compressor(_ text: String) throws -> Compressor {
    let coding = try #require(ContentCoding(text))
    guard let compressor = Compressor(coding) else {
        throw WireError(CompressionError.unavailable, at: 0, text)
    }
    return compressor
}

/// Compresses a body as a whole.
func compressed(_ body: [UInt8], _ coding: String = "gzip:6") throws -> [UInt8] {
    var compressor = try compressor(coding)
    return compressor.compress(body, pieces: []).bytes
}

/// What a decoder made of a body, to compare one way of feeding it with another.
struct Outcome: Equatable {
    var output: [UInt8] = []
    var error: WireError?
    var warnings: [WireWarning] = []

    /// Decodes chunks.
    init(
        chunks: [ArraySlice<UInt8>],
        _ contentEncoding: String,
        limits: DecodingLimits = .standard
    ) {
        do throws(WireError) {
            var decoder = try ContentDecoder(contentEncoding: contentEncoding, limits: limits)
            do throws(WireError) {
                for chunk in chunks { try decoder.consume(chunk.span, into: &output) }
                try decoder.finish(into: &output)
            } catch {
                self.error = error
            }
            warnings = decoder.diagnostics.warnings
        } catch {
            self.error = error
        }
    }

    /// Decodes a whole body.
    init(
        _ body: [UInt8],
        _ contentEncoding: String,
        limits: DecodingLimits = .standard
    ) {
        self.init(chunks: [body[...]], contentEncoding, limits: limits)
    }
}

extension ContentCoding.Algorithm {
    /// The algorithms whose libraries are there.
    static let present = allCases.filter {
        $0.compressionAbsence == nil && $0.decompressionAbsence == nil
    }

    var isPresent: Bool { Self.present.contains(self) }
}

/// A captured answer under `Tests/Vectors/compression`, as its `index.txt` lists it.
struct CapturedAnswer {
    let name: String
    let contentEncoding: String
    let inflatedByteCount: Int
    /// Inflated bytes of each chunk.
    let pieces: [Int]
    /// The chunks as they were sent.
    let chunks: [[UInt8]]

    static func all() throws -> [Self] {
        let lines = try Vectors.lines("compression/index.txt").filter { $0.first != 0x23 }
        return try lines.map { line in
            let words = String(decoding: line, as: UTF8.self).split(separator: " ").map(String.init)
            let file = try Vectors.bytes("compression/" + words[0])
            return Self(
                name: words[0],
                contentEncoding: words[1],
                inflatedByteCount: try #require(Int(words[2])),
                pieces: words[3...].compactMap { Int($0) },
                chunks: try Self.chunks(file)
            )
        }
    }

    private static func chunks(_ file: [UInt8]) throws -> [[UInt8]] {
        let headEnd = try #require(
            file.indices.first { file[$0...].starts(with: "\r\n\r\n".utf8) }
        )
        var rest = file[(headEnd + 4)...]
        var chunks: [[UInt8]] = []
        while let lineEnd = rest.firstIndex(of: 0x0D) {
            let size = try #require(
                Int(String(decoding: rest[rest.startIndex..<lineEnd], as: UTF8.self), radix: 16)
            )
            if size == 0 { break }
            chunks.append(Array(file[(lineEnd + 2)..<(lineEnd + 2 + size)]))
            rest = rest[(lineEnd + 2 + size + 2)...]
        }
        return chunks
    }
}
