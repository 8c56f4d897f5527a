//! Reads JSON (RFC 8259) as metadata needs it: members, items, text and whole numbers; the rest is passed over, but must
//! be JSON. It takes a twentieth of a general reader, most of which is floats. The tests hold it against `serde_json`.

/// Deeper than any metadata.
const DEEPEST: u32 = 32;

/// What is left of a document.
pub(super) struct Json<'a> {
    rest: &'a [u8],
    depth: u32,
}

pub(super) type Read<T> = Result<T, &'static str>;

impl<'a> Json<'a> {
    pub(super) const fn new(document: &'a str) -> Self {
        Self { rest: document.as_bytes(), depth: 0 }
    }

    /// Nothing but blanks is left.
    pub(super) fn end(&mut self) -> Read<()> {
        if self.next().is_none() { Ok(()) } else { Err("found something behind the document, expected its end") }
    }

    /// The next byte that is no blank.
    pub(super) fn next(&mut self) -> Option<u8> {
        while let Some((b' ' | b'\t' | b'\n' | b'\r', rest)) = self.rest.split_first() {
            self.rest = rest;
        }
        self.rest.first().copied()
    }

    fn takes(&mut self, sign: u8) -> bool {
        let found = self.next() == Some(sign);
        if found {
            self.rest = self.rest.get(1..).unwrap_or_default();
        }
        found
    }

    /// Calls for each member with its name; the call reads or passes over the value.
    pub(super) fn object(&mut self, member: &mut dyn FnMut(&str, &mut Self) -> Read<()>) -> Read<()> {
        if !self.takes(b'{') {
            return Err("expected an object");
        }
        self.items(b'}', &mut |json| {
            let name = json.text()?;
            if !json.takes(b':') {
                return Err("expected ':' behind a name");
            }
            member(&name, json)
        })
    }

    /// Items between commas, up to the closing sign.
    fn items(&mut self, close: u8, item: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("expected fewer brackets inside one another");
        }
        if !self.takes(close) {
            loop {
                item(self)?;
                if self.takes(close) {
                    break;
                }
                if !self.takes(b',') {
                    return Err("expected ',' or a closing bracket");
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Calls for each item of an array; the call reads or passes over it.
    pub(super) fn array(&mut self, item: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        if !self.takes(b'[') {
            return Err("expected an array");
        }
        self.items(b']', item)
    }

    /// Text, its escapes resolved.
    pub(super) fn text(&mut self) -> Read<String> {
        let quoted = std::str::from_utf8(self.quoted()?).ok().ok_or("expected UTF-8")?;
        // Units of UTF-16, as `\u` writes them: a sign beyond the first plane is two escapes.
        let mut units: Vec<u16> = Vec::new();
        let mut chars = quoted.chars();
        while let Some(c) = chars.next() {
            let plain = match (c, if c == '\\' { chars.next() } else { None }) {
                (_, Some('b')) => '\u{8}',
                (_, Some('f')) => '\u{c}',
                (_, Some('n')) => '\n',
                (_, Some('r')) => '\r',
                (_, Some('t')) => '\t',
                (_, Some('u')) => {
                    let digits = chars.as_str().get(..4).and_then(|hex| u16::from_str_radix(hex, 16).ok());
                    units.push(digits.ok_or("expected four hexadecimal digits")?);
                    chars.nth(3);
                    continue;
                }
                (_, Some(escaped)) => escaped,
                (c, None) => c,
            };
            units.extend_from_slice(plain.encode_utf16(&mut [0; 2]));
        }
        String::from_utf16(&units).ok().ok_or("expected no half of a surrogate pair")
    }

    /// The text of any value, as it stands.
    pub(super) fn slice(&mut self) -> Read<&'a [u8]> {
        self.next();
        let before = self.rest;
        self.pass()?;
        Ok(before.get(..before.len() - self.rest.len()).unwrap_or_default())
    }

    /// What stands between quotes.
    fn quoted(&mut self) -> Read<&'a [u8]> {
        if !self.takes(b'"') {
            return Err("expected text");
        }
        let mut escapes = 0;
        let mut escaped = false;
        for (at, byte) in self.rest.iter().enumerate() {
            match byte {
                b'"' if !escaped && escapes == 0 => {
                    let (text, rest) = self.rest.split_at_checked(at).unwrap_or_default();
                    self.rest = rest.get(1..).unwrap_or_default();
                    return Ok(text);
                }
                0..=0x1f => return Err("expected no control character in text"),
                b'u' if escaped => escapes = 4,
                _ if escapes > 0 => {
                    if !byte.is_ascii_hexdigit() {
                        return Err("expected four hexadecimal digits");
                    }
                    escapes -= 1;
                }
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                _ if escaped => return Err("expected an escape that JSON knows"),
                _ => {}
            }
            escaped = *byte == b'\\' && !escaped;
        }
        Err("expected a closing quote")
    }

    /// Digits, a sign, a point, an exponent, as they stand.
    fn number(&mut self) -> &'a [u8] {
        self.next();
        let digits = |b: &u8| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b'e' | b'E');
        let length = self.rest.iter().take_while(|b| digits(b)).count();
        let (number, rest) = self.rest.split_at_checked(length).unwrap_or_default();
        self.rest = rest;
        number
    }

    /// A whole number of 64 bits, negative ones too.
    pub(super) fn integer(&mut self) -> Read<i64> {
        let digits = self.number();
        let plain = matches!(digits, [b'1'..=b'9', ..] | [b'-', b'1'..=b'9', ..] | b"0");
        let number = std::str::from_utf8(digits).ok().filter(|_| plain).and_then(|text| text.parse().ok());
        number.ok_or("expected a whole number")
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self) -> Read<bool> {
        let yes = self.next() == Some(b't');
        self.word(if yes { b"true" } else { b"false" }).map(|()| yes)
    }

    /// Any value.
    pub(super) fn pass(&mut self) -> Read<()> {
        match self.next() {
            Some(b'{') => self.object(&mut |_, json| json.pass()),
            Some(b'[') => self.array(&mut Self::pass),
            Some(b'"') => self.quoted().map(drop),
            Some(b't') => self.word(b"true"),
            Some(b'f') => self.word(b"false"),
            Some(b'n') => self.word(b"null"),
            _ => if is_number(self.number()) { Ok(()) } else { Err("expected a value") },
        }
    }

    fn word(&mut self, word: &[u8]) -> Read<()> {
        self.rest = self.rest.strip_prefix(word).ok_or("expected a value")?;
        Ok(())
    }
}

