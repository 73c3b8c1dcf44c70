//! Makes the files of `data/en/` again:
//! `cargo run --release --example train -- ../shared/language --wordnet DICT` writes `lexicon.bin`,
//! `… -- --show kill,sign` prints what it says of words, `… -- --evaluate ../shared/language` measures it.

#![expect(clippy::print_stdout, reason = "the figures are what this program is for")]

mod lexicon;
mod wordnet;

use anyhow::{Result, bail};
use std::path::Path;

/// Where the files lie.
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/en");

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let data = Path::new(DATA);
    let lexicon = data.join("lexicon.bin");
    match arguments.as_slice() {
        ["--show", words] => println!("{}", lexicon::show(words, &lexicon)?),
        ["--evaluate", language] => println!("{}", lexicon::evaluate(Path::new(language), &lexicon)?),
        [language, "--wordnet", wordnet] => {
            println!("{}", lexicon::train(Path::new(language), Path::new(wordnet), data)?);
        }
        _ => bail!("say LANGUAGE --wordnet DICT, --show WORDS, or --evaluate LANGUAGE"),
    }
    Ok(())
}
