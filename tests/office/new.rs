//! `pollstead new`: guesses, questions, previews; what it refuses, in the clerk's words; nothing personal carried on.

use rust_xlsxwriter::{Format, Formula, Workbook};

use super::desk::Desk;

const HEADERS: [&str; 5] = ["Pct Code", "Precinct Name", "Polling Place", "Address", "Active Voters"];
const ROWS: [[&str; 5]; 2] = [["101", "Maben", "Hall", "1 Oak St, Fiction MS 39990", "500"], ["102", "Zion", "School", "2 Oak St, Fiction MS 39990", "40"]];
const GIVEN: [&str; 10] = ["--county", "28901=Fiction", "--election-date", "2026-11-03", "--as-of", "2026-05-01", "--made-up", "--out", "source.toml", "--yes"];

/// A workbook with one sheet "List" of the rows above, made otherwise by `mend`.
fn workbook(desk: &Desk, name: &str, mend: impl FnOnce(&mut Workbook)) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("List").unwrap();
    for (at, header) in (0u16..).zip(HEADERS) {
        sheet.write_string(0, at, header).unwrap();
    }
    for (line, row) in (1u32..).zip(ROWS) {
        for (at, cell) in (0u16..).zip(row) {
            sheet.write_string(line, at, cell).unwrap();
        }
    }
    mend(&mut book);
    desk.write(name, book.save_to_buffer().unwrap());
}

/// The same workbook as a program writes it that leaves the working out to Excel: formulas without values.
fn never_worked_out(desk: &Desk, from: &str, to: &str) {
    use std::io::{Read as _, Write as _};
    let mut old = zip::ZipArchive::new(std::fs::File::open(desk.path(from)).unwrap()).unwrap();
    let mut new = zip::ZipWriter::new(std::fs::File::create(desk.path(to)).unwrap());
    let mut mended = 0;
    for at in 0..old.len() {
        let mut part = old.by_index(at).unwrap();
        let mut text = Vec::new();
        part.read_to_end(&mut text).unwrap();
        let name = part.name().unwrap().into_owned();
        if name == "xl/worksheets/sheet1.xml" {
            let xml = String::from_utf8(text).unwrap();
            mended += xml.matches("</f><v>0</v>").count();
            text = xml.replace("</f><v>0</v>", "</f>").into_bytes();
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(&text).unwrap();
    }
    new.finish().unwrap();
    assert_eq!(mended, 1);
}

fn given<'a>(files: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec!["new"];
    args.extend(files);
    args.extend(GIVEN);
    args
}

fn refused(desk: &Desk, file: &str) -> String {
    let ran = desk.run(&given(&[file]));
    assert_eq!(ran.exit, 1, "{}", ran.err);
    assert!(!desk.path("source.toml").exists(), "nothing is written");
    assert!(ran.out.is_empty());
    ran.err
}

#[test]
fn guesses_are_shown_with_the_first_rows_and_the_profile_builds() {
    let desk = Desk::new();
    workbook(&desk, "in/list [final].xlsx", |_| ());
    let ran = desk.ok(&given(&["in/list [final].xlsx"]));
    for line in [
        "in/list [final].xlsx, sheet \"List\": a list of precincts and polling places\n",
        "    precinct_code = Pct Code\n",
        "    place_name = Polling Place\n",
        ": 2 rows, 0 left out; the first as they would be read:\n    county 28901 · code 101 · precinct Maben · place Hall · address 1 Oak St, Fiction MS 39990 · voters 500\n",
        "next: pollstead check source.toml --report report.html --corrections-sheet corrections.xlsx\n",
    ] {
        assert!(ran.err.contains(line), "{line}: {}", ran.err);
    }
    assert_eq!(ran.out, "source.toml\n");
    let built = desk.ok(&["build", "source.toml", "--out", "edition"]);
    assert!(built.out.contains("1 counties, 2 precincts, 2 polling places"), "{}", built.out);
    let again = desk.run(&given(&["in/list [final].xlsx"]));
    assert_eq!((again.exit, again.err.as_str()), (1, "pollstead: source.toml: found a file there, expected none\nGive the profile another name.\n"));
}

