//! Writing to the terminal: lines that cannot fail the program, colours, and foreign text made safe.

use std::fmt::Display;
use std::io::{self, IsTerminal as _, Write as _};

/// Writes a line to standard output. A reader that has gone away is no error of this program.
pub(crate) fn line(text: impl Display) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{text}");
}

/// Writes a line to standard error.
pub(crate) fn note(text: impl Display) {
    let mut err = io::stderr().lock();
    let _ = writeln!(err, "{text}");
}

/// The columns of the terminal; `None` when standard output is none.
pub(crate) fn width() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
    Some(usize::from(width.0))
}

/// Text from outside, on one line and cut to `most` characters: what a stranger wrote must neither
/// move the cursor nor fill the screen.
pub(crate) fn clean(text: &str, most: usize) -> String {
    let mut out = String::new();
    for (i, c) in text.chars().enumerate() {
        if i == most {
            out.push('…');
            break;
        }
        match c {
            // U+2028 and the marks of writing direction reorder what stands beside them.
            '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => {
                out.extend(c.escape_unicode());
            }
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

/// Colours that read on a dark and on a light background: the terminal's own eight, no shades.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Bold,
    Dim,
    Green,
    Red,
    Magenta,
    Cyan,
}

/// Whether to colour.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint(bool);

impl Paint {
    /// Colours only when standard output is a terminal that has them and `NO_COLOR` is not set.
    pub(crate) fn for_stdout() -> Paint {
        let variable = |name: &str| std::env::var(name).unwrap_or_default();
        let terminal = io::stdout().is_terminal();
        Paint::decide(terminal, &variable("NO_COLOR"), &variable("TERM"))
    }

    fn decide(terminal: bool, no_color: &str, term: &str) -> Paint {
        Paint(terminal && no_color.is_empty() && term != "dumb")
    }

    /// Whether there are colours.
    pub(crate) fn is_on(self) -> bool {
        self.0
    }

    /// `text` in this ink, closed behind itself.
    pub(crate) fn ink(self, ink: Ink, text: impl Display) -> String {
        if !self.0 {
            return text.to_string();
        }
        let code = match ink {
            Ink::Bold => "1",
            Ink::Dim => "2",
            Ink::Green => "32",
            Ink::Red => "31",
            Ink::Magenta => "35",
            Ink::Cyan => "36",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_stays_on_its_line() {
        assert_eq!(clean("a\x1b[2Jb\nc", 20), "a\\u{1b}[2Jb\\nc");
        assert_eq!(clean("ab\u{202e}c", 20), "ab\\u{202e}c");
        assert_eq!(clean("Заказ", 3), "Зак…");
    }

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        assert!(Paint::decide(true, "", "xterm-256color").is_on());
        assert!(!Paint::decide(false, "", "xterm-256color").is_on());
        assert!(!Paint::decide(true, "1", "xterm-256color").is_on());
        assert!(!Paint::decide(true, "", "dumb").is_on());
    }

    #[test]
    fn without_colour_text_is_left_alone() {
        assert_eq!(Paint(false).ink(Ink::Red, "x"), "x");
        assert_eq!(Paint(true).ink(Ink::Red, "x"), "\x1b[31mx\x1b[0m");
    }
}
