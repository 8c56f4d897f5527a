//! Reads a whole log and says whether it is as the tablet wrote it; if not, the first entry that is not.

use ed25519_dalek::VerifyingKey;
use serde::Serialize;

use super::allowed::allowed;
use super::entry::{LogOf, What, Why};
use super::fault::{Fault, FaultCode};
use super::head::{Head, PaperHead};
use super::line::{Line, Unread};
use super::receipt::ReceiptSecret;
use super::write::{signed, year, zeros};
use crate::domain::roll::public_key::public_key;
use crate::domain::edition::Hash;

/// A day of photos is a tenth of it, bytes.
const LARGEST: usize = 64 << 20;

/// What a log is held against, beside itself.
#[derive(Debug, Clone, Default)]
pub struct Expected {
    /// The tablet's key, hexadecimal.
    pub key: Option<String>,
    /// Heads that were written on paper.
    pub heads: Vec<PaperHead>,
}

/// What was found.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    /// Which log it is, where its first entry can be read.
    pub of: Option<LogOf>,
    /// Entries that are in order, the first and the signatures included.
    pub entries: u32,
    /// The last of them that a signature covers.
    pub signed_through: Option<u32>,
    /// The day was closed.
    pub closed: bool,
    /// The head of the last one in order, twelve symbols.
    pub head: Option<String>,
    /// For each head on paper: the entry it is of.
    pub heads: Vec<Option<u32>>,
    /// Entries before which the tablet's clock was set back.
    pub clock_back: Vec<u32>,
    /// The first thing that is wrong; none where all is as it was written.
    pub fault: Option<Fault>,
    /// The entries in order.
    #[serde(skip)]
    pub lines: Vec<Line>,
    /// What the receipt is made with; only in a sealed file.
    #[serde(skip)]
    pub secret: Option<ReceiptSecret>,
}

impl Checked {
    /// The clerk's receipt: only of a log that is whole, from a file that was sealed.
    #[must_use]
    pub fn receipt(&self) -> Option<Head> {
        let last = self.lines.last().filter(|_| self.fault.is_none())?;
        Some(self.secret.as_ref()?.receipt(&last.hash))
    }

    fn fail(&mut self, entry: u32, code: FaultCode, says: String) {
        self.fault.get_or_insert(Fault { entry, stands_through: self.signed_through, code, says });
    }
}

/// Reads a log's bytes: lines that each end in a line feed.
#[must_use]
pub fn verify(bytes: &[u8], expected: &Expected) -> Checked {
    let mut found = Checked {
        of: None, entries: 0, signed_through: None, closed: false, head: None, heads: Vec::new(), clock_back: Vec::new(), fault: None,
        lines: Vec::new(), secret: None,
    };
    if bytes.len() > LARGEST {
        found.fail(0, FaultCode::TooLarge, format!("found {} bytes, expected a log of at most {LARGEST}", bytes.len()));
        return found;
    }
    let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    // Behind the last line feed nothing is left.
    let torn = lines.pop().filter(|rest| !rest.is_empty());
    match lines.last().and_then(|line| ReceiptSecret::read(line)) {
        Some(Ok(secret)) => {
            found.secret = Some(secret);
            lines.pop();
        }
        Some(Err(error)) => {
            found.fail(number(lines.len().saturating_sub(1)), FaultCode::Unread, error.to_string());
            lines.pop();
        }
        None => {}
    }
    let mut chain = Chain { first: None, key: None, last: None };
    for (i, line) in lines.iter().enumerate() {
        if let Err((entry, code, says)) = chain.take(number(i), line, lines.get(i + 1).copied(), &mut found) {
            found.fail(entry, code, says);
            break;
        }
    }
    found.head = found.lines.last().map(|line| Head::of(&line.hash).to_string());
    end(&mut found, torn.is_some());
    held_against(&mut found, expected);
    found
}

fn number(i: usize) -> u32 {
    u32::try_from(i).unwrap_or(u32::MAX)
}

type Wrong = (u32, FaultCode, String);

struct Chain {
    /// The first line's hash.
    first: Option<Hash>,
    key: Option<VerifyingKey>,
    last: Option<(u32, Hash)>,
}

impl Chain {
    /// Takes the line at a place, or says what is wrong and with which entry.
    fn take(&mut self, at: u32, bytes: &[u8], after: Option<&[u8]>, found: &mut Checked) -> Result<(), Wrong> {
        let line = Line::read(bytes).map_err(|unread| {
            let code = if unread == Unread::Hash { FaultCode::Changed } else { FaultCode::Unread };
            (at, code, format!("entry {at}: {unread}"))
        })?;
        if line.seq > at {
            return Err((at, FaultCode::Missing, format!("found entry {} where entry {at} was expected: entry {at} was taken out or moved", line.seq)));
        }
        if line.seq < at {
            return Err((at, FaultCode::Repeated, format!("found entry {} where entry {at} was expected: it was put in again or moved", line.seq)));
        }
        let before = self.last.map_or_else(zeros, |(_, hash)| hash);
        if line.prev != before {
            return Err(self.broken(at, &line, after));
        }
        self.says(at, &line)?;
        if let What::Checkpoint { why, sig } = &line.entry.what {
            self.signs(at, &line, *why, sig, after)?;
            found.signed_through = Some(at);
        }
        found.closed = matches!(line.entry.what, What::Checkpoint { why: Why::Close, .. });
        if let What::Opened(of) = &line.entry.what {
            found.of = Some(of.clone());
        }
        if found.lines.last().is_some_and(|last| last.entry.at > line.entry.at) {
            found.clock_back.push(at);
        }
        self.last = Some((at, line.hash));
        found.entries = at.saturating_add(1);
        found.lines.push(line);
        Ok(())
    }

