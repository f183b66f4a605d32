/// The order in which things are measured so that drift meets all of them alike.
package enum Interleaving {
    /// Returns the order of `rounds` rounds over `count` things, each thing once a round.
    ///
    /// Every second round runs backwards (ABBA, ABCCBA): a steady drift then adds the same to each
    /// after two rounds. Negative counts give no order.
    package static func order(of count: Int, rounds: Int) -> [Int] {
        let things = 0..<max(0, count)
        var order: [Int] = []
        for round in 0..<max(0, rounds) {
            order.append(contentsOf: round.isMultiple(of: 2) ? Array(things) : things.reversed())
        }
        return order
    }
}
