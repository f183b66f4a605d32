internal import WireCore
internal import WireJSON
internal import WirePlatform

/// What Node itself offers for a codec, measured by Node itself.
enum NodePeer {
    // The file is read to a string once: JSON.parse starts from text that is decoded already.
    case json
    case gzip
    case multipart(contentType: String)

    /// Defines `decode` and `encode` over the bytes in `file`.
    private var functions: String {
        switch self {
        case .json:
            """
            const text = file.toString(), value = JSON.parse(text);
            const decode = () => JSON.parse(text), encode = () => JSON.stringify(value);
            """
        case .gzip:
            """
            const zlib = require('zlib'), plain = zlib.gunzipSync(file);
            const decode = () => zlib.gunzipSync(file), encode = () => zlib.gzipSync(plain);
            """
        case .multipart(let contentType):
            """
            const headers = { 'content-type': '\(contentType)' };
            const decode = () => new Response(file, { headers }).formData();
            const form = await decode();
            const encode = () => new Response(form).arrayBuffer();
            """
        }
    }

    private var script: String {
        """
        (async () => {
        const [path, warmups, repetitions] = process.argv.slice(1);
        const file = require('fs').readFileSync(path);
        \(functions)
        const decoded = [], encoded = [];
        for (let index = 0; index < +warmups + +repetitions; index++) {
            const start = process.hrtime.bigint();
            const read = decode();
            if (read instanceof Promise) await read;
            const middle = process.hrtime.bigint();
            const written = encode();
            if (written instanceof Promise) await written;
            const end = process.hrtime.bigint();
            if (index < +warmups) continue;
            decoded.push(Number(middle - start));
            encoded.push(Number(end - middle));
        }
        console.log(JSON.stringify({ decode: decoded, encode: encoded }));
        })();
        """
    }

    /// Measures one file in a Node of its own.
    func measure(
        _ path: String,
        warmups: Int,
        repetitions: Int
    ) throws(BenchError) -> Turns.Times {
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
            let output = try JSONCodec().decode(result.output)
            return Turns.Times(
                decode: Self.numbers("decode", in: output),
                encode: Self.numbers("encode", in: output)
            )
        } catch let error as BenchError {
            throw error
        } catch {
            throw BenchError(reason: "node: \(error)", status: 70)
        }
    }

    private static func numbers(_ name: StaticString, in output: Payload) -> [Double] {
        guard let list = output.member(name, of: 0) else { return [] }
        return output.entries(list).map(output.double)
    }
}
