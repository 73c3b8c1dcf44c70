//! The table of currencies: by code, symbol, name, adjective and the press's slang.
//!
//! Codes and names are those of ISO 4217 (current codes and the withdrawn ones that news still quotes: mark, French
//! franc, lira …), with bitcoin and ether under the codes exchanges use. A bare "dollar", "franc" or "peso" is given as
//! the one the English-language press means most often and marked ambiguous.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A currency as a text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: &'static str,
    /// Whether the text names only the family: a bare "$" or "dollars", given as `USD`, may be any dollar.
    pub ambiguous: bool,
}

impl Currency {
    /// The currency with the ISO 4217 code `code`, in upper case.
    #[must_use]
    pub fn by_code(code: &str) -> Option<Self> {
        row_of(code).map(|row| Self { code: row.code, ambiguous: false })
    }

    /// Its full name in the plural, in lower case but for the country: "Australian dollars". The code where it has none.
    #[must_use]
    pub fn name(&self) -> &'static str {
        row_of(self.code).and_then(|row| row.names.split('|').nth(1)).unwrap_or(self.code)
    }

    /// Whether both may be one currency: the same code, or an ambiguous one of the other's family ("$" and `AUD`).
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        if self.code == other.code {
            return true;
        }
        if !self.ambiguous && !other.ambiguous {
            return false;
        }
        let family = |currency: &Self| row_of(currency.code).and_then(|row| row.family());
        let own = family(self);
        own.is_some() && own == family(other)
    }
}

/// What a name or symbol stands for: a currency, and how many of what it names make one of it (100 for cents).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Coin {
    pub(super) currency: Currency,
    /// How many of it make one unit of the currency.
    pub(super) parts: Parts,
}

/// How a named sum relates to its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// The currency itself.
    Whole,
    /// A hundredth: cents, pence.
    Hundredth,
    /// A twentieth: nickels.
    Twentieth,
    /// A tenth: dimes.
    Tenth,
    /// A thousand: "ten grand".
    Thousand,
    /// Five: a fiver.
    Five,
    /// Ten: a tenner.
    Ten,
}

struct Row {
    code: &'static str,
    /// Singular, plural, then other names, separated by `|`; in lower case but for the first two's capitals.
    names: &'static str,
    /// Symbols and abbreviations written beside a number, separated by `|`; case matters.
    symbols: &'static str,
}

impl Row {
    /// The last word of its name: "dollar", "franc", "peso".
    fn family(&self) -> Option<&'static str> {
        self.names.split('|').next().and_then(|name| name.rsplit(' ').next())
    }
}

fn row_of(code: &str) -> Option<&'static Row> {
    CODES.get(code).copied()
}

static CODES: LazyLock<HashMap<&'static str, &'static Row, foldhash::fast::FixedState>> =
    LazyLock::new(|| ROWS.iter().map(|row| (row.code, row)).collect());

type Names = HashMap<String, Coin, foldhash::fast::FixedState>;

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut table = Names::default();
    for &(name, code, parts) in BARE {
        table.insert(name.to_owned(), coin(code, true, parts));
    }
    for row in ROWS {
        for name in row.names.split('|').filter(|name| !name.is_empty()) {
            table.entry(name.to_lowercase()).or_insert(coin(row.code, false, Parts::Whole));
        }
    }
    for &(name, code, parts) in PARTS {
        table.insert(name.to_owned(), coin(code, false, parts));
    }
    table
});

static SYMBOLS: LazyLock<Names> = LazyLock::new(|| {
    let mut table = Names::default();
    for &(symbol, code) in BARE_SYMBOLS {
        table.insert(symbol.to_owned(), coin(code, true, Parts::Whole));
    }
    for row in ROWS {
        for symbol in row.symbols.split('|').filter(|symbol| !symbol.is_empty()) {
            table.entry(symbol.to_owned()).or_insert(coin(row.code, false, Parts::Whole));
        }
    }
    table
});

