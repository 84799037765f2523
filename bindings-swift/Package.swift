// swift-tools-version:6.0
import PackageDescription

// On Apple platforms the native library is an XCFramework, made by scripts/xcframework.sh (or, in a
// release, downloaded). Elsewhere it is a static library in the folder that COINTILL_LIBRARY names.
let framework = Context.environment["COINTILL_XCFRAMEWORK"]
let library = Context.environment["COINTILL_LIBRARY"]

let native: Target =
    if let framework {
        .binaryTarget(name: "CointillNativeFFI", path: framework)
    } else {
        .systemLibrary(name: "CointillNativeFFI", path: "Sources/CointillNativeFFI")
    }

let package = Package(
    name: "cointill",
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9)],
    products: [
        .library(name: "Cointill", targets: ["Cointill"])
    ],
    targets: [
        native,
        // Made by uniffi from the native library's own description of itself.
        .target(
            name: "CointillNative",
            dependencies: ["CointillNativeFFI"],
            linkerSettings: library.map { [.unsafeFlags(["-L\($0)"])] } ?? []
        ),
        .target(name: "Cointill", dependencies: ["CointillNative"]),
        // They hold the snippets of docs/swift.md.
        .executableTarget(
            name: "first-payment", dependencies: ["Cointill"], path: "Samples/FirstPayment"),
        .target(name: "WebhookSample", dependencies: ["Cointill"], path: "Samples/Webhook"),
        .target(
            name: "CheckoutScreen", dependencies: ["Cointill"], path: "Samples/CheckoutScreen"),
        .testTarget(name: "CointillTests", dependencies: ["Cointill", "CointillNative"]),
    ],
    swiftLanguageModes: [.v6]
)
