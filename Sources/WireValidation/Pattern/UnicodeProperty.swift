/// A Unicode property that a pattern may name: `\p{Letter}`, `\p{Lu}`, `\p{Emoji}`.
///
/// General categories and the binary properties that the standard library knows; scripts are not
/// among them, so a pattern that names one is refused rather than matched wrongly.
struct UnicodeProperty: Sendable {
    private let test: @Sendable (Unicode.Scalar) -> Bool

    func contains(_ character: UInt32) -> Bool {
        // Lone surrogates belong to no property but their own category.
        Unicode.Scalar(character).map(test) ?? false
    }

    /// Finds a property by the text between the braces; nil for an unknown one.
    init?(_ text: String) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2 {
            guard ["General_Category", "gc"].contains(parts[0]),
                let categories = Self.categories(parts[1])
            else { return nil }
            test = { categories.contains($0.properties.generalCategory) }
        } else if let categories = Self.categories(text) {
            test = { categories.contains($0.properties.generalCategory) }
        } else if let binary = Self.binary[text] {
            test = binary
        } else {
            return nil
        }
    }

    private static func categories(_ name: String) -> Set<Unicode.GeneralCategory>? {
        guard let short = longNames[name] ?? (codes[name] != nil ? name : nil) else {
            let group = codes.filter { $0.key.first.map(String.init) == (longNames[name] ?? name) }
            return group.isEmpty ? nil : Set(group.values)
        }
        if let one = codes[short] { return [one] }
        let group = codes.filter { $0.key.hasPrefix(short) }
        return group.isEmpty ? nil : Set(group.values)
    }

    private static let codes: [String: Unicode.GeneralCategory] = [
        "Lu": .uppercaseLetter, "Ll": .lowercaseLetter, "Lt": .titlecaseLetter,
        "Lm": .modifierLetter, "Lo": .otherLetter, "Mn": .nonspacingMark, "Mc": .spacingMark,
        "Me": .enclosingMark, "Nd": .decimalNumber, "Nl": .letterNumber, "No": .otherNumber,
        "Pc": .connectorPunctuation, "Pd": .dashPunctuation, "Ps": .openPunctuation,
        "Pe": .closePunctuation, "Pi": .initialPunctuation, "Pf": .finalPunctuation,
        "Po": .otherPunctuation, "Sm": .mathSymbol, "Sc": .currencySymbol, "Sk": .modifierSymbol,
        "So": .otherSymbol, "Zs": .spaceSeparator, "Zl": .lineSeparator, "Zp": .paragraphSeparator,
        "Cc": .control, "Cf": .format, "Cs": .surrogate, "Co": .privateUse, "Cn": .unassigned,
    ]

    /// Long names, and the groups by their one letter.
    private static let longNames: [String: String] = [
        "Letter": "L", "L": "L", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll",
        "Titlecase_Letter": "Lt", "Modifier_Letter": "Lm", "Other_Letter": "Lo", "Mark": "M",
        "M": "M", "Combining_Mark": "M", "Nonspacing_Mark": "Mn", "Spacing_Mark": "Mc",
        "Enclosing_Mark": "Me", "Number": "N", "N": "N", "Decimal_Number": "Nd", "digit": "Nd",
        "Letter_Number": "Nl", "Other_Number": "No", "Punctuation": "P", "P": "P", "punct": "P",
        "Connector_Punctuation": "Pc", "Dash_Punctuation": "Pd", "Open_Punctuation": "Ps",
        "Close_Punctuation": "Pe", "Initial_Punctuation": "Pi", "Final_Punctuation": "Pf",
        "Other_Punctuation": "Po", "Symbol": "S", "S": "S", "Math_Symbol": "Sm",
        "Currency_Symbol": "Sc", "Modifier_Symbol": "Sk", "Other_Symbol": "So", "Separator": "Z",
        "Z": "Z", "Space_Separator": "Zs", "Line_Separator": "Zl", "Paragraph_Separator": "Zp",
        "Other": "C", "C": "C", "Control": "Cc", "cntrl": "Cc", "Format": "Cf", "Surrogate": "Cs",
        "Private_Use": "Co", "Unassigned": "Cn",
    ]

    private static let binary: [String: @Sendable (Unicode.Scalar) -> Bool] = [
        "Any": { _ in true },
        "ASCII": { $0.isASCII },
        "Assigned": { $0.properties.generalCategory != .unassigned },
        "Alphabetic": { $0.properties.isAlphabetic },
        "Alpha": { $0.properties.isAlphabetic },
        "Lowercase": { $0.properties.isLowercase },
        "Lower": { $0.properties.isLowercase },
        "Uppercase": { $0.properties.isUppercase },
        "Upper": { $0.properties.isUppercase },
        "White_Space": { $0.properties.isWhitespace },
        "space": { $0.properties.isWhitespace },
        "ID_Start": { $0.properties.isIDStart },
        "IDS": { $0.properties.isIDStart },
        "ID_Continue": { $0.properties.isIDContinue },
        "IDC": { $0.properties.isIDContinue },
        "XID_Start": { $0.properties.isXIDStart },
        "XID_Continue": { $0.properties.isXIDContinue },
        "Math": { $0.properties.isMath },
        "Hex_Digit": { $0.properties.isHexDigit },
        "ASCII_Hex_Digit": { $0.properties.isASCIIHexDigit },
        "Ideographic": { $0.properties.isIdeographic },
        "Dash": { $0.properties.isDash },
        "Diacritic": { $0.properties.isDiacritic },
        "Quotation_Mark": { $0.properties.isQuotationMark },
        "Emoji": { $0.properties.isEmoji },
        "Emoji_Presentation": { $0.properties.isEmojiPresentation },
        "Emoji_Modifier": { $0.properties.isEmojiModifier },
        "Emoji_Modifier_Base": { $0.properties.isEmojiModifierBase },
        "Emoji_Component": isEmojiComponent,
        "Extended_Pictographic": isExtendedPictographic,
        "ExtPict": isExtendedPictographic,
    ]

    /// Unicode emoji-data.txt, Emoji_Component: keycap bases, joiner, selectors, flags, tags.
    @Sendable private static func isEmojiComponent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x23, 0x2A, 0x30...0x39, 0x200D, 0x20E3, 0xFE0F, 0x1F1E6...0x1F1FF,
            0x1F3FB...0x1F3FF, 0x1F9B0...0x1F9B3, 0xE0020...0xE007F:
            true
        default: false
        }
    }

    /// Unicode emoji-data.txt, Extended_Pictographic: emoji that are no components, and the code
    /// points of the pictographic blocks that are kept for them.
    @Sendable private static func isExtendedPictographic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: false
        case 0x1F000...0x1F0FF, 0x1F10D...0x1F10F, 0x1F12F, 0x1F16C...0x1F171, 0x1F17E...0x1F17F,
            0x1F18E, 0x1F191...0x1F19A, 0x1F1AD...0x1F1E5, 0x1F201...0x1F20F, 0x1F21A, 0x1F22F,
            0x1F232...0x1F23A, 0x1F23C...0x1F23F, 0x1F249...0x1F53D, 0x1F546...0x1F64F,
            0x1F680...0x1F6FF, 0x1F774...0x1F77F, 0x1F7D5...0x1F7FF, 0x1F80C...0x1F80F,
            0x1F848...0x1F84F, 0x1F85A...0x1F85F, 0x1F888...0x1F88F, 0x1F8AE...0x1F8FF,
            0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1FAFF, 0x1FC00...0x1FFFD:
            true
        default: scalar.properties.isEmoji && !isEmojiComponent(scalar) && scalar.value > 0x7F
        }
    }
}
