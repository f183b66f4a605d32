extension UnicodeProperty {
    /// The binary properties of ECMA-262 that the standard library knows, by both of their names.
    static let binary: [String: @Sendable (Unicode.Scalar) -> Bool] = [
        "Any": { _ in true },
        "ASCII": { $0.isASCII },
        "Assigned": { $0.properties.generalCategory != .unassigned },
        "Alphabetic": { $0.properties.isAlphabetic },
        "Alpha": { $0.properties.isAlphabetic },
        "ASCII_Hex_Digit": { $0.properties.isASCIIHexDigit },
        "AHex": { $0.properties.isASCIIHexDigit },
        "Bidi_Control": { $0.properties.isBidiControl },
        "Bidi_C": { $0.properties.isBidiControl },
        "Bidi_Mirrored": { $0.properties.isBidiMirrored },
        "Bidi_M": { $0.properties.isBidiMirrored },
        "Case_Ignorable": { $0.properties.isCaseIgnorable },
        "CI": { $0.properties.isCaseIgnorable },
        "Cased": { $0.properties.isCased },
        "Changes_When_Casefolded": { $0.properties.changesWhenCaseFolded },
        "CWCF": { $0.properties.changesWhenCaseFolded },
        "Changes_When_Casemapped": { $0.properties.changesWhenCaseMapped },
        "CWCM": { $0.properties.changesWhenCaseMapped },
        "Changes_When_Lowercased": { $0.properties.changesWhenLowercased },
        "CWL": { $0.properties.changesWhenLowercased },
        "Changes_When_NFKC_Casefolded": { $0.properties.changesWhenNFKCCaseFolded },
        "CWKCF": { $0.properties.changesWhenNFKCCaseFolded },
        "Changes_When_Titlecased": { $0.properties.changesWhenTitlecased },
        "CWT": { $0.properties.changesWhenTitlecased },
        "Changes_When_Uppercased": { $0.properties.changesWhenUppercased },
        "CWU": { $0.properties.changesWhenUppercased },
        "Dash": { $0.properties.isDash },
        "Default_Ignorable_Code_Point": { $0.properties.isDefaultIgnorableCodePoint },
        "DI": { $0.properties.isDefaultIgnorableCodePoint },
        "Deprecated": { $0.properties.isDeprecated },
        "Dep": { $0.properties.isDeprecated },
        "Diacritic": { $0.properties.isDiacritic },
        "Dia": { $0.properties.isDiacritic },
        "Emoji": { $0.properties.isEmoji },
        "Emoji_Component": isEmojiComponent,
        "EComp": isEmojiComponent,
        "Emoji_Modifier": { $0.properties.isEmojiModifier },
        "EMod": { $0.properties.isEmojiModifier },
        "Emoji_Modifier_Base": { $0.properties.isEmojiModifierBase },
        "EBase": { $0.properties.isEmojiModifierBase },
        "Emoji_Presentation": { $0.properties.isEmojiPresentation },
        "EPres": { $0.properties.isEmojiPresentation },
        "Extended_Pictographic": isExtendedPictographic,
        "ExtPict": isExtendedPictographic,
        "Extender": { $0.properties.isExtender },
        "Ext": { $0.properties.isExtender },
        "Grapheme_Base": { $0.properties.isGraphemeBase },
        "Gr_Base": { $0.properties.isGraphemeBase },
        "Grapheme_Extend": { $0.properties.isGraphemeExtend },
        "Gr_Ext": { $0.properties.isGraphemeExtend },
        "Hex_Digit": { $0.properties.isHexDigit },
        "Hex": { $0.properties.isHexDigit },
        "IDS_Binary_Operator": { $0.properties.isIDSBinaryOperator },
        "IDSB": { $0.properties.isIDSBinaryOperator },
        "IDS_Trinary_Operator": { $0.properties.isIDSTrinaryOperator },
        "IDST": { $0.properties.isIDSTrinaryOperator },
        "ID_Continue": { $0.properties.isIDContinue },
        "IDC": { $0.properties.isIDContinue },
        "ID_Start": { $0.properties.isIDStart },
        "IDS": { $0.properties.isIDStart },
        "Ideographic": { $0.properties.isIdeographic },
        "Ideo": { $0.properties.isIdeographic },
        "Join_Control": { $0.properties.isJoinControl },
        "Join_C": { $0.properties.isJoinControl },
        "Logical_Order_Exception": { $0.properties.isLogicalOrderException },
        "LOE": { $0.properties.isLogicalOrderException },
        "Lowercase": { $0.properties.isLowercase },
        "Lower": { $0.properties.isLowercase },
        "Math": { $0.properties.isMath },
        "Noncharacter_Code_Point": { $0.properties.isNoncharacterCodePoint },
        "NChar": { $0.properties.isNoncharacterCodePoint },
        "Pattern_White_Space": { $0.properties.isPatternWhitespace },
        "Pat_WS": { $0.properties.isPatternWhitespace },
        "Quotation_Mark": { $0.properties.isQuotationMark },
        "QMark": { $0.properties.isQuotationMark },
        "Radical": { $0.properties.isRadical },
        "Regional_Indicator": { (0x1F1E6...0x1F1FF).contains($0.value) },
        "RI": { (0x1F1E6...0x1F1FF).contains($0.value) },
        "Sentence_Terminal": { $0.properties.isSentenceTerminal },
        "STerm": { $0.properties.isSentenceTerminal },
        "Soft_Dotted": { $0.properties.isSoftDotted },
        "SD": { $0.properties.isSoftDotted },
        "Unified_Ideograph": { $0.properties.isUnifiedIdeograph },
        "UIdeo": { $0.properties.isUnifiedIdeograph },
        "Uppercase": { $0.properties.isUppercase },
        "Upper": { $0.properties.isUppercase },
        "Variation_Selector": { $0.properties.isVariationSelector },
        "VS": { $0.properties.isVariationSelector },
        "White_Space": { $0.properties.isWhitespace },
        "space": { $0.properties.isWhitespace },
        "XID_Continue": { $0.properties.isXIDContinue },
        "XIDC": { $0.properties.isXIDContinue },
        "XID_Start": { $0.properties.isXIDStart },
        "XIDS": { $0.properties.isXIDStart },
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
