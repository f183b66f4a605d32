/// How nested values become flat fields: what a library calls them, and what it leaves out.
///
/// | | `indices` | `brackets` | `repeated` |
/// |---|---|---|---|
/// | `{"a":{"b":1}}` | `a[b]=1` | `a[b]=1` | `a[b]=1` |
/// | `{"t":["x","y"]}` | `t[0]=x`, `t[1]=y` | `t[]=x`, `t[]=y` | `t=x`, `t=y` |
public struct FieldConvention: Sendable, Equatable {
    /// How elements of an array are called.
    public enum ArrayNames: String, Sendable, CaseIterable {
        /// `tags[0]`, `tags[1]`.
        case indices
        /// `tags[]`, `tags[]`.
        case brackets
        /// `tags`, `tags`.
        case repeated = "repeat"
    }

    /// The library whose treatment of names and values is followed.
    public enum Library: Sendable {
        /// The npm package `object-to-formdata` 4: FormData with files.
        case objectToFormData
        /// The npm package `qs` 6: query text; files have no members and vanish.
        case qs
    }

    /// How elements of an array are called.
    public var arrays: ArrayNames
    /// Whether members are called `a.b` instead of `a[b]`.
    public var usesDots = false
    /// Whether an empty array is written as an empty field `a[]`.
    public var writesEmptyArrays = false
    /// Whether null is left out instead of written as an empty text.
    public var omitsNull = false
    /// Whether booleans are written as 1 and 0.
    public var writesBooleansAsDigits = false
    /// The library that is followed.
    public var library = Library.objectToFormData

    /// Creates a convention of `object-to-formdata`; other members are set afterwards.
    public init(arrays: ArrayNames) {
        self.arrays = arrays
    }

    /// `object-to-formdata` with `indices: true`.
    public static let indices = Self(arrays: .indices)
    /// `object-to-formdata` without options.
    public static let brackets = Self(arrays: .brackets)
    /// `object-to-formdata` with `noAttributesWithArrayNotation: true`.
    public static let repeated = Self(arrays: .repeated)
    /// `qs.stringify` with `arrayFormat: "indices"`, its default.
    public static let qsIndices = qs(.indices)
    /// `qs.stringify` with `arrayFormat: "brackets"`.
    public static let qsBrackets = qs(.brackets)
    /// `qs.stringify` with `arrayFormat: "repeat"`.
    public static let qsRepeated = qs(.repeated)

    private static func qs(_ arrays: ArrayNames) -> Self {
        var convention = Self(arrays: arrays)
        convention.library = .qs
        return convention
    }
}
