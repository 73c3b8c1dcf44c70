//! Patterns of paths: relative to the rule file that has them, held against the names of sources.

use super::error::RuleError;
use super::table::TableReader;
use globset::{Glob, GlobBuilder, GlobMatcher, escape};
use std::path::{Component, Path, PathBuf};

/// The folder of a rule file, as patterns begin: absolute, with `/` between its parts.
pub(crate) struct Folder {
    parts: Vec<String>,
    /// The same with links followed, where that is another.
    real: Option<Vec<String>>,
}

impl Folder {
    /// The folder of the rule file called `name`.
    pub(crate) fn of_file(name: &str) -> Self {
        let path = absolute(Path::new(name));
        let folder = path.parent().unwrap_or(&path);
        let real = folder.canonicalize().ok().filter(|real| real != folder);
        Self { parts: parts_of(folder), real: real.as_deref().map(parts_of) }
    }

    /// A pattern that matches the paths it names and all that lies in a folder it names.
    fn matcher(&self, pattern: &str) -> Result<GlobMatcher, globset::Error> {
        build(pattern)?; // alone first: its errors name the pattern as it is written
        let mut absolute = absolute_pattern(&self.parts, pattern);
        if let Some(real) = &self.real {
            let real = absolute_pattern(real, pattern);
            if real != absolute {
                absolute = format!("{{{},{}}}", protect_commas(&absolute), protect_commas(&real));
            }
        }
        Ok(build(&format!("{absolute}{AND_BELOW}"))?.compile_matcher())
    }

    /// The patterns of a key.
    pub(crate) fn matchers(&self, key: &str, table: &mut TableReader<'_>) -> Vec<GlobMatcher> {
        let mut found = Vec::new();
        for text in table.texts(key) {
            match self.matcher(&text.value) {
                Ok(matcher) => found.push(matcher),
                Err(error) => {
                    let reason = error.kind().to_string();
                    table.report(text.at, &RuleError::BadGlob { glob: text.value, reason });
                }
            }
        }
        found
    }
}

/// A source's name as patterns see it. Made once for each source, since it asks
/// for the current folder and follows links.
#[derive(Clone, Debug)]
pub struct SourcePath {
    name: String,
    absolute: PathBuf,
    /// The same with links followed, where that is another.
    real: Option<PathBuf>,
    /// For an article in a container, `FILE#ID`: the container.
    container: Option<PathBuf>,
}

impl SourcePath {
    /// The paths of the source called `name`: a path absolute or relative to the current folder, `FILE#ID`, `<stdin>`.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let container = name.rfind('#').and_then(|hash| name.get(..hash)).map(|file| absolute(Path::new(file)));
        let absolute = absolute(Path::new(name));
        let file = container.as_ref().unwrap_or(&absolute);
        let real = file.canonicalize().ok().filter(|real| real != file);
        Self { name: name.to_owned(), absolute, real, container }
    }

    /// Whether a pattern of a rule file matches the source, its container, or a folder that it lies in.
    #[must_use]
    pub fn matches(&self, pattern: &GlobMatcher) -> bool {
        pattern.is_match(&self.absolute)
            || self.container.as_ref().is_some_and(|container| pattern.is_match(container))
            || self.real.as_ref().is_some_and(|real| pattern.is_match(real))
            || pattern.is_match(&self.name)
    }
}

/// Whether a pattern of a rule file matches the source called `name`; see [`SourcePath`].
#[must_use]
pub fn glob_matches(pattern: &GlobMatcher, name: &str) -> bool {
    SourcePath::new(name).matches(pattern)
}

/// The path from the root, without `.` and `..`, links not followed.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut clean = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => _ = clean.pop(),
            Component::CurDir => {}
            other => clean.push(other),
        }
    }
    clean
}

/// The parts of a path from the root, as they stand in a pattern.
fn parts_of(path: &Path) -> Vec<String> {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    text.split('/').filter(|part| !part.is_empty()).map(escape).collect()
}

/// What makes a pattern match all that lies in a folder it names, too.
const AND_BELOW: &str = "{,/**}";

