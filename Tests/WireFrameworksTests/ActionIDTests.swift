import Testing
import WireFrameworks
import WireHTTP
import WireTestSupport

@Suite struct ActionIDTests {
    /// Digests of RFC 3174, 7.3, and of lengths around the padding's edges.
    @Test func `digests names with SHA-1`() {
        let digests = [
            "abc": "a9993e364706816aba3e25717850c26c9cd0d89d",
            "": "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq":
                "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
            String(repeating: "a", count: 55): "c1c8bbdc22796e28c0e15163d20899b65621d65a",
            String(repeating: "a", count: 64): "0098ba824b5c16427bd7a1122a5a442a25ec644d",
        ]
        for (name, digest) in digests {
            #expect(ActionID.make(from: name, declaredArguments: 0, shape: .digest) == digest)
        }
    }

    @Test func `says which arguments are declared`() {
        let bytes = [0: "00", 1: "40", 2: "60", 3: "70", 6: "7e", 7: "7f", 90: "7f", -1: "00"]
        for (count, byte) in bytes {
            let id = ActionID.make(from: "x", declaredArguments: count, shape: .digestWithInfo)
            #expect(id.hasPrefix(byte))
            #expect(id.utf8.count == 42)
        }
    }
}
