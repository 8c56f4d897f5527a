//! A made-up day, and everything that can be done to its log behind the tablet's back.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic, reason = "tests")]

mod kept;
mod tamper;

use ed25519_dalek::{Signer, SigningKey};

use super::*;

/// Numbers from a seed (xorshift).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(n).unwrap()).unwrap()
    }
}

pub(super) fn device() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

pub(super) fn of(place: &str) -> LogOf {
    LogOf {
        format: 1,
        county: "28901".into(),
        place: place.into(),
        place_name: "Made-up Ridge Volunteer Fire Station".into(),
        election: "2026-11-03-general".into(),
        election_name: "Made-up general election".into(),
        election_date: "2026-11-03".into(),
        party: String::new(),
        device: data_encoding::HEXLOWER.encode(device().verifying_key().as_bytes()),
        key: KeyKind::NonExtractable,
        made_up: true,
    }
}

/// Seven in the morning and so many seconds.
pub(super) fn at(s: usize) -> crate::domain::lookup::Instant {
    format!("2026-11-03T{:02}:{:02}:{:02}Z", 13 + s / 3600, s / 60 % 60, s % 60).parse().unwrap()
}

pub(super) fn entry(s: usize, what: What) -> Entry {
    Entry { at: at(s), up_s: u32::try_from(s).unwrap(), by: By::Bailiff, what }
}

pub(super) fn some(n: usize) -> What {
    let text = format!("Made-up note {n}, \"quoted\", ñ");
    match n % 5 {
        0 => What::Note { text },
        1 => What::Incident { topic: Topic::Queue, text, asked: String::new(), done: "A second line was opened".into() },
        2 => What::Question { text, answer: "Yes".into(), office: "Circuit clerk (made up)".into() },
        3 => What::Device { did: Did::ClockSet },
        _ => What::Observation {
            seen: Seen::Sign,
            measured_by: "P. Made-up".into(),
            tape_tenths_ft: Some(1385),
            tape_from: "Door 2".into(),
            reading: "INSIDE, about 138 ft".into(),
            spot: Some(Spot { lon_e5: -8_906_000, lat_e5: 3_315_005 }),
            accuracy_m: Some(4),
            asked: "Move the sign".into(),
            done: String::new(),
        },
    }
}

pub(super) fn signed(lines: &[String], s: usize, why: Why) -> String {
    let (first, last) = (lines.first().unwrap(), lines.last().unwrap());
    let sig = device().sign(to_sign(first, last, &at(s), why).unwrap().as_bytes());
    checkpoint(first, last, at(s), u32::try_from(s).unwrap(), why, data_encoding::HEXLOWER.encode(&sig.to_bytes())).unwrap()
}

/// A closed log of so many lines in all, signed after every so many.
pub(super) fn day(place: &str, long: usize, each: usize) -> Vec<String> {
    let mut lines = vec![open(of(place), at(0), 0).unwrap()];
    while lines.len() < long - 1 {
        let s = lines.len();
        let line = if s % each == 0 { signed(&lines, s, Why::Count) } else { next(lines.last().unwrap(), entry(s, some(s))).unwrap() };
        lines.push(line);
    }
    lines.push(signed(&lines, long, Why::Close));
    lines
}

pub(super) fn file(lines: &[String]) -> Vec<u8> {
    lines.iter().flat_map(|line| [line.as_bytes(), b"\n"].concat()).collect()
}

pub(super) fn check(lines: &[String]) -> Checked {
    verify(&file(lines), &Expected::default())
}

#[test]
fn a_day_is_whole() {
    let lines = day("28901:p001", 120, 50);
    let found = check(&lines);
    assert_eq!(found.fault, None);
    assert_eq!((found.entries, found.signed_through, found.closed), (120, Some(119), true));
    assert_eq!(found.of, Some(of("28901:p001")));
    assert_eq!(found.clock_back, Vec::<u32>::new());
}

#[test]
fn what_a_line_is_can_be_checked_by_hand() {
    let line = &day("28901:p001", 3, 50)[1];
    let (body, tail) = line.split_at(line.len() - 75);
    assert_eq!(tail, format!(",\"hash\":\"{}\"}}", crate::domain::edition::Hash::of(body.as_bytes())));
}

