//! QR codes as SVG for pages, as PNG for 2328's `qr` field and as text for terminals.

use std::fmt;

use base64::Engine as _;
use qrcode::{Color, EcLevel, QrCode};

/// Light modules on each side: ISO/IEC 18004 asks for four, and scanners fail with fewer.
const QUIET: usize = 4;

/// Pixels a module in the PNG: sharp on a screen of twice the density, and still under 1 KiB for
/// an address.
const PIXELS: usize = 8;

/// Why a text has no QR code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrError(String);

impl fmt::Display for QrError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for QrError {}

/// The modules of a code, quiet zone included.
pub(crate) struct Modules {
    dark: Vec<bool>,
    side: usize,
}

impl Modules {
    /// The code of `text` with medium error correction, which survives a scratched screen.
    pub(crate) fn of(text: &str) -> Result<Modules, QrError> {
        let code =
            QrCode::with_error_correction_level(text, EcLevel::M).map_err(|error| match error {
                qrcode::types::QrError::DataTooLong => QrError(format!(
                    "expected at most 2331 bytes for a QR code, got {}; shorten the text",
                    text.len()
                )),
                other => QrError(format!("no QR code for this text: {other}")),
            })?;
        let inner = code.width();
        let side = inner + 2 * QUIET;
        let mut dark = vec![false; side * side];
        for (i, color) in code.to_colors().into_iter().enumerate() {
            let at = (i / inner + QUIET) * side + i % inner + QUIET;
            dark[at] = color == Color::Dark;
        }
        Ok(Modules { dark, side })
    }

    /// Modules along one side.
    pub(crate) fn side(&self) -> usize {
        self.side
    }

    /// The dark modules as the `d` of an SVG path, one unit a module.
    pub(crate) fn path(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.dark.chunks(self.side).enumerate() {
            let mut x = 0;
            // One rectangle a run: neighbours drawn one by one show hairlines when scaled.
            for run in row.chunk_by(|a, b| a == b) {
                if run[0] {
                    path.push_str(&format!("M{x} {y}h{}v1h-{}z", run.len(), run.len()));
                }
                x += run.len();
            }
        }
        path
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        y < self.side && self.dark[y * self.side + x]
    }
}

/// The code of `text` as an SVG element: dark modules in the text's colour on white.
///
/// Keep the text's colour dark, in a dark scheme too: many scanners do not read inverted codes.
/// The element is hidden from screen readers; name it on the element around it.
///
/// # Errors
///
/// More than 2,331 bytes do not fit.
pub fn svg(text: &str) -> Result<String, QrError> {
    let modules = Modules::of(text)?;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\" aria-hidden=\"true\">\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\
         <path fill=\"currentColor\" d=\"{path}\"/></svg>",
        side = modules.side(),
        path = modules.path(),
    ))
}

/// The code of `text` as `data:image/png;base64,...`, the form of 2328's `qr` field (2328 §5.1).
///
/// # Errors
///
/// More than 2,331 bytes do not fit.
pub fn png_data_uri(text: &str) -> Result<String, QrError> {
    let bytes = png(&Modules::of(text)?).map_err(|error| QrError(error.to_string()))?;
    let encoded = base64::engine::general_purpose::STANDARD.encode(bytes);
    Ok(format!("data:image/png;base64,{encoded}"))
}

fn png(modules: &Modules) -> Result<Vec<u8>, png::EncodingError> {
    let side = modules.side() * PIXELS;
    // One bit a pixel, rows padded to whole bytes; with eight pixels a module each is one byte.
    let row_of = |y: usize| {
        (0..modules.side())
            .map(move |x| if modules.is_dark(x, y) { 0 } else { u8::MAX })
            .collect::<Vec<u8>>()
    };
    let pixels: Vec<u8> = (0..side).flat_map(|y| row_of(y / PIXELS)).collect();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side as u32, side as u32);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}

/// The code of `text` in half blocks for a terminal, without a line feed at the end.
///
/// Light modules are printed and dark ones left blank, which is right where light text stands on a
/// dark ground. [`terminal_coloured`] is right on any terminal that knows colours.
///
/// # Errors
///
/// More than 2,331 bytes do not fit.
pub fn terminal(text: &str) -> Result<String, QrError> {
    Ok(half_blocks(&Modules::of(text)?).join("\n"))
}

/// As [`terminal`], with white and black set by escape sequences: right whatever colours the
/// terminal has, but not for a file.
///
/// # Errors
///
/// More than 2,331 bytes do not fit.
pub fn terminal_coloured(text: &str) -> Result<String, QrError> {
    // 16 and 231 of the 256 colours are black and white in every theme; 0 and 15 are not.
    let coloured = |line: &String| format!("\x1b[38;5;231;48;5;16m{line}\x1b[0m");
    let lines: Vec<String> = half_blocks(&Modules::of(text)?)
        .iter()
        .map(coloured)
        .collect();
    Ok(lines.join("\n"))
}

