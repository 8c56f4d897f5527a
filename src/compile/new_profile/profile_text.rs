//! The profile as text: what a person would have written by hand, with the same keys in the same order.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::compile::profile::Input;
use crate::compile::sources::open::{format_name, role_name};

/// What a new profile says.
#[derive(Debug, Clone, Default)]
pub struct NewProfile {
    /// What the edition is called.
    pub name: String,
    /// `YYYY-MM-DD`.
    pub as_of: String,
    /// Name → five digits.
    pub counties: BTreeMap<String, String>,
    /// The election's name.
    pub election: String,
    /// Its day.
    pub election_date: String,
    /// As the profile writes it.
    pub election_kind: String,
    /// Places and people are invented.
    pub made_up: bool,
    /// Corrections files, relative to the profile.
    pub corrections: Vec<String>,
    /// The inputs.
    pub inputs: Vec<Input>,
}

/// A TOML string, whatever the text holds.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// The file.
#[must_use]
pub fn text(profile: &NewProfile) -> String {
    let mut out = "# Written by `pollstead new` from the files as they arrived. Read it once; every key is explained in data/formats/profile.md.\n".to_owned();
    let mut line = |key: &str, value: String| {
        let _ = writeln!(out, "{key} = {value}");
    };
    line("name", quoted(&profile.name));
    line("as_of", quoted(&profile.as_of));
    line("time_zone", quoted("America/Chicago"));
    line("state", quoted("MS"));
    line("state_fips", quoted("28"));
    if profile.made_up {
        line("made_up", "true".to_owned());
    }
    match profile.corrections.as_slice() {
        [] => {}
        [one] => line("corrections", quoted(one)),
        several => line("corrections", format!("[{}]", several.iter().map(|c| quoted(c)).collect::<Vec<_>>().join(", "))),
    }
    if !profile.counties.is_empty() {
        out.push_str("\n[counties]\n");
        for (name, code) in &profile.counties {
            let _ = writeln!(out, "{} = {}", quoted(name), quoted(code));
        }
    }
    let id: String = format!("ms-{}-{}", profile.election_date, profile.election_kind.replace('_', "-"));
    let _ = write!(
        out,
        "\n[[elections]]\nid = {}\nname = {}\ndate = {}\nkind = {}\nauthority = {{ kind = \"county\" }}\n",
        quoted(&id), quoted(&profile.election), quoted(&profile.election_date), quoted(&profile.election_kind)
    );
    for input in &profile.inputs {
        let _ = write!(
            out,
            "\n[[inputs]]\nrole = \"{}\"\nformat = \"{}\"\npath = {}\nsource = {}\nlicence = {}\n",
            role_name(input.role), format_name(input.format), quoted(&input.path), quoted(&input.source), quoted(&input.licence)
        );
        for (key, value) in [("sheet", &input.sheet), ("delimiter", &input.delimiter), ("county", &input.county)] {
            if let Some(value) = value {
                let _ = writeln!(out, "{key} = {}", quoted(value));
            }
        }
        if !input.columns.is_empty() {
            let columns: Vec<String> = input.columns.iter().map(|(ours, theirs)| format!("{ours} = {}", quoted(theirs))).collect();
            let _ = writeln!(out, "columns = {{ {} }}", columns.join(", "));
        }
    }
    out
}
