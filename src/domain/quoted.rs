//! Text in quotation marks, for errors: what the standard library's `{:?}` would print, without its tables of Unicode,
//! which weigh 3 kB in the page.

use std::fmt::{Display, Formatter, Result, Write};

/// Prints text between quotation marks, with what cannot be seen written out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoted<'a>(pub(super) &'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' | '\\' => write!(f, "\\{c}")?,
                '\0' => f.write_str("\\0")?,
                '\t' => f.write_str("\\t")?,
                '\n' => f.write_str("\\n")?,
                '\r' => f.write_str("\\r")?,
                c if is_unseen(c) => write!(f, "\\u{{{:x}}}", u32::from(c))?,
                c => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}

/// Controls, and the blanks, marks and private signs that show nothing or turn the text around.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{a0}' | '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}' | '\u{205f}'..='\u{206f}' | '\u{3000}' | '\u{e000}'..='\u{f8ff}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{10ffff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_the_standard_library_quotes() {
        for text in [
            "", "Main St", "say \"so\"", "it's", "back\\slash", "a\tb\r\nc\0", "\u{1b}[31m", "\u{7f}\u{80}", "Peña – ½ ’", "日本",
            "e\u{301}", "\u{200b}\u{202e}x\u{2066}", "\u{feff}", "\u{a0}", "\u{3000}", "\u{e000}", "😀",
        ] {
            assert_eq!(Quoted(text).to_string(), format!("{text:?}").replace("e\u{301}", "e\\u{301}"), "{text:?}");
        }
    }
}
