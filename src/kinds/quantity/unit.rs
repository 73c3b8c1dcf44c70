//! The table of measures: what a text may count lengths, masses, times, shares … in.
//!
//! Identifiers are those of the Unicode CLDR unit list (`kilometer`, `year-person`, `square-mile`) with three of our own
//! where CLDR has none (`percentage-point`, `basis-point`, `hundredweight`). Factors are the exact definitions of the SI, of the
//! international yard and pound of 1959 and of the US liquid gallon; a year is the mean Gregorian one (365.2425 days)
//! and a month its twelfth, so that months and years convert into each other exactly.

use std::collections::HashMap;
use std::sync::LazyLock;

use rust_decimal::Decimal;

/// What a measure measures. Two values are comparable where their measures share the dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Dimension {
    Length,
    Area,
    Volume,
    Mass,
    Duration,
    /// How old somebody or something is: never compared with a duration.
    Age,
    Speed,
    Temperature,
    Energy,
    Power,
    Data,
    DataRate,
    Angle,
    /// Percent, percentage points, parts of a million.
    Share,
    Frequency,
    Pressure,
    Voltage,
    Current,
    Sound,
    /// Of radiation: what a body takes in.
    Dose,
    /// Of radiation: what a source gives off.
    Activity,
}

/// A unit of measure.
#[derive(Debug)]
pub struct Measure {
    /// Identifier in the Unicode CLDR: `kilometer`, `percent`, `year-person`.
    pub id: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units (the SI's; bits for data, one for shares) make one of it.
    pub factor: Decimal,
    /// What is added, after the factor, to reach the base: not zero for celsius and fahrenheit alone.
    pub offset: Decimal,
    /// Short form for readers: "km", "years", "%".
    pub short: &'static str,
    /// Names in lower case, separated by `|`; the first is the singular, the second the plural shown to readers.
    names: &'static str,
    /// Symbols, whose case matters, separated by `|`.
    symbols: &'static str,
}

impl PartialEq for Measure {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Measure {}

impl Measure {
    /// The measure with the CLDR identifier `id`.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        MEASURES.iter().find(|measure| measure.id == id)
    }

    /// Its name for readers: "kilometer", or "kilometers" where `plural`.
    #[must_use]
    pub fn name(&self, plural: bool) -> &'static str {
        let mut names = self.names.split('|');
        let one = names.next().unwrap_or(self.id);
        if plural { names.next().unwrap_or(one) } else { one }
    }
}

/// `value` of the measure `from`, in the measure `to`. `None` where they measure different things, or where the value
/// leaves the range of a decimal.
#[must_use]
pub fn convert(value: Decimal, from: &Measure, to: &Measure) -> Option<Decimal> {
    if from.dimension != to.dimension {
        return None;
    }
    if from.id == to.id {
        return Some(value);
    }
    let base = value.checked_mul(from.factor)?.checked_add(from.offset)?;
    let converted = base.checked_sub(to.offset)?.checked_div(to.factor)?;
    converted.round_sf(CONVERTED_DIGITS).map(|value| value.normalize())
}

/// The measure called `name` in lower case: "square miles", "per cent".
pub(super) fn measure_named(name: &str) -> Option<&'static Measure> {
    NAMES.get(name).copied()
}

/// The measure with the symbol `symbol`, whose case matters: "km", "MB", "Mb".
pub(super) fn measure_symbol(symbol: &str) -> Option<&'static Measure> {
    SYMBOLS.get(symbol).copied()
}

/// All names by which measures are called, for suggestions.
pub(super) fn measure_names() -> impl Iterator<Item = &'static str> {
    MEASURES
        .iter()
        .flat_map(|measure| measure.names.split('|').chain(measure.symbols.split('|')))
        .filter(|n| !n.is_empty())
}

type Names = HashMap<&'static str, &'static Measure, foldhash::fast::FixedState>;

static NAMES: LazyLock<Names> = LazyLock::new(|| index(|measure| measure.names));
static SYMBOLS: LazyLock<Names> = LazyLock::new(|| index(|measure| measure.symbols));

