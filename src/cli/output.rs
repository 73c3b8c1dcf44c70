//! Where output goes: standard output, or a file that is written whole or not at all.

use super::exit::Failure;
use crate::report::Style;
use anstream::{AutoStream, ColorChoice};
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Columns where the terminal does not tell: those of a report in a file.
const WIDTH: usize = 120;

/// The style of standard output: colours and width of a terminal, if it is one and `NO_COLOR` does not forbid them.
pub(super) fn style() -> Style {
    let colour = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    Style { colour, width: width_of(io::stdout().is_terminal()), ignore_lines: false }
}

/// The style of standard error.
pub(super) fn error_style() -> Style {
    let colour = AutoStream::choice(&io::stderr()) != ColorChoice::Never;
    Style { colour, width: width_of(io::stderr().is_terminal()), ignore_lines: false }
}

fn width_of(terminal: bool) -> usize {
    let size = if terminal { terminal_size::terminal_size() } else { None };
    size.map_or(WIDTH, |(width, _)| usize::from(width.0))
}

/// Writes to standard error. What cannot be said there cannot be said anywhere.
pub(super) fn tell(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Where a command's output goes.
pub(super) struct Output {
    name: String,
    target: Target,
}

enum Target {
    Stdout(BufWriter<io::StdoutLock<'static>>),
    /// A device or pipe, which cannot be replaced.
    Device(BufWriter<File>),
    /// Written beside the file, and put in its place at the end.
    File {
        writer: BufWriter<File>,
        draft: Draft,
    },
}

/// A file on the way to its place; removed if it never gets there.
struct Draft {
    path: PathBuf,
    place: PathBuf,
    /// Whether nothing may stand in its place yet.
    fresh: bool,
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Where it got to its place it is no longer there.
        let _ = std::fs::remove_file(&self.path);
    }
}

impl Output {
    /// Opens the output: a file, or else standard output.
    pub(super) fn open(file: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = file.filter(|path| *path != Path::new("-")) else { return Ok(Self::stdout()) };
        let name = path.display().to_string();
        match open_target(path) {
            Ok(target) => Ok(Self { name, target }),
            Err(error) => Err(Failure::Write { name, error }),
        }
    }

    /// Opens a file that is not there yet: one that is, or comes meanwhile, is never replaced.
    pub(super) fn create(path: &Path) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let there = || io::Error::from(io::ErrorKind::AlreadyExists);
        let target = if path.symlink_metadata().is_ok() { Err(there()) } else { open_target(path) };
        match target {
            Ok(Target::File { writer, mut draft }) => {
                draft.fresh = true;
                Ok(Self { name, target: Target::File { writer, draft } })
            }
            Ok(_) => Err(Failure::Write { name, error: there() }),
            Err(error) => Err(Failure::Write { name, error }),
        }
    }

    /// Standard output.
    pub(super) fn stdout() -> Self {
        let target = Target::Stdout(BufWriter::with_capacity(1 << 16, io::stdout().lock()));
        Self { name: "standard output".to_owned(), target }
    }

    /// Whether people read it at a terminal or through a pipe, not a file.
    pub(super) fn is_stdout(&self) -> bool {
        matches!(self.target, Target::Stdout(_))
    }

    /// Writes some text.
    pub(super) fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.write_bytes(text.as_bytes())
    }

    /// Writes some bytes.
    pub(super) fn write_bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = match &mut self.target {
            Target::Stdout(writer) => writer.write_all(bytes),
            Target::Device(writer) | Target::File { writer, .. } => writer.write_all(bytes),
        };
        written.map_err(|error| Failure::Write { name: self.name.clone(), error })
    }

    /// Brings all that is written to the disk, but puts nothing in its place yet.
    pub(super) fn settle(&mut self) -> Result<(), Failure> {
        let done = match &mut self.target {
            Target::Stdout(writer) => writer.flush(),
            Target::Device(writer) => writer.flush(),
            Target::File { writer, .. } => writer.flush().and_then(|()| writer.get_ref().sync_all()),
        };
        done.map_err(|error| Failure::Write { name: self.name.clone(), error })
    }

    /// Ends the output: only now a file stands in its place.
    pub(super) fn finish(self) -> Result<(), Failure> {
        let Self { name, target } = self;
        let done = match target {
            Target::Stdout(mut writer) => writer.flush(),
            Target::Device(mut writer) => writer.flush(),
            Target::File { writer, draft } => put_in_place(writer, draft),
        };
        done.map_err(|error| Failure::Write { name, error })
    }
}

fn open_target(path: &Path) -> io::Result<Target> {
    let known = std::fs::metadata(path);
    if known.as_ref().is_ok_and(std::fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if known.as_ref().is_ok_and(|known| !known.is_file()) {
        return Ok(Target::Device(BufWriter::new(File::options().write(true).open(path)?)));
    }
    // A link stays a link: the file that it leads to is replaced.
    let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = place.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_string_lossy().into_owned();
    let draft = place.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let file = File::options().write(true).create_new(true).open(&draft)?;
    let draft = Draft { path: draft, place, fresh: false };
    if let Ok(known) = known {
        file.set_permissions(known.permissions())?;
    }
    Ok(Target::File { writer: BufWriter::with_capacity(1 << 16, file), draft })
}

fn put_in_place(writer: BufWriter<File>, draft: Draft) -> io::Result<()> {
    let file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    if draft.fresh {
        // A second name for the file fails where the place is taken, and a rename would not.
        return std::fs::hard_link(&draft.path, &draft.place);
    }
    std::fs::rename(&draft.path, &draft.place)
}
