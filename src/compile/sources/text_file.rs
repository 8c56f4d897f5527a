//! From the bytes of a text file to text: its encoding, its longest line, its quotes.
//!
//! What is refused here would otherwise be misread in silence: a binary file, a line without end, a quote never closed.

use std::borrow::Cow;

use super::{Finding, FixIn, Severity, SourceError, Spot, found, limits, line_number, what_it_is};

/// Decodes a text file: UTF-8 with or without its mark, else Windows-1252, which is reported.
///
/// # Errors
/// The file is empty, binary, UTF-16, or has a line of more than [`limits::LINE_BYTES`].
pub fn decode<'a>(
    file: &str,
    bytes: &'a [u8],
) -> Result<(Cow<'a, str>, Vec<Finding>), SourceError> {
    let whole = |message: &str| Err(SourceError::file(file, message));
    if bytes.is_empty() {
        return whole("found an empty file, expected rows");
    }
    if !bytes.starts_with(b"PK\x03\x04") && let Some(message) = what_it_is::refused(bytes, "text") {
        return whole(&message);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return whole("found a zip file (an Excel workbook?), expected text");
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return whole("found UTF-16, expected UTF-8 or Windows-1252 (save it as CSV UTF-8)");
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    for (i, line) in bytes.split(|b| *b == b'\n').enumerate() {
        if line.len() > limits::LINE_BYTES
            && line
                .split(|b| *b == b'\r')
                .any(|l| l.len() > limits::LINE_BYTES)
        {
            return Err(SourceError::line(
                file,
                line_number(i + 1),
                format!(
                    "found a line of {} bytes, expected at most {}",
                    line.len(),
                    limits::LINE_BYTES
                ),
            ));
        }
        if line.contains(&0) {
            return Err(SourceError::line(
                file,
                line_number(i + 1),
                "found a NUL byte, expected text",
            ));
        }
    }
    let mut findings = Vec::new();
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(e) => {
            let before = bytes.get(..e.valid_up_to()).unwrap_or_default();
            let line = line_number(1 + before.iter().filter(|b| **b == b'\n').count());
            findings.push(found(
                "encoding-windows-1252",
                Severity::Note,
                FixIn::Here,
                Spot::line(file, line),
                "",
                "The file is not UTF-8 (this is the first line that is not); it was read as Windows-1252.",
            ));
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
        }
    };
    // Old Macintosh files end lines with CR alone.
    let text = if text.contains('\n') {
        text
    } else {
        Cow::Owned(text.replace('\r', "\n"))
    };
    Ok((text, findings))
}

/// The line of a quote that opens a field and is never closed, or `None`. It would swallow every row after it.
#[must_use]
pub fn open_quote(text: &str, delimiter: u8) -> Option<u32> {
    enum At {
        Start,
        Field,
        Quoted,
        QuoteInQuoted,
    }
    let (mut at, mut line, mut opened) = (At::Start, 1_usize, 1_usize);
    for byte in text.bytes() {
        at = match (at, byte) {
            (At::Start, b'"') => {
                opened = line;
                At::Quoted
            }
            (At::Quoted, b'"') => At::QuoteInQuoted,
            (At::Quoted, _) | (At::QuoteInQuoted, b'"') => At::Quoted,
            (_, b'\n' | b'\r') => At::Start,
            (_, b) if b == delimiter => At::Start,
            _ => At::Field,
        };
        if byte == b'\n' {
            line += 1;
        }
    }
    matches!(at, At::Quoted).then(|| line_number(opened))
}