#[test]
fn asked_step_by_step_a_person_names_the_columns() {
    let desk = Desk::new();
    desk.write("odd.csv", "Pct;Name of Place;Building\n101;Maben;Hall\n102;Zion;School\n");
    // no; county, code, name, place, …; source; county; write.
    let columns = "-\nPct\nName of Place\nBuilding\n-\n-\n-\n-\n-\n-\n-\n-\n";
    let answers = format!("no\n{columns}Made-up clerk\nFiction County? no: 28901=Fiction\n");
    let wrong = desk.asked(&["new", "odd.csv", "--out", "source.toml"], &answers);
    assert_eq!(wrong.exit, 2, "{}", wrong.err);
    assert!(wrong.err.ends_with("expected a county of Mississippi, its code, or one such as 28901=Fiction\n"), "{}", wrong.err);
    let answers = format!("no\n{columns}Made-up clerk\n28901=Fiction\n2026-11-03\n\n2026-05-01\nOdd list\nyes\n");
    let ran = desk.asked(&["new", "odd.csv", "--out", "source.toml"], &answers);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    let text = desk.read("source.toml");
    for line in ["name = \"Odd list\"", "delimiter = \";\"", "source = \"Made-up clerk\"", "date = \"2026-11-03\"",
        "columns = { place_name = \"Building\", precinct_code = \"Pct\", precinct_name = \"Name of Place\" }"] {
        assert!(text.contains(line), "{line}: {text}");
    }
    desk.ok(&["check", "source.toml", "--report", "r.json"]);
    let short = desk.asked(&["new", "odd.csv", "--out", "other.toml"], "yes\n");
    assert_eq!(short.exit, 2);
    assert!(short.err.ends_with("pollstead: found the end of the answers, expected one to: Who made this file? It is shown with anything drawn from it\nSay --yes to take the guesses.\n"), "{}", short.err);
    assert!(!desk.path("other.toml").exists());
    let silent = desk.run(&["new", "odd.csv", "--out", "other.toml", "--yes"]);
    assert_eq!((silent.exit, silent.err.ends_with("expected --county\n")), (2, true), "{}", silent.err);
}

#[test]
fn people_are_never_carried_on() {
    let desk = Desk::new();
    desk.write("roll.csv", "House Number,Street,City,Precinct,LAST_NAME,DOB\n12,Elm St,Fiction,101,PERSON,1950-01-01\n");
    assert_eq!(refused(&desk, "roll.csv"),
        "pollstead: roll.csv:1: found columns about people: \"LAST_NAME\" (people's names), \"DOB\" (dates of birth); expected none (delete them at the source and send the rest; nothing of them was kept)\nNothing was written.\n");
    desk.write("hidden.csv", "Pct Code,Precinct Name,Polling Place,Address,X1\n101,Maben,Hall,1 Oak St,123-45-6789\n");
    let said = refused(&desk, "hidden.csv");
    assert!(said.contains("\"X1\" (Social Security numbers)") && !said.contains("6789"), "{said}");
    desk.write("list.csv", "Pct Code,Precinct Name,Polling Place,Address,Manager Name\n101,Maben,Hall,1 Oak St,MADE UP PERSON\n");
    let ran = desk.ok(&given(&["list.csv"]));
    assert!(ran.err.contains("    not carried on: Manager Name (people's names)\n"), "{}", ran.err);
    assert!(!ran.err.contains("MADE UP PERSON") && !desk.read("source.toml").contains("Manager"));
}

#[test]
fn what_is_not_what_its_name_says_is_told() {
    let desk = Desk::new();
    desk.write("list.xlsx", b"%PDF-1.7\nmade up");
    assert_eq!(refused(&desk, "list.xlsx"),
        "pollstead: list.xlsx: found a PDF, whatever its name says (ask for the table that it was printed from), expected a table (XLSX, CSV), a map (GeoJSON, shapefile) or a SEMS export\nNothing was written.\n");
    let mut locked = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    desk.write("locked.xlsx", &locked);
    assert!(refused(&desk, "locked.xlsx").contains("found a workbook that is protected by a password (open it in Excel, take the password off, and save it)"));
    desk.write("map.dbf", "x");
    assert!(refused(&desk, "map.dbf").contains("found a part of a shapefile, expected its .shp"));
    // The reader says the same, for a profile written by hand.
    desk.write("by-hand.toml", super::desk::profile("2026-05-01", "list.xlsx", "").replace("format = \"csv\"", "format = \"xlsx\""));
    assert!(desk.run(&["check", "by-hand.toml"]).err.starts_with("pollstead: list.xlsx: found a PDF, whatever its name says"));
}

