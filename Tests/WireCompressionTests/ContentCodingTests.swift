import Testing
import WireCompression

@Suite struct ContentCodingTests {
    @Test func `reads algorithm and level`() throws {
        let accepted = [
            "gzip": "gzip:6", "gzip:1": "gzip:1", "gzip:9": "gzip:9", "deflate:6": "deflate:6",
            "br": "brotli:5", "brotli": "brotli:5", "brotli:0": "brotli:0", "br:11": "brotli:11",
            "zstd": "zstd:3", "zstd:19": "zstd:19", "x-gzip:4": "gzip:4",
        ]
        for (text, name) in accepted { #expect(ContentCoding(text)?.name == name, "\(text)") }
        let coding = try #require(ContentCoding("brotli:7"))
        #expect(coding.algorithm == .brotli && coding.level == 7 && coding.token == "br")
    }

    @Test(arguments: [
        "", ":", "gzip:", "gzip:0", "gzip:10", "gzip:06x", "gzip:-1", "gzip:+1", "gzip: 6",
        "gzip:6:1", "gzip:999999999999999999999", "brotli:12", "zstd:0", "zstd:20", "lzma:1",
        "deflate:0", "identity", " gzip",
    ])
    func `refuses what no library has`(text: String) {
        #expect(ContentCoding(text) == nil)
    }

    @Test func `names the library and its version, or why it is absent`() {
        for algorithm in ContentCoding.Algorithm.allCases {
            #expect((algorithm.library == nil) == (algorithm.compressionAbsence != nil))
            if let library = algorithm.library {
                let words = library.split(separator: " ")
                #expect(words.count == 2 && words[1].contains("."), "\(library)")
            }
        }
        #expect(ContentCoding.Algorithm.gzip.library == "zlib " + ContentCoding.zlibVersion)
    }
}
