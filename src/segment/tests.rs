//! Tables for paragraphs, sentences and quotations.

use super::*;
use crate::source::{Block, BlockKind, Source};
use crate::token::tokenize;

fn source(text: &str) -> Source {
    Source::new("test", text)
}

fn cut(text: &str) -> Segments {
    segment(&source(text), &tokenize(text))
}

#[track_caller]
fn check_sentences(text: &str, expected: &[&str]) {
    let found: Vec<&str> = cut(text).sentences.iter().map(|sentence| sentence.at.of(text)).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[track_caller]
fn check_kinds(text: &str, expected: &[(&str, ParagraphKind)]) {
    let segments = cut(text);
    let found: Vec<(&str, ParagraphKind)> = segments.paragraphs.iter().map(|p| (p.at.of(text), p.kind)).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[track_caller]
fn check_quotes(text: &str, expected: &[&str]) {
    let found: Vec<&str> = cut(text).quotes.iter().map(|quote| quote.inner.of(text)).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn sentences_end_at_stops() {
    check_sentences(
        "The dam broke. Water rose! Who knew? Nobody…",
        &["The dam broke.", "Water rose!", "Who knew?", "Nobody…"],
    );
    check_sentences("“Go home.” They went.", &["“Go home.”", "They went."]);
    check_sentences(
        "\"Go home.\" They went. (Most did.) Rain fell.",
        &["\"Go home.\"", "They went.", "(Most did.)", "Rain fell."],
    );
    check_sentences("“Why?” he asked. “Well...” she said.", &["“Why?” he asked.", "“Well...” she said."]);
    check_sentences("It rained... Then it stopped.", &["It rained...", "Then it stopped."]);
    check_sentences("It rained... and then it stopped.", &["It rained... and then it stopped."]);
    check_sentences("It cost 2.5 million. 30 men left.", &["It cost 2.5 million.", "30 men left."]);
}

#[test]
fn abbreviations_do_not_end_sentences() {
    check_sentences("Mr. Lund met Rear Adm. Ruiz and Sen. Poe.", &["Mr. Lund met Rear Adm. Ruiz and Sen. Poe."]);
    check_sentences("Orbo Inc. Chairman Lee quit.", &["Orbo Inc. Chairman Lee quit."]);
    check_sentences("He joined Orbo Inc. The firm grew.", &["He joined Orbo Inc.", "The firm grew."]);
    check_sentences("On Jan. 5 it fell. On Sept. 9 it rose.", &["On Jan. 5 it fell.", "On Sept. 9 it rose."]);
    check_sentences("See No. 7. She said no. Then it fell.", &["See No. 7.", "She said no.", "Then it fell."]);
    check_sentences("J. K. Berg and A. Munro left. They won.", &["J. K. Berg and A. Munro left.", "They won."]);
    check_sentences("There is no plan B. The end.", &["There is no plan B.", "The end."]);
    check_sentences(
        "The U.S. Navy left the U.S. The fleet sailed.",
        &["The U.S. Navy left the U.S.", "The fleet sailed."],
    );
    check_sentences(
        "It fell at 9 p.m. Tuesday. At 7 a.m. Guards ran.",
        &["It fell at 9 p.m. Tuesday.", "At 7 a.m.", "Guards ran."],
    );
    check_sentences("Fruit, e.g. Kiwis, sold.", &["Fruit, e.g. Kiwis, sold."]);
}

#[test]
fn glued_sentences_are_cut_and_addresses_are_not() {
    check_sentences("The raid failed.Airstrikes followed.", &["The raid failed.", "Airstrikes followed."]);
    check_sentences("See example.com or Example.Com/x now.", &["See example.com or Example.Com/x now."]);
}

#[test]
fn what_never_ends_is_cut_at_a_comma() {
    let lengths = |text: &str| cut(text).sentences.iter().map(|sentence| sentence.tokens.len()).collect::<Vec<_>>();
    assert_eq!(lengths(&"7, ".repeat(150)), [300]);
    assert_eq!(lengths(&"7, ".repeat(300)), [400, 200]);
    assert_eq!(lengths(&format!("{}b, {}", "a ".repeat(299), "a ".repeat(299))), [301, 299]);
    assert_eq!(lengths(&"a ".repeat(401)), [400, 1]);
    assert_eq!(lengths(&format!("{}. {}.", "at ".repeat(390), "Bo ".repeat(390))), [391, 391]);
    let stops = cut(&(".".repeat(3000) + ", a"));
    assert!(stops.sentences.iter().all(|sentence| sentence.tokens.len() <= 400));
}

#[test]
fn single_line_ends_break_paragraphs_but_in_wrapped_text() {
    use ParagraphKind::{Body, Headline};
    check_kinds(
        "Dam breaks in the north\nThe dam broke.\nWater rose.",
        &[("Dam breaks in the north", Headline), ("The dam broke.", Body), ("Water rose.", Body)],
    );
    let wrapped = "The old dam above the town broke early on Monday\nand water rose in the streets of the lower town\nas people fled.\n\nNobody died.";
    check_kinds(wrapped, &[(wrapped.split("\n\n").next().unwrap(), Body), ("Nobody died.", Body)]);
    check_kinds("A lone line", &[("A lone line", Body)]);
}

#[test]
fn paragraphs_are_told_apart() {
    use ParagraphKind::{Body, Byline, Caption, Furniture, Headline, ListItem};
    check_kinds(
        "Sign up for our newsletter!\n\nIs the dam safe?\n\nBy Ann Berg\n\nThe dam above Orsk is safe, says its owner.\n\nWhat comes next\n\nBy Monday the dam was dry.\n\n\
         The dam in May. Photo: Li Wen / Getty Images\n\nShe named:\n\n- rain\n- mud\n\nAdvertisement\n\nGetty Images said it would sue.\n\n(Reporting by Ann Berg; Editing by Bo Lee)",
        &[
            ("Sign up for our newsletter!", Furniture),
            ("Is the dam safe?", Headline),
            ("By Ann Berg", Byline),
            ("The dam above Orsk is safe, says its owner.", Body),
            ("What comes next", Headline),
            ("By Monday the dam was dry.", Body),
            ("The dam in May. Photo: Li Wen / Getty Images", Caption),
            ("She named:", Body),
            ("- rain", ListItem),
            ("- mud", ListItem),
            ("Advertisement", Furniture),
            ("Getty Images said it would sue.", Body),
            ("(Reporting by Ann Berg; Editing by Bo Lee)", Byline),
        ],
    );
    check_kinds(
        "Dam fails\nAnn Berg, Bo van Lee and Cy Dole\nIt fell.",
        &[("Dam fails", Headline), ("Ann Berg, Bo van Lee and Cy Dole", Byline), ("It fell.", Body)],
    );
}

#[test]
fn a_paywall_ends_the_article_but_not_above_it() {
    let story = "The dam above the town of Orsk broke. ".repeat(12);
    let text = format!("{story}\n\nTo read the full article, please subscribe.\n\nThe next story is about rain.");
    let kinds: Vec<ParagraphKind> = cut(&text).paragraphs.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [ParagraphKind::Body, ParagraphKind::Furniture, ParagraphKind::Furniture]);
    let text = format!("To read the full article, please subscribe.\n\n{story}");
    let kinds: Vec<ParagraphKind> = cut(&text).paragraphs.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [ParagraphKind::Furniture, ParagraphKind::Body]);
}

#[test]
fn credits_end_captions() {
    use ParagraphKind::{Body, Caption};
    #[track_caller]
    fn check(text: &str, expected: ParagraphKind) {
        let text = format!("{text}\n\nIt fell.");
        assert_eq!(cut(&text).paragraphs.first().map(|paragraph| paragraph.kind), Some(expected), "{text:?}");
    }
    check("The dam of Örsk on Monday. (AP Photo/Li Wen)", Caption);
    check("The dam on Monday. Reuters/Li Wen, via Flickr and AFP", Caption);
    check("The dam on Monday in a file photo.", Caption);
    check("The dam was seen in Getty Images pictures of the old town above the lake.", Body);
    check("Ö Getty Images ö.", Body);
}

#[test]
fn markup_sets_headings_and_captions() {
    let mut source = source("Dam fails.\nThe dam.\nIt fell.");
    source.blocks = vec![
        Block { at: ByteSpan::new(0, 10), kind: BlockKind::Heading },
        Block { at: ByteSpan::new(11, 19), kind: BlockKind::Caption },
    ];
    let kinds: Vec<ParagraphKind> =
        segment(&source, &tokenize(&source.text)).paragraphs.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [ParagraphKind::Headline, ParagraphKind::Caption, ParagraphKind::Body]);
}

