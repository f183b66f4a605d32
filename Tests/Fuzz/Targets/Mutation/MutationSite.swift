/// A part of a message that can be changed in so many ways, each giving a whole message.
struct MutationSite {
    /// The number of changes.
    let count: Int
    /// Makes the change of that number; nil where it comes to nothing.
    let mutant: (Int) -> [UInt8]?

    /// All changes to one node of a JSON text; nil for a text that is none.
    static func nodes(_ text: [UInt8], _ notation: NodeMutator.Notation) -> MutationSite? {
        NodeMutator(text, notation).map { MutationSite(count: $0.count, mutant: $0.mutant) }
    }

    /// All changes to the order of the pieces that a message consists of.
    static func order(_ pieces: [[UInt8]]) -> MutationSite {
        MutationSite(count: pieces.count * 6) { number in
            let (place, change) = number.quotientAndRemainder(dividingBy: 6)
            let own = pieces[place]
            var output = pieces
            switch change {
            case 0: output.remove(at: place)
            case 1: output.insert(own, at: place)
            case 2 where place + 1 < pieces.count: output.swapAt(place, place + 1)
            case 3: output.append(output.remove(at: place))
            case 4: output.insert(output.remove(at: place), at: 0)
            // The message ends within the piece, as one does that was cut off.
            case 5: return Array(pieces[..<place].joined()) + own.prefix(own.count / 2)
            default: return nil
            }
            return Array(output.joined())
        }
    }

    /// The same changes to a message that stands within another one.
    func within(_ embed: @escaping ([UInt8]) -> [UInt8]) -> MutationSite {
        MutationSite(count: count) { number in mutant(number).map(embed) }
    }
}
