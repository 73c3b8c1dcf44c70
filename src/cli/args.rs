//! The arguments as they are typed.

mod desk;
mod form;
mod show;

pub(super) use desk::{
    AffectedArgs, BaselineArgs, CompletionsArgs, ExplainArgs, FixArgs, InitArgs, LspArgs, ManArgs, TestArgs, TestFormat,
};

pub(super) use form::{As, FormArgs, ReportArgs, ReportTo};
pub(super) use show::{Colours, ShowArgs};

use crate::kinds::{Kind, Severity};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use desk::{
    AFFECTED_EXAMPLES, BASELINE_EXAMPLES, COMPLETIONS_EXAMPLES, EXPLAIN_EXAMPLES, FIX_EXAMPLES, INIT_EXAMPLES,
    TEST_EXAMPLES,
};
use std::path::PathBuf;

/// Holds articles to the facts you declare, and to each other
///
/// gainsay reads a rule file, finds what every article says about each fact in it, however the name is spelled and in
/// whatever currency, unit or form of date, and shows, in the articles' own words, where one contradicts the fact,
/// another article, or itself.
#[derive(Debug, Parser)]
#[command(name = "gainsay", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
#[command(after_help = EXIT_CODES)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  nothing found
  1  something found
  2  something could not be read or understood

Examples:
  gainsay check articles/                 check a folder with the nearest rules.toml
  gainsay rules                           read the rules back as sentences
  gainsay mentions article.txt            see the names, amounts and dates in an article
  gainsay similar \"Jon Smith\" \"John Smith\"";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check articles against the rules and against each other
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Write down what is found now, so that `check --baseline` shows only what is new
    #[command(after_help = BASELINE_EXAMPLES)]
    Baseline(BaselineArgs),
    /// Hold the findings in a folder of articles against those expected, which lie beside them
    #[command(after_help = TEST_EXAMPLES)]
    Test(TestArgs),
    /// Mend what can be mended without asking: names, terms, words written twice, apostrophes
    #[command(after_help = FIX_EXAMPLES)]
    Fix(FixArgs),
    /// List the articles of an archive that contradict a fact
    #[command(after_help = AFFECTED_EXAMPLES)]
    Affected(AffectedArgs),
    /// Begin a rule file with the names of a story, or with what its articles say differently
    #[command(after_help = INIT_EXAMPLES)]
    Init(InitArgs),
    /// Say what a code means, with an example, and how to deal with it
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(ExplainArgs),
    /// Serve an editor: speak the Language Server Protocol on standard input and output
    Lsp(LspArgs),
    /// Print the JSON Schema of the rule file, for editors
    Schema,
    /// Print completions for a shell
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArgs),
    /// Write the manual pages into a folder
    Man(ManArgs),
    /// Show what each article says of each fact, as a table
    #[command(after_help = TABLE_EXAMPLES)]
    Table(TableArgs),
    /// Check the rules, run their examples, and read each back as a sentence
    #[command(after_help = RULES_EXAMPLES)]
    Rules(RulesArgs),
    /// Show what was bound to a fact and what not, and why
    #[command(after_help = WHY_EXAMPLES)]
    Why(WhyArgs),
    /// Find what articles say differently, without any rule
    #[command(after_help = DISCOVER_EXAMPLES)]
    Discover(DiscoverArgs),
    /// Show what is recognised in articles: names, amounts, numbers, dates, terms
    #[command(after_help = MENTIONS_EXAMPLES)]
    Mentions(MentionsArgs),
    /// Say whether two names could be of one bearer
    #[command(after_help = SIMILAR_EXAMPLES)]
    Similar(SimilarArgs),
}

const CHECK_EXAMPLES: &str = "\
Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on, or with --strict a warning
  2  something could not be read or understood

Examples:
  gainsay check                           the current folder, with the nearest rules.toml
  gainsay check draft.md --rules desk.toml --rules story.toml
  gainsay check draft.md --against archive/
  gainsay check articles/ --report html=report.html --report sarif=findings.sarif
  curl https://news.example/quay | gainsay check --as html -
  gainsay check articles/ --baseline gainsay-baseline.json
  gainsay check draft.md --watch          check it again whenever it is saved
  pandoc draft.docx -t plain | gainsay check -";

