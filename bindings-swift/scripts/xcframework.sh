#!/bin/sh
# Builds both native libraries for Apple platforms, as XCFrameworks in bindings-swift/Frameworks. Takes
# a Mac with Xcode and rustup. Then: COINTILL_XCFRAMEWORKS=Frameworks swift build
set -eu
cd "$(dirname "$0")/../.."

target=$(cargo metadata --no-deps --format-version 1 |
    sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
work=$target/xcframework
output=bindings-swift/Frameworks
rm -rf "$work" "$output"

triples='aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios
    aarch64-apple-darwin x86_64-apple-darwin'
for triple in $triples; do
    rustup target add "$triple"
done

# Builds one of the features for one target.
build() {
    cargo build --locked --profile native --package cointill-uniffi --no-default-features \
        --features "$1" --target "$2"
    mkdir -p "$work/$1/$2"
    # The next feature's build writes over it.
    cp "$target/$2/native/libcointill_uniffi.a" "$work/$1/$2/libcointill_$1.a"
}

# One library a platform, whatever its processors.
join() {
    mkdir -p "$work/$1/$2"
    lipo -create "$work/$1/$3/libcointill_$1.a" "$work/$1/$4/libcointill_$1.a" \
        -output "$work/$1/$2/libcointill_$1.a"
}

# Without headers: those of both are the target CointillNativeFFI of the package.
framework() {
    for triple in $triples; do
        build "$1" "$triple"
    done
    join "$1" simulator aarch64-apple-ios-sim x86_64-apple-ios
    join "$1" macos aarch64-apple-darwin x86_64-apple-darwin
    xcodebuild -create-xcframework \
        -library "$work/$1/aarch64-apple-ios/libcointill_$1.a" \
        -library "$work/$1/simulator/libcointill_$1.a" \
        -library "$work/$1/macos/libcointill_$1.a" \
        -output "$output/$2.xcframework"
}
framework checkout CointillCheckoutFramework
framework merchant CointillMerchantFramework
