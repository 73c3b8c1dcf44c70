//! The tables of `data/en`: rows of columns with tabs between, comments behind a `#`.

/// The first columns of each row of a table; rows with fewer are left out, as comments are.
pub(crate) fn rows<const COLUMNS: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; COLUMNS]> {
    table.lines().filter(|row| !row.starts_with('#')).filter_map(|row| {
        let mut columns = row.split('\t');
        let mut first = [""; COLUMNS];
        for column in &mut first {
            *column = columns.next()?;
        }
        Some(first)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_short_rows_are_left_out() {
        let read: Vec<[&str; 2]> = rows("# words\na\tb\town\nc\nd \te").collect();
        assert_eq!(read, [["a", "b"], ["d ", "e"]]);
    }
}
