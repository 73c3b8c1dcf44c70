//! The table, and what is reckoned with it.

use super::table::Table;
use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

#[track_caller]
fn reads_back(quotes: &Quotes) {
    let table = Table::read(pack_quotes(quotes).unwrap().leak());
    for (code, series) in &quotes.rates {
        assert_eq!(table.series(code), series, "{code}");
    }
    assert_eq!(table.currencies().collect::<Vec<_>>(), quotes.rates.keys().collect::<Vec<_>>());
}

#[test]
fn packed_quotes_read_back() {
    let csv = "Date,AAA,BBB,CCC,\n2020-01-06,1.5,N/A,1000000,\n2020-01-03,0.123456,2,,\n2020-01-02,1,N/A,N/A,\n1998-12-31,3,7.25,N/A,";
    let quotes = read_quotes(csv).unwrap();
    assert_eq!(quotes.days.len(), 4);
    assert_eq!(quotes.rates["BBB"], [(date(1998, 12, 31), decimal("7.25")), (date(2020, 1, 3), decimal("2"))]);
    reads_back(&quotes);
    reads_back(&read_quotes("Date,AAA\n").unwrap());
}

#[test]
fn what_is_no_table_is_refused() {
    assert_eq!(read_quotes(""), Err(PackError::NoHead));
    assert_eq!(read_quotes("Date,AAA\nsoon,1"), Err(PackError::Line(2)));
    assert_eq!(read_quotes("Date,AAA\n2020-01-02,1,2"), Err(PackError::Line(2)));
    assert!(read_quotes("Date,AAA\n2020-01-02,1\n2020-01-02,1").is_err());
    for value in ["x", "-1", "0"] {
        let error = PackError::Value { line: 2, value: value.to_owned() };
        assert_eq!(read_quotes(&format!("Date,AAA\n2020-01-02,{value}")), Err(error));
    }
}

/// The bank's own file is no part of this repository; where it is named by `GAINSAY_RATES_CSV`, it is held against the
/// built-in table value by value.
#[test]
#[expect(clippy::print_stderr, reason = "a test that does nothing should say so")]
fn the_built_in_table_is_the_banks() {
    let Some(path) = std::env::var_os("GAINSAY_RATES_CSV") else {
        eprintln!("GAINSAY_RATES_CSV names no file: the built-in table is not held against the bank's");
        return;
    };
    let quotes = read_quotes(&std::fs::read_to_string(path).unwrap()).unwrap();
    reads_back(&quotes);
    for (code, series) in &quotes.rates {
        assert_eq!(TABLE.series(code), series, "{code}");
    }
}

#[test]
fn a_damaged_table_gives_less_and_breaks_nothing() {
    let bytes = include_bytes!("../../../data/eurofxref-hist.bin");
    for cut in [0, 1, 2, 3, 100, 7000, 7200, 7400, 20_000] {
        let table = Table::read(&bytes[..cut]);
        let _ = table.currencies().map(|code| table.series(code).len()).sum::<usize>();
    }
    let _ = Table::read(&[0xFF; 64]);
    let _ = Table::read(&[1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 1, 1, 1]);
}

#[track_caller]
fn on(currency: &str, day: Date, expected: Option<(&str, Date)>) {
    let expected = expected.map(|(value, day)| Rate { value: decimal(value), day });
    assert_eq!(Rates::built_in().on(currency, day), expected, "{currency} on {day}");
}

#[test]
fn closed_days_take_the_quote_before() {
    let friday = date(2014, 5, 9);
    let rate = Rates::built_in().on("USD", friday).unwrap();
    assert_eq!(rate.day, friday);
    assert_eq!(Rates::built_in().on("USD", date(2014, 5, 11)), Some(rate));
    on("USD", date(1999, 1, 4), Some(("1.1789", date(1999, 1, 4))));
    on("USD", date(1999, 1, 3), None);
    on("EUR", date(2014, 5, 11), Some(("1", date(2014, 5, 11))));
    on("XXX", friday, None);
}

#[test]
fn a_series_that_stops_holds_for_a_week() {
    let last = date(2022, 3, 1);
    assert_eq!(Rates::built_in().covers("RUB").unwrap().1, last);
    assert_eq!(Rates::built_in().on("RUB", date(2022, 3, 8)).unwrap().day, last);
    on("RUB", date(2022, 3, 9), None);
    on("TRL", date(2006, 1, 2), None);
    on("ISK", date(2012, 1, 2), None);
    assert!(Rates::built_in().on("TRY", date(2006, 1, 2)).unwrap().value < Decimal::TWO);
}

