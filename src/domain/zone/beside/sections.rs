//! The two sections in their own words (Official Code Annotated, Release 78, 8 July 2020; public domain), and the guidance in ours.

use super::{LawLine, LawText, Layer};

/// A section's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// "§ 23-15-895".
    pub cite: &'static str,
    /// The operative sentence, verbatim.
    pub words: &'static str,
}

/// The 150 feet: the section's first sentence. A current copy reads the same.
pub const SECTION_895: Section = Section {
    cite: "§ 23-15-895",
    words: "No candidate for an elective office, or any representative of such candidate, and no proponent or opponent of any constitutional \
            amendment, local issue or other measure printed on the ballot may post or distribute cards, posters or other campaign \
            literature within one hundred fifty (150) feet of any entrance of the building wherein any election is being held.",
};

/// The 30 feet: the section's second sentence.
pub const SECTION_245: Section = Section {
    cite: "§ 23-15-245",
    words: "A space thirty (30) feet in every direction from the polls, or the room in which the election is held, shall be kept open and \
            clear of all persons except the election officials, individuals present to vote and credentialed poll watchers as defined \
            by Section 23-15-577.",
};

/// The reminders were read as newspapers and stations reprinted them in 2020, 2023 and 2024, so they are told, not quoted.
const REMINDERS: &str = "Secretary of State’s reminders (2020, 2023, 2024, as reprinted)";

pub(super) fn texts() -> Vec<LawText> {
    vec![
        LawText {
            line: LawLine::OneFifty,
            section: SECTION_895.cite,
            layer: Layer::Statute,
            words: SECTION_895.words,
            reading: "150 feet from any entrance of the building. It speaks of literature, and of who may not post or hand it out.",
        },
        LawText {
            line: LawLine::OneFifty,
            section: REMINDERS,
            layer: Layer::Guidance,
            words: "",
            reading: "150 feet from any entrance, unless on private property. It speaks of any campaigning. The statute makes no exception for \
                      private property.",
        },
        LawText {
            line: LawLine::Thirty,
            section: SECTION_245.cite,
            layer: Layer::Statute,
            words: SECTION_245.words,
            reading: "30 feet from the polls, or from the room in which the election is held.",
        },
        LawText {
            line: LawLine::Thirty,
            section: REMINDERS,
            layer: Layer::Guidance,
            words: "",
            reading: "30 feet from every entrance, kept clear of all but election officials, voters waiting to vote, and authorized poll \
                      watchers.",
        },
    ]
}