#[test]
fn merged_cells_formulas_hidden_sheets_and_two_headers_are_refused_or_read_exactly() {
    let desk = Desk::new();
    workbook(&desk, "merged.xlsx", |book| {
        book.worksheet_from_name("List").unwrap().merge_range(1, 2, 2, 2, "Hall", &Format::new()).unwrap();
    });
    assert!(refused(&desk, "merged.xlsx").contains("merged.xlsx:2: found merged cells C2:C3, expected a value in each row"));
    workbook(&desk, "formula.xlsx", |book| {
        book.worksheet_from_name("List").unwrap().write_formula(2, 4, Formula::new("=20*2")).unwrap();
    });
    never_worked_out(&desk, "formula.xlsx", "empty-formula.xlsx");
    assert!(refused(&desk, "empty-formula.xlsx").contains("found a formula without a saved value in cell E3"), "{}", refused(&desk, "empty-formula.xlsx"));
    workbook(&desk, "titled.xlsx", |book| {
        let sheet = book.add_worksheet();
        sheet.set_name("Titled").unwrap();
        sheet.write_string(0, 0, "Polling places of a made-up county").unwrap();
        for (at, header) in (0u16..).zip(HEADERS) {
            sheet.write_string(1, at, header).unwrap();
        }
        book.worksheet_from_name("List").unwrap().set_hidden(true);
        book.worksheet_from_name("Titled").unwrap().set_active(true).set_first_tab(true);
    });
    assert!(refused(&desk, "titled.xlsx").contains("titled.xlsx:2: found the header in row 2 and something else above it"));
    workbook(&desk, "two.xlsx", |book| {
        let sheet = book.worksheet_from_name("List").unwrap();
        for (at, header) in (0u16..).zip(["Code", "Name", "Place", "Address", "Voters"]) {
            sheet.write_string(1, at, header).unwrap();
        }
    });
    assert!(refused(&desk, "two.xlsx").contains("found a header in row 1 and another in row 2, expected one"));
    // A formula that was worked out is its value; a hidden sheet in front is passed over.
    workbook(&desk, "good.xlsx", |book| {
        book.worksheet_from_name("List").unwrap().write_formula(1, 4, Formula::new("=250*2").set_result("500")).unwrap();
        let notes = book.add_worksheet();
        notes.set_name("Old list").unwrap().set_hidden(true);
        notes.write_string(0, 0, "not for reading").unwrap();
    });
    let ran = desk.ok(&given(&["good.xlsx"]));
    assert!(ran.err.contains("    Hidden sheets are not read: \"Old list\".\n") && ran.err.contains("place Hall") && ran.err.contains("voters 500"), "{}", ran.err);
}

#[test]
fn codes_turned_into_dates_and_days_turned_into_numbers_are_told() {
    let desk = Desk::new();
    workbook(&desk, "dates.xlsx", |book| {
        let date = rust_xlsxwriter::ExcelDateTime::from_ymd(1961, 3, 1).unwrap();
        book.worksheet_from_name("List").unwrap().write_datetime_with_format(2, 0, &date, &Format::new().set_num_format("mmm-yy")).unwrap();
    });
    assert_eq!(refused(&desk, "dates.xlsx"),
        "pollstead: dates.xlsx:3 [Pct Code]: found the date 1961-03-01, expected a code or a number: Excel takes 3-61 for a date (format the column as text, and type the code again)\nNothing was written.\n");
    desk.write("offices.csv", "county,office,phone,source,on\nFiction,Circuit clerk,662-555-0100,made up,46023\n");
    assert!(refused(&desk, "offices.csv").contains("offices.csv:2 [on]: found the number 46023, expected a day: Excel keeps days as numbers"));
}
