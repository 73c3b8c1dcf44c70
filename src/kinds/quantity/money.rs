//! Currencies beside a number: before it ("US$", "Rs", "EUR"), behind it ("euros", "-ruble", "quid"), or glued to it.

use rust_decimal::Decimal;

use super::Unit;
use super::amount::Amount;
use super::currency::{self, Coin, Parts};
use super::digits::value_of;
use super::numeral::{self, Kind, Numeral, Reading};
use super::pounds::pounds;
use super::read::Reader;
use super::scale;

pub(super) fn led_by_currency(
    reader: &Reader,
    at: usize,
    first: usize,
    coin: Coin,
    reading: Reading,
) -> Option<Amount> {
    let negative = reader.is_mark(first, '-') && reader.touches(first) && reader.touches(first + 1);
    let numeral = numeral::numeral(reader, first + usize::from(negative), Reading { money: true, ..reading })?;
    if numeral.kind == Kind::Ordinal || numeral.kind.is_vague() && !numeral.scaled {
        return None;
    }
    let mut amount = Amount { leads: true, ..Amount::of(at, numeral, Unit::Currency(coin.currency)) };
    if coin.currency.ambiguous
        && let Some((code, end)) = code_behind(reader, amount.end)
        && code.currency.may_be(&coin.currency)
    {
        (amount.unit, amount.end) = (Unit::Currency(code.currency), end);
    }
    let repeated = currency::currency_named(&reader.lower(amount.end))
        .filter(|again| again.currency.may_be(&coin.currency) && again.parts == Parts::Whole);
    if repeated.is_some() && !reader.touches(amount.end) && numeral.scaled {
        amount.end += 1;
    }
    if negative {
        amount.value = -amount.value;
    }
    Some(amount)
}

/// A code right behind an amount of a bare symbol: "$5 million CAD".
fn code_behind(reader: &Reader, at: usize) -> Option<(Coin, usize)> {
    let code = reader.word(at);
    let plain = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    Some((currency::currency_code(code).filter(|_| plain)?, at + 1))
}

/// A currency that stands before a number at `at`, and where the number begins.
pub(super) fn currency_before(reader: &Reader, at: usize) -> Option<(Coin, usize)> {
    let numeric = |at: usize| {
        reader.is_number(at)
            || reader.is_mark(at, '.') && reader.is_number(at + 1)
            || reader.is_mark(at, '-') && reader.is_number(at + 1)
            || numeral::numeral(reader, at, Reading::default())
                .is_some_and(|numeral| numeral.digits || reader.touches(at))
    };
    if reader.mark(at).is_some() {
        let coin = currency::currency_symbol(reader.word(at))?;
        return numeric(at + 1).then_some((coin, at + 1));
    }
    if !reader.is_word(at) || reader.word(at).len() > 12 {
        return None;
    }
    if let Some('$' | '£' | '¥') = reader.mark(at + 1)
        && numeric(at + 2)
    {
        // "A $5 bill" is no Australian one.
        if reader.is(at, "a") && !reader.touches(at + 1) {
            return None;
        }
        let name = if reader.is(at, "c") { "C" } else { reader.word(at) };
        let joined = format!("{name}{}", reader.word(at + 1));
        return currency::currency_symbol(&joined).map(|coin| (coin, at + 2));
    }
    let stop = usize::from(reader.is_mark(at + 1, '.') && reader.touches(at + 1));
    let first = at + 1 + stop;
    if !reader.is_number(first) && !reader.is_mark(first, '.') {
        return None;
    }
    let word = reader.word(at);
    let clear = !currency::is_word_like(&word.to_ascii_uppercase());
    let code =
        currency::currency_code(word).filter(|_| clear || scale::scale_at(reader, first + 1, false, false).is_some());
    let symbol = || currency::currency_symbol(word).filter(|_| word.len() > 1 && !is_unclear_symbol(word));
    let name = || currency::currency_named(&reader.lower(at)).filter(|_| reader.is_in(at, LEADING_NAMES));
    if stop == 1 {
        return symbol().filter(|_| matches!(word, "Rs" | "Bs" | "Fr" | "Tk" | "Rp" | "Sh")).map(|coin| (coin, first));
    }
    code.or_else(symbol).or_else(name).map(|coin| (coin, first))
}

