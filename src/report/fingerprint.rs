//! What tells a finding from others wherever its lines move to: for formats that follow findings from run to run.

use crate::finding::Finding;
use std::collections::HashMap;

/// Gives each finding of a report its fingerprint.
#[derive(Default)]
pub(super) struct Fingerprints {
    /// How often each has been given: of the same words that stand twice, the second has a fingerprint of its own.
    given: HashMap<u64, u64>,
}

impl Fingerprints {
    /// The fingerprint of a finding: its article, code, fact and words, and how many such came before.
    pub(super) fn of(&mut self, finding: &Finding) -> String {
        let parts =
            [finding.at.source.name.as_str(), finding.code.0, finding.fact.as_deref().unwrap_or(""), finding.at.text()];
        let hash = parts.iter().fold(START, |hash, part| mix(hash, part.as_bytes()));
        let before = self.given.entry(hash).or_default();
        let own = if *before == 0 { hash } else { mix(hash, &before.to_le_bytes()) };
        *before = before.saturating_add(1);
        format!("{own:016x}")
    }
}

/// FNV-1a with 64 bits, which stays the same from version to version: <http://www.isthe.com/chongo/tech/comp/fnv/>.
const START: u64 = 0xcbf2_9ce4_8422_2325;

fn mix(hash: u64, bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    // A byte that no text has parts what is mixed.
    step(bytes.iter().fold(hash, step), &0xff)
}
