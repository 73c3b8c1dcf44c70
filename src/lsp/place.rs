//! Places as editors count them: lines and UTF-16 units from 0; and addresses of files.

use crate::span::ByteSpan;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// What an address of a file writes as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The position of an offset in a text; offsets behind its end are at its end.
pub(super) fn position(text: &str, offset: usize) -> Value {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |end| end.saturating_add(1));
    let character = before.get(start..).unwrap_or("").encode_utf16().count();
    json!({ "line": line, "character": character })
}

/// The range of a span of a text.
pub(super) fn range(text: &str, span: ByteSpan) -> Value {
    json!({ "start": position(text, span.start), "end": position(text, span.end) })
}

/// The offset of a position; behind the end of a line it is at that end.
pub(super) fn offset(text: &str, position: &Value) -> Option<usize> {
    let number = |key: &str| usize::try_from(position.get(key)?.as_u64()?).ok();
    let (line, character) = (number("line")?, number("character")?);
    let start = match line.checked_sub(1) {
        None => 0,
        Some(before) => text.match_indices('\n').nth(before)?.0.saturating_add(1),
    };
    let mut units: usize = 0;
    let mut at = start;
    for c in text.get(start..)?.chars() {
        if units >= character || c == '\n' {
            break;
        }
        units = units.saturating_add(c.len_utf16());
        at = at.saturating_add(c.len_utf8());
    }
    Some(at)
}

/// The path that the address of a file names; `None` for what is no file.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    let written = uri.strip_prefix("file://")?;
    let path = percent_decode_str(written).decode_utf8().ok()?;
    // On Windows a slash stands before the letter of the drive.
    let drive = path.get(1..3).is_some_and(|drive| drive.ends_with(':')) && path.starts_with('/');
    Some(PathBuf::from(if drive { path.get(1..)? } else { &path }))
}

/// The address of a file.
pub(super) fn uri_of(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let slash = if path.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{}", utf8_percent_encode(&path, KEPT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_in_units_of_utf_16() {
        let text = "a\n😀é x\r\nend";
        for (found, line, character) in [("a", 0, 0), ("😀", 1, 0), ("é", 1, 2), ("x", 1, 4), ("end", 2, 0)] {
            let at = text.find(found).unwrap();
            let place = json!({ "line": line, "character": character });
            assert_eq!(position(text, at), place, "{found}");
            assert_eq!(offset(text, &place), Some(at), "{found}");
        }
        assert_eq!(offset(text, &json!({ "line": 0, "character": 99 })), Some(1));
        assert_eq!(offset(text, &json!({ "line": 9, "character": 0 })), None);
        assert_eq!(offset(text, &json!({ "line": -1 })), None);
    }

    #[test]
    fn addresses_lead_back_to_their_files() {
        for path in ["/a/b.md", "/a b/ü#1.txt", "/100%/x.html"] {
            assert_eq!(path_of(&uri_of(Path::new(path))), Some(PathBuf::from(path)));
        }
        assert_eq!(path_of("file:///C%3A/a.md"), Some(PathBuf::from("C:/a.md")));
        assert_eq!(path_of("untitled:Untitled-1"), None);
        assert_eq!(path_of("file:///%FF"), None);
    }
}