/// Names that are written before the number as well as behind.
const LEADING_NAMES: &str = "rmb ringgit ringgits nis cfa euro";

/// Abbreviations that mean something else more often than a currency, unless digits are glued to them.
fn is_unclear_symbol(word: &str) -> bool {
    const WORDS: &str = "le ID JD LD BD SR QR RO LL UM MT MK DT DM FF Re Nu Rf KM kn Br Ar Db VT UF Le Cg Ft TL DH \
    fr Gs";
    WORDS.split(' ').any(|other| other == word)
}

/// A currency's code or symbol and a number in one word: "USD115", "Rs20", "R500m".
pub(super) fn glued(reader: &Reader, at: usize) -> Option<Amount> {
    let word = reader.word(at);
    if !reader.is_word(at) {
        return None;
    }
    let (name, rest) = word.split_at_checked(word.find(|c: char| c.is_ascii_digit())?)?;
    let (digits, suffix) = rest.split_at_checked(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()))?;
    let code = currency::currency_code(name).filter(|_| !currency::is_word_like(name));
    let coin = code.or_else(|| currency::currency_symbol(name).filter(|_| !is_unclear_symbol(name)))?;
    let (digits, end) = if suffix.is_empty() { continued(reader, digits, at + 1) } else { (digits.to_owned(), at + 1) };
    let (value, step) = value_of(&digits)?;
    let numeral = Numeral { end, value, step, digits: true, ..Numeral::ONE };
    let amount = Amount { leads: true, ..Amount::of(at, numeral, Unit::Currency(coin.currency)) };
    let scale = match suffix {
        "" => scale::scale_at(reader, end, true, true),
        letters => Some((other_scale(&letters.to_ascii_lowercase())?, end)),
    };
    match scale {
        Some((factor, end)) => Some(Amount { end, scaled: true, factor, ..amount.scaled_by(factor)? }),
        // "N95" and "R2" are names: a single letter needs more digits than a word holds.
        None if name.chars().count() == 1 && end == at + 1 => None,
        None => Some(amount),
    }
}

/// The digits of a word with the separators and digits that follow it at `end`: "1" of "USD1,200.50".
fn continued(reader: &Reader, digits: &str, mut end: usize) -> (String, usize) {
    let mut digits = digits.to_owned();
    while let Some(mark @ (',' | '.')) = reader.mark(end)
        && reader.touches(end)
        && reader.is_number(end + 1)
        && reader.touches(end + 1)
    {
        if mark == '.' {
            digits.push(mark);
        }
        digits.push_str(&reader.word(end + 1).replace(',', ""));
        end += 2;
    }
    (digits, end)
}

/// The factor of a scale's letters, in lower case, behind an amount of money.
fn other_scale(suffix: &str) -> Option<Decimal> {
    let power = match suffix {
        "k" => 3,
        "m" => 6,
        "b" => 9,
        "t" => 12,
        word => scale::scale_word(word)?,
    };
    scale::ten_to(power)
}

/// A currency that stands behind a number, at `at`, and the token behind it.
pub(super) fn currency_behind(reader: &Reader, at: usize, numeral: &Numeral) -> Option<(Coin, usize)> {
    let first = at + usize::from(reader.is_hyphen(at));
    if reader.mark(first).is_some() {
        let coin = currency::currency_symbol(reader.word(first))?;
        let leads_another = reader.is_number(first + 1) && !reader.touches(first);
        return (!leads_another && (first == at) && numeral.digits).then_some((coin, first + 1));
    }
    if !reader.is_word(first) {
        return None;
    }
    if let Some('$' | '£' | '¥') = reader.mark(first + 1)
        && reader.touches(first + 1)
        && !reader.is_number(first + 2)
    {
        let joined = format!("{}{}", reader.word(first), reader.word(first + 1));
        return currency::currency_symbol(&joined).map(|coin| (coin, first + 2));
    }
    named_currency(reader, first, numeral)
}

