//! The arguments that say which findings are shown, and how much beside them.

use clap::{Args as ClapArgs, ValueEnum};

#[derive(Debug, Default, ClapArgs)]
pub(in crate::cli) struct ShowArgs {
    /// Show only findings of this code; may be repeated. `gainsay explain` lists all
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) select: Vec<String>,
    /// Show no findings of this code; may be repeated
    #[arg(long, value_name = "CODE")]
    pub(in crate::cli) ignore: Vec<String>,
    /// Show nothing but the last line (only with the format `terminal`)
    #[arg(long, short)]
    pub(in crate::cli) quiet: bool,
    /// Show, too, how many findings there are of each code (only with the format `terminal`)
    #[arg(long)]
    pub(in crate::cli) statistics: bool,
    /// End with exit code 0 whatever is found
    #[arg(long)]
    pub(in crate::cli) exit_zero: bool,
    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colours::Auto)]
    pub(in crate::cli) color: Colours,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum, PartialEq, Eq)]
pub(in crate::cli) enum Colours {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}