fn build(pattern: &str) -> Result<Glob, globset::Error> {
    GlobBuilder::new(pattern).literal_separator(true).empty_alternates(true).build()
}

/// The pattern from the root. Its leading `./` and `../` are taken at their word; `<stdin>` stays as it is.
fn absolute_pattern(folder: &[String], pattern: &str) -> String {
    let pattern = pattern.trim();
    if pattern.starts_with('<') {
        return escape(pattern);
    }
    let is_absolute = pattern.starts_with('/') || cfg!(windows) && pattern.get(1..2) == Some(":");
    let mut parts: Vec<&str> = if is_absolute { Vec::new() } else { folder.iter().map(String::as_str).collect() };
    for part in pattern.split('/').filter(|part| !part.is_empty()) {
        match part {
            "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    let root = if cfg!(windows) { "" } else { "/" };
    format!("{root}{}", parts.join("/"))
}

/// The pattern with its commas outside braces and brackets protected, to stand between braces itself.
fn protect_commas(pattern: &str) -> String {
    let mut protected = String::with_capacity(pattern.len());
    let (mut depth, mut in_class, mut is_escaped) = (0_usize, false, false);
    for c in pattern.chars() {
        match c {
            _ if is_escaped => {}
            '[' => in_class = true,
            ']' => in_class = false,
            '{' if !in_class => depth += 1,
            '}' if !in_class => depth = depth.saturating_sub(1),
            ',' if depth == 0 && !in_class => {
                protected.push_str("[,]");
                continue;
            }
            _ => {}
        }
        is_escaped = c == '\\' && !is_escaped && !cfg!(windows);
        protected.push(c);
    }
    protected
}

/// The pattern that a matcher was made of, as the rule file `rules` writes it: relative to the folder it lies in.
pub(crate) fn pattern_of(matcher: &GlobMatcher, rules: &str) -> String {
    let glob = matcher.glob().glob();
    let glob = glob.strip_suffix(AND_BELOW).unwrap_or(glob);
    let folder = absolute(Path::new(rules)).parent().map(|folder| format!("{}/", folder.display()));
    folder.and_then(|folder| glob.strip_prefix(&folder)).unwrap_or(glob).to_owned()
}

/// A path as somebody would write it who works in `here`: below it without it, above it with `..`.
pub(crate) fn as_seen_from(here: &Path, file: &Path) -> PathBuf {
    for (up, folder) in here.ancestors().enumerate() {
        if folder.parent().is_none() && up > 0 {
            break;
        }
        if let Ok(rest) = file.strip_prefix(folder) {
            return std::iter::repeat_n(Path::new(".."), up).collect::<PathBuf>().join(rest);
        }
    }
    file.to_owned()
}

/// The name of a source as seen from a folder, with `/` between its parts; what is no path (`<stdin>`) stays.
pub(crate) fn path_from(folder: &Path, name: &str) -> String {
    if name.starts_with('<') {
        return name.to_owned();
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let path = as_seen_from(&absolute(folder), &absolute(Path::new(name)));
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(here: &str, file: &str, expected: &str) {
        assert_eq!(as_seen_from(Path::new(here), Path::new(file)), Path::new(expected));
    }

    #[test]
    fn paths_are_written_as_seen_from_the_folder() {
        check("/a/b", "/a/b/rules.toml", "rules.toml");
        check("/a/b", "/a/b/c/rules.toml", "c/rules.toml");
        check("/a/b", "/a/rules.toml", "../rules.toml");
        check("/a/b", "/a/x/rules.toml", "../x/rules.toml");
        check("/a/b", "/y/rules.toml", "/y/rules.toml");
        check("/", "/rules.toml", "rules.toml");
    }

    #[test]
    fn sources_are_named_from_a_folder() {
        for (folder, name, expected) in [
            ("", "a.txt", "a.txt"),
            (".", "./a.txt", "a.txt"),
            ("desk", "a.txt", "../a.txt"),
            ("/x", "/x/y/a.jsonl#3", "y/a.jsonl#3"),
            ("desk", "<stdin>", "<stdin>"),
        ] {
            assert_eq!(path_from(Path::new(folder), name), expected, "{name} from {folder:?}");
        }
    }
}
