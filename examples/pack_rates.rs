//! Packs the European Central Bank's `eurofxref-hist.csv` into the table that is built in:
//! `cargo run --example pack_rates eurofxref-hist.csv data/eurofxref-hist.bin`.

use anyhow::{Context, Result, bail};
use gainsay::kinds::rates::{pack_quotes, read_quotes};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [from, to] = arguments.as_slice() else { bail!("name the CSV to read and the file to write") };
    let csv = std::fs::read_to_string(from).with_context(|| format!("{from} cannot be read"))?;
    let packed = pack_quotes(&read_quotes(&csv)?)?;
    std::fs::write(to, packed).with_context(|| format!("{to} cannot be written"))
}