#[test]
fn datelines_open_paragraphs() {
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let segments = cut(text);
        assert_eq!(segments.paragraphs.first().and_then(|p| p.dateline).map(|at| at.of(text)), expected, "{text:?}");
    }
    check("OSLO, Norway — The dam broke.", Some("OSLO, Norway —"));
    check("Oslo (Reuters) - The dam broke.", Some("Oslo (Reuters) -"));
    check("OSLO, May 5 (AP) -- It broke.", Some("OSLO, May 5 (AP) --"));
    check("The dam — an old one — broke.", None);
    check("It broke.", None);
}

#[test]
fn quotations_of_all_forms_are_found() {
    check_quotes(
        "He said “it is so” and \"no\" and «da» and „ja“ and ``oui''.",
        &["it is so", "no", "da", "ja", "oui"],
    );
    check_quotes("They may ”disturb order” or “meddle.”", &["disturb order", "meddle."]);
    check_quotes("He called it ‘a farce’ and 'a shame', the boys' coach's plan.", &["a farce", "a shame"]);
    check_quotes("Rock 'n' roll of the '90s, don't tell 'em, the boys' toys.", &[]);
    check_quotes("“He told me ‘go’ and I went,” she said.", &["He told me ‘go’ and I went,"]);
    check_quotes("A 5\" pipe and a 6'2\" man said \"no\".", &["no"]);
    check_quotes("\"A 5\" pipe broke,\" he said. \"He was 37\" she said.", &["A 5\" pipe broke,", "He was 37"]);
    check_quotes("“One. Two. “Three,” he said.", &["One. Two.", "Three,"]);
    check_quotes("“He said “no” to us,” she said.", &["He said “no” to us,"]);
    check_quotes("", &[]);
}

