//! What is read, and what must stay unread.

use super::*;
use crate::token::tokenize;

/// The quantities of `text`, each as it stands and as it is shown.
pub(super) fn read(text: &str) -> Vec<(String, String)> {
    quantities(text, &tokenize(text))
        .iter()
        .map(|quantity| (quantity.at.of(text).to_owned(), display_quantity(quantity, 6)))
        .collect()
}

#[track_caller]
pub(super) fn check(text: &str, expected: &[(&str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|&(at, shown)| (at.to_owned(), shown.to_owned())).collect();
    assert_eq!(read(text), expected, "{text:?}");
}

/// The only quantity of `text`.
#[track_caller]
pub(super) fn only(text: &str) -> Quantity {
    let mut found = quantities(text, &tokenize(text));
    assert_eq!(found.len(), 1, "{text:?}: {found:?}");
    found.remove(0)
}

#[track_caller]
fn forms(text: &str, expected: &[Form]) {
    let found: Vec<Form> = quantities(text, &tokenize(text)).iter().map(|quantity| quantity.form).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn money_stands_before_or_behind_its_number() {
    check(
        "It set aside C$40 million and HK$12bn.",
        &[("C$40 million", "40 million CAD"), ("HK$12bn", "12 billion HKD")],
    );
    check("a 3.2bn-ruble contract", &[("3.2bn-ruble", "3.2 billion RUB")]);
    check("a three-million-euro loan", &[("three-million-euro", "€3 million")]);
    check("They want Rs. 500 or Rs 5 crore", &[("Rs. 500", "500 INR"), ("Rs 5 crore", "50 million INR")]);
    check("lost 75 USD million", &[("75 USD million", "$75 million")]);
    check("about $ 46 . 8 million", &[("about $ 46 . 8 million", "about $46.8 million")]);
    check("a budget of 12 MEUR", &[("12 MEUR", "€12 million")]);
    check("offered a $7 million reward", &[("$7 million", "$7 million")]);
    check("10m Egyptian pounds", &[("10m Egyptian pounds", "10 million EGP")]);
    check("3 dollars 50 cents, a penny", &[("3 dollars 50 cents", "$3.50"), ("a penny", "$0.01")]);
    check("50p, 75 cents", &[("50p", "£0.50"), ("75 cents", "$0.75")]);
    check("UAH3.04, RM42, R5m", &[("UAH3.04", "3.04 UAH"), ("RM42", "42 MYR"), ("R5m", "5 million ZAR")]);
}

#[test]
fn a_bare_dollar_is_ambiguous_and_a_named_one_is_not() {
    for (text, code, ambiguous) in [
        ("$5", "USD", true),
        ("US$5", "USD", false),
        ("5 dollars", "USD", true),
        ("5 Australian dollars", "AUD", false),
        ("$5 million CAD", "CAD", false),
        ("5 francs", "CHF", true),
    ] {
        assert_eq!(only(text).unit, Unit::Currency(Currency { code, ambiguous }), "{text:?}");
    }
    let dollar = Currency { code: "USD", ambiguous: true };
    let named = |code| Currency { code, ambiguous: false };
    assert!(dollar.may_be(&named("AUD")));
    assert!(!dollar.may_be(&named("EUR")));
    assert!(!named("USD").may_be(&named("AUD")));
}

#[test]
fn words_that_name_a_currency_elsewhere_name_none_here() {
    check("5 real friends won the 12 marks", &[("5", "5"), ("12", "12")]);
    check("two grand pianos", &[("two", "2")]);
    check("ALL 5 of us", &[("5", "5")]);
    check("It weighed 500 pounds and cost 500 pounds", &[("500 pounds", "500 pounds"), ("500 pounds", "£500")]);
    check("a 20-pound turkey, a 20-pound note", &[("20-pound", "20 pounds"), ("20-pound", "£20")]);
}

#[test]
fn a_letter_is_a_scale_or_a_unit_by_its_company() {
    check("12m people within 20m of the river", &[("12m", "12 million"), ("within 20m", "at most 20 m")]);
    check("1.5m residents, 3m new homes", &[("1.5m", "1.5 million"), ("3m", "3 million")]);
    check("a hole 12m wide and 5m deep", &[("12m", "12 m"), ("5m", "5 m")]);
    check("the 100m hurdles, a 10m platform", &[("100m", "100 m"), ("10m", "10 m")]);
    check("a population of 8.4m.", &[("8.4m", "8.4 million")]);
    check("£10m, 5m USD, 300k users", &[("£10m", "£10 million"), ("5m USD", "$5 million"), ("300k", "300,000")]);
}

#[test]
fn ranges_and_lists_share_what_one_of_them_names() {
    check("20 to 30 million euros", &[("20 to 30 million euros", "€20 million to €30 million")]);
    check("between 5 and six millimeters", &[("between 5 and six millimeters", "5 mm to 6 mm")]);
    check("it costs $1-2bn", &[("$1-2bn", "$1 billion to $2 billion")]);
    check("$3, $4 and $5 million", &[("$3", "$3 million"), ("$4", "$4 million"), ("$5 million", "$5 million")]);
    check("$900 to $1 million", &[("$900 to $1 million", "$900 to $1 million")]);
    check("a two- to three-year plan", &[("two- to three-year", "2 years to 3 years")]);
    check("more than 20 but fewer than 30 people", &[("more than 20 but fewer than 30", "20 to 30")]);
    check("2.5±0.5 kg", &[("2.5±0.5 kg", "2 kg to 3 kg")]);
}

#[test]
fn a_change_is_no_range() {
    check("rose from 5 to 10 percent", &[("5", "5"), ("10 percent", "10%")]);
    check("Oil rose $2 to $98 a barrel", &[("$2", "$2"), ("$98", "$98")]);
    check("may rise 3 to 5 percent", &[("3 to 5 percent", "3% to 5%")]);
    check("from 2 to 7 g", &[("from 2 to 7 g", "2 g to 7 g")]);
}

#[test]
fn bounds_and_hedges_stand_before_and_behind() {
    check("no fewer than 12, at most 3", &[("no fewer than 12", "at least 12"), ("at most 3", "at most 3")]);
    check(
        "just over 1,000; about £1m-plus",
        &[("just over 1,000", "at least 1,000"), ("about £1m-plus", "at least £1 million")],
    );
    check("Some 30, 10 or so, 50-odd", &[("Some 30", "about 30"), ("10 or so", "about 10"), ("50-odd", "about 50")]);
    check("almost 700, nearly half", &[("almost 700", "nearly 700"), ("nearly half", "nearly 0.5")]);
    check("an estimated $470 million", &[("an estimated $470 million", "about $470 million")]);
    check("for over 20 years", &[("over 20 years", "at least 20 years")]);
    check("stole it over 3 years", &[("3 years", "3 years")]);
    check("less than a kilometre away, a year ago", &[("less than a kilometre", "at most 1 km")]);
}

#[test]
fn numbers_in_words_are_sums_of_products() {
    for (text, value) in [
        ("seven hundred and twenty-one thousand and twelve", "721012"),
        ("two thousand two million", "2002000000"),
        ("three lakh crore", "3000000000000"),
        ("two and a half million", "2500000"),
        ("a million and a half", "1500000"),
        ("half a dozen", "6"),
        ("three dozen", "36"),
        ("three point two billion", "3200000000"),
        ("2 crore 50 lakh", "25000000"),
        ("fortytwo", "42"),
        ("nine hundred", "900"),
    ] {
        assert_eq!(only(text).stated, Interval::exactly(value.parse().unwrap()), "{text:?}");
    }
}

#[test]
fn digits_take_separators_of_either_habit() {
    for (text, value) in [
        ("1,234.5", "1234.5"),
        ("1.234.567,89", "1234567.89"),
        ("1 234 567", "1234567"),
        ("1'000", "1000"),
        ("12,34,567", "1234567"),
        ("1,5 million", "1500000"),
        ("10 1/2", "10.5"),
        ("3½", "3.5"),
        ("1.5 x 10^6", "1500000"),
    ] {
        assert_eq!(only(text).stated, Interval::exactly(value.parse().unwrap()), "{text:?}");
    }
    check("22,24,26 or 192.168.1.2", &[]);
}

/// Whether the only quantity of `text` may stand for `value`.
#[track_caller]
fn means(text: &str, value: i64) -> bool {
    only(text).rounded().contains(value.into())
}

#[test]
fn vague_plurals_have_two_ends() {
    for (text, inside, outside) in [
        ("dozens of barges", [24, 119], [12, 400]),
        ("scores of barges", [40, 199], [20, 800]),
        ("hundreds of barges", [200, 999], [90, 3_000]),
        ("thousands of barges", [2_000, 9_999], [900, 40_000]),
        ("tens of thousands of barges", [20_000, 99_999], [9_000, 300_000]),
        ("hundreds of thousands of barges", [200_000, 999_999], [90_000, 3_000_000]),
        ("millions of barges", [2_000_000, 9_999_999], [900_000, 40_000_000]),
    ] {
        assert!(inside.iter().all(|&value| means(text, value)), "{text:?}");
        assert!(!outside.iter().any(|&value| means(text, value)), "{text:?}");
    }
    forms("dozens of barges", &[Form::Vague]);
}

#[test]
fn ordinals_fractions_and_vague_numbers_keep_their_form() {
    forms("the seventh son, his 21st birthday", &[Form::Ordinal, Form::Ordinal]);
    forms("two-thirds, 1 in 5, 3 out of 10, half of them", &[Form::Fraction; 4]);
    forms("dozens of shops, several men, a few hundred", &[Form::Vague; 3]);
    forms("three more, another two, a further 3", &[Form::Part; 3]);
    forms("9 others, eleven other miners", &[Form::Cardinal; 2]);
    forms("one of them, a kilogram", &[Form::Article; 2]);
    forms("no survivors, none, no one", &[Form::None_; 3]);
    forms("a third man, the third quarter, the second half", &[Form::Ordinal; 3]);
    forms("half a billion, half an hour", &[Form::Cardinal; 2]);
    forms("both men, both rich and poor, no longer, no doubt", &[Form::Cardinal]);
}

#[test]
fn measures_ages_and_mixed_units() {
    check(
        "a 37-year-old, aged 7, 95 years of age",
        &[("37-year-old", "37 years old"), ("aged 7", "7 years old"), ("95 years of age", "95 years old")],
    );
    check(
        "6ft 2in and 15st 4lb, 5'10\"",
        &[("6ft 2in", "74 inches"), ("15st 4lb", "214 pounds"), ("5'10\"", "70 inches")],
    );
    check("10 years and six months", &[("10 years and six months", "126 months")]);
    check(
        "4,200 sq km, 300 m², 150 mph",
        &[("4,200 sq km", "4,200 km²"), ("300 m²", "300 m²"), ("150 mph", "150 mph")],
    );
    check(
        "40C, -12°C, 3.5 percentage points",
        &[("40C", "40 °C"), ("-12°C", "-12 °C"), ("3.5 percentage points", "3.5 percentage points")],
    );
    check("30 seconds, the forty-second man", &[("30 seconds", "30 seconds"), ("forty-second", "42nd")]);
}

#[test]
fn halves_join_what_they_follow() {
    check("an hour and a half of talks", &[("an hour and a half", "1.5 hours")]);
    check("2 pounds 3 ounces", &[("2 pounds 3 ounces", "35 ounces")]);
    check("a two-and-a-half-year term", &[("two-and-a-half-year", "2.5 years")]);
    check("half-a-million dollars", &[("half-a-million dollars", "$500,000")]);
    check("a year ago half the staff left", &[("half", "0.5")]);
}

#[test]
fn a_conversion_in_brackets_belongs_to_its_quantity() {
    for (text, other) in [
        ("a crater 12m-wide (40ft)", Some("40 feet")),
        ("1.2 km (0.75 miles)", Some("0.75 miles")),
        ("up to $7m (£4.2m)", Some("£4.2 million")),
        ("30km (about 19 miles) away", Some("19 miles")),
    ] {
        let quantity = only(text);
        let shown = quantity
            .conversion
            .as_deref()
            .map(|other| display_quantity(&Quantity { hedge: Hedge::Exact, ..other.clone() }, 6));
        assert_eq!(shown.as_deref(), other, "{text:?}");
    }
    assert_eq!(quantities("5 km (3 hours)", &tokenize("5 km (3 hours)")).len(), 2);
}

#[test]
fn what_a_rate_is_per_is_kept() {
    for (text, per) in [
        ("$98 a barrel", "barrel"),
        ("$4.10 per share", "share"),
        ("a $20-a-month fee", "month"),
        ("40 per hour", "hour"),
    ] {
        assert_eq!(only(text).per.map(|span| span.of(text)), Some(per), "{text:?}");
    }
    assert_eq!(only("paid $5 a decade ago").per, None);
}

#[test]
fn dates_times_scores_and_names_are_no_quantities() {
    for text in [
        "in 2014, since 1999 and the 1920s",
        "on May 5, 2014, on 9 November, the 21st of June, 9 to 12 of June",
        "at 11 p.m., 18:18 or 10 o'clock",
        "a Boeing 747, an F-16, the G20, 2004MN4 and iPhone 6",
        "Flight 370, Article 50, No. 5, chapter 3, version 2.0",
        "won 3-2 and lost 6-4",
        "call 555-010-2000 about 9/11",
        "10 Downing Street and Fifth Avenue",
        "the temple of 165 BC",
        "2014-05-12, 12/05/2014, 2014-15",
    ] {
        check(text, &[]);
    }
    check("Of 2,014 people 12 died in 2014.", &[("2,014", "2,014"), ("12", "12")]);
    check("Killing 12 people", &[("12", "12")]);
    check("Nine Hellfire missiles", &[("Nine", "9")]);
}

#[test]
fn rounding_widens_measured_numbers_and_leaves_counted_ones() {
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    assert_eq!(only("$70 million").rounded(), Interval::half_open(decimal("65000000"), decimal("75000000")));
    assert_eq!(only("12 hours").rounded(), Interval::half_open(decimal("11.5"), decimal("12.5")));
    assert_eq!(only("20 people").rounded(), Interval::exactly(decimal("20")));
    assert_eq!(only("700 people").rounded(), Interval::half_open(decimal("650"), decimal("750")));
    assert_eq!(only("about 40").rounded(), Interval::closed(decimal("36"), decimal("44")));
    assert_eq!(only("nearly 40").rounded(), Interval::closed(decimal("35"), decimal("40")));
    assert_eq!(only("more than 40").rounded(), Interval::bounds(Some(decimal("40")), None));
    assert_eq!(only("$2.50").step, decimal("0.01"));
}

#[test]
fn conversions_are_exact() {
    for (value, from, to, expected) in [
        ("37", "celsius", "fahrenheit", "98.6"),
        ("1", "mile", "kilometer", "1.609344"),
        ("72", "inch", "foot", "6"),
        ("90", "kilometer-per-hour", "meter-per-second", "25"),
        ("2", "year-person", "month-person", "24"),
    ] {
        let (from, to) = (Measure::by_id(from).unwrap(), Measure::by_id(to).unwrap());
        assert_eq!(convert(value.parse().unwrap(), from, to), Some(expected.parse().unwrap()), "{value} {}", from.id);
    }
    let of = |id| Measure::by_id(id).unwrap();
    assert_eq!(convert(Decimal::ONE, of("mile"), of("kilogram")), None);
    assert_eq!(convert(Decimal::MAX, of("parsec"), of("nanometer")), None);
}

#[test]
fn values_are_shown_short() {
    let rubles = Unit::Currency(Currency { code: "RUB", ambiguous: false });
    let dollars = Unit::Currency(Currency { code: "USD", ambiguous: true });
    let kilometers = Unit::Measure(Measure::by_id("kilometer").unwrap());
    for (value, unit, digits, shown) in [
        ("3200000000", rubles, 3, "3.2 billion RUB"),
        ("81339080.46", dollars, 3, "$81.3 million"),
        ("4307", kilometers, 3, "4,307 km"),
        ("0.012345", Unit::None, 2, "0.012"),
        ("999999.9", Unit::None, 3, "1 million"),
        ("-1.5", dollars, 3, "-$1.50"),
    ] {
        assert_eq!(display_value(value.parse().unwrap(), &unit, digits), shown);
    }
}

#[test]
fn nothing_panics_and_places_fit_the_text() {
    let odd = [
        "",
        "$",
        "a",
        "an",
        "5 m (5 ft (5 m (5 ft (",
        "$$$5-5-5-5",
        "half half half",
        "minus minus 5",
        "79228162514264337593543950335 million",
        "1e999",
        "9^99",
        "½½½",
        "٣٤",
        "five point",
        "between and",
        "a a a few few",
        "€5€5€5",
        "100%%",
        "thousands of thousands of thousands of",
        "zero million million",
        "1,2,3,4.5.6",
        "$-",
        "5'5'5'",
        "“5” ‘6’ 7°8°",
        "－5 ５０",
    ];
    for text in odd {
        for quantity in quantities(text, &tokenize(text)) {
            assert!(
                text.get(quantity.at.range()).is_some() && quantity.at.covers(quantity.core),
                "{text:?}: {quantity:?}"
            );
        }
        let _ = parse_quantity(text);
    }
}

proptest::proptest! {
    #[test]
    fn places_rise_and_do_not_overlap(words in proptest::collection::vec(proptest::sample::select(FRAGMENTS), 0..14), glue in "[ ]?") {
        let text = words.join(&glue);
        let found = quantities(&text, &tokenize(&text));
        let ends_before = |pair: &[Quantity]| pair[0].at.end <= pair[1].at.start;
        proptest::prop_assert!(found.windows(2).all(ends_before), "{text:?}: {found:?}");
        proptest::prop_assert!(found.iter().all(|quantity| text.get(quantity.at.range()).is_some() && quantity.at.covers(quantity.core)));
        for quantity in &found {
            let _ = (quantity.rounded(), display_quantity(quantity, 3));
        }
        let _ = parse_quantity(&text);
    }
}

/// What quantities are made of, and what stands about them.
const FRAGMENTS: &[&str] = &[
    "5",
    "1,000",
    "2.5",
    "2014",
    "12",
    "999999999999999999999",
    "$",
    "€",
    "£",
    "US",
    "USD",
    "Rs",
    "m",
    "bn",
    "million",
    "k",
    "a",
    "an",
    "half",
    "quarter",
    "of",
    "and",
    "to",
    "-",
    "–",
    "(",
    ")",
    ",",
    ".",
    "%",
    "°",
    "C",
    "pounds",
    "feet",
    "in",
    "inches",
    "years",
    "old",
    "aged",
    "between",
    "from",
    "more",
    "than",
    "about",
    "over",
    "no",
    "both",
    "one",
    "two",
    "twenty",
    "first",
    "thirds",
    "hundred",
    "thousand",
    "dozens",
    "few",
    "point",
    "minus",
    "½",
    "'",
    "\"",
    "per",
    "hour",
    "each",
    "or",
    "so",
    "plus",
    "+",
    "±",
    "^",
    "e5",
    "x10",
    "/",
    ":",
    "May",
    "st",
    "th",
    "Boeing",
    "é",
    "é5",
    "cents",
    "dollars",
    "euros",
    "people",
    "wide",
    "out",
];