#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    /// Articles and folders of them (.txt, .md, .html, .docx, .odt, .jsonl, …); `-` is standard input [default: the current folder]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    /// Use no rule file: only the checks that need no fact
    #[arg(long, conflicts_with = "rules")]
    pub(super) no_rules: bool,
    /// An archive to compare with: read too, but findings are shown for PATH only; may be repeated
    #[arg(long, value_name = "PATH")]
    pub(super) against: Vec<PathBuf>,
    /// How to report
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Terminal)]
    pub(super) format: Format,
    /// Write the report to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reports: ReportArgs,
    #[command(flatten)]
    pub(super) form: FormArgs,
    #[command(flatten)]
    pub(super) show: ShowArgs,
    /// The least severe finding that makes the exit code 1
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t = Level::Error)]
    pub(super) fail_on: Level,
    /// Warnings about rules and files, such as of facts that met nothing, make the exit code 1, too
    #[arg(long)]
    pub(super) strict: bool,
    /// Leave out what a baseline has: show only what is new since `gainsay baseline` wrote it
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Show what a comment or an [[ignore]] has silenced, too, as notes that make no exit code
    #[arg(long)]
    pub(super) show_ignored: bool,
    /// Check again whenever an article, a rule file or the baseline changes, until Ctrl-C
    #[arg(long, conflicts_with = "output")]
    pub(super) watch: bool,
    /// End after so many checks: for tests
    #[arg(long, value_name = "NUMBER", requires = "watch", hide = true)]
    pub(super) rounds: Option<usize>,
    /// Under each finding, show the line that silences it (only with the format `terminal`)
    #[arg(long)]
    pub(super) ignore_lines: bool,
}

#[derive(Debug, Default, ClapArgs)]
pub(super) struct RuleArgs {
    /// A rule file; may be repeated [default: the nearest rules.toml to each PATH, upwards]
    #[arg(long, value_name = "FILE")]
    pub(super) rules: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub(super) enum Format {
    /// For people, in the style of a compiler
    Terminal,
    /// One JSON document
    Json,
    /// One JSON object a line, written as articles are read
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, for continuous integration
    Junit,
    /// Annotations for GitHub Actions
    Github,
    /// A page on its own, for a browser
    Html,
    /// Comma-separated values: a line a finding
    Csv,
    /// schema.org ClaimReview in JSON-LD: what contradicts a declared fact
    Claimreview,
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub(super) enum Level {
    /// What cannot be true
    Error,
    /// What is probably wrong, too
    Warning,
    /// Any finding
    Note,
}

impl Level {
    pub(super) fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }
}

const MENTIONS_EXAMPLES: &str = "\
Examples:
  gainsay mentions article.txt
  gainsay mentions article.txt --kind amount --kind date --date 2015-05-08
  echo \"It cost about $1.2bn last May.\" | gainsay mentions --format jsonl -";

#[derive(Debug, ClapArgs)]
pub(super) struct MentionsArgs {
    /// Articles and folders of them; `-` is standard input [default: standard input]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Only mentions of this kind; may be repeated
    #[arg(long, value_enum, value_name = "KIND")]
    pub(super) kind: Vec<MentionKind>,
    /// The day that the articles appeared, for those that do not tell: 2015-05-08, 2015-05 or 2015
    #[arg(long, value_name = "DATE")]
    pub(super) date: Option<String>,
    /// How to show them
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = LineFormat::Text)]
    pub(super) format: LineFormat,
    /// Instead of mentions, print each sentence as the parser reads it: lemma, tag, head and relation of each word
    /// (CoNLL-U)
    #[arg(long, conflicts_with_all = ["kind", "date", "format", "rules"])]
    pub(super) tree: bool,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub(super) enum MentionKind {
    /// Declared names, and runs of capitalised words that could be names
    Name,
    /// Declared terms
    Term,
    /// Money, measures, shares
    Amount,
    /// Plain numbers, ordinals, ages
    Count,
    /// Dates and times
    Date,
}