/// The longest currency name, code or abbreviation at `at`.
pub(super) fn named_currency(reader: &Reader, at: usize, numeral: &Numeral) -> Option<(Coin, usize)> {
    let word = reader.word(at);
    if word.is_empty() || !reader.is_word(at) {
        return None;
    }
    let mut name = String::new();
    let mut found = None;
    let mut next = at;
    for _ in 0..5 {
        let hyphen = usize::from(next > at && reader.is_hyphen(next));
        if !reader.is_word(next + hyphen) {
            break;
        }
        if next > at {
            name.push(' ');
        }
        name.push_str(&reader.lower(next + hyphen));
        next += hyphen + 1;
        if let Some(coin) = currency::currency_named(&name) {
            found = Some((coin, next));
        }
    }
    if let Some((coin, end)) = found {
        return (!is_other_sense(reader, at, end, numeral)).then_some((coin, end));
    }
    let touches = reader.touches(at);
    if let Some(coin) = currency::currency_code(word) {
        return Some((coin, at + 1));
    }
    if word == "p" && touches && numeral.digits && !numeral.scaled && !is_resolution(numeral.value) {
        return currency::currency_named("pence").map(|coin| (coin, at + 1));
    }
    if matches!(word, "c" | "¢") && numeral.digits && !touches && !reader.is_word(at + 1) {
        return currency::currency_named("cents").map(|coin| (coin, at + 1));
    }
    if numeral.digits
        && let Some(coin) = currency::currency_symbol(word).filter(|_| word.len() > 1 && behind_apt(word))
    {
        return Some((coin, at + 1));
    }
    None
}

/// A code with its scale before it: "120 MEUR", "20 MUSD".
pub(super) fn scaled_code(reader: &Reader, at: usize) -> Option<(Coin, Decimal)> {
    let (scale, code) = reader.word(at).split_at_checked(1).filter(|(_, code)| code.len() == 3)?;
    let power = match scale {
        "k" | "K" => 3,
        "m" | "M" => 6,
        "b" | "B" => 9,
        _ => return None,
    };
    Some((currency::currency_code(code)?, scale::ten_to(power)?))
}

/// Whether the symbol is written behind its number as well.
fn behind_apt(word: &str) -> bool {
    const WORDS: &str =
        "kr Kr Kč zł zl Ft RM Rmb RMB LE le L.E. TL DM SFr CFA FCFA Rs лв грн руб ரூ NIS Dhs Dh Tk KD QR SR";
    WORDS.split(' ').any(|other| other == word)
}

/// Heights of a picture in lines: 1080p.
fn is_resolution(value: Decimal) -> bool {
    [144, 240, 360, 480, 720, 1080, 1440, 2160].iter().any(|&lines| value == Decimal::from(lines))
}

/// Whether a currency's name at `at` is another word here: the mass pound, the verb "won", the adjective "real".
fn is_other_sense(reader: &Reader, at: usize, end: usize, numeral: &Numeral) -> bool {
    if end > at + 1 {
        return false;
    }
    let word = reader.lower(at);
    let large = numeral.scaled || numeral.value >= Decimal::ONE_HUNDRED;
    match &*word {
        "pound" | "pounds" => pounds(reader, at, numeral).weigh(),
        "won" if large => !numeral.scaled && reader.is_in(at + 1, "the a an by their his her gold silver bronze"),
        "won" | "real" | "reals" | "crown" | "crowns" | "mark" | "marks" | "sum" | "som" | "sol" | "ether" | "kip"
        | "lev" | "colon" | "gold" => !large,
        // "Two grand pianos"
        "grand" => !large && reader.is_lower(at + 1) && !reader.is_in(at + 1, scale::FUNCTION),
        "sterling" => true,
        "cent" => reader.word(at) == "Cent" && numeral.value != Decimal::ONE,
        _ => false,
    }
}
