internal import WireCore

/// Names of hosts, and e-mail addresses.
enum HostFormat {
    private static let hyphen = UInt8(ascii: "-")

    /// Labels of letters, digits and inner hyphens, at most 63 long, 253 in all (RFC 1123).
    static func allowsHostname(_ text: ArraySlice<UInt8>) -> Bool {
        let labels = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return text.count <= 253 && labels.allSatisfy { $0.count <= 63 && isLabel($0) }
    }

    private static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
        label.first != hyphen && label.last != hyphen && !label.isEmpty
            && label.allSatisfy { $0.isAlphanumeric || $0 == hyphen }
    }

    /// Labels of letters, digits and marks of any script, parted by one of four full stops
    /// (RFC 5890); the rules for single characters (RFC 5892, RFC 5893) are not checked.
    static func allowsInternationalHostname(_ text: ArraySlice<UInt8>) -> Bool {
        let stops: Set<Unicode.Scalar> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        let labels = scalars.split(omittingEmptySubsequences: false, whereSeparator: stops.contains)
        return scalars.count <= 253 && labels.allSatisfy(isInternationalLabel)
    }

    private static func isInternationalLabel(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = label.first, label.count <= 63 else { return false }
        guard first != "-", label.last != "-", !isMark(first) else { return false }
        return label.allSatisfy { scalar in
            scalar == "-" || scalar.properties.isIDContinue && scalar != "_"
                || scalar.properties.isJoinControl || scalar.value > 0x7F && isMark(scalar)
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// Atoms with dots, `@`, and at least two labels, as ajv-formats has it.
    static func allowsMailbox(_ text: ArraySlice<UInt8>) -> Bool {
        guard let mark = text.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let labels = text[(mark + 1)...].split(
            separator: UInt8(ascii: "."),
            omittingEmptySubsequences: false
        )
        return isDotAtom(text[..<mark], isAtomCharacter) && labels.count >= 2
            && labels.allSatisfy(isLabel)
    }

    /// RFC 6531: as RFC 5321 has it, but with characters of any script.
    static func allowsInternationalMailbox(_ text: ArraySlice<UInt8>) -> Bool {
        guard let mark = text.lastIndex(of: UInt8(ascii: "@")) else { return false }
        let local = text[..<mark]
        let isQuoted = local.count > 2 && local.first == 0x22 && local.last == 0x22
        return (isQuoted || isDotAtom(local) { $0 >= 0x80 || isAtomCharacter($0) })
            && isDotAtom(text[(mark + 1)...]) { $0 >= 0x80 || $0.isAlphanumeric || $0 == hyphen }
    }

    private static func isDotAtom(
        _ text: ArraySlice<UInt8>,
        _ test: (UInt8) -> Bool
    ) -> Bool {
        text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy(test) }
    }

    private static func isAtomCharacter(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
}