#[test]
fn the_paper_head_finds_its_entry_and_catches_what_was_taken_off_the_end() {
    let lines = day("28901:p001", 120, 50);
    let head = |i: usize| Head::of(&Line::read(lines[i].as_bytes()).unwrap().hash);
    let paper = |entry, i| Expected { key: None, heads: vec![PaperHead { entry, head: head(i) }] };
    let bytes = file(&lines);
    assert_eq!(verify(&bytes, &paper(None, 119)).heads, [Some(119)]);
    assert_eq!(verify(&bytes, &paper(Some(60), 60)).fault, None);
    assert_eq!(verify(&bytes, &paper(Some(61), 60)).fault.unwrap().code, FaultCode::Head);
    // Somebody with the tablet takes the end off, and closes again: only paper knows.
    let mut cut = lines[..80].to_vec();
    cut.push(signed(&cut, 200, Why::Close));
    assert_eq!(verify(&file(&cut), &Expected::default()).fault, None);
    let fault = verify(&file(&cut), &paper(Some(119), 119)).fault.unwrap();
    assert_eq!((fault.code, fault.entry), (FaultCode::Head, 81));
}

#[test]
fn another_tablet_is_told_by_its_key() {
    let bytes = file(&day("28901:p001", 5, 50));
    let key = |key: String| verify(&bytes, &Expected { key: Some(key), heads: Vec::new() }).fault.map(|fault| fault.code);
    assert_eq!(key(of("x").device.to_uppercase()), None);
    assert_eq!(key("0".repeat(64)), Some(FaultCode::Key));
}

#[test]
fn a_receipt_is_of_one_log_and_one_secret() {
    let lines = day("28901:p001", 12, 50);
    let secret: ReceiptSecret = "0123456789abcdef0123456789abcdef".parse().unwrap();
    let sealed = |lines: &[String]| verify(&[file(lines), secret.line().into_bytes(), b"\n".to_vec()].concat(), &Expected::default());
    let receipt = sealed(&lines).receipt().unwrap();
    assert_eq!(receipt, secret.receipt(&Line::read(lines[11].as_bytes()).unwrap().hash));
    assert_ne!(sealed(&day("28901:p002", 12, 50)).receipt().unwrap(), receipt);
    assert_eq!(check(&lines).receipt(), None, "a file that was not sealed has no receipt");
    assert_eq!(sealed(&lines[..11]).receipt(), None, "nor has one that is not whole");
    for bad in ["{\"receipt\":\"\"}", "{\"receipt\":7}", "{\"receipt\":\"0123456789ABCDEF0123456789abcdef\"}"] {
        let found = verify(&[file(&lines), bad.as_bytes().to_vec(), b"\n".to_vec()].concat(), &Expected::default());
        assert_eq!(found.fault.unwrap().code, FaultCode::Unread, "{bad}");
    }
}

#[test]
fn what_must_not_stand_in_a_log_does_not_get_in() {
    let last = open(of("28901:p001"), at(0), 0).unwrap();
    let refused = |what: What| match next(&last, entry(1, what)) {
        Err(WriteError::NotAllowed(error)) => error.code(),
        other => panic!("{other:?}"),
    };
    let note = |text: &str| What::Note { text: text.into() };
    assert_eq!(refused(note(" ")), "empty");
    assert_eq!(refused(note(&"a".repeat(601))), "too_long");
    assert_eq!(refused(note("two\nlines")), "control");
    assert_eq!(refused(note("a voter born 3/4/1961")), "birth_date");
    assert_eq!(refused(note("with 123-45-6789")), "nine_digits");
    assert_eq!(refused(What::Photo(Photo { text: "The sign".into(), jpeg: "/9j/".into() })), "photo");
    assert!(matches!(next(&last, entry(1, What::Opened(of("x")))), Err(WriteError::Kind)));
    assert!(matches!(next(&last, entry(1, What::Struck { entry: 1, struck: true })), Err(WriteError::NoSuchEntry { .. })));
    assert!(matches!(next("{}", entry(1, note("x"))), Err(WriteError::Last(Unread::Form))));
    let fine = Spot { lon_e5: 1, lat_e5: 0 };
    let What::Observation { seen, measured_by, tape_tenths_ft, tape_from, reading, accuracy_m, asked, done, .. } = some(4) else { panic!() };
    assert_eq!(refused(What::Observation { seen, measured_by, tape_tenths_ft, tape_from, reading, spot: Some(fine), accuracy_m, asked, done }), "invalid");
    let sig = "0".repeat(128);
    assert_eq!(checkpoint(&last, &last, at(1), 1, Why::Time, sig), Err(WriteError::Signature));
    let odd = |change: &dyn Fn(&mut LogOf)| {
        let mut of = of("28901:p001");
        change(&mut of);
        open(of, at(0), 0).is_err()
    };
    assert!(odd(&|of| of.format = 2));
    assert!(odd(&|of| of.device = "00".into()));
    assert!(odd(&|of| of.device.clear()));
    assert!(odd(&|of| of.election_date = "today".into()));
    assert!(odd(&|of| of.place.clear()));
}

