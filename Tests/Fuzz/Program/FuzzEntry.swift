#if FUZZING
internal import CFuzzer
internal import WireFuzz
internal import WirePlatform

private let target = Platform.environment("WIREWEIGHT_FUZZ").flatMap(FuzzTarget.init)

/// What libFuzzer calls for every input.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let target else { fatalError("WIREWEIGHT_FUZZ names no target") }
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    let begin = Platform.processorNanoseconds
    if let fault = target.fault(in: input) { fatalError("\(target.rawValue): \(fault)") }
    // libFuzzer's own clock runs on while other programs have the processor.
    let seconds = Double(Platform.processorNanoseconds - begin) / 1e9
    // What counts coverage takes about twice as long.
    if seconds > 2 * Ceiling.seconds { fatalError("\(target.rawValue): took \(seconds) s") }
    return 0
}

/// What libFuzzer calls for every change of an input: half of them change a node of its JSON.
@c(LLVMFuzzerCustomMutator)
public func fuzzMutate(
    _ data: UnsafeMutablePointer<UInt8>?,
    _ count: Int,
    _ limit: Int,
    _ seed: CUnsignedInt
) -> Int {
    guard let target, let data = unsafe data else { return count }
    let input = unsafe Array(UnsafeBufferPointer(start: data, count: count))
    guard let mutant = target.mutant(of: input, choice: Int(seed)), mutant.count <= limit else {
        return unsafe LLVMFuzzerMutate(data, count, limit)
    }
    for place in mutant.indices { unsafe data[place] = mutant[place] }
    return mutant.count
}
#endif
