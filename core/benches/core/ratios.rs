//! The ratios of one run, read back from Criterion's estimates.

use std::path::{Path, PathBuf};

use crate::bodies;

fn median(group: &str, name: &str) -> Option<u128> {
    let file: PathBuf = criterion_folder()
        .join(group.replace('/', "_"))
        .join(name.replace([':', '/'], "_"))
        .join("new/estimates.json");
    let text = std::fs::read_to_string(file).ok()?;
    let estimates: serde_json::Value = serde_json::from_str(&text).ok()?;
    let nanoseconds = estimates["median"]["point_estimate"].to_string();
    let (whole, fraction) = nanoseconds.split_once('.').unwrap_or((&nanoseconds, ""));
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    format!("{whole}{thousandths}").parse().ok()
}

fn criterion_folder() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(target) => Path::new(&target).join("criterion"),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/criterion"),
    }
}

/// Signing and verifying, at every size, and the aims for them.
fn webhook_figures() -> Vec<(String, &'static str, &'static str, &'static str)> {
    let mut figures = Vec::new();
    for gateway in ["2328", "alchemypay"] {
        let others = bodies::OTHER_FORMS.iter().map(|(name, _)| *name);
        let others = others.filter(|_| gateway == "2328");
        for what in ["sign", "verify", "typed event"].into_iter().chain(others) {
            for (size, _) in bodies::SIZES {
                let aim = match (gateway, what, *size) {
                    ("2328", "verify", "0.6 KiB") => "1.50",
                    ("2328", "verify", "64 KiB") => "1.25",
                    ("2328", "typed event", _) => "2.50",
                    _ => "",
                };
                figures.push((format!("{gateway} {size}"), what, "floor", aim));
            }
        }
    }
    figures
}

/// The other figures: what is measured, its floor or peer, and the aim if there is one.
const FIGURES: &[(&str, &str, &str, &str)] = &[
    ("page of 15", "cointill", "serde_json structs", ""),
    ("page of 15", "cointill", "serde_json value", ""),
    ("page of 5000", "cointill", "serde_json structs", "1.00"),
    ("page of 5000", "cointill", "serde_json value", ""),
    ("refuse 1 MiB", "random bytes", "floor: is it UTF-8", ""),
    ("refuse 1 MiB", "one long string", "floor: is it UTF-8", ""),
    ("refuse 1 MiB", "brackets", "floor: is it UTF-8", ""),
    ("refuse 1 MiB", "distinct keys", "floor: is it UTF-8", ""),
    ("refuse 1 MiB", "escapes", "floor: is it UTF-8", ""),
    ("view token", "mint", "floor", ""),
    ("view token", "verify", "floor", ""),
    ("view", "read", "serde_json value", ""),
    ("view", "write", "serde_json value", ""),
];

pub(crate) fn print() {
    println!("\n| what | measured | time | floor or peer | time | ratio | aim |");
    println!("| --- | --- | ---: | --- | ---: | ---: | ---: |");
    let others = FIGURES
        .iter()
        .map(|(group, measured, peer, aim)| ((*group).to_owned(), *measured, *peer, *aim));
    for (group, measured, peer, aim) in webhook_figures().into_iter().chain(others) {
        let (Some(time), Some(base)) = (median(&group, measured), median(&group, peer)) else {
            continue;
        };
        let hundredths = (time * 100 + base / 2) / base.max(1);
        let aim = if aim.is_empty() {
            String::new()
        } else {
            format!("≤ {aim}")
        };
        println!(
            "| {group} | {measured} | {} | {peer} | {} | {}.{:02} | {aim} |",
            pretty(time),
            pretty(base),
            hundredths / 100,
            hundredths % 100
        );
    }
}

/// Picoseconds as a person reads them.
fn pretty(picoseconds: u128) -> String {
    let nanoseconds = picoseconds / 1_000;
    match nanoseconds {
        0..10_000 => format!("{nanoseconds} ns"),
        10_000..10_000_000 => format!("{} µs", nanoseconds / 1_000),
        _ => format!("{} ms", nanoseconds / 1_000_000),
    }
}
