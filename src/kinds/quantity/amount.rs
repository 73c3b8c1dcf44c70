//! One number with its currency or unit: "$60 million", "5,000-mile", "six feet two inches", "37-year-old".

use rust_decimal::Decimal;

use super::currency::{self, Coin, Parts};
use super::numeral::{self, Kind, Numeral, Reading};
use super::read::Reader;
use super::scale;
use super::unit::{self, Dimension, Measure};
use super::{Form, Unit};

/// A number with its unit, by tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) value: Decimal,
    pub(super) step: Decimal,
    pub(super) unit: Unit,
    pub(super) kind: Kind,
    /// Whether it is written in digits.
    pub(super) digits: bool,
    /// Whether a scale ("million") belongs to it.
    pub(super) scaled: bool,
    pub(super) factor: Decimal,
    /// Whether its currency stands before the number.
    pub(super) leads: bool,
    /// Whether its number is the article: "a mile".
    pub(super) article: bool,
}

impl Amount {
    pub(super) fn form(&self) -> Form {
        match self.kind {
            Kind::Ordinal => Form::Ordinal,
            Kind::Fraction if self.unit == Unit::None => Form::Fraction,
            Kind::Few | Kind::Many => Form::Vague,
            _ if self.article => Form::Article,
            Kind::Cardinal | Kind::Fraction => Form::Cardinal,
        }
    }

    fn of(start: usize, numeral: Numeral, unit: Unit) -> Self {
        let Numeral { end, value, step, kind, digits, scaled, factor } = numeral;
        Self { start, end, value, step, unit, kind, digits, scaled, factor, leads: false, article: false }
    }

    fn scaled_by(mut self, factor: Decimal) -> Option<Self> {
        self.value = self.value.checked_mul(factor)?;
        self.step = self.step.checked_mul(factor)?;
        Some(self)
    }
}

/// The amount that begins at `at`.
pub(super) fn amount(reader: &Reader, at: usize, reading: Reading) -> Option<Amount> {
    let (negative, first) = sign(reader, at);
    let amount = unsigned(reader, first, reading)?;
    if !negative {
        return Some(amount);
    }
    Some(Amount { start: at, value: -amount.value, ..amount })
}

/// A minus sign or word before a number at `at`, and where the number begins.
fn sign(reader: &Reader, at: usize) -> (bool, usize) {
    let free = at == 0 || !reader.touches(at) || matches!(reader.mark(at - 1), Some('(' | '[' | '"' | '“' | '<' | '>'));
    let mark = matches!(reader.mark(at), Some('-' | '−' | '–')) && free && reader.touches(at + 1);
    let word = reader.is_any(at, &["minus", "negative"])
        && (reader.is_number(at + 1) || numeral::numeral(reader, at + 1, Reading::default()).is_some());
    let spaced = reader.is_mark(at, '-') && at == 0 && !reader.touches(at + 1);
    if mark || word || spaced { (true, at + 1) } else { (false, at) }
}

fn unsigned(reader: &Reader, at: usize, reading: Reading) -> Option<Amount> {
    if let Some(glued) = glued(reader, at) {
        return Some(glued);
    }
    if let Some((coin, first)) = currency_before(reader, at) {
        return led_by_currency(reader, at, first, coin, reading);
    }
    if reader.is_any(at, &["a", "an"])
        && let Some(article) = article(reader, at)
    {
        return Some(article);
    }
    let numeral = numeral::numeral(reader, at, reading)?;
    if numeral.kind == Kind::Ordinal {
        return Some(Amount::of(at, numeral, Unit::None));
    }
    with_unit(reader, at, numeral, reading)
}