impl MentionKind {
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Name => Kind::Name,
            Self::Term => Kind::Term,
            Self::Amount => Kind::Amount,
            Self::Count => Kind::Count,
            Self::Date => Kind::Date,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub(super) enum LineFormat {
    /// For people
    Text,
    /// One JSON object a line
    Jsonl,
}

const SIMILAR_EXAMPLES: &str = "\
Exit codes:
  0  they could be one bearer's (with `-`: all lines were read)
  1  they are of two
  2  something could not be read

Examples:
  gainsay similar \"Fyodor Chebotaryov\" \"Fedor Chebotarev\"
  cut -f 2,5 pairs.tsv | gainsay similar --format jsonl -";

#[derive(Debug, ClapArgs)]
pub(super) struct SimilarArgs {
    /// Two names, or `-` for pairs on standard input: two names a line with a tab between
    #[arg(value_name = "NAME", required = true, num_args = 1..=2)]
    pub(super) names: Vec<String>,
    /// How to answer
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = LineFormat::Text)]
    pub(super) format: LineFormat,
}

const RULES_EXAMPLES: &str = "\
Examples:
  gainsay rules                           check the nearest rules.toml and read it back
  gainsay rules --rules story.toml articles/
  gainsay rules articles/ --coverage      what each rule met, and what it almost met
  gainsay rules --due                     the facts that should be checked again";

#[derive(Debug, ClapArgs)]
pub(super) struct RulesArgs {
    /// Articles: rules that meet nothing in them are warned of
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    /// For each fact, show where it was met, where it was silent, and which words would bind what it almost met
    #[arg(long)]
    pub(super) coverage: bool,
    /// List the facts that should be checked again: those whose `review_after` has passed
    #[arg(long, conflicts_with_all = ["coverage", "paths"])]
    pub(super) due: bool,
    /// The day that counts as today for --due: 2026-11-24
    #[arg(long, value_name = "DATE", requires = "due")]
    pub(super) on: Option<String>,
}

const WHY_EXAMPLES: &str = "\
Examples:
  gainsay why bridge-cost articles/
  gainsay why bridge-cost draft.md --rules story.toml";

#[derive(Debug, ClapArgs)]
pub(super) struct WhyArgs {
    /// The id of a fact in the rules
    #[arg(value_name = "FACT")]
    pub(super) fact: String,
    /// Articles and folders of them; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
}

const TABLE_EXAMPLES: &str = "\
In the table, `-` is silence and `!` stands before what contradicts the fact or the other sources.

Examples:
  gainsay table articles/
  gainsay table articles/ --format csv --output facts.csv";

#[derive(Debug, ClapArgs)]
pub(super) struct TableArgs {
    /// Articles and folders of them; `-` is standard input [default: the current folder]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) rules: RuleArgs,
    /// How to show the table
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = TableFormat::Terminal)]
    pub(super) format: TableFormat,
    /// Write the table to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum, PartialEq, Eq)]
pub(super) enum TableFormat {
    /// For people, as wide as the terminal
    Terminal,
    /// Comma-separated values: a line a fact, a column a source
    Csv,
    /// One JSON document
    Json,
}

const DISCOVER_EXAMPLES: &str = "\
Exit codes:
  0  nothing found
  1  something found
  2  something could not be read or understood

Examples:
  gainsay discover articles/              the most telling disagreements first
  gainsay discover articles/ --write rules.toml
  gainsay discover articles/ --all --format json";

#[derive(Debug, ClapArgs)]
pub(super) struct DiscoverArgs {
    /// Articles and folders of them (.txt, .md, .html, .docx, .odt, .jsonl, …); `-` is standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// How to report
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Terminal)]
    pub(super) format: Format,
    /// Write the report to a file, whole or not at all
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reports: ReportArgs,
    #[command(flatten)]
    pub(super) form: FormArgs,
    /// Show what rests on weak evidence, too
    #[arg(long)]
    pub(super) all: bool,
    /// Add a rule for each disagreement to a rule file; on a terminal, each is asked for
    #[arg(long, value_name = "FILE")]
    pub(super) write: Option<PathBuf>,
}
