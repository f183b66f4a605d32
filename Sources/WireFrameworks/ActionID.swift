internal import WireCore

/// Ids of Server Actions, made from a name by a fixed rule.
package enum ActionID {
    /// The shape of a release's ids.
    package enum Shape: Sendable, Hashable {
        /// 40 hex digits: a SHA-1 digest.
        case digest
        /// 42 hex digits: a byte that says which arguments the function declares, then a digest.
        case digestWithInfo
    }

    /// Returns the id that stands for the action called `name`.
    ///
    /// Next.js digests the path of the source file and the export's name, from 15 on with a salt
    /// of the build. Here the digest is that of the name alone, so that a sample has the same id
    /// everywhere; it is as long, and as incompressible, as a real one.
    ///
    /// - Parameters:
    ///   - name: Any text.
    ///   - declaredArguments: How many parameters the function declares.
    ///   - shape: The shape of the release's ids.
    /// - Returns: 40 or 42 lower case hex digits.
    package static func make(from name: String, declaredArguments: Int, shape: Shape) -> String {
        let digest = hex(SHA1.digest(Array(name.utf8)))
        switch shape {
        case .digest: return digest
        case .digestWithInfo: return hex([info(declaredArguments)]) + digest
        }
    }

    /// The byte that says which parameters are declared.
    ///
    /// Bits 6 to 1 stand for the parameters 0 to 5, bit 0 for all beyond; bit 7 would mark a
    /// cached function. Seen: `00` none, `40` one, `60` two, `70` three, `7f` a rest parameter.
    private static func info(_ declaredArguments: Int) -> UInt8 {
        let count = min(max(declaredArguments, 0), 7)
        return UInt8(truncatingIfNeeded: 0x7F << (7 - count)) & 0x7F
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.hexDigits, as: UTF8.self)
    }
}
