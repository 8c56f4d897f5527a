//! What a file is by its first bytes, whatever its name says: so that a clerk hears "this is a PDF", not "broken zip".

/// What is said of a file that no reader takes; none where nothing is plainly wrong. `expected` is what was due.
#[must_use]
pub fn refused(bytes: &[u8], expected: &str) -> Option<String> {
    let found = if bytes.starts_with(b"%PDF") {
        "a PDF, whatever its name says (ask for the table that it was printed from)"
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        if has_utf16(bytes, "EncryptedPackage") {
            "a workbook that is protected by a password (open it in Excel, take the password off, and save it)"
        } else {
            "an old Excel workbook (save it as XLSX or CSV)"
        }
    } else if bytes.starts_with(b"PK\x03\x04") && holds(bytes, b"xl/workbook.bin") {
        "a binary Excel workbook (save it as XLSX)"
    } else if bytes.starts_with(b"PK\x03\x04") && holds(bytes, b"application/vnd.oasis.opendocument") {
        "an OpenDocument spreadsheet (save it as XLSX or CSV)"
    } else if bytes.starts_with(b"PK\x03\x04") && holds(bytes, b"word/document.xml") {
        "a Word document (copy its table into a spreadsheet)"
    } else if bytes.starts_with(b"\x89PNG") || bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        "a picture (ask for the table that it shows)"
    } else if starts_like_html(bytes) {
        "a web page, whatever its name says (open it and save the table as XLSX or CSV)"
    } else {
        return None;
    };
    Some(format!("found {found}, expected {expected}"))
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|w| w == part)
}

fn has_utf16(bytes: &[u8], text: &str) -> bool {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    holds(bytes, &wide)
}

/// Some systems export HTML and call it .xls.
fn starts_like_html(bytes: &[u8]) -> bool {
    let start: Vec<u8> = bytes.iter().copied().skip_while(|b| b.is_ascii_whitespace()).take(15).map(|b| b.to_ascii_lowercase()).collect();
    start.starts_with(b"<html") || start.starts_with(b"<!doctype html")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_told_by_its_own_bytes() {
        let said = |bytes: &[u8]| refused(bytes, "an XLSX workbook").unwrap_or_default();
        assert!(said(b"%PDF-1.7 made up").starts_with("found a PDF, whatever its name says"));
        let mut locked = vec![0xd0, 0xcf, 0x11, 0xe0];
        assert!(said(&locked).starts_with("found an old Excel workbook"));
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert!(said(&locked).starts_with("found a workbook that is protected by a password"));
        assert!(said(b"  <HTML><table>").starts_with("found a web page"));
        assert_eq!(said(b"PK\x03\x04xl/workbook.xml"), "");
        assert_eq!(said(b"precinct,place\n"), "");
    }
}
