//! `gainsay similar`.

use super::args::{LineFormat, SimilarArgs};
use super::exit::{Exit, Failure, Outcome};
use super::output::Output;
use crate::matching::{Similarity, compare_names};
use rayon::prelude::*;
use serde::Serialize;
use std::io::BufRead;

/// Pairs are answered on all cores, so many at a time.
const BLOCK: usize = 4096;

pub(super) fn run(options: &SimilarArgs) -> Outcome {
    let mut output = Output::stdout();
    let exit = match options.names.as_slice() {
        [dash] if dash == "-" => answer_lines(options.format, &mut output)?,
        [a, b] => {
            let found = compare_names(a, b);
            output.write(&answer(a, b, &found, options.format))?;
            if found.same { Exit::Clean } else { Exit::Found }
        }
        _ => {
            return Err(Failure::usage(
                "one name alone cannot be compared",
                "give two, each in quotation marks, or `-`",
            ));
        }
    };
    output.finish()?;
    Ok(exit)
}

/// Answers each line of standard input, in order.
fn answer_lines(format: LineFormat, output: &mut Output) -> Outcome {
    let mut lines = std::io::stdin().lock().split(b'\n').enumerate();
    loop {
        let block: Vec<_> = lines.by_ref().take(BLOCK).collect();
        if block.is_empty() {
            return Ok(Exit::Clean);
        }
        let answers: Vec<Result<String, Failure>> = block
            .into_par_iter()
            .map(|(number, line)| {
                let line =
                    line.map_err(|error| Failure::usage(format!("standard input cannot be read: {error}"), HELP))?;
                answer_line(number + 1, &line, format)
            })
            .collect();
        for answer in answers {
            output.write(&answer?)?;
        }
    }
}

const HELP: &str = "write two names a line, with a tab between";

fn answer_line(number: usize, line: &[u8], format: LineFormat) -> Result<String, Failure> {
    let text = String::from_utf8_lossy(line);
    let text = text.strip_suffix('\r').unwrap_or(&text);
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let Some((a, b)) = text.split_once('\t') else {
        return Err(Failure::usage(format!("line {number} of standard input has no tab"), HELP));
    };
    Ok(answer(a, b, &compare_names(a, b), format))
}

#[derive(Serialize)]
struct RawAnswer<'a> {
    a: &'a str,
    b: &'a str,
    same: bool,
    score: f64,
    why: String,
}

fn answer(a: &str, b: &str, found: &Similarity, format: LineFormat) -> String {
    let why = why(found);
    // Four digits tell all that the score knows, and keep the lines readable.
    let score = (found.score * 1e4).round() / 1e4;
    match format {
        LineFormat::Jsonl => {
            let raw = RawAnswer { a, b, same: found.same, score, why };
            crate::report::json_line(&raw)
        }
        LineFormat::Text => {
            let verdict = if found.same { "same" } else { "different" };
            let text = format!("{verdict} ({score:.2}): {a} / {b}: {why}");
            crate::report::one_line(&text).into_owned() + "\n"
        }
    }
}

fn why(found: &Similarity) -> String {
    let reasons: Vec<String> = found.why.iter().map(ToString::to_string).collect();
    reasons.join("; ")
}
