#!/bin/sh
# Builds the native library for Apple platforms as bindings-swift/CointillNativeFFI.xcframework. Takes
# a Mac with Xcode and rustup. Then: COINTILL_XCFRAMEWORK=CointillNativeFFI.xcframework swift build
set -eu
cd "$(dirname "$0")/../.."

library=libcointill_uniffi.a
target=$(cargo metadata --no-deps --format-version 1 |
    sed -n 's/.*"target_directory":"\([^"]*\)".*/\1/p')
work=$target/xcframework
output=bindings-swift/CointillNativeFFI.xcframework
rm -rf "$work" "$output"

mkdir -p "$work/headers"
cp bindings-swift/Sources/CointillNativeFFI/CointillNativeFFI.h "$work/headers"
# Of a framework the linker knows already: no `link` in its module.
grep -v '^ *link ' bindings-swift/Sources/CointillNativeFFI/module.modulemap \
    >"$work/headers/module.modulemap"

for triple in aarch64-apple-ios aarch64-apple-ios-sim x86_64-apple-ios \
    aarch64-apple-darwin x86_64-apple-darwin; do
    rustup target add "$triple"
    cargo build --locked --release --package cointill-uniffi --target "$triple"
done

# One library a platform, whatever its processors.
join() {
    mkdir -p "$work/$1"
    lipo -create "$target/$2/release/$library" "$target/$3/release/$library" \
        -output "$work/$1/$library"
}
join simulator aarch64-apple-ios-sim x86_64-apple-ios
join macos aarch64-apple-darwin x86_64-apple-darwin

xcodebuild -create-xcframework \
    -library "$target/aarch64-apple-ios/release/$library" -headers "$work/headers" \
    -library "$work/simulator/$library" -headers "$work/headers" \
    -library "$work/macos/$library" -headers "$work/headers" \
    -output "$output"
