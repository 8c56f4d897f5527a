//! Ten thousand made-up birth dates and Social Security numbers, given by mistake: not one comes out anywhere, in any encoding.

use std::io::Read;
use std::path::Path;

use crate::program::{names, run};
use crate::sealed::{begun, ok, seal};

/// A birth date and a number for each of 10,000; the numbers begin with 000 and 666, which are never given out.
fn planted() -> Vec<(String, String)> {
    let one = |n: u32| {
        let mixed = n.wrapping_mul(2_654_435_761) >> 7;
        let date = format!("{}-{:02}-{:02}", 1925 + mixed % 80, 1 + mixed / 80 % 12, 1 + mixed / 960 % 28);
        let ssn = format!("{}-{:02}-{:04}", if n.is_multiple_of(2) { "000" } else { "666" }, 10 + mixed % 89, n);
        (date, ssn)
    };
    (0..10_000).map(one).collect()
}

/// A value as it could be found: plain, without its hyphens, in hex, in base64 at each of the three offsets.
fn encodings(value: &str) -> Vec<Vec<u8>> {
    let plain = value.as_bytes().to_vec();
    let bare: Vec<u8> = value.bytes().filter(u8::is_ascii_digit).collect();
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{b:02x}")).collect::<String>().into_bytes();
    let mut all = vec![plain.clone(), hex(&plain), hex(&bare)];
    for bytes in [&plain, &bare] {
        for offset in 0..3 {
            let shifted = [&vec![0; offset][..], bytes].concat();
            let text = base64(&shifted);
            // What does not depend on its neighbours.
            let (from, to) = ([0, 2, 3][offset], shifted.len() / 3 * 4);
            all.push(text.as_bytes()[from..to].to_vec());
        }
    }
    // Digits alone are looked for where they are of a number's length: eight digits of a date are also other things.
    if bare.len() == 9 {
        all.push(bare);
    }
    all
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().enumerate().fold(0_u32, |n, (i, b)| n | u32::from(*b) << (16 - 8 * i));
        (0..4).for_each(|i| out.push(char::from(SIGNS[usize::try_from(number >> (18 - 6 * i) & 63).unwrap()])));
    }
    out
}

/// All bytes of a folder, and what inflates of each file.
fn all_bytes(folder: &Path) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for name in names(folder).into_keys() {
        let path = folder.join(&name);
        all.push(name.into_bytes());
        if !path.is_file() {
            continue;
        }
        let mut bytes = Vec::new();
        std::fs::File::open(&path).unwrap().read_to_end(&mut bytes).unwrap();
        if let Ok(opened) = miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, 32 << 20) {
            all.push(opened);
        }
        all.push(bytes);
    }
    all
}

/// Whether any of the needles stands in the hay: by the first eight bytes, which are looked up in a set.
fn any_in<'a>(needles: &'a std::collections::HashMap<[u8; 8], Vec<Vec<u8>>>, hay: &[u8]) -> Option<&'a [u8]> {
    for (at, head) in hay.windows(8).enumerate() {
        let head: &[u8; 8] = head.try_into().unwrap();
        if let Some(whole) = needles.get(head)
            && let Some(found) = whole.iter().find(|needle| hay[at..].starts_with(needle))
        {
            return Some(found);
        }
    }
    None
}

#[test]
fn no_planted_value_reaches_any_output() {
    let planted = planted();
    let mut needles = std::collections::HashMap::<[u8; 8], Vec<Vec<u8>>>::new();
    for needle in planted.iter().flat_map(|(date, ssn)| [encodings(date), encodings(ssn)].concat()) {
        needles.entry(*needle.first_chunk().unwrap()).or_default().push(needle);
    }
    let made = begun("10000");
    let roll = std::fs::read_to_string(made.path().join("roll.csv")).unwrap();
    // Days of registration are in the roll by right; they are not what is looked for here.
    let roll: String = roll.lines().map(|line| {
        let mut cells: Vec<&str> = line.split(',').collect();
        if cells[0] != "voter" { cells[13] = "" }
        cells.join(",") + "\n"
    }).collect();
    let mut lines = roll.lines();
    let header = lines.next().unwrap();
    let rows: Vec<&str> = lines.collect();
    let more = |header: String, row: &dyn Fn(&str, &(String, String)) -> String| -> String {
        let body: String = rows.iter().zip(&planted).map(|(r, p)| row(r, p) + "\n").collect();
        format!("{header}\n{body}")
    };
    let mistakes = [
        // Columns of their own, called what they are, or not.
        more(format!("{header},dob,ssn"), &|r, (d, s)| format!("{r},{d},{s}")),
        more(format!("{header},x1,x2"), &|r, (d, s)| format!("{r},{d},{s}")),
        more(format!("ssn,{header}"), &|r, (_, s)| format!("{s},{r}")),
        // Cells beyond the header; a header that is not there.
        more(header.to_owned(), &|r, (d, s)| format!("{r},{d},{s}")),
        planted.iter().map(|(d, s)| format!("{s},{d},a,b,c,d\n")).collect(),
        // In columns that a roll has.
        more(header.to_owned(), &|r, (_, s)| r.replacen("made-up-", s, 1)),
        more(header.to_owned(), &|r, (_, s)| { let mut c: Vec<&str> = r.split(',').collect(); c[0] = s; c.join(",") }),
        more(header.to_owned(), &|r, (d, _)| { let mut c: Vec<&str> = r.split(',').collect(); c[1] = d; c.join(",") }),
        more(header.to_owned(), &|r, (_, s)| { let mut c: Vec<&str> = r.split(',').collect(); c[10] = s; c.join(",") }),
        more(header.to_owned(), &|r, (_, s)| { let mut c: Vec<&str> = r.split(',').collect(); c[5] = s; c.join(",") }),
    ];
    for (at, text) in mistakes.iter().enumerate() {
        std::fs::write(made.path().join("mistake.csv"), text).unwrap();
        let code = ["roll", "code", "--roll", "mistake.csv", "--key", "office.key", "--series", "demo-2", "--cards", "cards-2.csv", "--site", "https://vote.example/v", "--out", "mailing-2"];
        for args in [seal("mistake.csv", "edition", &["work-2"], "out-2"), code.to_vec()] {
            let ran = run(&made, &args, b"");
            assert_eq!(ran.exit, 1, "mistake {at}: {}", ran.err);
            for said in [&ran.out, &ran.err] {
                assert_eq!(any_in(&needles, said.as_bytes()), None, "mistake {at} comes out in words");
            }
        }
        for folder in ["out-2", "mailing-2", "work-2", "cards-2.csv"] {
            assert!(!made.path().join(folder).exists(), "mistake {at} left {folder}");
        }
    }
    // The twin that shows the search works: a planted value in a file is found, whatever its encoding.
    for value in [&planted[17].0, &planted[18].1] {
        for needle in encodings(value) {
            assert!(any_in(&needles, &[b"before ", needle.as_slice(), b" behind"].concat()).is_some());
        }
    }
    // The right roll gives outputs, and nothing of the planted is in them either.
    std::fs::write(made.path().join("right.csv"), &roll).unwrap();
    ok(&made, &seal("right.csv", "edition", &["work"], "sealed"));
    for folder in ["sealed", "mailing", "work"] {
        for bytes in all_bytes(&made.path().join(folder)) {
            // Two hundred and fifty million bytes of buckets: every eighth bucket is looked through.
            if bytes.len() == 122_880 && !bytes[0].is_multiple_of(8) {
                continue;
            }
            assert_eq!(any_in(&needles, &bytes), None, "{folder}");
        }
    }
}
