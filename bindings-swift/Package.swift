// swift-tools-version:6.0
import PackageDescription

// Two native libraries are built from the core, and a program links one of them: `merchant`, which
// signs, or `checkout`, which holds nothing that signs. For Apple platforms they are XCFrameworks: those
// of a release, or those in the folder that COINTILL_XCFRAMEWORKS names, made by scripts/xcframework.sh.
// Elsewhere they are static libraries in a folder where the linker looks, or in the one that
// COINTILL_LIBRARIES names.
let frameworks = Context.environment["COINTILL_XCFRAMEWORKS"]
let libraries = Context.environment["COINTILL_LIBRARIES"]

/// Written for a release, by the names of the frameworks: see RELEASING.md.
let released: [String: (url: String, checksum: String)] = [:]

/// The tests are one program: this says over which library it runs.
let isTestingCheckout = Context.environment["COINTILL_TESTED"] == "checkout"

#if os(Linux)
    let isApple = false
#else
    let isApple = true
#endif

let hasFrameworks = frameworks != nil || (isApple && !released.isEmpty)

func framework(_ name: String) -> [Target] {
    guard hasFrameworks else { return [] }
    if let frameworks {
        return [.binaryTarget(name: name, path: "\(frameworks)/\(name).xcframework")]
    }
    return released[name].map { own in
        [.binaryTarget(name: name, url: own.url, checksum: own.checksum)]
    } ?? []
}

func dependency(_ framework: String) -> [Target.Dependency] {
    hasFrameworks ? [.target(name: framework)] : []
}

func library(_ name: String) -> [LinkerSetting] {
    guard !hasFrameworks else { return [] }
    return [.linkedLibrary(name)] + (libraries.map { [.unsafeFlags(["-L\($0)"])] } ?? [])
}

/// The screen of the samples is type-checked in these tests where there is no SwiftUI.
let standIn: [Target] =
    isTestingCheckout && !isApple ? [.target(name: "SwiftUI", path: "Tests/SwiftUI")] : []

let package = Package(
    name: "cointill",
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9)],
    products: [
        // For servers: everything.
        .library(name: "Cointill", targets: ["Cointill"]),
        // For apps: one payment, seen with a view token.
        .library(
            name: "CointillCheckout", targets: ["CointillCheckout", "CointillCheckoutLibrary"]),
    ],
    targets: [
        // The border in C: the declarations of both libraries, and no library.
        .systemLibrary(name: "CointillNativeFFI"),
        // Made by uniffi from the libraries' own descriptions of themselves: what `checkout` has, and
        // what only `merchant` has.
        .target(name: "CointillCheckoutNative", dependencies: ["CointillNativeFFI"]),
        .target(
            name: "CointillNative", dependencies: ["CointillCheckoutNative", "CointillNativeFFI"]),
        .target(name: "CointillCheckout", dependencies: ["CointillCheckoutNative"]),
        .target(
            name: "CointillCheckoutLibrary", dependencies: dependency("CointillCheckoutFramework"),
            linkerSettings: library("cointill_checkout")),
        .target(
            name: "Cointill",
            dependencies: ["CointillCheckout", "CointillNative"]
                + dependency("CointillMerchantFramework"),
            linkerSettings: library("cointill_merchant")),
        // They hold the snippets of docs/swift.md.
        .executableTarget(
            name: "first-payment", dependencies: ["Cointill"], path: "Samples/FirstPayment"),
        .executableTarget(
            name: "watch-payment", dependencies: ["CointillCheckout", "CointillCheckoutLibrary"],
            path: "Samples/WatchPayment"),
        .target(name: "WebhookSample", dependencies: ["Cointill"], path: "Samples/Webhook"),
        .target(name: "TillSample", dependencies: ["Cointill"], path: "Samples/Till"),
        .target(
            name: "ViewEndpointSample", dependencies: ["Cointill"], path: "Samples/ViewEndpoint"),
        .target(
            name: "CheckoutScreen",
            dependencies: ["CointillCheckout"] + standIn.map { .target(name: $0.name) },
            path: "Samples/CheckoutScreen"),
        .target(
            name: "CointillTesting", dependencies: ["CointillCheckout"], path: "Tests/Support"),
        .executableTarget(name: "benchmarks", dependencies: ["Cointill"], path: "Benchmarks"),
        .testTarget(
            name: "CointillCheckoutTests",
            dependencies: [
                "CointillTesting", isTestingCheckout ? "CointillCheckoutLibrary" : "Cointill",
            ]),
    ] + standIn + framework("CointillCheckoutFramework")
        + framework("CointillMerchantFramework"),
    swiftLanguageModes: [.v6]
)

if !isTestingCheckout {
    package.targets.append(
        .testTarget(
            name: "CointillTests",
            dependencies: ["Cointill", "CointillNative", "CointillTesting", "TillSample"]))
}