fn led_by_currency(reader: &Reader, at: usize, first: usize, coin: Coin, reading: Reading) -> Option<Amount> {
    let negative = reader.is_mark(first, '-') && reader.touches(first) && reader.touches(first + 1);
    let numeral = numeral::numeral(reader, first + usize::from(negative), Reading { money: true, ..reading })?;
    if numeral.kind == Kind::Ordinal || matches!(numeral.kind, Kind::Few | Kind::Many) && !numeral.scaled {
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
    let code = reader.str(at);
    let plain = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    Some((currency::currency_code(code).filter(|_| plain)?, at + 1))
}

/// "a mile", "an ounce", "a penny": an article before a unit.
fn article(reader: &Reader, at: usize) -> Option<Amount> {
    let unit = at + 1;
    if !reader.is_word(unit) || reader.is_capital(unit) || reader.str(unit).len() < 2 {
        return None;
    }
    let numeral = Numeral {
        end: unit,
        value: Decimal::ONE,
        step: Decimal::ONE,
        kind: Kind::Cardinal,
        digits: false,
        scaled: false,
        factor: Decimal::ONE,
    };
    if let Some((coin, end)) = named_currency(reader, unit, &numeral) {
        let amount = Amount { end, article: true, ..Amount::of(at, numeral, Unit::Currency(coin.currency)) };
        return in_currency(amount, coin.parts).map(|amount| with_parts(reader, amount));
    }
    let (measure, end) = measure_behind(reader, unit, &numeral)?;
    (measure.dimension != Dimension::Age).then_some(Amount {
        end,
        article: true,
        ..Amount::of(at, numeral, Unit::Measure(measure))
    })
}

/// Whether a currency or unit stands at `at`, behind a fraction: "half a mile", "quarter-litre", "a third of an acre".
pub(super) fn unit_behind(reader: &Reader, at: usize) -> bool {
    let behind = numeral::of_article(reader, at);
    let numeral = Numeral {
        end: behind,
        value: Decimal::ONE,
        step: Decimal::ONE,
        kind: Kind::Cardinal,
        digits: false,
        scaled: false,
        factor: Decimal::ONE,
    };
    let of = reader.is(at, "of");
    (!of || behind > at + 1 || behind == at) && measure_behind(reader, behind, &numeral).is_some()
        || named_currency(reader, behind, &numeral).is_some()
}

fn with_unit(reader: &Reader, at: usize, numeral: Numeral, reading: Reading) -> Option<Amount> {
    let mut amount = Amount::of(at, numeral, Unit::None);
    let behind = match numeral.kind {
        Kind::Fraction => {
            let behind = numeral::of_article(reader, numeral.end);
            if behind == numeral.end && reader.is(behind, "of") && unit_named_at(reader, behind + 1) {
                behind + 1
            } else {
                behind
            }
        }
        Kind::Few | Kind::Many if reader.is(numeral.end, "of") => numeral.end + 1,
        _ if numeral.scaled && reader.is(numeral.end, "of") && !numeral.digits => numeral.end,
        _ => numeral.end,
    };
    if let Some((coin, end)) = currency_behind(reader, behind, &numeral) {
        amount = Amount { end, unit: Unit::Currency(coin.currency), ..amount };
        amount = in_currency(amount, coin.parts)?;
        if !numeral.scaled
            && coin.parts == Parts::Whole
            && let Some((factor, end)) = scale::scale_at(reader, end, true, false)
            && factor > Decimal::ONE_THOUSAND
        {
            amount = Amount { end, scaled: true, factor, ..amount.scaled_by(factor)? };
        }
        return Some(with_parts(reader, amount));
    }
    if let Some((measure, end)) = measure_behind(reader, behind, &numeral) {
        amount = Amount { end, unit: Unit::Measure(measure), ..amount };
        return Some(if reading.between { amount } else { mixed(reader, amount) });
    }
    Some(amount)
}

fn unit_named_at(reader: &Reader, at: usize) -> bool {
    unit::measure_named(&reader.lower(at)).is_some_and(|measure| measure.dimension != Dimension::Duration)
}

fn in_currency(amount: Amount, parts: Parts) -> Option<Amount> {
    match parts {
        Parts::Whole => Some(amount),
        Parts::Hundredth => amount.scaled_by(Decimal::new(1, 2)),
        Parts::Twentieth => amount.scaled_by(Decimal::new(5, 2)),
        Parts::Tenth => amount.scaled_by(Decimal::new(1, 1)),
        Parts::Thousand => amount.scaled_by(Decimal::ONE_THOUSAND),
    }
}

/// Cents behind dollars: "3 dollars 50 cents", "a dollar and 42 cents".
fn with_parts(reader: &Reader, amount: Amount) -> Amount {
    let Unit::Currency(whole) = amount.unit else { return amount };
    let next = amount.end + usize::from(reader.is_any(amount.end, &["and", ","]));
    let Some(numeral) = numeral::numeral(reader, next, Reading::default()) else { return amount };
    let Some((coin, end)) = currency_behind(reader, numeral.end, &numeral) else { return amount };
    let fits = coin.parts == Parts::Hundredth && numeral.value < Decimal::ONE_HUNDRED && numeral.kind == Kind::Cardinal;
    let sum = numeral.value.checked_div(Decimal::ONE_HUNDRED).and_then(|part| amount.value.checked_add(part));
    match sum {
        Some(value) if fits && (coin.currency.ambiguous || coin.currency.may_be(&whole)) => {
            Amount { end, value, step: Decimal::new(1, 2), ..amount }
        }
        _ => amount,
    }
}

/// A second, smaller unit behind the first: "six feet two inches", "two hours and 15 minutes". Given in the smaller.
fn mixed(reader: &Reader, amount: Amount) -> Amount {
    let Unit::Measure(large) = amount.unit else { return amount };
    if !matches!(large.dimension, Dimension::Length | Dimension::Mass | Dimension::Duration)
        || amount.kind != Kind::Cardinal
        || !amount.value.is_integer()
    {
        return amount;
    }
    let joint = usize::from(reader.is_mark(amount.end, ','));
    let joint = joint + usize::from(reader.is(amount.end + joint, "and"));
    let next = amount.end + joint;
    let Some(numeral) = numeral::numeral(reader, next, Reading::default()) else { return amount };
    if numeral.kind != Kind::Cardinal || reader.touches(next) && reader.is_dash(next) {
        return amount;
    }
    let Some((small, end)) = measure_behind(reader, numeral.end, &numeral) else { return amount };
    let comma_apt = !reader.is_mark(amount.end, ',')
        || matches!(large.id, "foot" | "pound" | "stone" | "yard" | "kilometer" | "meter" | "hour");
    if small.dimension != large.dimension
        || small.factor >= large.factor
        || !comma_apt
        || !numeral_fits(large, small, numeral.value)
    {
        return amount;
    }
    let sum = unit::convert(amount.value, large, small).and_then(|value| value.checked_add(numeral.value));
    let Some(value) = sum else { return amount };
    let step = numeral.step.min(Decimal::ONE);
    let sum = Amount { end, value, step, unit: Unit::Measure(small), ..amount };
    if small.dimension == Dimension::Length { mixed(reader, sum) } else { sum }
}

fn numeral_fits(large: &Measure, small: &Measure, value: Decimal) -> bool {
    large.factor.checked_div(small.factor).is_some_and(|ratio| value < ratio)
}

// ---- currencies ----

/// A currency that stands before a number at `at`, and where the number begins.
fn currency_before(reader: &Reader, at: usize) -> Option<(Coin, usize)> {
    let numeric = |at: usize| {
        reader.is_number(at)
            || reader.is_mark(at, '.') && reader.is_number(at + 1)
            || reader.is_mark(at, '-') && reader.is_number(at + 1)
            || numeral::numeral(reader, at, Reading::default())
                .is_some_and(|numeral| numeral.digits || reader.touches(at))
    };
    if reader.mark(at).is_some() {
        let coin = currency::currency_symbol(reader.str(at))?;
        return numeric(at + 1).then_some((coin, at + 1));
    }
    if !reader.is_word(at) || reader.str(at).len() > 12 {
        return None;
    }
    if let Some('$' | '£' | '¥') = reader.mark(at + 1)
        && numeric(at + 2)
    {
        let joined = format!("{}{}", reader.str(at), reader.str(at + 1));
        return currency::currency_symbol(&joined).map(|coin| (coin, at + 2));
    }
    let stop = usize::from(reader.is_mark(at + 1, '.') && reader.touches(at + 1));
    let first = at + 1 + stop;
    if !reader.is_number(first) && !reader.is_mark(first, '.') {
        return None;
    }
    let word = reader.str(at);
    let code = currency::currency_code(word).filter(|_| !currency::is_word_like(&word.to_ascii_uppercase()));
    let symbol = || currency::currency_symbol(word).filter(|_| word.len() > 1 && !is_unclear_symbol(word));
    let name =
        || currency::currency_named(&reader.lower(at)).filter(|_| LEADING_NAMES.contains(&reader.lower(at).as_str()));
    if stop == 1 {
        return symbol().filter(|_| matches!(word, "Rs" | "Bs" | "Fr" | "Tk" | "Rp" | "Sh")).map(|coin| (coin, first));
    }
    code.or_else(symbol).or_else(name).map(|coin| (coin, first))
}

/// Names that are written before the number as well as behind.
const LEADING_NAMES: &[&str] = &["rmb", "ringgit", "ringgits", "nis", "cfa", "euro"];

/// Abbreviations that mean something else more often than a currency, unless digits are glued to them.
fn is_unclear_symbol(word: &str) -> bool {
    matches!(
        word,
        "LE" | "le"
            | "ID"
            | "JD"
            | "LD"
            | "BD"
            | "KD"
            | "SR"
            | "QR"
            | "RO"
            | "LL"
            | "UM"
            | "MT"
            | "MK"
            | "DT"
            | "DM"
            | "FF"
            | "Re"
            | "Nu"
            | "Rf"
            | "KM"
            | "kn"
            | "Br"
            | "Ar"
            | "Db"
            | "VT"
            | "UF"
            | "Le"
            | "Cg"
            | "Ft"
            | "TL"
            | "DH"
            | "CFA"
            | "fr"
            | "Gs"
    )
}

/// Words a currency's code or symbol and a number share: "USD115", "Rs20", "R500m".
fn glued(reader: &Reader, at: usize) -> Option<Amount> {
    let word = reader.str(at);
    if !reader.is_word(at) || !word.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits_at = word.find(|c: char| c.is_ascii_digit())?;
    let (name, rest) = word.split_at_checked(digits_at)?;
    let digits_end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, suffix) = rest.split_at_checked(digits_end)?;
    let coin = currency::currency_code(name).or_else(|| currency::currency_symbol(name))?;
    let mut digits = digits.to_owned();
    let mut end = at + 1;
    while suffix.is_empty()
        && matches!(reader.mark(end), Some(',' | '.'))
        && reader.touches(end)
        && reader.is_number(end + 1)
        && reader.touches(end + 1)
    {
        if reader.is_mark(end, '.') {
            digits.push('.');
        }
        digits.push_str(&reader.str(end + 1).replace(',', ""));
        end += 2;
    }
    let value: Decimal = digits.parse().ok()?;
    let places = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let step = Decimal::try_new(1, u32::try_from(places).ok()?).ok()?;
    let amount = Amount {
        start: at,
        end,
        value,
        step,
        unit: Unit::Currency(coin.currency),
        kind: Kind::Cardinal,
        digits: true,
        scaled: false,
        factor: Decimal::ONE,
        leads: true,
        article: false,
    };
    let factor = match suffix.to_ascii_lowercase().as_str() {
        "" => scale::scale_at(reader, end, true, true),
        "k" => Some((Decimal::ONE_THOUSAND, end)),
        other => other_scale(other).map(|factor| (factor, end)),
    };
    match factor {
        Some((factor, end)) => Some(Amount { end, scaled: true, factor, ..amount.scaled_by(factor)? }),
        None if !suffix.is_empty() || name.chars().count() == 1 && end == at + 1 => None,
        None => Some(amount),
    }
}