fn coin(code: &'static str, ambiguous: bool, parts: Parts) -> Coin {
    Coin { currency: Currency { code, ambiguous }, parts }
}

/// The currency called `name`, in lower case: "australian dollars", "quid", "cents".
pub(super) fn currency_named(name: &str) -> Option<Coin> {
    NAMES.get(name).copied()
}

/// The currency with the symbol or abbreviation `symbol`, as written: "€", "HK$", "Rmb", "Rs".
pub(super) fn currency_symbol(symbol: &str) -> Option<Coin> {
    SYMBOLS.get(symbol).copied()
}

/// The currency with the code `code`, in upper case, or in lower case where that is no English word.
pub(super) fn currency_code(code: &str) -> Option<Coin> {
    if code.len() != 3 || !code.is_ascii() {
        return None;
    }
    let upper = code.to_ascii_uppercase();
    if upper != code && (code.to_ascii_lowercase() != code || is_word_like(&upper)) {
        return None;
    }
    row_of(&upper).map(|row| coin(row.code, false, Parts::Whole))
}

/// Whether the code, in upper case, is also an English word or a common abbreviation.
pub(super) fn is_word_like(code: &str) -> bool {
    WORD_LIKE.contains(&code)
}

/// All names and codes, for suggestions.
pub(super) fn currency_names() -> impl Iterator<Item = &'static str> {
    let names = ROWS.iter().flat_map(|row| row.names.split('|').chain([row.code])).filter(|name| !name.is_empty());
    names.chain(BARE.iter().map(|&(name, _, _)| name))
}

/// Codes that are words or names of another sense: read in capitals, and behind a number or before one with a scale.
#[rustfmt::skip]
static WORD_LIKE: &[&str] = &[
    "ALL", "TOP", "TRY", "CUP", "MOP", "GEL", "BOB", "SOS", "MAD", "PEN", "RON", "COP", "BAM", "ANG", "AMD", "BIF", "STD",
    "PAB", "ETH", "LAK",
];

/// Names of a family, and the currency they most often mean in the English-language press.
static BARE: &[(&str, &str, Parts)] = &[
    ("dollar", "USD", Parts::Whole),
    ("dollars", "USD", Parts::Whole),
    ("buck", "USD", Parts::Whole),
    ("bucks", "USD", Parts::Whole),
    ("grand", "USD", Parts::Thousand),
    ("fiver", "GBP", Parts::Five),
    ("fivers", "GBP", Parts::Five),
    ("tenner", "GBP", Parts::Ten),
    ("tenners", "GBP", Parts::Ten),
    ("cent", "USD", Parts::Hundredth),
    ("cents", "USD", Parts::Hundredth),
    ("penny", "USD", Parts::Hundredth),
    ("pennies", "USD", Parts::Hundredth),
    ("franc", "CHF", Parts::Whole),
    ("francs", "CHF", Parts::Whole),
    ("peso", "MXN", Parts::Whole),
    ("pesos", "MXN", Parts::Whole),
    ("rupee", "INR", Parts::Whole),
    ("rupees", "INR", Parts::Whole),
    ("dinar", "KWD", Parts::Whole),
    ("dinars", "KWD", Parts::Whole),
    ("riyal", "SAR", Parts::Whole),
    ("riyals", "SAR", Parts::Whole),
    ("rial", "IRR", Parts::Whole),
    ("rials", "IRR", Parts::Whole),
    ("dirham", "AED", Parts::Whole),
    ("dirhams", "AED", Parts::Whole),
    ("shilling", "KES", Parts::Whole),
    ("shillings", "KES", Parts::Whole),
    ("krona", "SEK", Parts::Whole),
    ("kronor", "SEK", Parts::Whole),
    ("kronas", "SEK", Parts::Whole),
    ("krone", "NOK", Parts::Whole),
    ("kroner", "NOK", Parts::Whole),
    ("crown", "CZK", Parts::Whole),
    ("crowns", "CZK", Parts::Whole),
    ("lira", "TRY", Parts::Whole),
    ("liras", "TRY", Parts::Whole),
    ("lire", "ITL", Parts::Whole),
    ("manat", "AZN", Parts::Whole),
    ("manats", "AZN", Parts::Whole),
];

