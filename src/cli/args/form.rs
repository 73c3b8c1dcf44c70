//! The arguments that say how articles are held, and in which forms a report is written.

use super::Format;
use crate::source::Form;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

/// A report that is written to a file beside the main one.
#[derive(Clone, Debug)]
pub(in crate::cli) struct ReportTo {
    pub(in crate::cli) format: Format,
    pub(in crate::cli) file: PathBuf,
}

/// Reads `FORMAT=FILE`.
fn report_to(text: &str) -> Result<ReportTo, String> {
    let (format, file) = text.split_once('=').ok_or("a FORMAT=FILE is needed, such as html=report.html")?;
    let format = Format::from_str(format, true).map_err(|_| {
        let known: Vec<String> = Format::value_variants()
            .iter()
            .filter_map(|format| Some(format.to_possible_value()?.get_name().to_owned()))
            .collect();
        format!("there is no format `{format}`; there are {}", known.join(", "))
    })?;
    if file.is_empty() {
        return Err("the file has no name".to_owned());
    }
    Ok(ReportTo { format, file: PathBuf::from(file) })
}

/// How standard input, or a file whose ending does not say so, holds articles.
#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub(in crate::cli) enum As {
    /// Plain text
    Text,
    /// Markdown
    Markdown,
    /// Markdown with components
    Mdx,
    /// An HTML page
    Html,
    /// reStructuredText
    Rst,
    /// AsciiDoc
    Asciidoc,
    /// A Word document
    Docx,
    /// An OpenDocument text
    Odt,
    /// An article a line
    Jsonl,
    /// RSS, Atom or NewsML-G2
    Xml,
    /// An item of ninjs
    Ninjs,
    /// An archive of web pages
    Warc,
}

impl As {
    pub(in crate::cli) fn form(self) -> Form {
        match self {
            Self::Text => Form::Plain,
            Self::Markdown => Form::Markdown,
            Self::Mdx => Form::Mdx,
            Self::Html => Form::Html,
            Self::Rst => Form::Rst,
            Self::Asciidoc => Form::AsciiDoc,
            Self::Docx | Self::Odt => Form::Office,
            Self::Jsonl => Form::JsonLines,
            Self::Xml => Form::Xml,
            Self::Ninjs => Form::Ninjs,
            Self::Warc => Form::Warc,
        }
    }
}

#[derive(Debug, Default, ClapArgs)]
pub(in crate::cli) struct FormArgs {
    /// How standard input and the files named hold articles [default: by their endings and first bytes]
    #[arg(long = "as", value_enum, value_name = "TYPE")]
    pub(in crate::cli) form: Option<As>,
}

#[derive(Debug, Default, ClapArgs)]
pub(in crate::cli) struct ReportArgs {
    /// Write a report to a file, too: html=report.html; may be repeated
    #[arg(long, value_name = "FORMAT=FILE", value_parser = report_to)]
    pub(in crate::cli) report: Vec<ReportTo>,
}
