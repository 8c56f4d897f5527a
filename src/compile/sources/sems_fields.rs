//! One line of a SEMS export as its fields: commas, then perhaps a space, then perhaps quotes.

/// A line with its section taken off.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// 0 to 8.
    pub section: u8,
    /// 1-based.
    pub line: u32,
    /// The other fields.
    pub fields: Vec<String>,
    /// The line as received.
    pub received: String,
}

/// Splits a line. The `csv` crate takes ` "x"` for an unquoted field, because of the space, so the spaces outside
/// quotes go first.
pub(super) fn fields(line: &str) -> Result<Vec<String>, String> {
    let mut bare = String::with_capacity(line.len());
    let (mut quoted, mut at_start) = (false, true);
    for c in line.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                at_start = false;
            }
            ',' if !quoted => at_start = true,
            ' ' | '\t' if at_start && !quoted => continue,
            _ => at_start = false,
        }
        bare.push(c);
    }
    if quoted {
        return Err("Found a quote that is never closed; the line was left out.".to_owned());
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bare.as_bytes());
    let mut record = csv::StringRecord::new();
    match reader.read_record(&mut record) {
        Ok(true) => Ok(record.iter().map(|f| f.trim().to_owned()).collect()),
        Ok(false) => Err("Found no fields; the line was left out.".to_owned()),
        Err(e) => Err(format!(
            "Found a line that cannot be read ({e}); it was left out."
        )),
    }
}

/// `5/2/2019` → `2019-05-02`.
pub(super) fn iso_date(text: &str) -> Option<String> {
    let mut parts = text.split('/');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let date =
        jiff::civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spaces_before_quotes_and_commas_within_them() {
        let line = r#"8, 775014113, 2, "ROGERS ERNEST DWAYNE",0, 2, 2, "Ernest Rogers, Jr""#;
        let want = [
            "8",
            "775014113",
            "2",
            "ROGERS ERNEST DWAYNE",
            "0",
            "2",
            "2",
            "Ernest Rogers, Jr",
        ];
        assert_eq!(fields(line), Ok(want.map(str::to_owned).to_vec()));
        assert_eq!(
            fields(r#"1, "say ""hi"" there""#),
            Ok(vec!["1".into(), r#"say "hi" there"#.into()])
        );
        assert!(fields(r#"1, "open"#).is_err());
    }

    #[test]
    fn dates() {
        assert_eq!(iso_date("5/2/2019").as_deref(), Some("2019-05-02"));
        for bad in ["", "5/2", "13/1/2019", "2/30/2019", "5/2/2019/1", "a/b/c"] {
            assert_eq!(iso_date(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn written_is_read_back(cells in prop::collection::vec("[a-z,\" ]{0,8}", 1..8)) {
            let trimmed: Vec<String> = cells.iter().map(|c| c.trim().to_owned()).collect();
            let written: Vec<String> =
                trimmed.iter().map(|c| format!(" \"{}\"", c.replace('"', "\"\""))).collect();
            prop_assert_eq!(fields(written.join(",").trim()), Ok(trimmed));
        }
    }
}