/// Coins and sums with a name of their own.
static PARTS: &[(&str, &str, Parts)] = &[
    ("pence", "GBP", Parts::Hundredth),
    ("us cent", "USD", Parts::Hundredth),
    ("us cents", "USD", Parts::Hundredth),
    ("u.s. cents", "USD", Parts::Hundredth),
    ("euro cent", "EUR", Parts::Hundredth),
    ("euro cents", "EUR", Parts::Hundredth),
    ("eurocents", "EUR", Parts::Hundredth),
    ("canadian cents", "CAD", Parts::Hundredth),
    ("australian cents", "AUD", Parts::Hundredth),
    ("kopeck", "RUB", Parts::Hundredth),
    ("kopecks", "RUB", Parts::Hundredth),
    ("kopek", "RUB", Parts::Hundredth),
    ("kopeks", "RUB", Parts::Hundredth),
    ("paise", "INR", Parts::Hundredth),
    ("centavos", "BRL", Parts::Hundredth),
    ("sen", "MYR", Parts::Hundredth),
    ("pfennig", "DEM", Parts::Hundredth),
    ("pfennigs", "DEM", Parts::Hundredth),
    ("grosz", "PLN", Parts::Hundredth),
    ("groszy", "PLN", Parts::Hundredth),
    ("kopiykas", "UAH", Parts::Hundredth),
    ("agorot", "ILS", Parts::Hundredth),
    ("fen", "CNY", Parts::Hundredth),
    ("nickel", "USD", Parts::Twentieth),
    ("nickels", "USD", Parts::Twentieth),
    ("dime", "USD", Parts::Tenth),
    ("dimes", "USD", Parts::Tenth),
    ("mao", "CNY", Parts::Tenth),
    ("jiao", "CNY", Parts::Tenth),
];

static BARE_SYMBOLS: &[(&str, &str)] = &[
    ("$", "USD"),
    ("＄", "USD"),
    ("¥", "JPY"),
    ("￥", "JPY"),
    ("Fr", "CHF"),
    ("fr", "CHF"),
    ("kr", "SEK"),
    ("Kr", "SEK"),
];

const fn row(code: &'static str, names: &'static str, symbols: &'static str) -> Row {
    Row { code, names, symbols }
}

