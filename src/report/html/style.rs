//! How the page looks: on a screen, light or dark, on a telephone and on paper.

/// What stands in every page's head. Nothing may run or be fetched, whatever an article contains; the style is the page's own.
pub(super) const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>gainsay</title>
"#;

/// The page's style but for its filters.
pub(super) const STYLE: &str = r"
:root { color-scheme: light dark; --text: #1b1b1b; --page: #ffffff; --soft: #f3f3f1; --line: #c9c9c4; --dim: #595954;
  --error: #b3261e; --warning: #8a5200; --note: #2a5d94; --mark: #ffe08a; --ins: #cdeccb; --del: #f8d0cc; }
@media (prefers-color-scheme: dark) { :root { --text: #ececea; --page: #161616; --soft: #222220; --line: #484844; --dim: #b0b0a8;
  --error: #ff9b93; --warning: #f2b566; --note: #93bff0; --mark: #6b5300; --ins: #1e4a22; --del: #5f211d; } }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); max-width: 60rem; margin: 0 auto;
  padding: 1rem; }
a { color: inherit; } h1 { font-size: 1.3rem; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; } h4 { font-size: 1rem; margin: 0 0 .4rem; overflow-wrap: anywhere; }
code, figcaption { font: .85rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere; } figcaption { color: var(--dim); }
.filters { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: end; background: var(--soft); border: 1px solid var(--line);
  padding: .7rem; margin: 1rem 0; }
.filters label { display: grid; grid-template-columns: minmax(0, 1fr); font-size: .85rem; max-width: 100%; } select, button { font: inherit; color: inherit;
  background: var(--page); border: 1px solid var(--dim); padding: .35rem .5rem; max-width: 100%; min-height: 2.2rem; }
:focus-visible { outline: 3px solid var(--note); outline-offset: 2px; }
.finding { border: 1px solid var(--line); border-left: 5px solid var(--line); padding: .8rem 1rem; margin: 1rem 0; }
.index { padding-left: 1.4rem; overflow-wrap: anywhere; } .index li { margin: .2rem 0; }
.error { border-left-color: var(--error); } .warning { border-left-color: var(--warning); } .note { border-left-color: var(--note); }
.level { font-weight: 700; } .level.error { color: var(--error); } .level.warning { color: var(--warning); } .level.note { color: var(--note); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: .4rem 1.2rem; }
figure { margin: .3rem 0; } blockquote { margin: .1rem 0 0; overflow-wrap: anywhere; white-space: pre-line; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; } mark.error { border-bottom: 3px solid var(--error); }
mark.warning { border-bottom: 3px dashed var(--warning); } mark.note { border-bottom: 3px dotted var(--note); }
ins { background: var(--ins); } del { background: var(--del); } ul { margin: .5rem 0 0; padding-left: 1.2rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; } th, td { border: 1px solid var(--line);
  padding: .3rem .5rem; text-align: left; vertical-align: top; max-width: 18rem; overflow-wrap: break-word; }
th { background: var(--soft); } .differs { color: var(--error); font-weight: 600; } .silent { color: var(--dim); }
details { margin: .6rem 0; } summary { cursor: pointer; overflow-wrap: anywhere; } .text { white-space: pre-wrap; overflow-wrap: anywhere;
  border-left: 3px solid var(--line); padding-left: 1rem; }
@media print { :root { --text: #000; --page: #fff; --soft: #fff; --dim: #333; } .filters { display: none; } body { max-width: none; padding: 0; }
  .finding { break-inside: avoid; } details > summary { list-style: none; } }
";
