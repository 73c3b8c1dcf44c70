use super::*;
use std::io::Read;

fn archive(body: &str) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    writer.start_file("[Content_Types].xml", options).unwrap();
    writer.write_all(b"<Types/>").unwrap();
    writer.start_file("word/document.xml", options).unwrap();
    write!(writer, "<?xml version='1.0'?><w:document><w:body>{body}</w:body></w:document>").unwrap();
    writer.start_file("word/media/a.bin", options).unwrap();
    writer.write_all(&[0, 1, 2, 255]).unwrap();
    writer.finish().unwrap().into_inner()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut text).unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

/// The document after one change, and which changes were refused.
#[track_caller]
fn changed(body: &str, words: &str, new: &str) -> (String, Untracked) {
    let bytes = archive(body);
    let text = super::super::read("a.docx", &bytes).unwrap().text;
    let start = text.find(words).unwrap();
    let (after, untracked) = track_changes(&bytes, &[(ByteSpan::new(start, start + words.len()), new)]).unwrap();
    assert_eq!(part(&after, "[Content_Types].xml"), "<Types/>");
    assert_eq!(part(&after, "word/media/a.bin"), part(&bytes, "word/media/a.bin"));
    (part(&after, "word/document.xml"), untracked)
}

#[test]
fn a_run_is_parted_around_the_change() {
    let body =
        "<w:p><w:bookmarkStart w:id='7'/><w:r><w:rPr><w:b/></w:rPr><w:t>Marta Okonnedo &amp; sons</w:t></w:r></w:p>";
    let (xml, untracked) = changed(body, "Okonnedo", "Okon<edo");
    assert!(untracked.is_empty());
    let head = "<w:r><w:rPr><w:b/></w:rPr>";
    let expected = format!(
        "<w:bookmarkStart w:id='7'/>{head}<w:t xml:space=\"preserve\">Marta </w:t></w:r>\
         <w:del w:id=\"8\" w:author=\"gainsay\">{head}<w:delText xml:space=\"preserve\">Okonnedo</w:delText></w:r></w:del>\
         <w:ins w:id=\"9\" w:author=\"gainsay\">{head}<w:t xml:space=\"preserve\">Okon&lt;edo</w:t></w:r></w:ins>\
         {head}<w:t xml:space=\"preserve\"> &amp; sons</w:t></w:r></w:p>"
    );
    assert!(xml.contains(&expected), "{xml}");
}

#[test]
fn words_that_reach_over_runs_are_deleted_in_each() {
    let body = "<w:p><w:r><w:t>Marta Okon</w:t></w:r><w:proofErr w:type='x'/><w:r><w:t>&#110;e</w:t><w:tab/></w:r>\
        <w:r><w:t>x</w:t></w:r></w:p>";
    let (xml, untracked) = changed(body, "Okonne", "Okone");
    assert!(untracked.is_empty(), "{xml}");
    assert_eq!(xml.matches("<w:del ").count(), 2, "{xml}");
    assert!(xml.contains("&#110;e</w:delText>") && xml.contains("<w:r><w:tab/></w:r>"), "{xml}");
    assert_eq!(xml.matches("<w:ins ").count(), 1, "{xml}");
}

#[test]
fn what_cannot_be_placed_is_refused_and_changes_nothing() {
    for (body, words) in [
        ("<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r></w:p>", "one\ttwo"),
        ("<w:p><w:ins w:id='1'><w:r><w:t>one two</w:t></w:r></w:ins></w:p>", "one two"),
        (
            "<w:p><w:r><w:t>x</w:t><w:txbxContent><w:p><w:r><w:t>one</w:t></w:r></w:p></w:txbxContent></w:r></w:p>",
            "one",
        ),
    ] {
        let (xml, untracked) = changed(body, words, "new");
        assert_eq!(untracked, [0], "{body}");
        assert!(xml.contains(body), "{xml}");
    }
}

#[test]
fn several_changes_in_one_run_are_made() {
    let bytes = archive("<w:p><w:r><w:t>the the quay is is shut</w:t></w:r></w:p>");
    let changes = [(ByteSpan::new(0, 7), "the"), (ByteSpan::new(13, 18), "is")];
    let (after, untracked) = track_changes(&bytes, &changes).unwrap();
    assert!(untracked.is_empty());
    assert_eq!(super::super::read("a.docx", &after).unwrap().text, "the quay is shut\n\n");
}