fn half_blocks(modules: &Modules) -> Vec<String> {
    let block = |x: usize, y: usize| {
        // The side is odd: the missing half of the last line belongs to no module.
        let below = y + 1 < modules.side() && !modules.is_dark(x, y + 1);
        match (!modules.is_dark(x, y), below) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        }
    };
    (0..modules.side())
        .step_by(2)
        .map(|y| (0..modules.side()).map(|x| block(x, y)).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: &[&str] = &[
        "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "UQBFjVPZ1C9d3tCkXGnJh9vYx0mYv8JtQ1gWmZl0rXo2oLxS",
        "4AdUndXHHZ6cfufTMvppY6JwXNouMBzSkbLYfpAV5Usx3skxNgYeYTRj5UzqtReoS44qo9mtmXCqY45DJ852K5Jv2684Rge",
        "ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7@1/transfer?address=0x52908400098527886E0F7030069857D2E4169EE7&uint256=100500000",
        "http://127.0.0.1:2328/checkout/2328/0193a1b2-0000-7000-8000-000000000001",
        "Zażółć gęślą jaźń",
    ];

    /// Reads a code from brightness, as a scanner would.
    fn decode(width: usize, bright: impl Fn(usize, usize) -> bool) -> String {
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, width, |x, y| {
            if bright(x, y) { 255 } else { 0 }
        });
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    fn pixels_of(uri: &str) -> (usize, usize, Vec<u8>) {
        let encoded = uri.strip_prefix("data:image/png;base64,").unwrap();
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(encoded)
            .unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&bytes))
            .read_info()
            .unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!(info.color_type, png::ColorType::Grayscale);
        assert_eq!(info.bit_depth, png::BitDepth::One);
        (info.width as usize, info.line_size, pixels)
    }

    #[test]
    fn the_png_reads_back() {
        for text in TEXTS {
            let uri = png_data_uri(text).unwrap();
            let (width, line, pixels) = pixels_of(&uri);
            let read = decode(width, |x, y| {
                pixels[y * line + x / 8] >> (7 - x % 8) & 1 == 1
            });
            assert_eq!(read, *text);
        }
    }

    #[test]
    fn the_png_of_an_address_is_small() {
        let uri = png_data_uri(TEXTS[0]).unwrap();
        assert!(uri.len() < 2_000, "{} bytes", uri.len());
    }

    #[test]
    fn the_svg_reads_back() {
        for text in TEXTS {
            let svg = svg(text).unwrap();
            let side: usize = between(&svg, "viewBox=\"0 0 ", " ").parse().unwrap();
            let mut dark = vec![false; side * side];
            for run in between(&svg, "d=\"", "\"").split_terminator('z') {
                let run = run.strip_prefix('M').unwrap();
                let (at, rest) = run.split_once('h').unwrap();
                let (x, y) = at.split_once(' ').unwrap();
                let (x, y): (usize, usize) = (x.parse().unwrap(), y.parse().unwrap());
                let length: usize = rest.split_once('v').unwrap().0.parse().unwrap();
                dark[y * side + x..y * side + x + length].fill(true);
            }
            let read = decode(side * 4, |x, y| !dark[(y / 4) * side + x / 4]);
            assert_eq!(read, *text);
        }
    }

    #[test]
    fn the_terminal_text_reads_back() {
        for text in TEXTS {
            let plain = terminal(text).unwrap();
            let rows: Vec<Vec<char>> = plain.lines().map(|line| line.chars().collect()).collect();
            let side = rows[0].len();
            let light = |x: usize, y: usize| match rows[y / 2][x] {
                '█' => true,
                '▀' => y.is_multiple_of(2),
                '▄' => !y.is_multiple_of(2),
                _ => false,
            };
            assert_eq!(
                decode(side * 4, |x, y| light(x / 4, y / 4)),
                *text,
                "{plain}"
            );
        }
    }

    #[test]
    fn colours_are_set_and_reset_on_each_line() {
        let plain = terminal(TEXTS[0]).unwrap();
        let coloured = terminal_coloured(TEXTS[0]).unwrap();
        assert_eq!(plain.lines().count(), coloured.lines().count());
        for (plain, coloured) in plain.lines().zip(coloured.lines()) {
            let inner = coloured.strip_prefix("\x1b[38;5;231;48;5;16m").unwrap();
            assert_eq!(inner.strip_suffix("\x1b[0m").unwrap(), plain);
        }
    }

    #[test]
    fn the_quiet_zone_is_four_modules_wide() {
        let modules = Modules::of(TEXTS[0]).unwrap();
        let last = modules.side() - 1;
        for i in 0..modules.side() {
            for edge in 0..QUIET {
                assert!(!modules.is_dark(i, edge) && !modules.is_dark(edge, i));
                assert!(!modules.is_dark(i, last - edge) && !modules.is_dark(last - edge, i));
            }
        }
        assert!(modules.is_dark(QUIET, QUIET));
    }

    #[test]
    fn the_longest_text_fits_and_one_byte_more_is_an_error() {
        let longest = "\u{1}".repeat(2_331);
        assert!(svg(&longest).is_ok());
        let error = png_data_uri(&"\u{1}".repeat(2_332)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "expected at most 2331 bytes for a QR code, got 2332; shorten the text"
        );
        assert!(terminal(&"\u{1}".repeat(100_000)).is_err());
        assert!(svg("").is_ok());
    }

    fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
        let rest = text.split_once(before).unwrap().1;
        rest.split_once(after).unwrap().0
    }
}
