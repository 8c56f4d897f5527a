//! XML feeds, one object at a time: the elements under the root, each with what stands in it, under limits.
//!
//! No document type is taken, so no entity can be declared, and none is ever expanded but the five of XML itself and
//! character numbers. A file all in one line is no fault; an element of more than [`limits::XML_TEXT_BYTES`] is.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{SourceError, Spot, limits, line_number};

/// An element with all that stands in it. Prefixes of namespaces are taken off names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Element {
    /// As written.
    pub name: String,
    /// 1-based line of its start tag.
    pub line: u32,
    /// The `id` attribute, trimmed; empty without it.
    pub id: String,
    /// Its own text, trimmed.
    pub text: String,
    /// In order.
    pub children: Vec<Element>,
}

impl Element {
    /// Whether it is called so: VIP 3 writes `street_segment` what VIP 5 writes `StreetSegment`.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        let plain = |text: &'_ str| text.bytes().filter(|b| *b != b'_').map(|b| b.to_ascii_lowercase()).collect::<Vec<u8>>();
        self.name.len() <= 2 * name.len() && plain(&self.name) == plain(name)
    }

    /// The first child of that name.
    #[must_use]
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|c| c.is(name))
    }

    /// Every child of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |c| c.is(name))
    }

    /// The text of the first child of that name; empty without it.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.child(name).map_or("", |c| c.text.as_str())
    }

    /// Where it stands.
    #[must_use]
    pub fn spot(&self, file: &str) -> Spot {
        Spot::line(file, self.line).field(&self.name)
    }

    /// The element in one line, as a report shows it.
    #[must_use]
    pub fn received(&self) -> String {
        let mut out = format!("{}{}{}", self.name, if self.id.is_empty() { "" } else { " " }, self.id);
        for child in self.children.iter().take(40) {
            if !child.text.is_empty() {
                out.push_str(&format!("; {}: {}", child.name, child.text));
            }
        }
        out.chars().take(600).collect()
    }
}

/// The root's name and its attributes, then its objects.
pub struct Objects<'a> {
    file: &'a str,
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Lines are counted up to this byte.
    counted: usize,
    line: usize,
    /// The root's name.
    pub root: String,
    /// The root's attributes.
    pub attributes: Vec<(String, String)>,
    ended: bool,
}

impl<'a> Objects<'a> {
    /// Opens a file and reads its root's start tag.
    ///
    /// # Errors
    /// The file is empty, no UTF-8, no XML, or has a document type.
    pub fn open(file: &'a str, bytes: &'a [u8]) -> Result<Self, SourceError> {
        let text = text(file, bytes)?;
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_end_names = true;
        let mut objects = Self {
            file,
            text,
            reader,
            counted: 0,
            line: 1,
            root: String::new(),
            attributes: Vec::new(),
            ended: false,
        };
        loop {
            match objects.event()? {
                Event::Start(tag) | Event::Empty(tag) => {
                    objects.root = local(&tag);
                    objects.attributes = objects.attributes_of(&tag)?;
                    return Ok(objects);
                }
                Event::Text(text) if blank(&text) => {}
                Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
                Event::Eof => return Err(objects.error("found no element, expected XML")),
                _ => return Err(objects.error("found text before the first element, expected XML")),
            }
        }
    }

    /// The next object, or none after the root's end.
    ///
    /// # Errors
    /// The XML is broken or cut, or past a limit.
    pub fn next_object(&mut self) -> Result<Option<Element>, SourceError> {
        if self.ended {
            return Ok(None);
        }
        // Open elements, the innermost last.
        let mut open: Vec<Element> = Vec::new();
        let mut elements = 0_usize;
        loop {
            let event = self.event()?;
            let done = match event {
                Event::Start(tag) => {
                    if open.len() + 2 > limits::XML_DEPTH {
                        let message = format!("found elements more than {} deep, expected at most that", limits::XML_DEPTH);
                        return Err(self.error(&message));
                    }
                    elements += 1;
                    let element = self.element(&tag)?;
                    open.push(element);
                    None
                }
                Event::Empty(tag) => {
                    elements += 1;
                    let element = self.element(&tag)?;
                    match open.last_mut() {
                        Some(parent) => {
                            parent.children.push(element);
                            None
                        }
                        None => Some(element),
                    }
                }
                Event::End(_) => match open.pop() {
                    None => {
                        self.ended = true;
                        return Ok(None);
                    }
                    Some(mut element) => {
                        element.text = element.text.trim().to_owned();
                        match open.last_mut() {
                            Some(parent) => {
                                parent.children.push(element);
                                None
                            }
                            None => Some(element),
                        }
                    }
                },
                Event::Text(text) => {
                    let piece = text.into_inner();
                    self.add(&mut open, &piece)?;
                    None
                }
                Event::CData(text) => {
                    let piece = text.into_inner();
                    self.add(&mut open, &piece)?;
                    None
                }
                Event::GeneralRef(reference) => {
                    let piece = self.reference(&reference)?;
                    self.add(&mut open, &piece)?;
                    None
                }
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::DocType(_) => None,
                Event::Eof => {
                    let within = open.last().map_or_else(|| self.root.clone(), |e| e.name.clone());
                    let message = format!("found the end of the file inside {within}, expected its end tag (is the file cut off?)");
                    return Err(self.error(&message).field(&within));
                }
            };
            if elements > limits::XML_ELEMENTS {
                let message = format!("found an object of more than {} elements, expected at most that", limits::XML_ELEMENTS);
                return Err(self.error(&message));
            }
            if done.is_some() {
                return Ok(done);
            }
        }
    }