/// `-? (0 | 1-9 digits) (. digits)? (e sign? digits)?`
fn is_number(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let digits = |text: &[u8]| text.iter().take_while(|b| b.is_ascii_digit()).count();
    let whole = digits(text);
    let mut rest = text.get(whole..).unwrap_or_default();
    if whole == 0 || (whole > 1 && text.first() == Some(&b'0')) {
        return false;
    }
    if let Some(part) = rest.strip_prefix(b".") {
        let length = digits(part);
        rest = part.get(length..).unwrap_or_default();
        if length == 0 {
            return false;
        }
    }
    if let [b'e' | b'E', power @ ..] = rest {
        let power = power.strip_prefix(b"-").or(power.strip_prefix(b"+")).unwrap_or(power);
        return !power.is_empty() && digits(power) == power.len();
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_json(text: &str) -> bool {
        let mut json = Json::new(text);
        json.pass().and_then(|()| json.end()).is_ok()
    }

    const DOCUMENT: &str =
        r#" {"a":[1,-2.5e+3, 0,"x\"\\\/\u00e9",true,false,null,{}],"b" : {"c":"é"}, "d":[[],[0.1E-9]]} "#;

    #[test]
    fn what_is_json_for_serde_json_is_json_here() {
        assert!(is_json(DOCUMENT));
        let mut refused = 0;
        for at in 0..DOCUMENT.len() {
            for sign in ["", "x", "\"", "0", "1", ".", "e", "-", ",", ":", "]", "}", "[", "{", "\\", "u", " ", "\n", "\t"] {
                let (Some(before), Some(after)) = (DOCUMENT.get(..at), DOCUMENT.get(at + 1..)) else { continue };
                let text = [before, sign, after].concat();
                let twin = serde_json::from_str::<serde_json::Value>(&text).is_ok();
                let ours = is_json(&text);
                assert_eq!(ours, twin, "{text}");
                refused += usize::from(!ours);
            }
        }
        assert!(refused > 500, "{refused}");
    }

    #[test]
    fn whole_numbers_are_whole() {
        let read = |text| Json::new(text).integer();
        assert_eq!((read("0"), read(" 4294967295,"), read("-7]")), (Ok(0), Ok(4_294_967_295), Ok(-7)));
        for text in ["", "-0", "-", "+1", "1.0", "1e3", "01", "9223372036854775808", "\"1\"", "null"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn text_is_what_it_is_for_serde_json() {
        for text in [r#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é😀""#, r#""\ud83d""#, r#""\ude00\ud83d""#, r#""\u12g4""#, r#""\u00é""#, r#""\x""#] {
            assert_eq!(Json::new(text).text().ok(), serde_json::from_str::<String>(text).ok(), "{text}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        assert!(!is_json(&"[".repeat(100_000)));
    }
}
