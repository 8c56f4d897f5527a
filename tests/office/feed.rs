//! Changes in an edition and as a feed: the same in both, with ids that stay and no clock.

use super::desk::{Desk, list, profile};
use pollstead::compile::whole_edition::WholeEdition;
use pollstead::domain::edition::Hash;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("old.csv", list(&["1,Maben,Fiction School,12 Elm St Fiction MS 39990,,812", "2,Invented & <Hill>,Old Hall,20 Oak St Fiction MS 39990,,100"]));
    desk.write("new.csv", list(&["1,Maben,Maben Library,800 Second Ave Fiction MS 39990,,812", "2,Invented & <Hill>,Barn \"B\" & <b>Sons</b>,5 Fir Rd Fiction MS 39990,,100"]));
    desk.write("old.toml", profile("2026-01-05", "old.csv", ""));
    desk.write("new.toml", profile("2026-06-01", "new.csv", ""));
    desk
}

/// Text of the elements of a name, in order, and the names of all; what is no XML is an error.
fn read(xml: &str, wanted: &str) -> (Vec<String>, Vec<String>) {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut found, mut names, mut open): (Vec<String>, Vec<String>, Vec<String>) = (Vec::new(), Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                if name == wanted {
                    found.push(String::new());
                }
                names.push(name.clone());
                open.push(name);
            }
            Event::End(_) => drop(open.pop()),
            Event::Text(text) if open.last().is_some_and(|n| n == wanted) => found.last_mut().unwrap().push_str(&text.xml10_content()),
            Event::GeneralRef(entity) if open.last().is_some_and(|n| n == wanted) => {
                let name = entity.xml10_content().into_owned();
                found.last_mut().unwrap().push_str(quick_xml::escape::resolve_xml_entity(&name).unwrap());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    (found, names)
}

#[test]
fn an_edition_says_what_changed_and_its_feed_says_the_same() {
    let desk = desk();
    desk.ok(&["build", "old.toml", "--out", "old"]);
    let ran = desk.ok(&["build", "new.toml", "--since", "old", "--out", "new"]);
    assert!(ran.err.contains("2 precincts compared: 2 vote at another address"), "{}", ran.err);
    let changes = WholeEdition::folder(&desk.path("new")).unwrap().changes().unwrap().unwrap();
    let told: Vec<&str> = changes.changes.iter().map(|c| c.sentence.as_str()).collect();
    assert_eq!(told, [
        "Fiction County: precinct 1 Maben votes at Maben Library, 800 Second Ave Fiction MS 39990 instead of Fiction School, 12 Elm St Fiction MS 39990; 812 registered voters.",
        "Fiction County: precinct 2 Invented & <Hill> votes at Barn \"B\" & <b>Sons</b>, 5 Fir Rd Fiction MS 39990 instead of Old Hall, 20 Oak St Fiction MS 39990; 100 registered voters.",
    ]);
    assert_eq!((changes.since.as_of.as_str(), changes.now.as_of.as_str()), ("2026-01-05", "2026-06-01"));
    let feed = std::fs::read(desk.path("new/changes.atom")).unwrap();
    assert_eq!(Hash::of(&feed), changes.feed);
    let feed = String::from_utf8(feed).unwrap();
    let (sentences, names) = read(&feed, "content");
    assert_eq!(sentences, told);
    assert_eq!(names.iter().filter(|n| *n == "entry").count(), 2);
    assert!(!names.iter().any(|n| n == "b"), "markup of a list became markup of the feed");
    let (ids, _) = read(&feed, "id");
    let uuid = |id: &String| id.len() == 45 && id.starts_with("urn:uuid:") && id.as_bytes()[23] == b'8' && b"89ab".contains(&id.as_bytes()[28]);
    assert!(ids.len() == 3 && ids.iter().all(uuid) && ids[1] != ids[2], "{ids:?}");
    assert_eq!(read(&feed, "updated").0, vec!["2026-06-01T00:00:00Z"; 3]);
    // The same again, by the profile's own word: the same bytes.
    desk.write("again.toml", format!("since = \"old.toml\"\n{}", profile("2026-06-01", "new.csv", "")));
    desk.ok(&["build", "again.toml", "--out", "again"]);
    assert_eq!(std::fs::read(desk.path("again/changes.atom")).unwrap(), feed.as_bytes());
    // Nothing is named: nothing is listed, and there is no feed.
    assert!(WholeEdition::folder(&desk.path("old")).unwrap().changes().unwrap().is_none());
    assert!(!desk.path("old/changes.atom").exists());
}
