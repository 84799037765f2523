//! Sections of a page that people write: between `<!-- made: name -->` and `<!-- end -->`.

/// The page with the text of each section as it is made now. Every section must be in the page, and
/// every mark must name one: a table that nothing makes any more would grow stale unseen.
pub(super) fn replace(page: &str, sections: &[(&str, String)]) -> Result<String, String> {
    let mut out = String::new();
    let mut made = Vec::new();
    let mut rest = page;
    while let Some((before, behind)) = rest.split_once("<!-- made: ") {
        let (name, behind) = behind
            .split_once(" -->\n")
            .ok_or("expected ` -->` behind `<!-- made: `, got none")?;
        let (_, behind) = behind
            .split_once("<!-- end -->")
            .ok_or_else(|| format!("expected <!-- end --> behind {name:?}, got none"))?;
        let (_, text) = sections
            .iter()
            .find(|(own, _)| *own == name)
            .ok_or_else(|| format!("expected a section that is made, got {name:?}"))?;
        out.push_str(&format!(
            "{before}<!-- made: {name} -->\n\n{text}\n<!-- end -->"
        ));
        made.push(name);
        rest = behind;
    }
    out.push_str(rest);
    match sections.iter().find(|(name, _)| !made.contains(name)) {
        Some((name, _)) => Err(format!("expected <!-- made: {name} -->, got none")),
        None => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use super::replace;

    #[test]
    fn what_stands_between_the_marks_is_made_anew() {
        let page = "a\n<!-- made: x -->\nold\n<!-- end -->\nb\n";
        let sections = [("x", "new\n".to_owned())];
        let once = replace(page, &sections).unwrap();
        assert_eq!(once, "a\n<!-- made: x -->\n\nnew\n\n<!-- end -->\nb\n");
        assert_eq!(replace(&once, &sections).unwrap(), once);
    }

    #[test]
    fn a_mark_without_a_section_and_a_section_without_a_mark_are_refused() {
        let sections = [("x", String::new())];
        for page in [
            "no mark",
            "<!-- made: x -->\nwithout an end",
            "<!-- made: y -->\n<!-- end -->",
            "<!-- made: x",
        ] {
            assert!(replace(page, &sections).is_err(), "{page}");
        }
    }
}