#[rustfmt::skip]
static ROWS: &[Row] = &[
    row("USD", "US dollar|US dollars|u.s. dollar|u.s. dollars|american dollar|american dollars|united states dollar|united states dollars|greenback|greenbacks|usd", "US$|U.S.$|USD$|U.S. $|US $|us$"),
    row("EUR", "euro|euros|eur", "€"),
    row("GBP", "British pound|pounds|pound|british pounds|pound sterling|pounds sterling|sterling|uk pounds|quid|quids|gbp", "£|GB£|UK£|￡"),
    row("JPY", "yen|yen|japanese yen|jpy", "JP¥|円"),
    row("CNY", "Chinese yuan|yuan|yuans|chinese yuans|renminbi|chinese renminbi|rmb|kuai|cny", "Rmb|RMB|CN¥|元|RMB¥"),
    row("RUB", "Russian ruble|rubles|rouble|roubles|ruble|russian rubles|russian rouble|russian roubles", "₽|RUR|Rbs|руб"),
    row("CHF", "Swiss franc|Swiss francs", "SFr|Sfr|SFR|sfr|Fr."),
    row("CAD", "Canadian dollar|Canadian dollars|loonie|loonies", "C$|CA$|Can$|CAN$|CAD$|Cdn$|CDN$|CDN|cad$|can$"),
    row("AUD", "Australian dollar|Australian dollars|aussie dollar|aussie dollars", "A$|AU$|AUD$|au$"),
    row("NZD", "New Zealand dollar|New Zealand dollars|kiwi dollars", "NZ$|NZD$|nz$"),
    row("HKD", "Hong Kong dollar|Hong Kong dollars", "HK$|HKD$|hk$"),
    row("SGD", "Singapore dollar|Singapore dollars|singaporean dollar|singaporean dollars|sing dollars", "S$|SG$|SGD$"),
    row("TWD", "Taiwan dollar|Taiwan dollars|new taiwan dollar|new taiwan dollars|taiwanese dollar|taiwanese dollars", "NT$|TW$|nt$"),
    row("MXN", "Mexican peso|Mexican pesos", "Mex$|MX$|MXN$|Mex $|mxn$|mex$"),
    row("BRL", "Brazilian real|Brazilian reais|real|reais|reals|brazilian reals|brazil real|brazil reals", "R$|BR$|BRL$"),
    row("INR", "Indian rupee|Indian rupees", "₹|Rs|Rs.|INR₹|₨|Re"),
    row("KRW", "South Korean won|won|korean won|south korea won", "₩|KRW₩|￦"),
    row("KPW", "North Korean won|North Korean won", ""),
    row("ZAR", "South African rand|rand|rands|south african rands", "R"),
    row("TRY", "Turkish lira|Turkish lira|turkish liras|turkish lire", "₺|TL"),
    row("SEK", "Swedish krona|Swedish kronor|swedish kronas|swedish krone|swedish kroner|swedish crown|swedish crowns", "SKr|Skr|SEKr"),
    row("NOK", "Norwegian krone|Norwegian kroner|norwegian crown|norwegian crowns|norwegian krona", "NKr|Nkr"),
    row("DKK", "Danish krone|Danish kroner|danish crown|danish crowns|danish krona", "DKr|Dkr"),
    row("ISK", "Icelandic krona|Icelandic kronur|icelandic kronor|icelandic krónur|icelandic króna", "IKr"),
    row("CZK", "Czech koruna|Czech korunas|koruna|korunas|koruny|korun|czech crown|czech crowns|czech koruny", "Kč|Kčs"),
    row("PLN", "Polish zloty|zlotys|zloty|zlotych|złoty|złotych|polish zlotys|polish zlotych|zloties", "zł|zl|Zl"),
    row("HUF", "Hungarian forint|forints|forint|hungarian forints", "Ft"),
    row("RON", "Romanian leu|Romanian lei|lei|leu", ""),
    row("BGN", "Bulgarian lev|Bulgarian leva|lev|leva|levs|bulgarian levs", "лв"),
    row("UAH", "Ukrainian hryvnia|hryvnias|hryvnia|hryvna|hryvnya|hryvnyas|hryvni|hryvnas|ukrainian hryvnias|ukrainian hryvna|ukrainian hryvnya", "₴|грн"),
    row("BYN", "Belarusian ruble|Belarusian rubles|belarusian rouble|belarusian roubles|belarussian rubles", "Br"),
    row("MDL", "Moldovan leu|Moldovan lei", ""),
    row("RSD", "Serbian dinar|Serbian dinars", ""),
    row("MKD", "Macedonian denar|denars|denar|macedonian denars", ""),
    row("ALL", "Albanian lek|leks|lek|albanian leks", ""),
    row("BAM", "Bosnian mark|convertible marks|bosnian marks|convertible mark", "KM"),
    row("HRK", "Croatian kuna|kuna|kunas|croatian kunas", "kn"),
    row("GEL", "Georgian lari|lari|laris|georgian laris", "₾"),
    row("AMD", "Armenian dram|drams|dram|armenian drams", "֏"),
    row("AZN", "Azerbaijani manat|Azerbaijani manats|azeri manat|azeri manats", "₼"),
    row("KZT", "Kazakh tenge|tenge|tenges|kazakhstani tenge|kazakhstan tenge", "₸"),
    row("KGS", "Kyrgyz som|Kyrgyz soms|kyrgyzstani som|kyrgyzstani soms", ""),
    row("UZS", "Uzbek sum|Uzbek sums|uzbek som|uzbek soms|uzbekistani som|uzbekistani soms", ""),
    row("TJS", "Tajik somoni|somoni|somonis|tajik somonis|tajikistani somoni", ""),
    row("TMT", "Turkmen manat|Turkmen manats|turkmenistani manat", ""),
    row("MNT", "Mongolian tugrik|tugriks|tugrik|togrog|togrogs|tögrög|mongolian tugriks|mongolian togrog", "₮"),
    row("THB", "Thai baht|baht|bahts|thai bahts", "฿"),
    row("VND", "Vietnamese dong|dong|dongs|vietnamese dongs|vietnam dong", "₫|VNĐ|VND₫"),
    row("IDR", "Indonesian rupiah|rupiah|rupiahs|indonesian rupiahs", "Rp|RP"),
    row("MYR", "Malaysian ringgit|ringgit|ringgits|malaysian ringgits|malaysia ringgit|malaysia ringgits", "RM|MYR$"),
    row("PHP", "Philippine peso|Philippine pesos|filipino peso|filipino pesos", "₱|PhP|Php|PHP₱"),
    row("KHR", "Cambodian riel|riels|riel|cambodian riels", "៛"),
    row("LAK", "Lao kip|kip|kips|laotian kip|lao kips", "₭"),
    row("MMK", "Myanmar kyat|kyats|kyat|burmese kyat|burmese kyats|myanmar kyats", ""),
    row("BND", "Brunei dollar|Brunei dollars", "B$"),
    row("MOP", "Macanese pataca|patacas|pataca|macau pataca|macau patacas|macanese patacas", "MOP$"),
    row("PKR", "Pakistani rupee|Pakistani rupees|pakistan rupee|pakistan rupees", "PKRs"),
    row("LKR", "Sri Lankan rupee|Sri Lankan rupees|sri lanka rupee|sri lanka rupees", "SLRs|SLRe|ரூ"),
    row("NPR", "Nepalese rupee|Nepalese rupees|nepali rupee|nepali rupees|nepal rupees", "NRs"),
    row("BDT", "Bangladeshi taka|taka|takas|bangladeshi takas|bangladesh taka", "৳|Tk"),
    row("BTN", "Bhutanese ngultrum|ngultrum|ngultrums", "Nu"),
    row("MVR", "Maldivian rufiyaa|rufiyaa|rufiyaas", "Rf"),
    row("AFN", "Afghan afghani|afghanis|afghan afghanis", "؋"),
    row("IRR", "Iranian rial|Iranian rials|toman|tomans", "﷼"),
    row("IQD", "Iraqi dinar|Iraqi dinars", "ID"),
    row("KWD", "Kuwaiti dinar|Kuwaiti dinars|kuwait dinar|kuwait dinars", "KD"),
    row("BHD", "Bahraini dinar|Bahraini dinars|bahrain dinar|bahrain dinars", "BD"),
    row("JOD", "Jordanian dinar|Jordanian dinars", "JD"),
    row("LYD", "Libyan dinar|Libyan dinars", "LD"),
    row("TND", "Tunisian dinar|Tunisian dinars", "DT"),
    row("DZD", "Algerian dinar|Algerian dinars", ""),
    row("SAR", "Saudi riyal|Saudi riyals|saudi rial|saudi rials|saudiriyal|saudi arabian riyal|saudi arabian riyals", "SR"),
    row("QAR", "Qatari riyal|Qatari riyals|qatar riyal|qatar riyals|qatari rial|qatari rials", "QR"),
    row("OMR", "Omani rial|Omani rials|omani riyal|omani riyals", "RO"),
    row("YER", "Yemeni rial|Yemeni rials|yemeni riyal|yemeni riyals", ""),
    row("AED", "UAE dirham|UAE dirhams|emirati dirham|emirati dirhams|u.a.e. dirham|u.a.e. dirhams|united arab emirates dirham|united arab emirates dirhams", "Dh|Dhs|DH"),
    row("MAD", "Moroccan dirham|Moroccan dirhams|morocco dirhams", ""),
    row("EGP", "Egyptian pound|Egyptian pounds|egyptianpound|egyptianpounds|egypt pounds", "LE|L.E.|E£|EGP£|le"),
    row("LBP", "Lebanese pound|Lebanese pounds|lebanese lira|lebanese liras", "LL|L.L."),
    row("SYP", "Syrian pound|Syrian pounds|syrian lira|syrian liras", ""),
    row("SDG", "Sudanese pound|Sudanese pounds", ""),
    row("SSP", "South Sudanese pound|South Sudanese pounds", ""),
    row("ILS", "Israeli shekel|shekels|shekel|israeli shekels|new israeli shekel|new israeli shekels|israeli new shekel|israeli new shekels|sheqel|sheqels|nis", "₪|NIS"),
    row("NGN", "Nigerian naira|naira|nairas|nigerian nairas", "₦|N"),
    row("GHS", "Ghanaian cedi|cedis|cedi|ghana cedi|ghana cedis|ghanaian cedis", "GH₵|₵|GH¢|GHC"),
    row("KES", "Kenyan shilling|Kenyan shillings|kenya shilling|kenya shillings", "KSh|Ksh|Sh|KShs|Kshs|KES"),
    row("UGX", "Ugandan shilling|Ugandan shillings|uganda shilling|uganda shillings", "USh|Ush|Shs"),
    row("TZS", "Tanzanian shilling|Tanzanian shillings|tanzania shilling|tanzania shillings", "TSh|Tsh"),
    row("SOS", "Somali shilling|Somali shillings|somalian shillings", ""),
    row("ETB", "Ethiopian birr|birr|birrs|ethiopian birrs", ""),
    row("ERN", "Eritrean nakfa|nakfa|nakfas", ""),
    row("DJF", "Djiboutian franc|Djiboutian francs|djibouti francs", ""),
    row("RWF", "Rwandan franc|Rwandan francs", "FRw|Frw"),
    row("BIF", "Burundian franc|Burundian francs|burundi francs", "FBu"),
    row("CDF", "Congolese franc|Congolese francs", ""),
    row("XAF", "Central African CFA franc|Central African CFA francs|cfa franc|cfa francs|cfa", "FCFA"),
    row("XOF", "West African CFA franc|West African CFA francs", "CFA"),
    row("XPF", "CFP franc|CFP francs", ""),
    row("GNF", "Guinean franc|Guinean francs", ""),
    row("KMF", "Comorian franc|Comorian francs", ""),
    row("MGA", "Malagasy ariary|ariary|ariarys", "Ar"),
    row("MUR", "Mauritian rupee|Mauritian rupees", ""),
    row("SCR", "Seychellois rupee|Seychellois rupees|seychelles rupee|seychelles rupees", ""),
    row("MWK", "Malawian kwacha|Malawian kwachas|malawi kwacha", "MK"),
    row("ZMW", "Zambian kwacha|kwacha|kwachas|zambian kwachas", ""),
    row("MZN", "Mozambican metical|meticais|metical|meticals|mozambican meticais|mozambican meticals", "MT|MTn"),
    row("AOA", "Angolan kwanza|kwanzas|kwanza|angolan kwanzas", "Kz"),
    row("NAD", "Namibian dollar|Namibian dollars|namibia dollars", "N$"),
    row("BWP", "Botswana pula|pula|pulas", ""),
    row("LSL", "Lesotho loti|maloti|loti", ""),
    row("SZL", "Swazi lilangeni|emalangeni|lilangeni", ""),
    row("ZWL", "Zimbabwean dollar|Zimbabwean dollars|zimbabwe dollar|zimbabwe dollars", "Z$|ZW$"),
    row("ZWG", "Zimbabwe gold|Zimbabwe gold", "ZiG"),
    row("GMD", "Gambian dalasi|dalasis|dalasi|gambian dalasis", ""),
    row("SLE", "Sierra Leonean leone|leones|leone|sierra leonean leones", "Le"),
    row("SLL", "Sierra Leonean old leone|Sierra Leonean old leones", ""),
    row("LRD", "Liberian dollar|Liberian dollars", "L$|LD$"),
    row("MRU", "Mauritanian ouguiya|ouguiyas|ouguiya|mauritanian ouguiyas", "UM"),
    row("MRO", "Mauritanian old ouguiya|Mauritanian old ouguiyas", ""),
    row("CVE", "Cape Verdean escudo|Cape Verdean escudos", ""),
    row("STN", "São Tomé dobra|dobras|dobra", "Db"),
    row("SHP", "Saint Helena pound|Saint Helena pounds", ""),
    row("FKP", "Falkland Islands pound|Falkland Islands pounds", ""),
    row("GIP", "Gibraltar pound|Gibraltar pounds", ""),
    row("ARS", "Argentine peso|Argentine pesos|argentinian peso|argentinian pesos|argentina pesos", "AR$|ARS$|Arg$"),
    row("CLP", "Chilean peso|Chilean pesos", "CLP$|CL$"),
    row("CLF", "Chilean unit of account|Chilean units of account", "UF"),
    row("COP", "Colombian peso|Colombian pesos", "COP$|Col$|COL$"),
    row("UYU", "Uruguayan peso|Uruguayan pesos", "$U|UY$"),
    row("DOP", "Dominican peso|Dominican pesos", "RD$"),
    row("CUP", "Cuban peso|Cuban pesos", "CU$"),
    row("CUC", "Cuban convertible peso|Cuban convertible pesos|convertible peso|convertible pesos", "CUC$"),
    row("BOB", "Bolivian boliviano|bolivianos|boliviano|bolivian bolivianos", "Bs|Bs."),
    row("PEN", "Peruvian sol|soles|peruvian soles|nuevo sol|nuevos soles|peruvian nuevo sol|new sol|new soles", "S/|S/."),
    row("PYG", "Paraguayan guarani|guaranis|guarani|guaraníes|guaraní|paraguayan guaranis|guaranies", "₲|Gs"),
    row("VES", "Venezuelan bolivar|bolivars|bolivar|bolívares|bolívar|bolivares|venezuelan bolivars|venezuelan bolivares", "Bs.S|BsS|Bs.F|BsF"),
    row("VEF", "Venezuelan strong bolivar|strong bolivars|bolivares fuertes|bolívares fuertes", ""),
    row("CRC", "Costa Rican colon|colones|costa rican colones|costa rican colón", "₡"),
    row("SVC", "Salvadoran colon|Salvadoran colones", ""),
    row("GTQ", "Guatemalan quetzal|quetzales|quetzal|quetzals|guatemalan quetzales|guatemalan quetzals", ""),
    row("HNL", "Honduran lempira|lempiras|lempira|honduran lempiras", ""),
    row("NIO", "Nicaraguan cordoba|cordobas|cordoba|córdobas|nicaraguan cordobas|nicaraguan córdoba|nicaraguan córdobas", ""),
    row("PAB", "Panamanian balboa|balboas|balboa|panamanian balboas", ""),
    row("JMD", "Jamaican dollar|Jamaican dollars|jamaica dollars", "J$|JA$"),
    row("TTD", "Trinidad and Tobago dollar|Trinidad and Tobago dollars|trinidad dollar|trinidad dollars", "TT$"),
    row("BBD", "Barbadian dollar|Barbadian dollars|barbados dollar|barbados dollars", "BBD$|Bds$"),
    row("BSD", "Bahamian dollar|Bahamian dollars", "BS$"),
    row("BZD", "Belize dollar|Belize dollars", "BZ$"),
    row("BMD", "Bermudian dollar|Bermudian dollars|bermuda dollar|bermuda dollars", "BD$"),
    row("KYD", "Cayman Islands dollar|Cayman Islands dollars|cayman dollars", "CI$"),
    row("XCD", "East Caribbean dollar|East Caribbean dollars|eastern caribbean dollar|eastern caribbean dollars", "EC$"),
    row("GYD", "Guyanese dollar|Guyanese dollars|guyana dollar|guyana dollars", "GY$|G$"),
    row("SRD", "Surinamese dollar|Surinamese dollars|suriname dollar|suriname dollars", "SR$"),
    row("HTG", "Haitian gourde|gourdes|gourde|haitian gourdes", ""),
    row("AWG", "Aruban florin|Aruban florins|florin|florins", "Afl"),
    row("ANG", "Netherlands Antillean guilder|Netherlands Antillean guilders|antillean guilders", "NAf"),
    row("XCG", "Caribbean guilder|Caribbean guilders", "Cg"),
    row("FJD", "Fijian dollar|Fijian dollars|fiji dollar|fiji dollars", "FJ$"),
    row("PGK", "Papua New Guinean kina|kina|kinas", ""),
    row("SBD", "Solomon Islands dollar|Solomon Islands dollars", "SI$"),
    row("TOP", "Tongan paanga|paanga|pa'anga|tongan pa'anga", "T$"),
    row("VUV", "Vanuatu vatu|vatu|vatus", "VT"),
    row("WST", "Samoan tala|tala|talas", "WS$"),
    row("DEM", "Deutsche mark|Deutsche marks|deutschmark|deutschmarks|deutschemark|deutschemarks|german mark|german marks|d-mark|d-marks|marks", "DM"),
    row("FRF", "French franc|French francs", "FF|Ffr"),
    row("BEF", "Belgian franc|Belgian francs", "BFr"),
    row("LUF", "Luxembourg franc|Luxembourg francs", ""),
    row("ITL", "Italian lira|Italian lire|italian liras", ""),
    row("ESP", "Spanish peseta|pesetas|peseta|spanish pesetas", "Pta|Ptas|₧"),
    row("PTE", "Portuguese escudo|escudos|escudo|portuguese escudos", ""),
    row("NLG", "Dutch guilder|guilders|guilder|dutch guilders|netherlands guilder|netherlands guilders", "ƒ"),
    row("ATS", "Austrian schilling|schillings|schilling|austrian schillings", ""),
    row("FIM", "Finnish markka|markkaa|markka|markkas|finnish marks|finnish markkaa", ""),
    row("GRD", "Greek drachma|drachmas|drachma|drachmae|greek drachmas", "₯"),
    row("IEP", "Irish pound|Irish pounds|irish punt|punts|punt", "IR£"),
    row("SKK", "Slovak koruna|Slovak korunas|slovak crown|slovak crowns", ""),
    row("SIT", "Slovenian tolar|tolars|tolar", ""),
    row("EEK", "Estonian kroon|kroons|kroon|krooni|estonian kroons", ""),
    row("LVL", "Latvian lats|lats|latvian lat", ""),
    row("LTL", "Lithuanian litas|litas|litai|lithuanian litai", ""),
    row("CYP", "Cypriot pound|Cypriot pounds|cyprus pound|cyprus pounds", ""),
    row("MTL", "Maltese lira|Maltese liri", ""),
    row("BTC", "bitcoin|bitcoins|btc", "₿|XBT"),
    row("ETH", "ether|ether|ethers|ethereum", "Ξ"),
    row("XDR", "special drawing right|special drawing rights|sdr|sdrs", "SDR"),
];
