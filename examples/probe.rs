#![allow(clippy::print_stdout, clippy::unwrap_used)]
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (rules, _) = gainsay::rules::load_rules(&[args[1].clone().into()]);
    let ready = gainsay::check::Ready::new(&rules);
    let mut memo = ready.memo();
    for f in &args[3..] {
        let s = gainsay::source::Source::new(f.clone(), std::fs::read_to_string(f).unwrap());
        let r = gainsay::check::read_article(s, &ready, &mut memo);
        for c in r.claims {
            if &*rules.facts[c.fact].id == args[2].as_str() {
                let o = gainsay::bind::hold::hold(&rules.facts[c.fact], &c, ready.setting());
                let a = r.article.as_ref().unwrap();
                let sent = a.segments.sentences[c.sentence].at.of(a.text());
                let ev: Vec<String> =
                    c.evidence.iter().map(|e| format!("{}:{:?}", e.at.of(a.text()), e.tier)).collect();
                println!(
                    "{}: {:?} score {} guard {:?} {:?}\n   said {}\n   ev {:?} manner {:?}\n   {}",
                    f.rsplit('/').next().unwrap(),
                    c.at.of(a.text()),
                    c.score,
                    c.guard,
                    match o {
                        gainsay::kinds::comparison::Outcome::Differs(d) => format!("DIFFERS {:?}", d.relation),
                        x => format!("{x:?}"),
                    },
                    {
                        let mut s = format!("{:?}", c.said);
                        s.truncate(200);
                        s
                    },
                    ev,
                    c.manner,
                    sent.replace('\n', " ")
                );
            }
        }
    }
}