/// Earlier rows of the table win where two measures share a name.
fn index(names: impl Fn(&Measure) -> &'static str) -> Names {
    let mut table = Names::default();
    for measure in MEASURES {
        for name in names(measure).split('|').filter(|name| !name.is_empty()) {
            table.entry(name).or_insert(measure);
        }
    }
    table
}

/// `digits` with the decimal point `scale` places from the right.
const fn d(digits: u64, scale: u32) -> Decimal {
    Decimal::from_parts(digits as u32, (digits >> 32) as u32, 0, false, scale)
}

const ONE: Decimal = Decimal::ONE;
/// A kilometre per hour in metres per second, to 28 digits, as are the constants below.
const FIVE_EIGHTEENTHS: Decimal = Decimal::from_parts(3_653_704_818, 289_614_675, 150_583_635, false, 28);
/// A knot (1852 m per hour) in metres per second.
const KNOT: Decimal = Decimal::from_parts(2_557_593_372, 622_265_725, 278_880_892, false, 28);
/// A degree Fahrenheit in kelvins.
const FIVE_NINTHS: Decimal = Decimal::from_parts(3_012_442_340, 579_229_351, 301_167_270, false, 28);
/// 0 °F in kelvins (459.67 × 5/9).
const FAHRENHEIT_ZERO: Decimal = Decimal::from_parts(2_847_466_382, 270_119_826, 138_437_559, false, 25);
/// A radian in degrees.
const RADIAN: Decimal = Decimal::from_parts(4_205_072_185, 479_625_648, 310_601_043, false, 26);
/// Significant digits of a conversion: fewer than a decimal's 28, so that factors such as 5/9 come out even.
const CONVERTED_DIGITS: u32 = 22;

/// A row: identifier, dimension, factor, short form, names, symbols.
const fn row(
    id: &'static str,
    dimension: Dimension,
    factor: Decimal,
    short: &'static str,
    names: &'static str,
    symbols: &'static str,
) -> Measure {
    Measure { id, dimension, factor, offset: Decimal::ZERO, short, names, symbols }
}

use Dimension::{
    Activity, Age, Angle, Area, Current, Data, DataRate, Dose, Duration, Energy, Frequency, Length, Mass, Power,
    Pressure, Share, Sound, Speed, Temperature, Voltage, Volume,
};

