internal import WireCore
internal import WireJSON
internal import WirePlatform

/// Reads and writes JSON files here and in Node, in turns.
struct JSONBench {
    let files: [String]
    /// Rounds, each of which Node and this program take part in once.
    private let rounds = 7
    /// Repetitions that warm up before those that count.
    private let warmups = 5

    init(files: [String]) {
        self.files = files
    }

    func run() throws -> [BenchLine] {
        var lines: [BenchLine] = []
        for path in files {
            let bytes: [UInt8]
            do {
                bytes = try Platform.readFile(path)
            } catch {
                let status: Int32 = error.isMissing || error.isFolder ? 66 : 65
                throw BenchError(reason: "\(path): \(error.reason)", status: status)
            }
            do {
                lines += try measure(path, bytes)
            } catch let error as WireError {
                throw BenchError(reason: "\(path): \(error)", status: 65)
            }
        }
        return lines
    }

    private func measure(_ path: String, _ bytes: [UInt8]) throws -> [BenchLine] {
        let codec = JSONCodec()
        let value = try codec.decode(bytes)
        let output = try codec.encoded(value)
        // Small files are repeated more often, so that a round takes about as long for all.
        let repetitions = max(9, min(200, 20_000_000 / max(1, bytes.count)))
        var decode: [Int] = []
        var encode: [Int] = []
        var peer = NodePeer.Times()
        for _ in 0..<rounds {
            peer.add(try NodePeer.measure(path, warmups: warmups, repetitions: repetitions))
            for repetition in 0..<(warmups + repetitions) {
                let start = Platform.nanoseconds
                let nodeCount = try codec.decode(bytes).nodes.count
                let middle = Platform.nanoseconds
                let byteCount = try codec.encoded(value).count
                let end = Platform.nanoseconds
                guard nodeCount == value.nodes.count, byteCount == output.count else {
                    throw BenchError(reason: "\(path): results differ", status: 70)
                }
                if repetition >= warmups {
                    decode.append(middle - start)
                    encode.append(end - middle)
                }
            }
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return [
            BenchLine(
                file: name,
                operation: "decode",
                byteCount: bytes.count,
                nanoseconds: decode.median,
                peerNanoseconds: peer.decode.median
            ),
            BenchLine(
                file: name,
                operation: "encode",
                byteCount: output.count,
                nanoseconds: encode.median,
                peerNanoseconds: peer.encode.median
            ),
        ]
    }
}

extension [Int] {
    /// The middle value, the lower one of two; 0 when there is none.
    var median: Int { isEmpty ? 0 : sorted()[(count - 1) / 2] }
}
