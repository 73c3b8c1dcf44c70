use super::*;
use crate::token::tokenize;

#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let found: Vec<(String, String)> = quantities(text, &tokenize(text))
        .iter()
        .map(|quantity| (quantity.at.of(text).to_owned(), display_quantity(quantity, 6)))
        .collect();
    let expected: Vec<(String, String)> =
        expected.iter().map(|&(at, shown)| (at.to_owned(), shown.to_owned())).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn money_is_read_before_and_behind_its_number() {
    check("It cost $60 million to build.", &[("$60 million", "$60 million")]);
    check("a 2.5bn-ruble contract", &[("2.5bn-ruble", "2.5 billion RUB")]);
}
