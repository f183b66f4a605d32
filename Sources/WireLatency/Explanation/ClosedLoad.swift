/// A closed loop: so many users, each with one call under way, on so many cores of the server.
package struct ClosedLoad: Hashable, Sendable {
    /// Users, at least 1.
    package let users: Int
    /// Cores of the server, at least 1.
    package let cores: Int

    /// Creates a load; where the cores are not known, one is taken, which multiplies CPU time most.
    package init(users: Int, cores: Int? = nil) {
        self.users = max(1, users)
        self.cores = max(1, cores ?? 1)
    }

    /// How often a call's CPU time counts in its response time once the cores are busy: N/c, and
    /// never less than once.
    package var cpuFactor: Double { max(1, Double(users) / Double(cores)) }

    /// Returns the CPU time per call that makes a difference of `gap` ms under this load.
    package func cpuTime(for gap: Double) -> Double { gap / cpuFactor }

    /// Returns the least mean response time that a closed system can have, in ms.
    ///
    /// `R ≥ max(D, N·Dmax − Z)`: Denning and Buzen, *The Operational Analysis of Queueing Network
    /// Models*, 1978; it follows from Little's law.
    ///
    /// - Parameters:
    ///   - demand: D, all that one call needs of all resources together.
    ///   - bottleneck: Dmax, what it needs of the busiest resource; CPU time is divided by the cores
    ///     before.
    ///   - thinkTime: Z, what a user waits before the next call.
    /// - Returns: the bound, in ms.
    package func responseBound(
        demand: Double,
        bottleneck: Double,
        thinkTime: Double = 0
    ) -> Double {
        max(demand, Double(users) * bottleneck - thinkTime)
    }
}
