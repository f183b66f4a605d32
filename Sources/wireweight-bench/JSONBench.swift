internal import WireCore
internal import WireJSON
internal import WirePlatform

/// Reads and writes JSON files here and in Node, in turns.
struct JSONBench {
    let files: [String]

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
        let times = try Turns(byteCount: bytes.count).measure(
            path,
            peer: .json,
            decode: { try codec.decode(bytes).nodes.count },
            encode: { try codec.encoded(value).count }
        )
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return [
            BenchLine(
                file: name,
                operation: "decode",
                byteCount: bytes.count,
                nanoseconds: times.own.decode.median,
                peerNanoseconds: times.peer.decode.median
            ),
            BenchLine(
                file: name,
                operation: "encode",
                byteCount: output.count,
                nanoseconds: times.own.encode.median,
                peerNanoseconds: times.peer.encode.median
            ),
        ]
    }
}
