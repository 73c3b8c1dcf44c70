//! Patterns of paths: relative to the rule file that has them, held against the names of sources.

use super::error::RuleError;
use super::table::TableReader;
use globset::{GlobBuilder, GlobMatcher, escape};
use std::path::{Component, Path, PathBuf};

/// The folder of a rule file, as patterns begin: escaped, absolute, with `/` between its parts.
pub(crate) struct Folder {
    parts: Vec<String>,
}

impl Folder {
    /// The folder of the rule file called `name`.
    pub(crate) fn of_file(name: &str) -> Self {
        let path = absolute(Path::new(name));
        let parts = path.parent().map(parts_of).unwrap_or_default();
        Self { parts: parts.iter().map(|part| escape(part)).collect() }
    }

    /// The pattern as an absolute one. Its leading `./` and `../` are taken at their word; `<stdin>` stays as it is.
    fn absolute_pattern(&self, pattern: &str) -> String {
        let pattern = pattern.trim();
        if pattern.starts_with('<') {
            return escape(pattern);
        }
        let is_absolute = pattern.starts_with('/') || cfg!(windows) && pattern.get(1..2) == Some(":");
        let mut parts = if is_absolute { Vec::new() } else { self.parts.clone() };
        for part in pattern.split('/').filter(|part| !part.is_empty()) {
            match part {
                "." => {}
                ".." => _ = parts.pop(),
                part => parts.push(part.to_owned()),
            }
        }
        let root = if cfg!(windows) { "" } else { "/" };
        format!("{root}{}", parts.join("/"))
    }

    /// A pattern that matches the paths it names and all that lies in a folder it names.
    fn matcher(&self, pattern: &str) -> Result<GlobMatcher, globset::Error> {
        let build = |pattern: &str| GlobBuilder::new(pattern).literal_separator(true).build();
        build(pattern)?; // alone first: its errors name the pattern as it is written
        let pattern = self.absolute_pattern(pattern);
        Ok(build(&format!("{{{pattern},{pattern}/**}}"))?.compile_matcher())
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

/// A source's name as patterns see it. Made once for each source, since it asks for the current folder.
#[derive(Clone, Debug)]
pub struct SourcePath {
    name: String,
    absolute: PathBuf,
    /// For an article in a container, `FILE#ID`: the container.
    container: Option<PathBuf>,
}

impl SourcePath {
    /// The paths of the source called `name`: a path absolute or relative to the current folder, `FILE#ID`, `<stdin>`.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let container = name.rfind('#').and_then(|hash| name.get(..hash)).map(|file| absolute(Path::new(file)));
        Self { name: name.to_owned(), absolute: absolute(Path::new(name)), container }
    }

    /// Whether a pattern of a rule file matches the source, its container, or a folder that it lies in.
    #[must_use]
    pub fn matches(&self, pattern: &GlobMatcher) -> bool {
        pattern.is_match(&self.absolute)
            || self.container.as_ref().is_some_and(|container| pattern.is_match(container))
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

/// The parts of a path from the root.
fn parts_of(path: &Path) -> Vec<String> {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    text.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The pattern that a matcher was made of, as an absolute one: it reads `{P,P/**}`.
pub(crate) fn pattern_of(matcher: &GlobMatcher) -> String {
    let glob = matcher.glob().glob();
    let length = glob.len().saturating_sub("{,/**}".len()) / 2;
    glob.get(1..).and_then(|rest| rest.get(..length)).unwrap_or(glob).to_owned()
}