#[test]
fn a_tablet_without_a_key_has_a_chain_and_no_signature() {
    let unsigned = LogOf { device: String::new(), key: KeyKind::None, ..of("28901:p001") };
    let mut lines = vec![open(unsigned, at(0), 0).unwrap()];
    for n in 1..4 {
        lines.push(next(lines.last().unwrap(), entry(n, some(n))).unwrap());
    }
    let found = check(&lines);
    assert_eq!((found.fault, found.closed, found.signed_through), (None, false, None));
    lines.swap(1, 2);
    assert_eq!(check(&lines).fault.unwrap().entry, 1);
}

#[test]
fn a_log_says_no_more_than_its_fields() {
    let line = next(&open(of("28901:p001"), at(0), 0).unwrap(), entry(1, some(0))).unwrap();
    let body = line[..line.len() - 75].replace("\"kind\":\"note\"", "\"kind\":\"note\",\"voter\":\"Made-up Person\"");
    let text = format!("{body},\"hash\":\"{}\"}}", crate::domain::edition::Hash::of(body.as_bytes()));
    assert_eq!(Line::read(text.as_bytes()), Err(Unread::NotCanonical));
}

#[test]
fn the_clock_set_back_is_told_and_is_no_fault() {
    let mut lines = day("28901:p001", 6, 50);
    lines.pop();
    lines.push(next(lines.last().unwrap(), Entry { at: at(0), ..entry(9, some(0)) }).unwrap());
    lines.push(signed(&lines, 10, Why::Close));
    let found = check(&lines);
    assert_eq!((found.fault, found.clock_back), (None, vec![5]));
}

#[test]
fn a_table_has_a_row_an_entry_and_no_formula() {
    let mut lines = vec![open(of("28901:p001"), at(0), 0).unwrap()];
    let texts = ["=HYPERLINK(\"http://x\")", "+1", "-1", "@x", " =1", "＝1", "plain, \"quoted\""];
    for text in texts {
        lines.push(next(lines.last().unwrap(), entry(1, What::Note { text: text.into() })).unwrap());
    }
    lines.push(next(lines.last().unwrap(), entry(1, some(4))).unwrap());
    lines.push(next(lines.last().unwrap(), entry(1, What::Struck { entry: 3, struck: true })).unwrap());
    lines.push(signed(&lines, 10, Why::Close));
    let csv = table(&check(&lines).lines);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let head = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), lines.len());
    let cell = |row: usize, name: &str| rows[row].get(head.iter().position(|one| one == name).unwrap()).unwrap().to_owned();
    for (i, text) in texts.iter().enumerate() {
        let guarded = if i < 6 { format!("'{text}") } else { (*text).to_owned() };
        assert_eq!(cell(i + 1, "text"), guarded);
    }
    assert_eq!((cell(8, "tape_ft"), cell(8, "lon"), cell(8, "lat")), ("138.5".into(), "-89.06000".into(), "33.15005".into()));
    assert_eq!((cell(3, "struck"), cell(4, "struck")), ("yes".into(), String::new()));
    for row in &rows {
        for cell in row.iter().filter(|cell| !cell.starts_with("-89")) {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}
