//! How words and names are held against each other: folding, distance, romanisation, the index of candidates.
