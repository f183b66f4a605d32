public import WireCore

/// Nested values as flat form fields, and back.
///
/// ```swift
/// // {"text":"Buy Milk","tags":["home","shop"]}
/// let form = try FormFields.form(of: payload, convention: .indices)
/// // [["text","Buy Milk"],["tags[0]","home"],["tags[1]","shop"]]
/// ```
public enum FormFields {
    /// Returns the fields of the value at `index` as FormData.
    ///
    /// Numbers and big integers are written as JavaScript prints them, dates as ISO text; undefined
    /// makes no field. Objects without members of their own, such as maps, sets, errors and
    /// promises, make none either, as in the libraries. Members are taken in JavaScript's order.
    ///
    /// - Throws: `form.unsupportedValue`, `form.cycle`, `form.tooManyFields`; the offset is 0.
    public static func form(
        of payload: Payload,
        at index: Int = 0,
        convention: FieldConvention,
        limits: DecodingLimits = .standard
    ) throws(WireError) -> Payload {
        var writer = FieldWriter(payload, convention, limits)
        return try writer.write(index)
    }

    /// Returns a form's text fields as `qs.stringify` joins them: values escaped as
    /// `encodeURIComponent` does, names only when `escapesNames` (`encodeValuesOnly: false`).
    package static func queryText(_ form: Payload, escapesNames: Bool = true) -> [UInt8] {
        var output: [UInt8] = []
        for (key, value) in form.members(form.resolved(0)) {
            if !output.isEmpty { output.append(UInt8(ascii: "&")) }
            append(form, key, escaped: escapesNames, to: &output)
            output.append(UInt8(ascii: "="))
            append(form, value, escaped: true, to: &output)
        }
        return output
    }

    private static func append(
        _ form: Payload,
        _ index: Int,
        escaped: Bool,
        to output: inout [UInt8]
    ) {
        var text: [UInt8] = []
        WTF8.appendWellFormed(form.bytes[form.range(index)].span, to: &text)
        for byte in text {
            if !escaped || PercentText.isAlphanumeric(byte) || "-._~".utf8.contains(byte) {
                output.append(byte)
            } else {
                PercentText.appendEscape(byte, to: &output)
            }
        }
    }
}