#[rustfmt::skip]
static MEASURES: &[Measure] = &[
    row("percent", Share, d(1, 2), "%", "percent|percent|per cent|pct|percents|percentage|per-cent|per-cents", "%|％|pc"),
    row("percentage-point", Share, d(1, 2), "percentage points", "percentage point|percentage points|pct point|pct points|percent point|percent points|per cent points", "pp|ppt|ppts"),
    row("basis-point", Share, d(1, 4), "basis points", "basis point|basis points", "bp|bps"),
    row("permille", Share, d(1, 3), "‰", "permille|permille|per mille|per mil", "‰"),
    row("part-per-million", Share, d(1, 6), "ppm", "part per million|parts per million", "ppm"),
    row("part-per-billion", Share, d(1, 9), "ppb", "part per billion|parts per billion", "ppb"),
    row("meter", Length, ONE, "m", "meter|meters|metre|metres|mtr|mtrs", "m"),
    row("kilometer", Length, d(1000, 0), "km", "kilometer|kilometers|kilometre|kilometres|kms|klick|klicks", "km|KM|Km"),
    row("decimeter", Length, d(1, 1), "dm", "decimeter|decimeters|decimetre|decimetres", "dm"),
    row("centimeter", Length, d(1, 2), "cm", "centimeter|centimeters|centimetre|centimetres|cms", "cm|CM"),
    row("millimeter", Length, d(1, 3), "mm", "millimeter|millimeters|millimetre|millimetres|mms", "mm"),
    row("micrometer", Length, d(1, 6), "µm", "micrometer|micrometers|micrometre|micrometres|micron|microns", "µm|μm"),
    row("nanometer", Length, d(1, 9), "nm", "nanometer|nanometers|nanometre|nanometres", "nm"),
    row("picometer", Length, d(1, 12), "pm", "picometer|picometers|picometre|picometres", "pm"),
    row("mile", Length, d(1_609_344, 3), "miles", "mile|miles", "mi"),
    row("yard", Length, d(9144, 4), "yards", "yard|yards|yds", "yd"),
    row("foot", Length, d(3048, 4), "feet", "foot|feet", "ft|FT|′"),
    row("inch", Length, d(254, 4), "inches", "inch|inches", "″"),
    row("nautical-mile", Length, d(1852, 0), "nautical miles", "nautical mile|nautical miles", "nmi"),
    row("furlong", Length, d(201_168, 3), "furlongs", "furlong|furlongs", ""),
    row("fathom", Length, d(18288, 4), "fathoms", "fathom|fathoms", ""),
    row("astronomical-unit", Length, d(149_597_870_700, 0), "au", "astronomical unit|astronomical units", "AU"),
    row("light-year", Length, d(9_460_730_472_580_800, 0), "light years", "light year|light years|lightyear|lightyears", "ly"),
    row("parsec", Length, d(30_856_775_814_913_673, 0), "parsecs", "parsec|parsecs", ""),
    row("square-meter", Area, ONE, "m²", "square meter|square meters|square metre|square metres|sq m|sq meter|sq meters|sq metre|sq metres|sqm|metres squared|meters squared|m squared|m sq", "m²|m2|m^2"),
    row("square-kilometer", Area, d(1_000_000, 0), "km²", "square kilometer|square kilometers|square kilometre|square kilometres|sq km|sq kms|sq kilometers|sq kilometres|sqkm|km squared|kilometres squared|kilometers squared|km sq", "km²|km2|km^2"),
    row("square-centimeter", Area, d(1, 4), "cm²", "square centimeter|square centimeters|square centimetre|square centimetres|sq cm", "cm²|cm2|cm^2"),
    row("square-mile", Area, d(2_589_988_110_336, 6), "square miles", "square mile|square miles|sq mile|sq miles|sq mi|miles squared", "mi²|mi2"),
    row("square-foot", Area, d(9_290_304, 8), "square feet", "square foot|square feet|sq ft|sq foot|sq feet|sqft|feet squared", "ft²|ft2"),
    row("square-yard", Area, d(83_612_736, 8), "square yards", "square yard|square yards|sq yd|sq yds|sq yards", "yd²"),
    row("square-inch", Area, d(64516, 8), "square inches", "square inch|square inches|sq in", "in²"),
    row("acre", Area, d(40_468_564_224, 7), "acres", "acre|acres", ""),
    row("hectare", Area, d(10_000, 0), "ha", "hectare|hectares", "ha"),
    row("liter", Volume, d(1, 3), "L", "liter|liters|litre|litres|ltr|ltrs", "l|L"),
    row("milliliter", Volume, d(1, 6), "ml", "milliliter|milliliters|millilitre|millilitres|mls", "ml|mL"),
    row("centiliter", Volume, d(1, 5), "cl", "centiliter|centiliters|centilitre|centilitres", "cl|cL"),
    row("deciliter", Volume, d(1, 4), "dl", "deciliter|deciliters|decilitre|decilitres", "dl|dL"),
    row("hectoliter", Volume, d(1, 1), "hl", "hectoliter|hectoliters|hectolitre|hectolitres", "hl|hL"),
    row("megaliter", Volume, d(1000, 0), "ML", "megaliter|megaliters|megalitre|megalitres", "ML"),
    row("cubic-meter", Volume, ONE, "m³", "cubic meter|cubic meters|cubic metre|cubic metres|cu m|cbm", "m³|m3|m^3"),
    row("cubic-kilometer", Volume, d(1_000_000_000, 0), "km³", "cubic kilometer|cubic kilometers|cubic kilometre|cubic kilometres|cu km", "km³|km3"),
    row("cubic-centimeter", Volume, d(1, 6), "cm³", "cubic centimeter|cubic centimeters|cubic centimetre|cubic centimetres|cu cm", "cm³|cm3|cc"),
    row("cubic-foot", Volume, d(28_316_846_592, 12), "cubic feet", "cubic foot|cubic feet|cu ft", "ft³|ft3"),
    row("cubic-yard", Volume, d(764_554_857_984, 12), "cubic yards", "cubic yard|cubic yards|cu yd|cu yds", "yd³"),
    row("cubic-inch", Volume, d(16_387_064, 12), "cubic inches", "cubic inch|cubic inches|cu in", "in³"),
    row("cubic-mile", Volume, d(4_168_181_825_440_579_584, 9), "cubic miles", "cubic mile|cubic miles", "mi³"),
    row("acre-foot", Volume, d(123_348_183_754_752, 11), "acre-feet", "acre foot|acre feet", ""),
    row("gallon", Volume, d(3_785_411_784, 12), "gallons", "gallon|gallons|gals|us gallon|us gallons", "gal"),
    row("gallon-imperial", Volume, d(454_609, 8), "imperial gallons", "imperial gallon|imperial gallons", ""),
    row("quart", Volume, d(946_352_946, 12), "quarts", "quart|quarts", "qt|qts"),
    row("pint", Volume, d(473_176_473, 12), "pints", "pint|pints", ""),
    row("cup", Volume, d(2_365_882_365, 13), "cups", "cup|cups", ""),
    row("fluid-ounce", Volume, d(295_735_295_625, 16), "fl oz", "fluid ounce|fluid ounces|fl oz|fl ounces", ""),
    row("tablespoon", Volume, d(1_478_676_478_125, 17), "tablespoons", "tablespoon|tablespoons|tablespoonful|tbsps|tbs", "tbsp|Tbsp"),
    row("teaspoon", Volume, d(492_892_159_375, 17), "teaspoons", "teaspoon|teaspoons|teaspoonful|tsps", "tsp"),
    row("barrel", Volume, d(158_987_294_928, 12), "barrels", "barrel|barrels|bbls", "bbl"),
    row("bushel", Volume, d(3_523_907_016_688, 14), "bushels", "bushel|bushels", ""),
    row("gram", Mass, d(1, 3), "g", "gram|grams|gramme|grammes|gms", "g|gm|gr"),
    row("kilogram", Mass, ONE, "kg", "kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kgs|k.g.|kg.", "kg|KG|Kg"),
    row("milligram", Mass, d(1, 6), "mg", "milligram|milligrams|milligramme|milligrammes|mgs", "mg"),
    row("microgram", Mass, d(1, 9), "µg", "microgram|micrograms|microgramme|microgrammes", "µg|μg|mcg|ug"),
    row("tonne", Mass, d(1000, 0), "tonnes", "tonne|tonnes|metric ton|metric tons|metric tonne|metric tonnes", "t|mt"),
    row("kilotonne", Mass, d(1_000_000, 0), "kilotonnes", "kilotonne|kilotonnes", "kt"),
    row("megatonne", Mass, d(1_000_000_000, 0), "megatonnes", "megatonne|megatonnes", "Mt"),
    row("ton", Mass, d(90_718_474, 5), "tons", "ton|tons|short ton|short tons", ""),
    row("ton-imperial", Mass, d(10_160_469_088, 7), "long tons", "long ton|long tons|imperial ton|imperial tons", ""),
    row("pound", Mass, d(45_359_237, 8), "pounds", "pound|pounds|lbs|pound mass", "lb|Lb|lbm"),
    row("ounce", Mass, d(28_349_523_125, 12), "ounces", "ounce|ounces|ozs", "oz"),
    row("ounce-troy", Mass, d(311_034_768, 10), "troy ounces", "troy ounce|troy ounces", ""),
    row("stone", Mass, d(635_029_318, 8), "stone", "stone|stone|stones", "st"),
    row("hundredweight", Mass, d(5_080_234_544, 8), "hundredweight", "hundredweight|hundredweight|hundredweights", "cwt"),
    row("carat", Mass, d(2, 4), "carats", "carat|carats", "ct"),
    row("second", Duration, ONE, "seconds", "second|seconds|secs", "s|sec"),
    row("millisecond", Duration, d(1, 3), "ms", "millisecond|milliseconds", "ms"),
    row("microsecond", Duration, d(1, 6), "µs", "microsecond|microseconds", "µs|μs"),
    row("nanosecond", Duration, d(1, 9), "ns", "nanosecond|nanoseconds", "ns"),
    row("minute", Duration, d(60, 0), "minutes", "minute|minutes|mins", "min"),
    row("hour", Duration, d(3600, 0), "hours", "hour|hours|hrs", "h|hr"),
    row("day", Duration, d(86_400, 0), "days", "day|days", ""),
    row("night", Duration, d(86_400, 0), "nights", "night|nights", ""),
    row("week", Duration, d(604_800, 0), "weeks", "week|weeks|wks", "wk"),
    row("fortnight", Duration, d(1_209_600, 0), "fortnights", "fortnight|fortnights", ""),
    row("month", Duration, d(2_629_746, 0), "months", "month|months|mths", ""),
    row("year", Duration, d(31_556_952, 0), "years", "year|years|yrs", "yr"),
    row("decade", Duration, d(315_569_520, 0), "decades", "decade|decades", ""),
    row("century", Duration, d(3_155_695_200, 0), "centuries", "century|centuries", ""),
    row("millennium", Duration, d(31_556_952_000, 0), "millennia", "millennium|millennia|millenniums|millenia", ""),
    row("year-person", Age, d(31_556_952, 0), "years old", "year old|years old|year-old|years-old|years of age|yr old|yrs old", ""),
    row("month-person", Age, d(2_629_746, 0), "months old", "month old|months old|month-old|months-old|months of age", ""),
    row("week-person", Age, d(604_800, 0), "weeks old", "week old|weeks old|week-old|weeks-old|weeks of age", ""),
    row("day-person", Age, d(86_400, 0), "days old", "day old|days old|day-old|days-old|days of age", ""),
    row("meter-per-second", Speed, ONE, "m/s", "meter per second|meters per second|metre per second|metres per second|meters a second|metres a second", "m/s|mps"),
    row("kilometer-per-hour", Speed, FIVE_EIGHTEENTHS, "km/h", "kilometer per hour|kilometers per hour|kilometre per hour|kilometres per hour|kilometer an hour|kilometers an hour|kilometre an hour|kilometres an hour|km an hour|km per hour|kmh|kmph|kmhr|kph|km/hr", "km/h|kph"),
    row("kilometer-per-second", Speed, d(1000, 0), "km/s", "kilometer per second|kilometers per second|kilometre per second|kilometres per second|kilometers a second|kilometres a second|km per second|km a second", "km/s"),
    row("mile-per-hour", Speed, d(44704, 5), "mph", "mile per hour|miles per hour|mile an hour|miles an hour|miles/hour|mph", "mph|MPH|mi/h"),
    row("mile-per-second", Speed, d(1_609_344, 3), "miles per second", "mile per second|miles per second|miles a second", "mi/s"),
    row("foot-per-second", Speed, d(3048, 4), "ft/s", "foot per second|feet per second|feet a second", "ft/s|fps"),
    row("knot", Speed, KNOT, "knots", "knot|knots|kts", ""),
    Measure { id: "celsius", dimension: Temperature, factor: ONE, offset: d(27315, 2), short: "°C", names: "degree celsius|degrees celsius|celsius|celcius|centigrade|degrees centigrade|degree centigrade|degrees celcius|degree c|degrees c|deg c|deg celsius|° celsius|° centigrade", symbols: "°C|℃|ºC|° C|º C" },
    Measure { id: "fahrenheit", dimension: Temperature, factor: FIVE_NINTHS, offset: FAHRENHEIT_ZERO, short: "°F", names: "degree fahrenheit|degrees fahrenheit|fahrenheit|degree f|degrees f|deg f|deg fahrenheit|° fahrenheit", symbols: "°F|℉|ºF|° F|º F" },
    row("kelvin", Temperature, ONE, "K", "kelvin|kelvins|degrees kelvin|degree kelvin", ""),
    row("degree", Angle, ONE, "degrees", "degree|degrees|deg|degs", "°|º"),
    row("radian", Angle, RADIAN, "rad", "radian|radians", "rad"),
    row("revolution", Angle, d(360, 0), "turns", "turn|turns", ""),
    row("joule", Energy, ONE, "J", "joule|joules", "J"),
    row("kilojoule", Energy, d(1000, 0), "kJ", "kilojoule|kilojoules", "kJ"),
    row("megajoule", Energy, d(1_000_000, 0), "MJ", "megajoule|megajoules", "MJ"),
    row("gigajoule", Energy, d(1_000_000_000, 0), "GJ", "gigajoule|gigajoules", "GJ"),
    row("calorie", Energy, d(4184, 3), "cal", "calorie|calories", "cal"),
    row("foodcalorie", Energy, d(4184, 0), "kcal", "kilocalorie|kilocalories", "kcal|Cal"),
    row("watt-hour", Energy, d(3600, 0), "Wh", "watt hour|watt hours", "Wh"),
    row("kilowatt-hour", Energy, d(3_600_000, 0), "kWh", "kilowatt hour|kilowatt hours|kilowatthour|kilowatthours", "kWh|KWh|kwh"),
    row("megawatt-hour", Energy, d(3_600_000_000, 0), "MWh", "megawatt hour|megawatt hours", "MWh"),
    row("gigawatt-hour", Energy, d(3_600_000_000_000, 0), "GWh", "gigawatt hour|gigawatt hours", "GWh"),
    row("terawatt-hour", Energy, d(3_600_000_000_000_000, 0), "TWh", "terawatt hour|terawatt hours", "TWh"),
    row("british-thermal-unit", Energy, d(105_505_585_262, 8), "BTU", "british thermal unit|british thermal units|btus", "BTU|Btu"),
    row("electronvolt", Energy, d(160_217_663, 27), "eV", "electronvolt|electronvolts|electron volt|electron volts", "eV"),
    row("kiloton", Energy, d(4_184_000_000_000, 0), "kilotons", "kiloton|kilotons", ""),
    row("megaton", Energy, d(4_184_000_000_000_000, 0), "megatons", "megaton|megatons", ""),
    row("watt", Power, ONE, "W", "watt|watts", "W"),
    row("milliwatt", Power, d(1, 3), "mW", "milliwatt|milliwatts", "mW"),
    row("kilowatt", Power, d(1000, 0), "kW", "kilowatt|kilowatts", "kW|KW"),
    row("megawatt", Power, d(1_000_000, 0), "MW", "megawatt|megawatts", "MW"),
    row("gigawatt", Power, d(1_000_000_000, 0), "GW", "gigawatt|gigawatts", "GW"),
    row("terawatt", Power, d(1_000_000_000_000, 0), "TW", "terawatt|terawatts", "TW"),
    row("horsepower", Power, d(74_569_987_158_227_022, 14), "hp", "horsepower|horsepower", "hp|bhp"),
    row("bit", Data, ONE, "bits", "bit|bits", ""),
    row("kilobit", Data, d(1000, 0), "kb", "kilobit|kilobits", "kb|Kb|kbit"),
    row("megabit", Data, d(1_000_000, 0), "Mb", "megabit|megabits", "Mb|mb|Mbit"),
    row("gigabit", Data, d(1_000_000_000, 0), "Gb", "gigabit|gigabits", "Gb|gb|Gbit"),
    row("byte", Data, d(8, 0), "bytes", "byte|bytes", ""),
    row("kilobyte", Data, d(8000, 0), "kB", "kilobyte|kilobytes", "kB|KB"),
    row("megabyte", Data, d(8_000_000, 0), "MB", "megabyte|megabytes|meg|megs", "MB"),
    row("gigabyte", Data, d(8_000_000_000, 0), "GB", "gigabyte|gigabytes|gig|gigs", "GB"),
    row("terabyte", Data, d(8_000_000_000_000, 0), "TB", "terabyte|terabytes", "TB"),
    row("petabyte", Data, d(8_000_000_000_000_000, 0), "PB", "petabyte|petabytes", "PB"),
    row("exabyte", Data, d(8_000_000_000_000_000_000, 0), "EB", "exabyte|exabytes", "EB"),
    row("kilobit-per-second", DataRate, d(1000, 0), "kbps", "kilobit per second|kilobits per second|kilobits a second|kb per second|kbps", "kb/s|kbit/s|Kbps"),
    row("megabit-per-second", DataRate, d(1_000_000, 0), "Mbps", "megabit per second|megabits per second|megabits a second|mbps", "Mb/s|Mbit/s|Mbps"),
    row("gigabit-per-second", DataRate, d(1_000_000_000, 0), "Gbps", "gigabit per second|gigabits per second|gigabits a second|gbps", "Gb/s|Gbit/s|Gbps"),
    row("megabyte-per-second", DataRate, d(8_000_000, 0), "MB/s", "megabyte per second|megabytes per second|megabytes a second", "MB/s"),
    row("gigabyte-per-second", DataRate, d(8_000_000_000, 0), "GB/s", "gigabyte per second|gigabytes per second|gigabytes a second", "GB/s"),
    row("hertz", Frequency, ONE, "Hz", "hertz|hertz", "Hz"),
    row("kilohertz", Frequency, d(1000, 0), "kHz", "kilohertz|kilohertz", "kHz|KHz"),
    row("megahertz", Frequency, d(1_000_000, 0), "MHz", "megahertz|megahertz", "MHz"),
    row("gigahertz", Frequency, d(1_000_000_000, 0), "GHz", "gigahertz|gigahertz", "GHz"),
    row("pascal", Pressure, ONE, "Pa", "pascal|pascals", "Pa"),
    row("hectopascal", Pressure, d(100, 0), "hPa", "hectopascal|hectopascals", "hPa"),
    row("kilopascal", Pressure, d(1000, 0), "kPa", "kilopascal|kilopascals", "kPa"),
    row("megapascal", Pressure, d(1_000_000, 0), "MPa", "megapascal|megapascals", "MPa"),
    row("millibar", Pressure, d(100, 0), "mbar", "millibar|millibars", "mbar"),
    row("pound-force-per-square-inch", Pressure, d(6_894_757_293_168, 9), "psi", "pound per square inch|pounds per square inch", "psi"),
    row("volt", Voltage, ONE, "V", "volt|volts", "V"),
    row("kilovolt", Voltage, d(1000, 0), "kV", "kilovolt|kilovolts", "kV|KV"),
    row("ampere", Current, ONE, "A", "ampere|amperes|amp|amps", ""),
    row("milliampere", Current, d(1, 3), "mA", "milliampere|milliamperes|milliamp|milliamps", "mA"),
    row("gray", Dose, ONE, "Gy", "gray|grays", "Gy"),
    row("milligray", Dose, d(1, 3), "mGy", "milligray|milligrays", "mGy"),
    row("sievert", Dose, ONE, "Sv", "sievert|sieverts", "Sv"),
    row("millisievert", Dose, d(1, 3), "mSv", "millisievert|millisieverts", "mSv"),
    row("microsievert", Dose, d(1, 6), "µSv", "microsievert|microsieverts", "µSv|μSv"),
    row("becquerel", Activity, ONE, "Bq", "becquerel|becquerels", "Bq"),
    row("decibel", Sound, ONE, "dB", "decibel|decibels", "dB"),
];
