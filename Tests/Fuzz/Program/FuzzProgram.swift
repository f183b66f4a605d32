internal import WireFuzz
internal import WirePlatform

#if FUZZING
private let target = Platform.environment("WIREWEIGHT_FUZZ").flatMap(FuzzTarget.init)

/// What libFuzzer calls for every input.
@c(LLVMFuzzerTestOneInput)
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let target else { fatalError("WIREWEIGHT_FUZZ names no target") }
    let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    if let fault = target.fault(in: input) { fatalError("\(target.rawValue): \(fault)") }
    return 0
}
#else
/// Without the fuzzer's runtime, tries the files it is given.
@main
struct FuzzProgram {
    static func main() throws {
        guard let name = Platform.environment("WIREWEIGHT_FUZZ"),
            let target = FuzzTarget(rawValue: name)
        else {
            let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
            try Platform.write(
                2,
                Array("WIREWEIGHT_FUZZ=TARGET wireweight-fuzz FILE...\nTargets: \(names)\n".utf8)
            )
            Platform.exit(2)
        }
        for file in Platform.arguments {
            let fault = target.fault(in: try Platform.readFile(file))
            try Platform.write(1, Array("\(file): \(fault ?? "holds")\n".utf8))
            if fault != nil { Platform.exit(1) }
        }
    }
}
#endif
