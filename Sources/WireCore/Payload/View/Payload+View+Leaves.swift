extension Payload.View {
    /// Whether this is null, undefined or an absent element.
    public var isNil: Bool { kind == .null || kind == .undefined || kind == .hole }

    /// A boolean.
    public var bool: Bool? {
        switch kind {
        case .true: true
        case .false: false
        default: nil
        }
    }

    /// A number, as JavaScript holds it.
    public var double: Double? { payload.number(index) }

    /// A number that is a whole one in the range of `Int`.
    public var int: Int? { double.flatMap(Int.init(exactly:)) }

    /// A string; lone surrogates are shown as U+FFFD.
    public var string: String? { kind == .string ? payload.text(index) : nil }

    /// The bytes of a string, as WTF-8: UTF-8, with lone surrogates as three bytes each.
    public var utf8: ArraySlice<UInt8>? { payload.string(index) }

    /// A big integer, by its decimal digits.
    public var bigInt: String? { kind == .bigint ? payload.text(index) : nil }

    /// A Date, which may be an invalid one.
    public var date: PayloadDate? {
        kind == .date ? PayloadDate(milliseconds: payload.double(index)) : nil
    }

    /// The bytes that a typed array, `ArrayBuffer` or `DataView` shows, in the machine's order that
    /// wrote them: little-endian, on every machine that matters.
    public var bytes: ArraySlice<UInt8>? {
        kind == .bytes || kind == .view ? payload.viewedBytes(index) : nil
    }

    /// A file, or a blob, which has no name.
    public var file: PayloadFile? {
        guard kind == .file || kind == .blob else { return nil }
        return PayloadFile(
            name: self["name"]?.string,
            type: self["type"]?.string ?? "",
            content: Array(self["base64"]?.bytes ?? [])
        )
    }

    /// A URL, by its text.
    public var url: String? { kind == .url ? payload.text(index) : nil }

    /// A registered symbol, by its name.
    public var symbol: String? { kind == .symbol ? payload.text(index) : nil }

    /// What a promise was fulfilled with, or a lazy node came to; any other value is its own.
    ///
    /// Nil for a promise that was rejected or never settles.
    public var awaited: Payload.View? {
        var view = self
        // A chain of promises may end in itself.
        for _ in 0..<DecodingLimits.standard.thenables {
            switch view.kind {
            case .promise, .lazy: view = Payload.View(payload, at: view.index + 1)
            case .rejection, .pending: return nil
            default: return view
            }
        }
        return nil
    }
}
