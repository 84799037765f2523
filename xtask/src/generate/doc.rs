//! Rust's documentation in the words of other languages.

/// A doc comment as plain text: links lose their brackets and targets, lines their breaks.
pub(super) fn plain(doc: &str) -> String {
    let mut out = String::new();
    let mut rest = doc.trim();
    while let Some(start) = rest.find('[') {
        out.push_str(&rest[..start]);
        let inner = &rest[start + 1..];
        let Some(end) = inner.find(']') else {
            rest = &rest[start..];
            break;
        };
        out.push_str(&inner[..end].replace("::", "."));
        rest = &inner[end + 1..];
        if let Some(target) = rest.strip_prefix('(') {
            rest = target.split_once(')').map_or("", |(_, behind)| behind);
        }
    }
    out.push_str(rest);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` broken into lines of at most `width` with `indent` before each, which is left to the
/// caller for the first; the later ones have `hanging` as well.
pub(super) fn wrap(text: &str, width: usize, indent: &str, hanging: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ') {
        let margin = if lines.is_empty() { 0 } else { hanging.len() };
        let room = width - indent.len() - margin;
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > room {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    lines.push(line);
    lines.join(&format!("\n{indent}{hanging}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lose_their_brackets() {
        let doc = " See [`Host::cashier_url`](crate::Host), or [the page].\n ";
        assert_eq!(plain(doc), "See `Host.cashier_url`, or the page.");
        assert_eq!(plain("an [open end"), "an [open end");
    }

    #[test]
    fn long_lines_are_broken() {
        let text = "word ".repeat(40);
        let broken = wrap(text.trim(), 96, "    ", "  ");
        assert!(broken.lines().all(|line| line.len() <= 96));
        assert_eq!(broken.split_whitespace().count(), 40);
    }
}
