//! The changes as an Atom feed (RFC 4287), and as the target that is signed with the edition. Ids and dates come from the
//! data: the same two editions give the same bytes, and a reader shows no change twice.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use sha2::{Digest, Sha256};

use super::{Change, ChangeList, Compared};
use crate::compile::encode::{self, EncodeError, Files};
use crate::domain::edition::{ComparedEdition, Expected, Hash, Now, SaidChange, SiteChanges};

/// Where the feed lies below the edition's root.
pub const FEED: &str = "changes.atom";
/// Target name of the changes.
pub const CHANGES: &str = "site/changes";

/// Adds the changes and their feed to an edition that was just built.
///
/// # Errors
/// What cannot be encoded, which these types do not allow.
pub fn add(files: &mut Files, now: &Now, list: &ChangeList) -> Result<(), EncodeError> {
    let feed = feed(list);
    let changes = SiteChanges {
        since: compared(&list.old),
        now: compared(&list.new),
        line: list.line(),
        changes: list.changes.iter().map(said).collect(),
        feed: Hash::of(&feed),
    };
    let expected = encode::store(files, CHANGES, &changes)?;
    let others: Vec<Expected> = now.names().filter_map(|name| now.expect(name)).collect();
    files.insert("m/now.json".to_owned(), Now::new(others.into_iter().chain([expected])).write()?);
    files.insert(FEED.to_owned(), feed);
    Ok(())
}

fn compared(one: &Compared) -> ComparedEdition {
    ComparedEdition { name: one.name.clone(), as_of: one.as_of.clone(), election: one.election.clone() }
}

fn said(change: &Change) -> SaidChange {
    SaidChange {
        kind: word(change),
        fips: change.fips.clone(),
        county: change.county.clone(),
        precinct: change.precinct.clone(),
        sentence: change.sentence.clone(),
    }
}

/// The kind as JSON names it.
fn word(change: &Change) -> String {
    serde_json::to_value(change.kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The feed: one entry a change, newest list first named.
#[must_use]
pub fn feed(list: &ChangeList) -> Vec<u8> {
    let mut xml = Xml(Writer::new_with_indent(Vec::new(), b' ', 1));
    let made_up = if list.new.made_up { "Made up: " } else { "" };
    let updated = updated(&list.new.as_of);
    xml.put(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
    xml.put(Event::Start(BytesStart::new("feed").with_attributes([("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", "en")])));
    // One feed for one list of places, whatever its editions are called.
    xml.text("id", &urn(&["feed", &list.new.election]));
    xml.text("title", &format!("{made_up}changes of polling places, {}", list.new.name));
    xml.text("subtitle", &format!("Since {}, as of {}. {}.", list.old.name, list.old.as_of, list.line()));
    xml.text("updated", &updated);
    xml.put(Event::Start(BytesStart::new("author")));
    xml.text("name", &list.new.name);
    xml.put(Event::End(BytesEnd::new("author")));
    for change in &list.changes {
        let kind = word(change);
        xml.put(Event::Start(BytesStart::new("entry")));
        xml.text("id", &urn(&["change", &list.old.as_of, &list.new.as_of, &list.new.election, &change.fips, &change.precinct, &kind]));
        xml.text("title", &change.sentence);
        xml.text("updated", &updated);
        xml.put(Event::Empty(BytesStart::new("category").with_attributes([("term", kind.as_str())])));
        xml.put(Event::Empty(BytesStart::new("category").with_attributes([("term", change.fips.as_str()), ("label", plain(&change.county).as_str())])));
        xml.text("content", &change.sentence);
        xml.put(Event::End(BytesEnd::new("entry")));
    }
    xml.put(Event::End(BytesEnd::new("feed")));
    let mut bytes = xml.0.into_inner();
    bytes.push(b'\n');
    bytes
}

/// A day as Atom wants an instant.
fn updated(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

/// A name that the same words always get: the first half of their hash as a UUID of version 8 (RFC 9562).
fn urn(words: &[&str]) -> String {
    let mut hash = Sha256::new();
    for word in words {
        hash.update(word.as_bytes());
        // What no word holds, so that two lists of words never run together into one.
        hash.update([0]);
    }
    let hex: String = hash.finalize().iter().take(16).enumerate().map(|(at, byte)| match at {
        6 => format!("{:02x}", byte & 0x0f | 0x80),
        8 => format!("{:02x}", byte & 0x3f | 0x80),
        _ => format!("{byte:02x}"),
    }).collect();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

/// Characters that XML 1.0 has no way to write become spaces.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c }).collect()
}

struct Xml(Writer<Vec<u8>>);

impl Xml {
    fn put(&mut self, event: Event<'_>) {
        // Writing into memory does not fail.
        let _ = self.0.write_event(event);
    }

    fn text(&mut self, element: &str, text: &str) {
        self.put(Event::Start(BytesStart::new(element)));
        self.put(Event::Text(BytesText::new(&plain(text))));
        self.put(Event::End(BytesEnd::new(element)));
    }
}
