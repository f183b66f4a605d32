internal import WireCore
internal import WireJSON
internal import WirePlatform

/// Reads and writes JSON files here and in Node, in turns.
struct JSONBench {
    let files: [String]

    func run() throws -> [CodecLine] {
        var lines: [CodecLine] = []
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

    private func measure(_ path: String, _ bytes: [UInt8]) throws -> [CodecLine] {
        let own = try CodecCase.json(bytes)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try CodecCase.measure([own], value: name, path, peer: .json)
    }
}
