//! Excel workbooks that are cut, bombs, no workbooks, or hold errors.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Formula, Workbook};
use zip::write::SimpleFileOptions;

use super::*;

/// A list of two places, one with an Excel error and one far-off cell.
pub(crate) fn good() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Places").unwrap();
    for (i, header) in [
        "precinct_code",
        "precinct_name",
        "place_name",
        "address",
        "registered",
    ]
    .iter()
    .enumerate()
    {
        sheet.write(0, i as u16, *header).unwrap();
    }
    for row in 1..=3_u32 {
        sheet.write(row, 0, f64::from(row)).unwrap();
        sheet.write(row, 1, "Sample").unwrap();
        sheet.write(row, 2, "Sample Hall").unwrap();
        sheet.write(row, 4, 1200).unwrap();
    }
    let wrong = Formula::new("=1/0").set_result("#DIV/0!");
    sheet.write(3, 3, wrong).unwrap();
    let date = ExcelDateTime::from_ymd(2026, 1, 5).unwrap();
    sheet
        .write_with_format(2, 3, &date, &CellFormat::new().set_num_format("yyyy-mm-dd"))
        .unwrap();
    book.add_worksheet().set_name("Other").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_become_text_and_rows_are_counted() {
    let read = polling_places::read(
        "f.xlsx",
        &good(),
        &input(Role::PollingPlaces, Format::Xlsx, &[]),
    )
    .unwrap();
    assert_eq!(read.rows[0].code, "1");
    assert_eq!(read.rows[0].registered, Some(1200));
    assert_eq!(read.rows[1].address, "2026-01-05");
    assert_eq!(read.rows[1].spot.sheet.as_deref(), Some("Places"));
    assert_eq!(read.rows[1].spot.line, Some(3));
    assert_eq!(read.rows_in, read.rows.len() + read.left_out);
}

#[test]
fn a_sheet_that_is_missing_lists_the_sheets() {
    let mut input = input(Role::PollingPlaces, Format::Xlsx, &[]);
    input.sheet = Some("Plaices".to_owned());
    let said = polling_places::read("f.xlsx", &good(), &input)
        .unwrap_err()
        .to_string();
    assert_eq!(
        said,
        "f.xlsx: found the sheets [\"Places\", \"Other\"], expected a sheet \"Plaices\""
    );
    input.sheet = Some("Other".to_owned());
    assert!(polling_places::read("f.xlsx", &good(), &input).is_err());
}

#[test]
fn what_is_no_workbook_is_an_error() {
    for bytes in [&b""[..], b"precinct_code\n1\n", b"PK\x03\x04", &[0; 1000]] {
        assert!(
            workbook(bytes)
                .unwrap_err()
                .to_string()
                .starts_with("f.xlsx: found no workbook")
        );
    }
    let zip = zipped("readme.txt", b"hello");
    let said = workbook(&zip).unwrap_err().to_string();
    assert_eq!(
        said,
        "f.xlsx: found a zip of 1 files, expected an XLSX workbook"
    );
}

#[test]
fn a_workbook_cut_anywhere_is_an_error() {
    let whole = good();
    for cut in (0..whole.len() - 1).step_by(61) {
        assert!(workbook(&whole[..cut]).is_err(), "cut at {cut}");
    }
}

/// Opens to 300 MB from about 300 kB.
#[test]
fn a_zip_bomb_is_measured_and_refused() {
    let zeros = vec![b' '; 300 << 20];
    let bomb = zipped("xl/workbook.xml", &zeros);
    assert!(bomb.len() < 2 << 20);
    let said = workbook(&bomb).unwrap_err().to_string();
    assert!(
        said.starts_with("f.xlsx: found a workbook of 314572800 bytes or more once opened"),
        "{said}"
    );

    // The same with a directory that claims ten bytes: sizes are measured, not believed.
    let mut liar = bomb;
    let size = (300_u32 << 20).to_le_bytes();
    let places: Vec<usize> = liar
        .windows(4)
        .enumerate()
        .filter(|(_, w)| *w == size)
        .map(|(i, _)| i)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        liar[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let said = workbook(&liar).unwrap_err().to_string();
    assert!(
        said.starts_with("f.xlsx: found no workbook: File is larger than its declared"),
        "{said}"
    );
}

#[test]
fn a_far_off_cell_does_not_fill_the_memory() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "precinct_code").unwrap();
    sheet.write(0, 1, "place_name").unwrap();
    sheet.write(1, 0, "1").unwrap();
    sheet.write(1_048_575, 16_383, "x").unwrap();
    let said = workbook(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(
        (said.rows, said.left_out, said.codes()),
        (1, 1, vec!["row-ragged"])
    );
    assert_eq!(said.findings[0].spot.line, Some(1_048_576));
}

fn zipped(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(name, SimpleFileOptions::default()).unwrap();
    zip.write_all(bytes).unwrap();
    zip.finish().unwrap().into_inner()
}
