//! Cuts text into words: capitals, no periods or apostrophes, commas and the signs `# & @ /` as words of their own.

/// A word, and whether it hung on the one before: `12-B`, `CR123`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) glued: bool,
}

impl Word {
    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text
    }

    pub(super) fn starts_with_digit(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Letters that people write together with the number after them: `HWY15`, `APT4`.
const GLUED_BEFORE_NUMBERS: &[&str] = &[
    "APT", "BIA", "BLDG", "BOX", "CR", "HC", "HIGHWAY", "HWY", "I", "LOT", "MS", "NC", "RD", "RFD",
    "ROAD", "RR", "RT", "RTE", "SR", "STE", "SUITE", "TRLR", "UNIT", "US",
];

/// Every period, bracket or other sign parts words; an apostrophe does not (`O'Neal` is one word).
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut cut = Cutter {
        words: Vec::new(),
        word: String::new(),
        glued: false,
    };
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => cut.word.push(c.to_ascii_uppercase()),
            '\''
            | '`'
            | '´'
            | '‘'
            | '’'
            | 'ʼ'
            | '\u{200b}'..='\u{200f}'
            | '\u{feff}'
            | '\u{ad}' => {}
            '-' | '‐' | '‑' | '–' | '—' => {
                cut.end();
                cut.glued = true;
            }
            '½' => cut.sign("1/2"),
            '¼' => cut.sign("1/4"),
            '¾' => cut.sign("3/4"),
            '/' if is_number(&cut.word) && chars.peek().is_some_and(char::is_ascii_digit) => {
                cut.word.push('/')
            }
            ',' | ';' | '\n' | '\r' => cut.sign(","),
            '#' => cut.sign("#"),
            '&' => cut.sign("&"),
            '@' => cut.sign("@"),
            '/' => cut.sign("/"),
            c if c.is_ascii() || c == '\u{a0}' => cut.end(),
            c => match plain_letter(c) {
                Some(letter) => cut.word.push(letter),
                None => cut.word.push(c),
            },
        }
    }
    cut.end();
    cut.words
}

/// The words alone, without signs.
pub(crate) fn plain_words(text: &str) -> Vec<String> {
    words(text)
        .into_iter()
        .map(|w| w.text)
        .filter(|t| !matches!(t.as_str(), "," | "#" | "&" | "@" | "/"))
        .collect()
}

struct Cutter {
    words: Vec<Word>,
    word: String,
    glued: bool,
}

impl Cutter {
    fn end(&mut self) {
        if self.word.is_empty() {
            // A dash with blanks about it joins nothing.
            self.glued = false;
            return;
        }
        let text = std::mem::take(&mut self.word);
        let glued = std::mem::take(&mut self.glued);
        let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
        match text.split_at_checked(letters) {
            Some((before, number))
                if number.starts_with(|c: char| c.is_ascii_digit())
                    && GLUED_BEFORE_NUMBERS.contains(&before) =>
            {
                self.words.push(Word {
                    text: before.into(),
                    glued,
                });
                self.words.push(Word {
                    text: number.into(),
                    glued: true,
                });
            }
            _ => self.words.push(Word { text, glued }),
        }
    }

    fn sign(&mut self, sign: &str) {
        self.end();
        self.glued = false;
        self.words.push(Word {
            text: sign.into(),
            glued: false,
        });
    }
}

/// Letters that a Mississippi keyboard's long press gives, without their accents.
pub(crate) fn plain_letter(c: char) -> Option<char> {
    Some(match c {
        'à'..='å' | 'À'..='Å' => 'A',
        'ç' | 'Ç' => 'C',
        'è'..='ë' | 'È'..='Ë' => 'E',
        'ì'..='ï' | 'Ì'..='Ï' => 'I',
        'ñ' | 'Ñ' => 'N',
        'ò'..='ö' | 'Ò'..='Ö' => 'O',
        'ù'..='ü' | 'Ù'..='Ü' => 'U',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        words(text)
            .into_iter()
            .map(|w| {
                if w.glued {
                    ["-", &w.text].concat()
                } else {
                    w.text
                }
            })
            .collect()
    }

    #[test]
    fn signs_and_periods() {
        assert_eq!(
            cut("12-B O’Neal St.,  Apt. #4"),
            ["12", "-B", "ONEAL", "ST", ",", "APT", "#", "4"]
        );
        assert_eq!(cut("12 1/2 Main/Oak"), ["12", "1/2", "MAIN", "/", "OAK"]);
        assert_eq!(cut("12½ Canton"), ["12", "1/2", "CANTON"]);
        assert_eq!(cut("U.S.45 - Peña"), ["U", "S", "45", "PENA"]);
        assert_eq!(
            cut("MS15N CR123 I-55 1ST"),
            ["MS", "-15N", "CR", "-123", "I", "-55", "1ST"]
        );
    }
}