#[test]
fn quotations_carry_on_over_paragraphs() {
    let text = "“The dam was old.\n\n“It had to fall,” Berg said.\n\n“Rain came,” he said.";
    let quotes = cut(text).quotes;
    let found: Vec<(bool, Option<usize>)> = quotes.iter().map(|quote| (quote.closed, quote.continues)).collect();
    assert_eq!(found, [(false, None), (true, Some(0)), (true, None)]);
    let text = "\"The dam was old.\n\nRain came.\n\n\"It fell,\" Berg said.";
    assert_eq!(cut(text).quotes.iter().filter_map(|quote| quote.continues).count(), 0);
}

#[test]
fn tokens_know_their_sentence_and_quotation() {
    let text = "Rain fell. “It fell hard,” he said.";
    let (segments, tokens) = (cut(text), tokenize(text));
    for (number, token) in tokens.iter().enumerate() {
        let sentence = segments.sentence_of(number).unwrap();
        assert!(segments.sentences[sentence].at.covers(token.span()));
    }
    assert_eq!(segments.sentence_of(tokens.len()), None);
    let hard = text.find("hard").unwrap();
    assert_eq!(segments.quote_of(ByteSpan::new(hard, hard + 4)), Some(0));
    assert_eq!(segments.quote_of(ByteSpan::new(0, 4)), None);
    assert_eq!(segments.tokens_of_paragraph(0), 0..tokens.len());
}

/// Pieces of news text whose order makes no sense.
const PIECES: &[&str] = &[
    "Ann",
    " ",
    "Berg",
    "said",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "‘",
    ".",
    "?",
    ",",
    "\n",
    "\n\n",
    " and ",
    "who",
    "5",
    "he ",
    "(",
    ")",
    "—",
    "-",
    "U.S.",
    "the ",
    "minister",
    "of ",
    "…",
    "«",
    "„",
    "`",
    "``",
    "''",
    "é",
    "习",
    "\u{200b}",
    "according to ",
    "-year-old",
    "not ",
    "will ",
];

proptest::proptest! {
    #[test]
    fn segments_hold_all_tokens_in_order(picks in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)) {
        let text = picks.concat();
        let (segments, tokens) = (cut(&text), tokenize(&text));
        let numbers: Vec<usize> = segments.sentences.iter().flat_map(|sentence| sentence.tokens.clone()).collect();
        assert_eq!(numbers, (0..tokens.len()).collect::<Vec<usize>>());
        for quote in &segments.quotes {
            assert!(quote.at.covers(quote.inner), "{quote:?}");
            assert!(text.get(quote.at.range()).is_some() && text.get(quote.inner.range()).is_some());
        }
        for pair in segments.quotes.windows(2) {
            assert!(pair[0].at.end <= pair[1].at.start, "{pair:?}");
        }
        for paragraph in &segments.paragraphs {
            assert!(text.get(paragraph.at.range()).is_some_and(|words| !words.is_empty()));
        }
    }
}
