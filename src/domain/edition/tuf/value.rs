//! JSON as metadata holds it, and its canonical form, over which signatures are made.
//!
//! Canonical JSON is the one that the specification names (<http://wiki.laptop.org/go/Canonical_JSON>): keys sorted, no blanks,
//! whole numbers only, and of all signs in text only `"` and `\` escaped.

use super::super::json::{Json, Read};

/// A value. Fractions have no canonical form and are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Truth(bool),
    /// A whole number.
    Whole(i64),
    /// Text.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object: sorted by name, each once.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// An object of these members.
    #[must_use]
    pub fn map<N: Into<String>>(members: impl IntoIterator<Item = (N, Value)>) -> Self {
        let mut members: Vec<_> = members.into_iter().map(|(name, value)| (name.into(), value)).collect();
        members.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self::Map(members)
    }

    /// Text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Reads a whole document.
    ///
    /// # Errors
    /// What was expected.
    pub fn read(document: &[u8]) -> Result<Self, &'static str> {
        let text = std::str::from_utf8(document).ok().ok_or("expected UTF-8")?;
        let mut json = Json::new(text);
        let value = Self::take(&mut json)?;
        json.end()?;
        Ok(value)
    }

    fn take(json: &mut Json<'_>) -> Read<Self> {
        match json.next() {
            Some(b'{') => {
                let mut members: Vec<(String, Self)> = Vec::new();
                json.object(&mut |name, json| {
                    let value = Self::take(json)?;
                    match members.binary_search_by(|(known, _)| known.as_str().cmp(name)) {
                        // Two readers could take two different ones.
                        Ok(_) => Err("expected each name once"),
                        Err(at) => {
                            members.insert(at, (name.to_owned(), value));
                            Ok(())
                        }
                    }
                })?;
                Ok(Self::Map(members))
            }
            Some(b'[') => {
                let mut items = Vec::new();
                json.array(&mut |json| Self::take(json).map(|item| items.push(item)))?;
                Ok(Self::List(items))
            }
            Some(b'"') => json.text().map(Self::Text),
            Some(b't' | b'f') => json.truth().map(Self::Truth),
            Some(b'n') => json.pass().map(|()| Self::Null),
            _ => json.integer().map(Self::Whole),
        }
    }

    /// Writes the canonical form.
    #[must_use]
    pub fn canonical(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Null => out.extend_from_slice(b"null"),
            Self::Truth(true) => out.extend_from_slice(b"true"),
            Self::Truth(false) => out.extend_from_slice(b"false"),
            Self::Whole(number) => out.extend_from_slice(number.to_string().as_bytes()),
            Self::Text(text) => quote(text, out),
            Self::List(items) => {
                let mut before = b'[';
                for item in items {
                    out.push(before);
                    item.write(out);
                    before = b',';
                }
                out.extend_from_slice(if items.is_empty() { b"[]" } else { b"]" });
            }
            Self::Map(members) => {
                let mut before = b'{';
                for (name, value) in members {
                    out.push(before);
                    quote(name, out);
                    out.push(b':');
                    value.write(out);
                    before = b',';
                }
                out.extend_from_slice(if members.is_empty() { b"{}" } else { b"}" });
            }
        }
    }

    /// A member of an object.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let members = self.as_map()?;
        let at = members.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        members.get(at).map(|(_, value)| value)
    }

    /// Its members, of an object.
    #[must_use]
    pub fn as_map(&self) -> Option<&[(String, Self)]> {
        if let Self::Map(members) = self { Some(members) } else { None }
    }

    /// Its items, of an array.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    /// Of text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// A whole number from 1 to 4,294,967,295: a version or a threshold.
    #[must_use]
    pub fn as_count(&self) -> Option<u32> {
        if let Self::Whole(number) = self { u32::try_from(*number).ok().filter(|n| *n > 0) } else { None }
    }

    /// Items that are all text, each once; `None` otherwise.
    pub(super) fn as_names(&self) -> Option<Vec<String>> {
        let mut names: Vec<String> = Vec::new();
        for item in self.as_list()? {
            let name = item.as_text()?;
            if names.iter().any(|known| known == name) {
                return None;
            }
            names.push(name.to_owned());
        }
        Some(names)
    }
}

fn quote(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for byte in text.bytes() {
        if matches!(byte, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(byte);
    }
    out.push(b'"');
}
