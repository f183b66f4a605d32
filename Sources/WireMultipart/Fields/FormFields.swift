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

    /// Rebuilds the nested value whose fields `form` holds; leaves are texts and files.
    ///
    /// Names are read as qs and its relatives do: `a[b]` is a member, `a[0]` and `a[]` are
    /// elements, and a name that comes again makes an array. A container whose keys are all
    /// indices is an array, with holes where one is missing. A name that is malformed after its
    /// first bracket counts as a whole, and so does what lies deeper than `depth`.
    ///
    /// - Returns: an object.
    public static func value(
        from form: Payload,
        limits: DecodingLimits = .standard
    ) -> Payload {
        var tree = FieldTree(form, limits)
        for (key, value) in form.members(form.resolved(0)) { tree.add(key, value) }
        return tree.payload()
    }
}

/// How the elements of arrays are called where nested values become flat fields, after the npm
/// package `object-to-formdata` 4.
///
/// | | `indices` | `brackets` | `repeated` |
/// |---|---|---|---|
/// | `{"a":{"b":1}}` | `a[b]=1` | `a[b]=1` | `a[b]=1` |
/// | `{"t":["x","y"]}` | `t[0]=x`, `t[1]=y` | `t[]=x`, `t[]=y` | `t=x`, `t=y` |
public enum FieldConvention: Sendable {
    /// `tags[0]`, `tags[1]`, with `indices: true`.
    case indices
    /// `tags[]`, `tags[]`, without options.
    case brackets
    /// `tags`, `tags`, with `noAttributesWithArrayNotation: true`.
    case repeated
}
