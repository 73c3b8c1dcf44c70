//! Powers as science pages write them: "1.3 x 10^6", "6e23", "2^10".

use rust_decimal::Decimal;

use super::numeral::Numeral;
use super::read::Reader;

/// The largest exponent looked at: beyond it, nothing fits a decimal.
const LARGEST: u32 = 100;

/// The number with the power behind it, where one stands there.
pub(super) fn with_power(reader: &Reader, numeral: &Numeral) -> Option<Numeral> {
    let joined = |at: usize| reader.touches(at);
    let end = numeral.end;
    if reader.is_mark(end, '^') && joined(end) {
        let (exponent, behind) = exponent(reader, end + 1)?;
        let value = raised(numeral.value.abs(), exponent)?;
        let value = if numeral.value.is_sign_negative() { -value } else { value };
        return Some(Numeral { end: behind, value, step: Decimal::ONE, ..*numeral });
    }
    let (ten, behind) = match () {
        () if reader.is(end, "x10") && reader.is_mark(end + 1, '^') => exponent(reader, end + 2)?,
        () if reader.is_any(end, &["x", "×"]) && reader.is(end + 1, "10") && reader.is_mark(end + 2, '^') => {
            exponent(reader, end + 3)?
        }
        () if joined(end) && reader.is(end, "e") => exponent(reader, end + 1)?,
        () if joined(end) => (reader.word(end).strip_prefix(['e', 'E'])?.parse().ok()?, end + 1),
        () => return None,
    };
    let factor = raised(Decimal::TEN, ten)?;
    let (value, step) = (numeral.value.checked_mul(factor)?, numeral.step.checked_mul(factor)?);
    Some(Numeral { end: behind, value, step, ..*numeral })
}

/// A whole exponent with its signs, and the token behind it.
fn exponent(reader: &Reader, at: usize) -> Option<(i64, usize)> {
    let signs = (at..at + 2).take_while(|&near| matches!(reader.mark(near), Some('+' | '-' | '−'))).count();
    let minus = (at..at + signs).filter(|&near| !reader.is_mark(near, '+')).count();
    let value: i64 = reader.word(at + signs).parse().ok()?;
    Some((if minus % 2 == 1 { value.checked_neg()? } else { value }, at + signs + 1))
}

fn raised(base: Decimal, exponent: i64) -> Option<Decimal> {
    let times = u32::try_from(exponent.unsigned_abs()).ok().filter(|times| *times <= LARGEST)?;
    let power = (0..times).try_fold(Decimal::ONE, |power, _| power.checked_mul(base))?;
    if exponent < 0 { Decimal::ONE.checked_div(power) } else { Some(power) }
}
