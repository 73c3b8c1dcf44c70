//! Makes the files of `data/en` again.
//!
//! ```text
//! cargo run --release --example train -- ../shared/language --unlabelled ../shared/news/articles.jsonl
//! cargo run --release --example train -- ../shared/language --wordnet DICT
//! cargo run --release --example train -- --evaluate ../shared/language
//! cargo run --release --example train -- ../shared/language --show kill,sign
//! ```
//!
//! The first trains the tagger and parser on `ewt-train.conllu`: a large network first, which annotates the unlabelled
//! text, then on both a small one, which becomes `data/en/parser.bin`. Without `--unlabelled` the small one learns from
//! the treebank alone. About a quarter of an hour on two cores. The second says how often the file is right.

#![allow(clippy::print_stdout, reason = "an example talks to its terminal")]

mod adam;
mod conllu;
mod corpus;
mod evaluate;
mod export;
mod lexicon;
mod net;
mod training;
mod unlabelled;
mod wordnet;

use anyhow::{Context, Result, anyhow};
use clap::Parser as _;
use corpus::Vocabulary;
use gainsay::lang::model::Sizes;
use gainsay::lang::{Model, Parser};
use std::path::{Path, PathBuf};
use training::{Plan, annotate, train};

/// Trains and evaluates the tagger and parser.
#[derive(clap::Parser)]
struct Args {
    /// The folder of treebanks and vectors.
    language: PathBuf,
    /// Only says how often the files are right.
    #[arg(long)]
    evaluate: bool,
    /// WordNet's `dict`: makes the lexicon, and nothing else.
    #[arg(long)]
    wordnet: Option<PathBuf>,
    /// Words, or a class, that the lexicon is asked for.
    #[arg(long)]
    show: Option<String>,
    /// Articles from which the small network learns beside the treebank.
    #[arg(long)]
    unlabelled: Option<PathBuf>,
    /// The model.
    #[arg(long, default_value = "data/en/parser.bin")]
    model: PathBuf,
}

/// Where the files lie.
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/en");

/// The network that annotates the unlabelled text: PUD UAS .89 by itself.
const TEACHER: Plan =
    Plan { sizes: Sizes { word: 192, hidden: 160, layers: 3, arc: 96, label: 96 }, epochs: 30, seed: 1 };

/// The network that is shipped.
const SHIPPED: Plan =
    Plan { sizes: Sizes { word: 128, hidden: 96, layers: 2, arc: 48, label: 48 }, epochs: 24, seed: 1 };

fn main() -> Result<()> {
    let args = Args::parse();
    let lexicon = Path::new(DATA).join("lexicon.bin");
    if let Some(wordnet) = &args.wordnet {
        println!("{}", lexicon::train(&args.language, wordnet, Path::new(DATA))?);
        return Ok(());
    }
    if let Some(words) = &args.show {
        println!("{}", lexicon::show(words, &lexicon)?);
        return Ok(());
    }
    if args.evaluate {
        println!("{}", lexicon::evaluate(&args.language, &lexicon)?);
        return evaluate_model(&args.model, &args.language);
    }
    let file = make_model(&args)?;
    std::fs::write(&args.model, &file).with_context(|| format!("cannot write {}", args.model.display()))?;
    println!("{}: {} bytes", args.model.display(), file.len());
    evaluate_model(&args.model, &args.language)
}

fn make_model(args: &Args) -> Result<Vec<u8>> {
    let mut sentences = conllu::read(&args.language.join("ewt-train.conllu"))?;
    let vocabulary = Vocabulary::new(&sentences, &args.language)?;
    let mut made_by =
        "from the English Web Treebank, Universal Dependencies, CC BY-SA 4.0, and GloVe vectors, PDDL; see \
                       NOTICE\ncargo run --release --example train -- LANGUAGE"
            .to_owned();
    if let Some(path) = &args.unlabelled {
        let text = unlabelled::sentences(path)?;
        println!("teacher, for {} unlabelled sentences", text.len());
        let teacher = train(TEACHER, &vocabulary, &sentences, say);
        sentences.extend(text.into_iter().map(|sentence| annotate(&teacher, &vocabulary, sentence)));
        made_by.push_str(" --unlabelled ARTICLES");
    }
    println!("network, from {} sentences", sentences.len());
    let net = train(SHIPPED, &vocabulary, &sentences, say);
    Ok(export::write(&net, &vocabulary, &made_by))
}

fn say(epoch: usize, loss: f32) {
    println!("epoch {epoch:>2} loss {loss:.4}");
}

fn evaluate_model(model: &Path, language: &Path) -> Result<()> {
    let bytes = std::fs::read(model).with_context(|| format!("cannot read {}", model.display()))?;
    let model = Model::read(bytes.leak()).map_err(|error| anyhow!("{}: {error}", model.display()))?;
    let mut parser = Parser::new(&model);
    for (name, file) in [("EWT", "ewt-test.conllu"), ("PUD", "pud-test.conllu")] {
        let sentences = conllu::read(&language.join(file))?;
        println!("{}", evaluate::evaluate(name, &mut parser, model.xpos_names(), &sentences));
    }
    Ok(())
}
