//! Text into HTML: escaping, templates, embedded JSON and links.

use serde::Serialize;

/// HTML that is safe to insert as it is.
#[derive(Debug, Clone)]
pub(super) struct Html(pub(super) String);

/// What fills a slot of a template.
pub(super) enum Slot<'a> {
    /// Escaped when inserted.
    Text(&'a str),
    /// Inserted as it is.
    Html(&'a Html),
}

/// `template` with each `{{name}}` replaced.
///
/// One pass: a `{{name}}` inside a value stays text. Asking the caller for each name keeps
/// template and code together: a test renders every template, and an unknown name shows there.
pub(super) fn fill<'a>(template: &str, slot: impl Fn(&str) -> Option<Slot<'a>>) -> Html {
    let mut out = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((name, after)) = behind.split_once("}}") else {
            out.push_str("{{");
            rest = behind;
            continue;
        };
        match slot(name) {
            Some(Slot::Text(text)) => escape_into(&mut out, text),
            Some(Slot::Html(html)) => out.push_str(&html.0),
            None => escape_into(&mut out, &format!("{{{{{name}}}}}")),
        }
        rest = after;
    }
    out.push_str(rest);
    Html(out)
}

/// Escapes for text and for attributes in either kind of quotes.
fn escape_into(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // A parse error in HTML; a visible sign shows that something was there.
            '\0' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
}

/// JSON for a `<script type="application/json">`: no text in it can end the element.
pub(super) fn embedded_json(value: &impl Serialize) -> Html {
    // A struct of text and numbers always serialises; an empty object makes the page poll.
    let json = serde_json::to_string(value).unwrap_or_else(|_| "{}".to_owned());
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            // These stand only inside strings, where the escape means the same.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    Html(out)
}

/// `url` if a browser takes it for a web page: never a script, a file or a path of this server.
pub(super) fn web_link(url: &str) -> Option<&str> {
    host_of(url).map(|_| url)
}

/// The host that a link leads to, for people to see before they follow it.
pub(super) fn host_of(url: &str) -> Option<&str> {
    // Browsers drop tabs and line feeds and read `\` as `/`, so such a URL is not what it seems.
    if url
        .chars()
        .any(|c| c.is_control() || c.is_whitespace() || c == '\\')
    {
        return None;
    }
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    (!host.is_empty() && !host.starts_with(':')).then_some(host)
}

/// `segment` so that it stays one segment of a path.
pub(super) fn path_segment(segment: &str) -> String {
    let mut out = String::with_capacity(segment.len());
    for byte in segment.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            // `.` too: a segment of dots would climb.
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_escapes_text_and_is_filled_in_one_pass() {
        let html = Html("<b>".to_owned());
        let filled = fill("{{a}}-{{b}}-{{c}}-{{d", |name| match name {
            "a" => Some(Slot::Text("{{b}}<'\"&>\0")),
            "b" => Some(Slot::Html(&html)),
            _ => None,
        });
        assert_eq!(
            filled.0,
            "{{b}}&lt;&#39;&quot;&amp;&gt;\u{FFFD}-<b>-{{c}}-{{d"
        );
    }

    #[test]
    fn embedded_json_cannot_end_its_element_and_means_the_same() {
        let hostile = "</script><!--<script>&\u{2028}\u{2029}\"\\";
        let json = embedded_json(&hostile).0;
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), hostile);
    }

    #[test]
    fn only_web_pages_become_links() {
        for (url, host) in [
            ("https://shop.example/thanks?a=1&b=2", "shop.example"),
            ("HTTP://127.0.0.1:8000", "127.0.0.1:8000"),
            ("https://shop.example@evil.example/", "evil.example"),
            ("https://a@b@evil.example?x", "evil.example"),
            ("https://[::1]:8000/#x", "[::1]:8000"),
        ] {
            assert_eq!(host_of(url), Some(host));
            assert_eq!(web_link(url), Some(url));
        }
        for url in [
            "javascript:alert(1)",
            "javascript://shop.example/%0aalert(1)",
            "java\nscript:alert(1)",
            " https://shop.example",
            "https:\\\\shop.example",
            "https://\tshop.example",
            "data:text/html,<script>alert(1)</script>",
            "//shop.example",
            "/thanks",
            "https:/shop.example",
            "https://",
            "https:///x",
            "https://user@",
            "https://:80/",
            "vbscript:x",
            "tg://resolve?domain=x",
            "",
        ] {
            assert_eq!(web_link(url), None, "{url:?}");
        }
    }

    #[test]
    fn a_segment_stays_one() {
        assert_eq!(path_segment("0193a-b_c~"), "0193a-b_c~");
        assert_eq!(
            path_segment("../a?b#c\"<é"),
            "%2E%2E%2Fa%3Fb%23c%22%3C%C3%A9"
        );
    }
}
