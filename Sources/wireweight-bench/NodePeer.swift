internal import WireCore
internal import WireJSON
internal import WirePlatform

/// Node's JSON.parse and JSON.stringify, measured by Node itself.
enum NodePeer {
    /// The time of each repetition, in nanoseconds.
    struct Times {
        var decode: [Int] = []
        var encode: [Int] = []

        mutating func add(_ other: Times) {
            decode += other.decode
            encode += other.encode
        }
    }

    // The file is read to a string once: JSON.parse starts from text that is decoded already.
    private static let script = """
        const [path, warmups, repetitions] = process.argv.slice(1);
        const text = require('fs').readFileSync(path, 'utf8');
        const value = JSON.parse(text);
        const decode = [], encode = [];
        for (let index = 0; index < +warmups + +repetitions; index++) {
            const start = process.hrtime.bigint();
            JSON.parse(text);
            const middle = process.hrtime.bigint();
            JSON.stringify(value);
            const end = process.hrtime.bigint();
            if (index < +warmups) continue;
            decode.push(Number(middle - start));
            encode.push(Number(end - middle));
        }
        console.log(JSON.stringify({ decode, encode }));
        """

    /// Measures one file in a Node of its own.
    static func measure(
        _ path: String,
        warmups: Int,
        repetitions: Int
    ) throws(BenchError) -> Times {
        do {
            let result = try Platform.run(
                "node",
                ["-e", script, "--", path, "\(warmups)", "\(repetitions)"]
            )
            guard result.status == 0 else {
                throw BenchError(
                    reason: "node: \(String(decoding: result.errors, as: UTF8.self))",
                    status: 70
                )
            }
            let answer = try JSONCodec().decode(result.output)
            return Times(
                decode: numbers("decode", in: answer),
                encode: numbers("encode", in: answer)
            )
        } catch let error as BenchError {
            throw error
        } catch {
            throw BenchError(reason: "node: \(error)", status: 70)
        }
    }

    private static func numbers(_ name: StaticString, in answer: Payload) -> [Int] {
        guard let list = answer.member(name, of: 0) else { return [] }
        return answer.entries(list).compactMap { Int(exactly: answer.double($0)) }
    }
}
