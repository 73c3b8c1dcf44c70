//! Sun and moon well enough for calendars: longitudes to about a tenth of a degree, new moons to about ten minutes.
//!
//! The leading terms of the series in Meeus, Astronomical Algorithms (1998), chapters 25 and 47, without nutation. Days are
//! Julian days; a tithi lasts about a day, so an error of minutes moves a festival only where the moment lies at its edge.

use jiff::civil::Date;

use super::super::span::{add_days, days_between};

/// The Julian day of 1970-01-01, 0:00 UTC.
const EPOCH: f64 = 2_440_587.5;

/// Degrees that the moon gains on the sun in a day, on average.
const GAIN: f64 = 12.190_749;

/// Julian day of midnight UTC at the beginning of `date`.
pub(super) fn julian_day(date: Date) -> f64 {
    EPOCH + f64::from(days_between(Date::constant(1970, 1, 1), date))
}

/// The date on which the moment `at` falls where clocks are `hours` ahead of UTC.
pub(super) fn date_of(at: f64, hours: f64) -> Option<Date> {
    let days = (at + hours / 24.0 - EPOCH).floor();
    add_days(Date::constant(1970, 1, 1), days as i32)
}

fn centuries(at: f64) -> f64 {
    (at - 2_451_545.0) / 36_525.0
}

/// Longitude of the sun in degrees, from the equinox.
pub(super) fn sun(at: f64) -> f64 {
    let t = centuries(at);
    let anomaly = (357.529_109_2 + 35_999.050_290_9 * t).to_radians();
    let centre = (1.914_602 - 0.004_817 * t) * anomaly.sin()
        + 0.019_993 * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    (280.466_46 + 36_000.769_83 * t + centre - 0.005_69).rem_euclid(360.0)
}

/// Longitude of the moon in degrees, from the equinox.
pub(super) fn moon(at: f64) -> f64 {
    let t = centuries(at);
    let mean = 218.316_447_7 + 481_267.881_234_21 * t;
    let d = (297.850_192_1 + 445_267.111_403_4 * t).to_radians();
    let m = (357.529_109_2 + 35_999.050_290_9 * t).to_radians();
    let a = (134.963_396_4 + 477_198.867_505_5 * t).to_radians();
    let f = (93.272_095_0 + 483_202.017_523_3 * t).to_radians();
    let terms: f64 =
        TERMS.iter().map(|&(degrees, [nd, nm, na, nf])| degrees * (nd * d + nm * m + na * a + nf * f).sin()).sum();
    (mean + terms).rem_euclid(360.0)
}

/// Degrees, and the multiples of elongation, the sun's anomaly, the moon's anomaly and the argument of latitude.
const TERMS: &[(f64, [f64; 4])] = &[
    (6.288_774, [0.0, 0.0, 1.0, 0.0]),
    (1.274_027, [2.0, 0.0, -1.0, 0.0]),
    (0.658_314, [2.0, 0.0, 0.0, 0.0]),
    (0.213_618, [0.0, 0.0, 2.0, 0.0]),
    (-0.185_116, [0.0, 1.0, 0.0, 0.0]),
    (-0.114_332, [0.0, 0.0, 0.0, 2.0]),
    (0.058_793, [2.0, 0.0, -2.0, 0.0]),
    (0.057_066, [2.0, -1.0, -1.0, 0.0]),
    (0.053_322, [2.0, 0.0, 1.0, 0.0]),
    (0.045_758, [2.0, -1.0, 0.0, 0.0]),
    (-0.040_923, [0.0, 1.0, -1.0, 0.0]),
    (-0.034_720, [1.0, 0.0, 0.0, 0.0]),
    (-0.030_383, [0.0, 1.0, 1.0, 0.0]),
    (0.015_327, [2.0, 0.0, 0.0, -2.0]),
    (-0.012_528, [0.0, 0.0, 1.0, 2.0]),
    (0.010_980, [0.0, 0.0, 1.0, -2.0]),
    (0.010_675, [4.0, 0.0, -1.0, 0.0]),
    (0.010_034, [0.0, 0.0, 3.0, 0.0]),
    (0.008_548, [4.0, 0.0, -2.0, 0.0]),
    (-0.007_888, [2.0, 1.0, -1.0, 0.0]),
    (-0.006_766, [2.0, 1.0, 0.0, 0.0]),
];

/// Degrees that the moon is ahead of the sun, 0 to 360.
pub(super) fn elongation(at: f64) -> f64 {
    (moon(at) - sun(at)).rem_euclid(360.0)
}

/// The new moon nearest to `at`.
pub(super) fn new_moon(at: f64) -> f64 {
    (0..6).fold(at, |at, _| at - ((elongation(at) + 180.0).rem_euclid(360.0) - 180.0) / GAIN)
}

/// Longitude of the sun among the stars, by the Lahiri ayanamsa that Indian almanacs use.
pub(super) fn sidereal_sun(at: f64) -> f64 {
    (sun(at) - ayanamsa(at)).rem_euclid(360.0)
}

/// Longitude of the moon among the stars.
pub(super) fn sidereal_moon(at: f64) -> f64 {
    (moon(at) - ayanamsa(at)).rem_euclid(360.0)
}

fn ayanamsa(at: f64) -> f64 {
    23.853 + 1.397_2 * centuries(at)
}
