//! The table holds no formula, the link keeps the code behind its #, and another program reads the picture.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::compile::roll::rows::{Keep, read};

fn made(text: &str) -> (Vec<PrintedCard>, Site) {
    let roll = read("roll.csv", text.as_bytes(), Keep::People).unwrap();
    let mut cards = Cards::default();
    for row in roll.rows.iter().filter(|r| !r.protected) {
        cards.issue_first(&row.voter);
    }
    let series = "demo-1".parse().unwrap();
    (cards_of(&roll.rows, &cards, &OfficeKey::of([1; 32]), &series, |_| true), "https://vote.example/v".parse().unwrap())
}

const ROLL: &str = "voter,last,first,county,precinct,status,protected\n\
    v1,Fable,Mary,28901,07,active,\n\
    -v2,-Mirage,'Ann,28901,07,active,no\n\
    v3,Hidden,Person,28901,07,active,yes\n";

#[test]
fn formulas_are_guarded_and_the_protected_have_no_card() {
    let (cards, site) = made(ROLL);
    let table = String::from_utf8(table(&cards, &site, None).unwrap()).unwrap();
    assert_eq!(cards.len(), 2);
    assert!(!table.contains("Hidden") && !table.contains("v3"));
    assert!(table.contains("\r\n'-v2,'-Mirage,'Ann,"), "{table}");
    for cell in table.split([',', '\n']) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell:?}");
    }
}

#[test]
fn a_qr_reader_reads_the_link_and_the_link_the_code() {
    let (cards, site) = made(ROLL);
    for card in &cards {
        let svg = picture(card, &site).unwrap();
        // Drawn as other programs draw it: each path is squares of one module.
        let found = read_svg(&svg);
        assert_eq!(found, site.link(&card.link));
        assert_eq!(CardLink::read(found.split_once('#').unwrap().1), Ok(card.link.clone()));
        // Neither the picture's text nor its name says the code.
        assert!(!svg.contains(&card.link.code.plain()) && !picture_name(card).contains(&card.link.code.plain()));
    }
}

/// Draws the SVG's path `M x y h w v h H x V y` and reads it by another crate.
fn read_svg(svg: &str) -> String {
    let size: usize = svg.split("width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
    let path = svg.rsplit("d=\"").next().unwrap().split('"').next().unwrap();
    let mut pixels = vec![255_u8; size * size];
    for square in path.split('M').filter(|s| !s.trim().is_empty()) {
        let numbers: Vec<usize> = square.split(|c: char| !c.is_ascii_digit()).filter(|s| !s.is_empty()).map(|s| s.parse().unwrap()).collect();
        let &[x, y, w, h, ..] = numbers.as_slice() else { unreachable!("{square}") };
        for row in y..y + h {
            pixels[row * size + x..row * size + x + w].fill(0);
        }
    }
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(size, size, |x, y| pixels[y * size + x]);
    let grids = image.detect_grids();
    grids[0].decode().unwrap().1
}

#[test]
fn a_site_that_could_leak_the_code_is_refused() {
    for text in ["http://vote.example/v", "vote.example", "https://", "https://vote.example/v?x=1", "https://vote.example/v#x", "https://vote example/", "https://u@vote.example/", "https://é.example"] {
        assert!(text.parse::<Site>().is_err(), "{text}");
    }
}
