/// A Unicode property that a pattern may name: `\p{Letter}`, `\p{Lu}`, `\p{Emoji}`, `\p{sc=Han}`.
///
/// General categories, the binary properties that the standard library knows, and the scripts of
/// `UnicodeScriptTable`. A pattern that names anything else is refused rather than matched wrongly.
struct UnicodeProperty: Sendable {
    private let test: @Sendable (Unicode.Scalar) -> Bool
    /// Whether lone surrogates, which are no scalars, have the property.
    private var holdsForSurrogates = false

    func contains(_ character: UInt32) -> Bool {
        Unicode.Scalar(character).map(test) ?? holdsForSurrogates
    }

    /// Finds a property by the text between the braces; nil for an unknown one.
    init?(_ text: String) {
        let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        let isScript = parts.count == 2 && ["Script", "sc"].contains(parts[0])
        let isCategory = parts.count == 2 && ["General_Category", "gc"].contains(parts[0])
        guard parts.count == 1 || isScript || isCategory else { return nil }
        if isScript {
            guard let ranges = UnicodeScriptTable.ranges(parts[1]) else { return nil }
            test = { scalar in ranges.contains { $0.contains(scalar.value) } }
        } else if let categories = Self.categories(isCategory ? parts[1] : text) {
            test = { categories.contains($0.properties.generalCategory) }
            holdsForSurrogates = categories.contains(.surrogate)
        } else if !isCategory, let binary = Self.binary[text] {
            test = binary
            holdsForSurrogates = text == "Any" || text == "Assigned"
        } else {
            return nil
        }
    }

    /// The categories that a name means: one, or all whose code begins with a group's letter.
    private static func categories(_ name: String) -> Set<Unicode.GeneralCategory>? {
        let code = longNames[name] ?? name
        if code == "LC" { return [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter] }
        if let category = codes[code] { return [category] }
        guard code.utf8.count == 1 else { return nil }
        let group = codes.filter { $0.key.hasPrefix(code) }
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
        "Letter": "L", "Cased_Letter": "LC", "Uppercase_Letter": "Lu", "Lowercase_Letter": "Ll",
        "Titlecase_Letter": "Lt", "Modifier_Letter": "Lm", "Other_Letter": "Lo", "Mark": "M",
        "Combining_Mark": "M", "Nonspacing_Mark": "Mn", "Spacing_Mark": "Mc",
        "Enclosing_Mark": "Me", "Number": "N", "Decimal_Number": "Nd", "digit": "Nd",
        "Letter_Number": "Nl", "Other_Number": "No", "Punctuation": "P", "punct": "P",
        "Connector_Punctuation": "Pc", "Dash_Punctuation": "Pd", "Open_Punctuation": "Ps",
        "Close_Punctuation": "Pe", "Initial_Punctuation": "Pi", "Final_Punctuation": "Pf",
        "Other_Punctuation": "Po", "Symbol": "S", "Math_Symbol": "Sm",
        "Currency_Symbol": "Sc", "Modifier_Symbol": "Sk", "Other_Symbol": "So", "Separator": "Z",
        "Space_Separator": "Zs", "Line_Separator": "Zl", "Paragraph_Separator": "Zp",
        "Other": "C", "Control": "Cc", "cntrl": "Cc", "Format": "Cf", "Surrogate": "Cs",
        "Private_Use": "Co", "Unassigned": "Cn",
    ]
}
