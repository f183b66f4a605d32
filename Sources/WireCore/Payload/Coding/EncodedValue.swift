/// A value that was encoded, before it is put in document order: containers may be filled in turns.
enum EncodedValue {
    case leaf(PayloadNode.Kind)
    case number(Double)
    case text(PayloadNode.Kind, String)
    case convertible(any PayloadConvertible)
    case container(EncodedContainer)
    /// What was encoded for a superclass, which may come later.
    case encoding(PayloadEncoding)

    /// Appends the value to a document.
    func append(to builder: inout PayloadBuilder) {
        switch self {
        case .leaf(let kind): builder.leaf(kind)
        case .number(let number): builder.number(number)
        case .text(let kind, let text): builder.text(kind, text.utf8)
        case .convertible(let value): value.append(to: &builder)
        case .encoding(let encoding): encoding.result.append(to: &builder)
        case .container(let container):
            builder.begin(container.kind)
            for (index, value) in container.values.enumerated() {
                if container.kind == .object { builder.key(container.names[index]) }
                value.append(to: &builder)
            }
            builder.end()
        }
    }
}

/// An array or object that is being encoded.
final class EncodedContainer {
    /// What it is: an array may turn out to be a set or a map.
    var kind: PayloadNode.Kind
    /// The names of an object's members.
    var names: [String] = []
    var values: [EncodedValue] = []

    init(_ kind: PayloadNode.Kind) { self.kind = kind }
}

/// A collection of Swift's that encodes itself as an array, and is something else.
protocol EncodedAsArray {
    static var payloadKind: PayloadNode.Kind { get }
}

extension Set: EncodedAsArray {
    static var payloadKind: PayloadNode.Kind { .set }
}

extension Dictionary: EncodedAsArray {
    static var payloadKind: PayloadNode.Kind { .map }
}
