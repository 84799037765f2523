// The AAR for apps. It needs Android's SDK and NDK, and `cargo install cargo-ndk`; see README.md here.
plugins {
    id("com.android.library") version "8.13.0"
    id("org.jetbrains.kotlin.android") version "2.2.21"
}

group = "com.cointill"
version = "0.1.0"

android {
    namespace = "com.cointill.checkout"
    compileSdk = 36

    defaultConfig {
        minSdk = 24
        // Travel in the AAR: an app's R8 would otherwise rename what JNA looks up by name.
        consumerProguardFiles("consumer-rules.pro")
    }

    sourceSets["main"].apply {
        java.srcDirs("../src/checkout/kotlin", layout.buildDirectory.dir("generated/uniffi"))
        jniLibs.srcDirs(layout.buildDirectory.dir("jniLibs"))
    }

    compileOptions {
        sourceCompatibility = JavaVersion.VERSION_11
        targetCompatibility = JavaVersion.VERSION_11
        // `java.time` before Android 8.
        isCoreLibraryDesugaringEnabled = true
    }
}

kotlin {
    explicitApi()
    compilerOptions.jvmTarget.set(org.jetbrains.kotlin.gradle.dsl.JvmTarget.JVM_11)
}

dependencies {
    // The AAR has JNA's own libraries for each machine. 5.17 or newer: pages of 16 KiB.
    api("net.java.dev.jna:jna:5.18.1@aar")
    api("org.jetbrains.kotlinx:kotlinx-coroutines-android:1.10.2")
    coreLibraryDesugaring("com.android.tools:desugar_jdk_libs:2.1.5")
}

/** The native library for each machine that Android runs on. */
val native by tasks.registering(Exec::class) {
    workingDir = file("../..")
    // Android 15 has pages of 16 KiB, and loads no library that is aligned to less.
    environment("RUSTFLAGS", "-C link-arg=-Wl,-z,max-page-size=16384")
    commandLine(
        "cargo", "ndk", "--platform", "24", "--output-dir",
        layout.buildDirectory.dir("jniLibs").get().asFile.path,
        "-t", "arm64-v8a", "-t", "armeabi-v7a", "-t", "x86_64",
        "build", "--locked", "--profile", "native", "--package", "cointill-uniffi",
        "--no-default-features", "--features", "checkout",
    )
}

tasks.named("preBuild") { dependsOn(native) }