/// Checks a conversion to three significant digits or so: the rate, and the days it comes from.
#[track_caller]
fn converts(amount: &str, from: &str, to: &str, when: (Date, Date), expected: (&str, &str, &str), days: usize) {
    let found = Rates::built_in().convert(decimal(amount), from, to, when).unwrap();
    let short = |value: Decimal| value.round_sf(4).unwrap().normalize().to_string();
    assert_eq!((short(found.amount).as_str(), short(found.rate).as_str()), (expected.0, expected.1));
    assert_eq!((format!("{}/{}", found.unit, found.per).as_str(), found.days), (expected.2, days));
}

#[test]
fn amounts_convert_at_a_day_or_at_a_mean() {
    let may = (date(2014, 5, 1), date(2014, 5, 31));
    converts("3200000000", "RUB", "USD", may, ("91860000", "34.84", "RUB/USD"), 21);
    converts("1000", "USD", "RUB", may, ("34840", "34.84", "RUB/USD"), 21);
    let october = (date(2014, 10, 1), date(2014, 10, 31));
    converts("3200000000", "RUB", "USD", october, ("78080000", "40.98", "RUB/USD"), 23);
    let sunday = date(2014, 5, 11);
    converts("100", "EUR", "USD", (sunday, sunday), ("137.8", "1.378", "USD/EUR"), 1);
    converts("5", "GBP", "GBP", may, ("5", "1", "GBP/GBP"), 1);
    let stop = (date(2022, 3, 1), date(2022, 3, 31));
    assert_eq!(Rates::built_in().convert(Decimal::ONE, "RUB", "USD", stop).unwrap().days, 1);
    assert_eq!(Rates::built_in().convert(Decimal::ONE, "RUB", "USD", (date(2023, 1, 1), date(2023, 12, 31))), None);
    assert_eq!(Rates::built_in().convert(Decimal::MAX, "USD", "IDR", may), None);
}

#[test]
fn a_rule_file_adds_rates() {
    let added = |day, rate: &str| ("UAH".to_owned(), day, decimal(rate));
    let day = date(2022, 3, 2);
    let rates = Rates::with_additions([added(day, "33"), added(day, "32.5"), added(date(2022, 3, 3), "0")]);
    assert_eq!(rates.covers("UAH"), Some((day, day)));
    assert_eq!(rates.on("UAH", date(2022, 3, 6)), Some(Rate { value: decimal("32.5"), day }));
    assert_eq!(rates.on("UAH", date(2022, 3, 1)), None);
    let month = rates.convert(decimal("65"), "UAH", "EUR", (date(2022, 3, 1), date(2022, 3, 31))).unwrap();
    assert_eq!((month.amount, month.days), (decimal("2"), 1));
    let month = rates.convert(decimal("65"), "UAH", "USD", (date(2022, 3, 1), date(2022, 3, 31))).unwrap();
    assert_eq!(month.days, 1);
    // On a day that the table has too, the addition holds; a Saturday's addition meets Friday's quote.
    let rates =
        Rates::with_additions([("USD".to_owned(), date(2014, 5, 9), decimal("2")), added(date(2014, 5, 10), "15")]);
    assert_eq!(rates.on("USD", date(2014, 5, 11)).unwrap().value, decimal("2"));
    let both = rates.convert(decimal("15"), "UAH", "USD", (date(2014, 5, 1), date(2014, 5, 31))).unwrap();
    assert_eq!(both.amount, decimal("2"));
    assert!(rates.on("USD", date(2014, 5, 12)).unwrap().value < decimal("2"));
    assert!(rates.currencies().contains(&"UAH") && rates.currencies().contains(&"CHF"));
}

proptest! {
    #[test]
    fn any_quotes_read_back(values in prop::collection::vec((0i32..9000, 1i64..9_000_000_000, 0u32..7), 1..60)) {
        let mut quotes = Quotes::default();
        let day = |days: i32| date(1999, 1, 1).checked_add(jiff::Span::new().days(days)).unwrap();
        for (at, (days, value, scale)) in values.into_iter().enumerate() {
            let code = if at % 3 == 0 { "AAA" } else { "BBB" };
            let series = quotes.rates.entry(code.to_owned()).or_default();
            if series.iter().all(|(other, _)| *other != day(days)) {
                series.push((day(days), Decimal::new(value, scale)));
            }
            quotes.days.push(day(days));
        }
        quotes.days.sort_unstable();
        quotes.days.dedup();
        quotes.rates.values_mut().for_each(|series| series.sort_unstable());
        reads_back(&quotes);
    }
}
