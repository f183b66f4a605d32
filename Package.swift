// swift-tools-version: 6.3
import PackageDescription

/// The settings every module shares: the checks that the language offers, all on.
let strict: [SwiftSetting] = [
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// A library module and what it may import: the arrows of the architecture, all pointing down.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one module.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.byName(name: name)] + dependencies,
        swiftSettings: strict
    )
}

/// A library that others may use: the module of the same name.
func library(_ name: String) -> Product { .library(name: name, targets: [name]) }

let package = Package(
    name: "wireweight",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "wireweight", targets: ["wireweight"]),
        .executable(name: "wireweight-bench", targets: ["wireweight-bench"]),
        library("WireCore"),
        library("WireJSON"),
        library("WireMultipart"),
        library("WireFlight"),
        library("WireFrameworks"),
        library("WireHTTP"),
        library("WireCompression"),
        library("WireFoundation"),
    ],
    targets: [
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        module("WirePlatform"),
        module("WireCore"),
        module("WireFoundation", ["WireCore"]),
        module("WireJSON", ["WireCore"]),
        module("WireMultipart", ["WireCore"]),
        module("WireFlight", ["WireCore", "WireJSON"]),
        module("WireCompression", ["WireCore", "WirePlatform", "CZlib"]),
        module("WireHTTP", ["WireCore"]),
        module("WireFrameworks", ["WireCore", "WireJSON", "WireFlight", "WireHTTP"]),
        module("WireValidation", ["WireCore", "WireJSON"]),
        module("WireStatistics"),
        module("WireLatency", ["WireCore"]),
        module(
            "WireAnalysis",
            [
                "WireCore", "WireJSON", "WireMultipart", "WireFlight", "WireCompression",
                "WireHTTP", "WireFrameworks", "WireValidation", "WireStatistics", "WireLatency",
                "WirePlatform",
            ]
        ),
        module(
            "WireReport",
            [
                "WireCore", "WireJSON", "WireFrameworks", "WireStatistics", "WireLatency",
                "WireValidation",
                "WireAnalysis",
            ]
        ),
        module("WireCommandLine", ["WireCore"]),
        module(
            "WireCommands",
            [
                "WireCore", "WireJSON", "WireMultipart", "WireFlight", "WireCompression",
                "WireHTTP", "WireFrameworks", "WireValidation", "WireLatency", "WireAnalysis",
                "WireReport", "WireCommandLine", "WirePlatform",
            ]
        ),
        .executableTarget(
            name: "wireweight",
            dependencies: ["WireCommands", "WirePlatform"],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "wireweight-bench",
            dependencies: [
                "WireCore", "WireJSON", "WireMultipart", "WireFlight", "WireCompression",
                "WireHTTP", "WireAnalysis", "WireReport", "WireStatistics", "WirePlatform",
            ],
            swiftSettings: strict
        ),
        .target(
            name: "WireTestSupport",
            dependencies: ["WireCore", "WireJSON", "WireHTTP", "WirePlatform"],
            path: "Tests/WireTestSupport",
            swiftSettings: strict
        ),
        .target(
            name: "WireFuzz",
            dependencies: [
                "WireCore", "WireJSON", "WireMultipart", "WireFlight", "WireCompression",
                "WireHTTP", "WireFrameworks", "WireAnalysis", "WireReport", "WireCommands",
                "WirePlatform", "WireTestSupport",
            ],
            path: "Tests/Fuzz/Targets",
            swiftSettings: strict
        ),
        .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
        .executableTarget(
            name: "wireweight-fuzz",
            dependencies: ["WireFuzz", "WirePlatform", "CFuzzer"],
            path: "Tests/Fuzz/Program",
            swiftSettings: strict
        ),
        tests("WireFuzz", ["WireCore", "WireJSON", "WirePlatform", "WireTestSupport"]),
        tests("WireCore", ["WireTestSupport"]),
        tests("WireFoundation", ["WireCore"]),
        tests("WireJSON", ["WireCore", "WireTestSupport"]),
        tests("WireMultipart", ["WireCore", "WireJSON", "WireTestSupport"]),
        tests("WireFlight", ["WireCore", "WireJSON", "WireMultipart", "WireTestSupport"]),
        tests("WireCompression", ["WireCore", "WireTestSupport"]),
        tests("WireHTTP", ["WireCore", "WireTestSupport"]),
        tests(
            "WireFrameworks",
            [
                "WireCore", "WireJSON", "WireFlight", "WireHTTP", "WireLatency",
                "WireTestSupport",
            ]
        ),
        tests("WireValidation", ["WireCore", "WireJSON", "WireTestSupport"]),
        tests("WireStatistics"),
        tests("WireLatency", ["WireCore", "WireFrameworks", "WireStatistics", "WireTestSupport"]),
        tests(
            "WireAnalysis",
            [
                "WireCore", "WireJSON", "WireCompression", "WireHTTP", "WireFrameworks",
                "WireStatistics", "WireLatency", "WirePlatform", "WireTestSupport",
            ]
        ),
        tests(
            "WireReport",
            [
                "WireCore", "WireJSON", "WireCompression", "WireValidation", "WireStatistics",
                "WireLatency", "WireAnalysis", "WirePlatform", "WireTestSupport",
            ]
        ),
        // As a package of its own would have it: only what is public can be used.
        .testTarget(
            name: "ServerActionTests",
            dependencies: [
                "WireCore", "WireMultipart", "WireFlight", "WireFrameworks", "WireHTTP",
                "WireCompression", "WireTestSupport",
            ],
            packageAccess: false,
            swiftSettings: strict
        ),
        tests("WireCommandLine", ["WireCore", "WireTestSupport"]),
        tests(
            "WireCommands",
            [
                "WireCore", "WireJSON", "WireValidation", "WireAnalysis", "WirePlatform",
                "WireTestSupport",
            ]
        ),
    ],
    swiftLanguageModes: [.v6]
)
