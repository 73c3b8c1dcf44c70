//! The reports of a run that go to files of their own, each written whole or not at all.

use super::args::{Format, ReportArgs, ReportTo};
use super::check::written;
use super::exit::Failure;
use super::output::Output;
use crate::report::{Matrix, Report, html_page};
use std::path::{Path, PathBuf};

/// The files, opened before anything is read: what cannot be written is told at once.
pub(super) struct Reports(Vec<(Format, Output)>);

impl Reports {
    pub(super) fn open(options: &ReportArgs) -> Result<Self, Failure> {
        for (number, ReportTo { file, .. }) in options.report.iter().enumerate() {
            if options.report.iter().skip(number.saturating_add(1)).any(|other| other.file == *file) {
                let message = format!("two reports would be written to {}", file.display());
                return Err(Failure::usage(message, "give each --report a file of its own"));
            }
        }
        let open = |to: &ReportTo| Ok((to.format, Output::open(Some(&to.file))?));
        Ok(Self(options.report.iter().map(open).collect::<Result<_, Failure>>()?))
    }

    /// Whether one of them has that format.
    pub(super) fn has(&self, format: Format) -> bool {
        self.0.iter().any(|(known, _)| *known == format)
    }

    /// Writes the report to all of them.
    pub(super) fn write(self, report: &Report, matrix: Option<Matrix<'_>>) -> Result<(), Failure> {
        for (format, mut output) in self.0 {
            let text = match format {
                Format::Html => html_page(report, matrix),
                format => written(report, format, &output),
            };
            output.write(&text)?;
            output.finish()?;
        }
        Ok(())
    }
}

/// All files that a command writes its reports to, the one that standard output goes to among them.
pub(super) fn output_files(output: Option<&Path>, reports: &ReportArgs) -> Vec<PathBuf> {
    let others = reports.report.iter().map(|to| to.file.clone());
    output.map(Path::to_owned).into_iter().chain(others).chain(behind_stdout()).collect()
}

/// The file that a shell has turned standard output to, where the system names it.
fn behind_stdout() -> Option<PathBuf> {
    Path::new("/dev/stdout").canonicalize().ok().filter(|path| path.is_file())
}