fn other_scale(suffix: &str) -> Option<Decimal> {
    let power = match suffix {
        "m" => 6,
        "b" => 9,
        "t" => 12,
        word => scale::scale_word(word)?,
    };
    scale::ten_to(power)
}

/// A currency that stands behind a number, at `at`, and the token behind it.
fn currency_behind(reader: &Reader, at: usize, numeral: &Numeral) -> Option<(Coin, usize)> {
    let first = at + usize::from(reader.is_hyphen(at));
    if reader.mark(first).is_some() {
        let coin = currency::currency_symbol(reader.str(first))?;
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
        let joined = format!("{}{}", reader.str(first), reader.str(first + 1));
        return currency::currency_symbol(&joined).map(|coin| (coin, first + 2));
    }
    named_currency(reader, first, numeral)
}

/// The longest currency name, code or abbreviation at `at`.
fn named_currency(reader: &Reader, at: usize, numeral: &Numeral) -> Option<(Coin, usize)> {
    let word = reader.str(at);
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

fn behind_apt(word: &str) -> bool {
    matches!(
        word,
        "kr" | "Kr"
            | "Kč"
            | "zł"
            | "zl"
            | "Ft"
            | "RM"
            | "Rmb"
            | "RMB"
            | "LE"
            | "le"
            | "L.E."
            | "TL"
            | "DM"
            | "SFr"
            | "CFA"
            | "FCFA"
            | "Rs"
            | "лв"
            | "грн"
            | "руб"
            | "ரூ"
            | "NIS"
            | "Dhs"
            | "Dh"
            | "Tk"
            | "KD"
            | "QR"
            | "SR"
    )
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
    match word.as_str() {
        "pound" | "pounds" => is_mass(reader, at, numeral),
        "won" | "real" | "reals" | "crown" | "crowns" | "mark" | "marks" | "sum" | "som" | "sol" | "grand"
        | "ether" | "sterling" | "kip" | "lev" | "colon" | "dong" | "rand" | "gold"
            if !large =>
        {
            word != "grand" && word != "rand" && word != "dong"
                || reader.is_lower(at + 1)
                    && word == "grand"
                    && !super::scale::FUNCTION.contains(&reader.lower(at + 1).as_str())
        }
        "won" => {
            !numeral.scaled
                && reader.is_any(at + 1, &["the", "a", "an", "by", "their", "his", "her", "gold", "silver", "bronze"])
        }
        "sterling" => true,
        _ => reader.is_capital(at) && reader.is_capital(at + 1) && !reader.begins(at) && word == "penny",
    }
}

/// Whether "pounds" at `at` weigh.
fn is_mass(reader: &Reader, at: usize, numeral: &Numeral) -> bool {
    if numeral.scaled {
        return reader.is(at + 1, "of")
            && !reader.is_any(
                at + 2,
                &[
                    "debt",
                    "money",
                    "cash",
                    "investment",
                    "spending",
                    "damage",
                    "savings",
                    "public",
                    "taxpayers",
                    "taxpayer",
                    "aid",
                    "funding",
                    "cuts",
                    "tax",
                    "revenue",
                    "assets",
                    "sales",
                    "bonds",
                    "losses",
                ],
            );
    }
    if reader.is_any(at + 1, &["sterling"]) {
        return false;
    }
    let attributive = at > 0 && reader.is_dash(at - 1) || reader.is(at, "pound");
    let coined = [
        "note",
        "notes",
        "coin",
        "coins",
        "fine",
        "bill",
        "prize",
        "deal",
        "fee",
        "bonus",
        "a",
        "ticket",
        "contract",
        "loan",
        "house",
        "home",
        "bet",
        "salary",
        "grant",
        "debt",
        "investment",
    ];
    if attributive && numeral.value != Decimal::ONE {
        return !reader.is_any(at + 1, &coined) && !reader.is_dash(at + 1);
    }
    if reader.is(at + 1, "of") {
        return true;
    }
    let weighs = [
        "weigh",
        "weighs",
        "weighed",
        "weighing",
        "weight",
        "lost",
        "gained",
        "lose",
        "losing",
        "gain",
        "gaining",
        "shed",
        "heavy",
        "heavier",
        "lighter",
        "lift",
        "lifted",
        "carrying",
        "overweight",
        "muscle",
        "meat",
    ];
    (at.saturating_sub(8)..at + 6).any(|near| reader.is_any(near, &weighs))
}

// ---- measures ----

/// The measure that stands at `at` behind a number, and the token behind it.
pub(super) fn measure_behind(reader: &Reader, at: usize, numeral: &Numeral) -> Option<(&'static Measure, usize)> {
    let first = at + usize::from(reader.is_hyphen(at));
    if let Some(mark) = reader.mark(first) {
        return marked(reader, first, mark, numeral).map(|(measure, end)| aged(reader, measure, end));
    }
    if !reader.is_word(first) {
        return None;
    }
    let found = named_measure(reader, first, numeral);
    let symbol = if numeral.digits { symbol_measure(reader, first) } else { None };
    let (measure, end) = match (found, symbol) {
        (Some(name), Some(symbol)) if symbol.1 > name.1 => symbol,
        (Some(name), _) if name.1 > first + 1 || symbol.is_none() => name,
        (_, Some(symbol)) => symbol,
        (name, None) => name?,
    };
    Some(aged(reader, measure, end))
}

/// The age in a measure of time, where "old" or "of age" follows.
fn aged(reader: &Reader, measure: &'static Measure, end: usize) -> (&'static Measure, usize) {
    let person = match measure.id {
        "year" => "year-person",
        "month" => "month-person",
        "week" => "week-person",
        "day" => "day-person",
        _ => return (measure, end),
    };
    let old = end + usize::from(reader.is_dash(end) && reader.touches(end));
    let end_of_age = if reader.is_any(old, &["old", "olds"]) {
        old + 1
    } else if reader.is(end, "of") && reader.is(end + 1, "age") {
        end + 2
    } else {
        return (measure, end);
    };
    Measure::by_id(person).map_or((measure, end), |person| (person, end_of_age))
}

fn marked(reader: &Reader, at: usize, mark: char, numeral: &Numeral) -> Option<(&'static Measure, usize)> {
    match mark {
        '°' | 'º' => {
            let scale = match reader.str(at + 1) {
                "C" | "c" => Some("celsius"),
                "F" | "f" => Some("fahrenheit"),
                _ if reader.is_any(at + 1, &["celsius", "centigrade", "celcius"]) => Some("celsius"),
                _ if reader.is(at + 1, "fahrenheit") => Some("fahrenheit"),
                _ => None,
            };
            scale.map_or_else(|| Some((Measure::by_id("degree")?, at + 1)), |id| Some((Measure::by_id(id)?, at + 2)))
        }
        '"' | '”' | '″' => {
            let inches = mark == '″'
                || mark == '"' && numeral.digits && opens_even(reader, at) && numeral.value < Decimal::ONE_HUNDRED;
            (inches && numeral.digits).then_some((Measure::by_id("inch")?, at + 1))
        }
        '\'' | '’' | '′' => {
            let feet = reader.touches(at)
                && reader.is_number(at + 1)
                && reader.touches(at + 1)
                && matches!(reader.mark(at + 2), Some('"' | '”' | '″' | '\'' | '’'));
            (feet && numeral.digits || mark == '′').then_some((Measure::by_id("foot")?, at + 1))
        }
        _ => unit::measure_symbol(reader.str(at)).map(|measure| (measure, at + 1)),
    }
}

/// Whether an even number of straight quotation marks stands before the one at `at`, so that it closes none.
fn opens_even(reader: &Reader, at: usize) -> bool {
    (at.saturating_sub(200)..at).filter(|&before| reader.is_mark(before, '"')).count() % 2 == 0
}

fn named_measure(reader: &Reader, at: usize, numeral: &Numeral) -> Option<(&'static Measure, usize)> {
    let mut name = String::new();
    let mut found = None;
    let mut next = at;
    for _ in 0..4 {
        let joint = if next == at {
            0
        } else if reader.is_hyphen(next)
            || reader.is_mark(next, '.')
                && reader.touches(next)
                && !reader.begins(next + 1 + usize::from(reader.is_lower(next + 1)))
        {
            1
        } else {
            0
        };
        let joint = if next > at
            && reader.is_mark(next, '.')
            && reader.touches(next)
            && matches!(reader.str(next - 1), "sq" | "cu" | "Sq" | "fl")
        {
            1
        } else {
            joint
        };
        if !reader.is_word(next + joint) || reader.str(next + joint).len() > 16 {
            break;
        }
        if next > at {
            name.push(' ');
        }
        name.push_str(&reader.lower(next + joint));
        next += joint + 1;
        if let Some(measure) = unit::measure_named(&name) {
            found = Some((measure, next));
        }
    }
    let (measure, end) = found?;
    (!is_other_measure(reader, at, measure, numeral)).then_some((measure, end))
}

/// Whether a measure's name at `at` is another word here.
fn is_other_measure(reader: &Reader, at: usize, measure: &Measure, numeral: &Numeral) -> bool {
    let hyphen = at > 0 && reader.is_dash(at - 1);
    let singular = reader.is(at, measure.name(false)) && !hyphen && numeral.value > Decimal::ONE;
    match measure.id {
        "stone" | "cup" | "revolution" | "bit" | "bar" | "yard" | "carat" => {
            singular && reader.is_lower(at + 1) && measure.id != "stone"
                || measure.id == "stone" && reader.is_lower(at + 1) && !reader.is_any(at + 1, super::scale::FUNCTION)
        }
        "second" => {
            reader.is(at, "second")
                && !hyphen
                && !numeral.digits
                && numeral.value != Decimal::ONE
                && !reader.is_lower(at + 1)
        }
        _ => false,
    }
}

fn symbol_measure(reader: &Reader, at: usize) -> Option<(&'static Measure, usize)> {
    let word = reader.str(at);
    if word.len() > 6 {
        return None;
    }
    let mut joined = word.to_owned();
    if reader.is_mark(at + 1, '/') && reader.touches(at + 1) && reader.touches(at + 2) {
        joined.push('/');
        joined.push_str(reader.str(at + 2));
        if let Some(measure) = unit::measure_symbol(&joined).or_else(|| unit::measure_named(&joined.to_lowercase())) {
            return Some((measure, at + 3));
        }
        joined.truncate(word.len());
    }
    if let Some(power @ ('²' | '³')) = reader.mark(at + 1).filter(|_| reader.touches(at + 1)) {
        joined.push(power);
        return unit::measure_symbol(&joined).map(|measure| (measure, at + 2));
    }
    if reader.is_mark(at + 1, '^') && reader.touches(at + 1) {
        joined.push('^');
        joined.push_str(reader.str(at + 2));
        return unit::measure_symbol(&joined).map(|measure| (measure, at + 3));
    }
    if let Some(temperature) = temperature(reader, at) {
        return Some((temperature, at + 1));
    }
    let measure = unit::measure_symbol(word)?;
    let glued = reader.touches(at);
    // Single letters are also initials, list marks and parts of designations.
    let apt = match word {
        "s" => !glued && !reader.is_word(at + 1),
        "h" | "g" | "t" | "W" | "V" | "J" => !reader.is_mark(at + 1, '-'),
        "m" => true,
        _ => true,
    };
    apt.then_some((measure, at + 1))
}

/// "30 C", "75F": a bare letter of temperature, where nothing it could stand before follows.
fn temperature(reader: &Reader, at: usize) -> Option<&'static Measure> {
    let id = match reader.str(at) {
        "C" => "celsius",
        "F" => "fahrenheit",
        _ => return None,
    };
    let small = at.checked_sub(1).is_some_and(|before| reader.str(before).len() <= 4);
    let apt = small
        && !reader.is_mark(at + 1, '/')
        && (!reader.is_word(at + 1)
            || reader.is_any(at + 1, &["in", "on", "at", "and", "to", "or", "outside", "above", "below", "by", "of"]));
    let spaced_block = id == "fahrenheit" && !reader.touches(at) && reader.is_capital(at + 1);
    (apt && !spaced_block).then(|| Measure::by_id(id)).flatten()
}
