internal import WireCore

/// A tag of typed JSON: what it is called and what its content looks like.
struct TypedTag {
    /// The shape of what stands behind a tag.
    enum Content {
        /// `true`, for a value that has no content.
        case mark(PayloadNode.Kind)
        /// One of four texts.
        case number
        /// A text.
        case text(PayloadNode.Kind)
        /// A text, or `true` for none.
        case optionalText(PayloadNode.Kind)
        /// An ISO date, or null.
        case date
        /// Base64, with `kind`, `from` and `count` beside it.
        case bytes
        /// An array of values.
        case values(PayloadNode.Kind)
        /// An array of pairs: two values, or a name and a value.
        case pairs(PayloadNode.Kind)
        /// An array of base64 texts.
        case chunks(PayloadNode.Kind)
        /// One value; for promises with `after` beside it.
        case value(PayloadNode.Kind)
        /// An object with the fields of a record.
        case record(PayloadNode.Kind)
        /// An id, with `value` beside it.
        case define
        /// An id.
        case use
        /// A value and how often it stands there.
        case `repeat`
        /// A number of levels.
        case deep
        /// An array's length and those of its elements that are there.
        case sparse
        /// An object whose first key looks like a tag.
        case literal
        /// Nothing that could be read.
        case javaScriptOnly
    }

    let name: StaticString
    let content: Content

    init(_ name: StaticString, _ content: Content) {
        self.name = name
        self.content = content
    }

    /// What errors say to those whose data happens to look like a tag.
    static let plainHint =
        #"; a plain object whose first key looks like a tag is written {"$literal":{…}}"#

    /// All tags.
    static let table: [TypedTag] = [
        TypedTag("$undefined", .mark(.undefined)),
        TypedTag("$hole", .mark(.hole)),
        TypedTag("$number", .number),
        TypedTag("$bigint", .text(.bigint)),
        TypedTag("$date", .date),
        TypedTag("$map", .pairs(.map)),
        TypedTag("$set", .values(.set)),
        TypedTag("$bytes", .bytes),
        TypedTag("$blob", .record(.blob)),
        TypedTag("$file", .record(.file)),
        TypedTag("$form", .pairs(.form)),
        TypedTag("$params", .pairs(.params)),
        TypedTag("$url", .text(.url)),
        TypedTag("$regexp", .record(.regexp)),
        TypedTag("$symbol", .text(.symbol)),
        TypedTag("$error", .record(.error)),
        TypedTag("$promise", .value(.promise)),
        TypedTag("$reject", .value(.rejection)),
        TypedTag("$pending", .mark(.pending)),
        TypedTag("$iterator", .values(.iterator)),
        TypedTag("$iterable", .values(.iterable)),
        TypedTag("$asynciterable", .record(.asyncIterable)),
        TypedTag("$asynciterator", .record(.asyncIterator)),
        TypedTag("$stream", .record(.stream)),
        TypedTag("$bytestream", .chunks(.byteStream)),
        TypedTag("$action", .record(.action)),
        TypedTag("$client", .record(.client)),
        TypedTag("$element", .record(.element)),
        TypedTag("$lazy", .value(.lazy)),
        TypedTag("$temporary", .optionalText(.temporary)),
        TypedTag("$define", .define),
        TypedTag("$use", .use),
        TypedTag("$repeat", .repeat),
        TypedTag("$deep", .deep),
        TypedTag("$sparse", .sparse),
        TypedTag("$literal", .literal),
        TypedTag("$function", .javaScriptOnly),
        TypedTag("$instance", .javaScriptOnly),
        TypedTag("$nullproto", .javaScriptOnly),
        TypedTag("$proto", .javaScriptOnly),
        TypedTag("$weakmap", .javaScriptOnly),
        TypedTag("$boxed", .javaScriptOnly),
        TypedTag("$buffer", .javaScriptOnly),
        TypedTag("$tojson", .javaScriptOnly),
        TypedTag("$localsymbol", .javaScriptOnly),
        TypedTag("$component", .javaScriptOnly),
        TypedTag("$arg", .javaScriptOnly),
    ]

    /// The name under which a kind is written; empty for kinds that need no tag.
    static func name(of kind: PayloadNode.Kind) -> StaticString {
        for tag in table {
            switch tag.content {
            case .mark(kind), .text(kind), .optionalText(kind), .values(kind), .pairs(kind),
                .chunks(kind), .value(kind), .record(kind):
                return tag.name
            default: continue
            }
        }
        return ""
    }
}