    /// This line was not written after the last one. If it is signed over another, or the line behind it goes on from it, the
    /// one before is the stranger; else it is.
    fn broken(&self, at: u32, line: &Line, after: Option<&[u8]>) -> Wrong {
        let goes_on = after.and_then(|after| Line::read(after).ok()).is_some_and(|after| after.prev == line.hash && after.seq == at.saturating_add(1));
        let vouched = match (&line.entry.what, &self.first, at.checked_sub(1)) {
            (What::Checkpoint { why, sig }, Some(first), Some(before)) => {
                signed(first, (before, &line.prev), &line.entry.at, *why, sig, self.key.as_ref())
            }
            _ => false,
        };
        match at.checked_sub(1) {
            Some(before) if goes_on || vouched => {
                (before, FaultCode::NotFollowed, format!("entry {before} is not the one that entry {at} was written after: entry {before} was changed or exchanged"))
            }
            _ => (at, FaultCode::NotFollowing, format!("entry {at} was not written after the entry before it: entry {at} was changed, or is of another log")),
        }
    }

    /// The first entry opens the log and no other does; none says what it may not.
    fn says(&mut self, at: u32, line: &Line) -> Result<(), Wrong> {
        let refuse = |says: String| (at, FaultCode::NotAllowed, format!("entry {at}: {says}"));
        allowed(&line.entry.what, year(&line.entry.at)).map_err(|error| refuse(error.to_string()))?;
        match (&line.entry.what, at) {
            (What::Opened(of), 0) => {
                self.first = Some(line.hash);
                self.key = public_key(&of.device);
                Ok(())
            }
            (What::Opened(_), _) => Err(refuse("found a second opening entry, expected one, as the first".to_owned())),
            (_, 0) => Err(refuse("found no opening entry, expected one, as the first".to_owned())),
            (What::Struck { entry, .. }, _) if *entry == 0 || *entry >= at => Err(refuse(format!("found entry {entry} struck out, expected one before it"))),
            _ => Ok(()),
        }
    }

    fn signs(&self, at: u32, line: &Line, why: Why, sig: &str, after: Option<&[u8]>) -> Result<(), Wrong> {
        let (Some(first), Some((before, hash))) = (&self.first, &self.last) else { return Ok(()) };
        if signed(first, (*before, hash), &line.entry.at, why, sig, self.key.as_ref()) {
            return Ok(());
        }
        let alone = after.and_then(|after| Line::read(after).ok()).is_some_and(|after| after.prev != line.hash);
        let what = if alone { "the signature was changed" } else { "the signature was changed, or an entry before it" };
        Err((at, FaultCode::Signature, format!("entry {at}: found a signature that the tablet's key did not make over the entries before it: {what}")))
    }
}

/// A log that a tablet hands over ends in its closing signature.
fn end(found: &mut Checked, torn: bool) {
    let at = found.entries;
    if torn {
        found.fail(at, FaultCode::CutOff, format!("the last line is cut off: entry {at}, or a part of it, is missing"));
    } else if at == 0 {
        found.fail(0, FaultCode::Empty, "found no entry, expected a log".to_owned());
    } else if !found.closed && !found.of.as_ref().is_some_and(|of| of.device.is_empty()) {
        let says = format!("the log ends without its closing signature: entry {at} and what may have followed are missing, or the day was not closed");
        found.fail(at, FaultCode::NotClosed, says);
    }
}

fn held_against(found: &mut Checked, expected: &Expected) {
    if let (Some(key), Some(of)) = (&expected.key, &found.of)
        && key.trim().to_ascii_lowercase() != of.device
    {
        let says = format!("found the log of the tablet with key {}, expected key {}", of.device, key.trim());
        found.fail(0, FaultCode::Key, says);
    }
    for paper in &expected.heads {
        let line = found.lines.iter().find(|line| Head::of(&line.hash) == paper.head && paper.entry.is_none_or(|entry| entry == line.seq));
        let entry = line.map(|line| line.seq);
        found.heads.push(entry);
        if entry.is_none() {
            let at = paper.entry.unwrap_or(found.entries).min(found.entries);
            found.fail(at, FaultCode::Head, format!("the head {} on paper is of no entry here: entries were taken off the end, or it is another log", paper.head));
        }
    }
}
