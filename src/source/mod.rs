//! Finds and reads articles: files, folders, JSONL, standard input → text and offset map.