    /// The next event; a document type is refused wherever it stands.
    fn event(&mut self) -> Result<Event<'a>, SourceError> {
        match self.reader.read_event() {
            Ok(Event::DocType(_)) => {
                let message = "found a document type (DTD), expected none: a feed needs none, and it could declare entities";
                Err(self.error(message))
            }
            Ok(event) => {
                if let Event::Start(tag) | Event::Empty(tag) = &event
                    && tag.len() > limits::XML_TEXT_BYTES
                {
                    let message = format!("found a tag of {} bytes, expected at most {}", tag.len(), limits::XML_TEXT_BYTES);
                    return Err(self.error(&message));
                }
                Ok(event)
            }
            Err(error) => Err(self.error(&format!("found broken XML: {error}"))),
        }
    }

    fn element(&mut self, tag: &BytesStart<'_>) -> Result<Element, SourceError> {
        let id = self.attributes_of(tag)?.into_iter().find(|(name, _)| name == "id").map(|(_, value)| value);
        Ok(Element {
            name: local(tag),
            line: self.here(),
            id: id.unwrap_or_default().trim().to_owned(),
            ..Element::default()
        })
    }

    fn attributes_of(&mut self, tag: &BytesStart<'_>) -> Result<Vec<(String, String)>, SourceError> {
        let mut out = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|e| self.error(&format!("found a broken attribute: {e}")))?;
            let name = attribute.key.as_ref().to_owned();
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|e| self.error(&format!("found a broken attribute {name}: {e}")))?;
            out.push((name, value.into_owned()));
        }
        Ok(out)
    }

    fn add(&mut self, open: &mut [Element], piece: &str) -> Result<(), SourceError> {
        let Some(element) = open.last_mut() else {
            if piece.trim().is_empty() {
                return Ok(());
            }
            let root = self.root.clone();
            return Err(self.error("found text between the objects, expected elements").field(&root));
        };
        element.text.push_str(piece);
        if element.text.len() > limits::XML_TEXT_BYTES {
            let (line, name) = (element.line, element.name.clone());
            let message = format!("found an element with more than {} bytes of text, expected at most that", limits::XML_TEXT_BYTES);
            return Err(SourceError::line(self.file, line, message).field(&name));
        }
        Ok(())
    }

    /// `&amp;` and its four fellows, `&#39;` and `&#x27;`; everything else is refused.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<String, SourceError> {
        let name: &str = reference;
        if let Some(known) = quick_xml::escape::resolve_xml_entity(name) {
            return Ok(known.to_owned());
        }
        match reference.resolve_char_ref() {
            Ok(Some(one)) => Ok(one.to_string()),
            Ok(None) => Err(self.error(&format!("found the entity &{name};, expected text: entities are never expanded"))),
            Err(error) => Err(self.error(&format!("found a character number that is none: {error}"))),
        }
    }

    /// The line of the event read last.
    fn here(&mut self) -> u32 {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.text.len());
        let passed = self.text.as_bytes().get(self.counted..at).unwrap_or_default();
        self.line += passed.iter().filter(|b| **b == b'\n').count();
        self.counted = self.counted.max(at);
        line_number(self.line)
    }

    fn error(&mut self, message: &str) -> SourceError {
        let line = self.here();
        SourceError::line(self.file, line, message)
    }
}

fn local(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_owned()
}

fn blank(text: &str) -> bool {
    text.trim().is_empty()
}

/// The bytes as UTF-8 text. A declared encoding is passed over: what is not UTF-8 is refused, with its line.
fn text<'a>(file: &str, bytes: &'a [u8]) -> Result<&'a str, SourceError> {
    let whole = |message: &str| Err(SourceError::file(file, message));
    if bytes.is_empty() {
        return whole("found an empty file, expected XML");
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return whole("found UTF-16, expected UTF-8 (save it as UTF-8)");
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        let line = 1 + bytes.iter().take(at).filter(|b| **b == b'\n').count();
        return Err(SourceError::line(file, line_number(line), "found a NUL byte, expected XML"));
    }
    std::str::from_utf8(bytes).map_err(|e| {
        let before = bytes.get(..e.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|b| **b == b'\n').count();
        SourceError::line(file, line_number(line), "found bytes that are not UTF-8, expected UTF-8 (save the feed as UTF-8)")
    })
}
