//! MDX: Markdown with imports, components and expressions, which are made blank so that the rest is Markdown, each byte in
//! its place.

/// The file with what is no Markdown made blank, as long as before.
pub(in super::super) fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let (mut in_module, mut in_tag, mut in_fence) = (false, false, false);
    let mut before_blank = true;
    for line in text.split_inclusive('\n') {
        let bare = line.trim();
        if bare.starts_with("```") || bare.starts_with("~~~") {
            in_fence = !in_fence;
        }
        let is_module = before_blank && (line.starts_with("import ") || line.starts_with("export "));
        in_module = (in_module || is_module) && !bare.is_empty();
        let opens_tag = before_blank_tag(bare);
        let hidden = !in_fence && (in_module || in_tag || opens_tag);
        if !in_fence && (in_tag || opens_tag) {
            in_tag = !bare.ends_with('>');
        }
        if hidden {
            blank(line, &mut masked);
        } else if in_fence {
            masked.push_str(line);
        } else {
            without_expressions(line, &mut masked);
        }
        before_blank = bare.is_empty() || hidden;
    }
    masked
}

/// Whether a line begins with a component's tag and holds nothing else, or the tag goes on in the next.
fn before_blank_tag(bare: &str) -> bool {
    let name = bare.strip_prefix("</").or_else(|| bare.strip_prefix('<'));
    let is_component = name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_uppercase() || c == '>'));
    is_component && bare.find('>').is_none_or(|end| end + 1 == bare.len())
}

fn blank(text: &str, masked: &mut String) {
    for c in text.chars() {
        if matches!(c, '\n' | '\r') { masked.push(c) } else { (0..c.len_utf8()).for_each(|_| masked.push(' ')) }
    }
}

/// A line with its expressions in braces made blank. At its beginning four blanks would make it code: there a mark that is
/// no blank to Markdown stands in their place.
fn without_expressions(line: &str, masked: &mut String) {
    let mut rest = line;
    while let Some(open) = rest.find('{') {
        let Some(length) = rest.get(open..).and_then(closing) else { break };
        masked.push_str(rest.get(..open).unwrap_or(""));
        let at_start = masked.is_empty() || masked.ends_with(['\n', ' ']) && line.trim_start().starts_with('{');
        let expression = rest.get(open..open + length).unwrap_or("");
        let alone = line.trim() == expression;
        if at_start && !alone {
            (0..length / 2).for_each(|_| masked.push('\u{a0}'));
            masked.extend((length % 2 == 1).then_some(' '));
        } else {
            blank(expression, masked);
        }
        rest = rest.get(open + length..).unwrap_or("");
    }
    masked.push_str(rest);
}

/// The length of an expression up to the brace that closes it.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return Some(at + 1),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_markdown_is_blank_and_all_else_in_its_place() {
        let text = "import X from 'x'\n\n# Quay {/* why */} shut\n\n<Note title=\"é\">\nSome **40** trawlers {count + 1} lie.\n</Note>\n\n\
            {props.x} and <b>more</b>\n\n<Chart\n  data={3}\n/>\n\n```js\nimport y {z}\n```\n";
        let masked = masked(text);
        assert_eq!(masked.len(), text.len());
        for (words, is_shown) in [
            ("import X", false),
            ("Quay", true),
            ("why", false),
            ("Note", false),
            ("Some **40** trawlers", true),
            ("count", false),
            ("and <b>more</b>", true),
            ("Chart", false),
            ("data", false),
            ("import y {z}", true),
        ] {
            assert_eq!(masked.find(words), text.find(words).filter(|_| is_shown), "{words}: {masked}");
        }
        let is_code = |line: &str| line.starts_with("    ") && !line.trim().is_empty();
        assert!(!masked.lines().any(is_code), "{masked}");
    }
}
