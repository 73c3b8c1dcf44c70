//! The arguments of the commands for every day: what was found before, what is
//! expected, what can be mended, what a code means, help for shells and editors.

use super::{Format, RuleArgs};
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

pub(super) const BASELINE_EXAMPLES: &str = "\
Exit codes:
  0  the baseline is written
  2  something could not be read, understood or written; nothing is written

Examples:
  gainsay baseline articles/
  gainsay check articles/ --baseline gainsay-baseline.json";

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct BaselineArgs {
    /// Articles and folders of them [default: the current folder]
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) rules: RuleArgs,
    /// Use no rule file: only the checks that need no fact
    #[arg(long, conflicts_with = "rules")]
    pub(in crate::cli) no_rules: bool,
    /// Where to write it, whole or not at all
    #[arg(long, short, value_name = "FILE", default_value = "gainsay-baseline.json")]
    pub(in crate::cli) output: PathBuf,
}

pub(super) const EXPLAIN_EXAMPLES: &str = "\
Examples:
  gainsay explain                         all codes, a line each
  gainsay explain amount-differs";

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ExplainArgs {
    /// A code, as findings show it, or the name of a check [default: all of them]
    #[arg(value_name = "CODE")]
    pub(in crate::cli) code: Option<String>,
}

pub(super) const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  gainsay completions bash > ~/.local/share/bash-completion/completions/gainsay
  gainsay completions zsh > ~/.zfunc/_gainsay
  gainsay completions fish > ~/.config/fish/completions/gainsay.fish";

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(in crate::cli) shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ManArgs {
    /// The folder: a page for each command is written into it
    #[arg(value_name = "FOLDER")]
    pub(in crate::cli) folder: PathBuf,
}

pub(super) const TEST_EXAMPLES: &str = "\
Beside ARTICLE lies ARTICLE.expected, with a line for each finding: SEVERITY CODE FACT: WORDS.

Exit codes:
  0  everything is as expected
  1  a finding is missed or new, or an article has nothing expected beside it
  2  something could not be read or understood

Examples:
  gainsay test tests/articles/
  gainsay test tests/articles/ --accept   show the differences, and expect them from now on
  gainsay test tests/articles/ --format junit --output tests.xml";

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct TestArgs {
    /// Articles and folders of them: those of one folder are checked together, with the nearest rules.toml
    /// [default: the current folder]
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) rules: RuleArgs,
    /// Expect from now on what is found: show the differences, then rewrite what lies beside the articles
    #[arg(long)]
    pub(in crate::cli) accept: bool,
    /// How to report
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = TestFormat::Text)]
    pub(in crate::cli) format: TestFormat,
    /// Write the report to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub(in crate::cli) enum TestFormat {
    /// For people
    Text,
    /// JUnit XML, for continuous integration
    Junit,
}

pub(super) const FIX_EXAMPLES: &str = "\
Words in quotation marks are never changed. A file is written whole or not at all, and none is written where one has
changed meanwhile. Word documents get tracked changes.

Exit codes:
  0  nothing is left to mend
  1  with --diff, something would be mended; or something is left to you
  2  something could not be read, understood or written

Examples:
  gainsay fix articles/ --diff            show what would be mended, and change nothing
  gainsay fix articles/";

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct FixArgs {
    /// Articles and folders of them (.txt, .md, .mdx, .rst, .adoc, .html, .docx) [default: the current folder]
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) rules: RuleArgs,
    /// Use no rule file: only the checks that need no fact
    #[arg(long, conflicts_with = "rules")]
    pub(in crate::cli) no_rules: bool,
    /// Show what would be mended, as a patch, and change nothing
    #[arg(long)]
    pub(in crate::cli) diff: bool,
}

pub(super) const AFFECTED_EXAMPLES: &str = "\
Exit codes:
  0  no article contradicts the fact
  1  some do
  2  something could not be read or understood

Examples:
  gainsay affected --fact bridge-cost archive/
  gainsay affected --fact bridge-cost archive/ --format html --output affected.html";

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct AffectedArgs {
    /// The id of the fact in the rules
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) fact: String,
    /// The archive: articles and folders of them
    #[arg(value_name = "ARCHIVE", required = true)]
    pub(in crate::cli) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) rules: RuleArgs,
    /// How to report: in the terminal, a line for each place
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Terminal)]
    pub(in crate::cli) format: Format,
    /// Write the report to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

pub(super) const INIT_EXAMPLES: &str = "\
Examples:
  gainsay init                            ask for the names, or look for them in this folder
  gainsay init --name \"Marta Okonedo\" --name \"Port Lisken\"
  gainsay init articles/ < /dev/null      what the articles say differently, without asking";

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct InitArgs {
    /// The articles of the story, where no name is given [default: the current folder]
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// A name, as it should be spelled; may be repeated. Without one it is asked for on a terminal
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) name: Vec<String>,
    /// The rule file: never one that is already there
    #[arg(long, short, value_name = "FILE", default_value = "rules.toml")]
    pub(in crate::cli) output: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct LspArgs {
    /// Taken and passed over: some editors give it to every server
    #[arg(long, hide = true)]
    pub(in crate::cli) stdio: bool,
}
