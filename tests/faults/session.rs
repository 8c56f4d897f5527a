//! One look-up over mirrors on a virtual clock: asks the next mirror when one fails, or after 1.5 s; 4 s each, 12 s in all.

use pollstead::compile::encode::Files;
use pollstead::domain::edition::tuf::{Bundle, Expiry, Trusted};
use pollstead::domain::edition::patience;
use pollstead::domain::edition::{CountyIndex, Expected, Now, Shard, ShardEntry, target_path};
use pollstead::domain::lookup::{Answer, Brought, Instant, MAX_STEPS, Question, Shelf, Step, UnavailableWhy, Want, locate};
use pollstead::domain::place::Contact;

use super::net::{Held, Kind, Mirror, Random};
use super::truth::World;

const HEDGE_MS: u64 = patience::HEDGE_MS as u64;
const EACH_MS: u64 = patience::EACH_MS as u64;
const ALL_MS: u64 = patience::ALL_MS as u64;
const LIST: &str = "m/now.json";

/// Whether what arrives is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Client {
    /// The one that is shipped.
    Verifying,
    /// One that believes whatever comes: each list it holds is rewritten to say what came.
    Believing,
}

pub(crate) struct End {
    pub(crate) answer: Answer,
    pub(crate) took_ms: u64,
    /// Faults on replies that somebody waited for.
    pub(crate) hits: Vec<Kind>,
}

struct Network<'a> {
    held: Held<'a>,
    client: Client,
    trusted: Trusted,
    mirrors: &'a [Mirror; 3],
    random: &'a mut Random,
    clock_ms: u64,
    hits: Vec<Kind>,
}

impl Network<'_> {
    /// All wants of a step at once; the step ends with the last of them.
    fn bring_all(&mut self, wants: &[Want]) -> Vec<Brought> {
        let began = self.clock_ms;
        let mut ends = began;
        let mut all = Vec::new();
        for want in wants {
            let (brought, at) = self.bring(want, began);
            ends = ends.max(at);
            all.push(brought);
        }
        self.clock_ms = ends;
        all
    }

    fn good(&self, want: &Want, status: u16, body: &[u8]) -> bool {
        let whole = status == 200 && body.len() <= want.max_len as usize;
        match (self.client, want.sha256) {
            (Client::Believing, _) => status == 200,
            (Client::Verifying, Some(hash)) => whole && pollstead::domain::edition::Hash::of(body) == hash,
            (Client::Verifying, None) => whole && Bundle::read(body).is_ok_and(|bundle| bundle.verify(&self.trusted).is_ok()),
        }
    }

    /// The list, from each mirror that has one in time; all are asked at once.
    fn every_list(&mut self, want: &Want) -> Vec<Brought> {
        let began = self.clock_ms;
        let mut lists = Vec::new();
        for mirror in self.mirrors {
            let reply = self.held.ask(mirror, LIST, self.random);
            self.hits.extend(reply.hit);
            self.clock_ms = self.clock_ms.max(began + reply.after_ms.min(EACH_MS).min(ALL_MS.saturating_sub(began)));
            if reply.after_ms <= EACH_MS && reply.status == 200 && reply.body.len() <= want.max_len as usize {
                lists.push(Brought::Bytes(reply.body));
            }
        }
        lists
    }

    fn bring(&mut self, want: &Want, began: u64) -> (Brought, u64) {
        let mut start = began;
        let mut last = (Brought::Failed("no mirror was asked".to_owned()), began);
        let mut best: Option<(Brought, u64)> = None;
        for mirror in self.mirrors {
            if start >= ALL_MS || best.as_ref().is_some_and(|(_, at)| *at <= start) {
                break;
            }
            let reply = self.held.ask(mirror, &want.path, self.random);
            self.hits.extend(reply.hit);
            let ends = start.saturating_add(reply.after_ms.min(EACH_MS)).min(ALL_MS);
            let in_time = reply.after_ms <= EACH_MS && start + reply.after_ms <= ALL_MS;
            if in_time && self.good(want, reply.status, &reply.body) {
                if best.as_ref().is_none_or(|(_, at)| ends < *at) {
                    best = Some((Brought::Bytes(reply.body), ends));
                }
                // The next one is asked all the same where this one takes longer than the hedge.
                start += HEDGE_MS;
                continue;
            }
            let brought = match reply.status {
                404 if in_time => Brought::Absent,
                _ if in_time => Brought::Bytes(reply.body),
                _ => Brought::Failed("the connection took too long".to_owned()),
            };
            last = (brought, last.1.max(ends));
            start = ends.min(start + HEDGE_MS);
        }
        best.unwrap_or(last)
    }
}

/// Asks where an address votes.
pub(crate) fn run(world: &World, client: Client, mirrors: &[Mirror; 3], address: &str, random: &mut Random) -> End {
    let held = Held { new: &world.new, old: &world.old };
    let trusted = Trusted::new(&world.root, Expiry::Told).unwrap();
    let mut network = Network { held, client, trusted, mirrors, random, clock_ms: 0, hits: Vec::new() };
    let now: Instant = super::truth::NOW.parse().unwrap();
    let question = Question::Address { text: address.to_owned(), county: None, election: None };
    let answer = match client {
        Client::Verifying => verifying(&mut network, &world.root, &question, &now),
        Client::Believing => believing(&mut network, &question, &now),
    };
    End { answer, took_ms: network.clock_ms, hits: network.hits }
}

fn gave_up() -> Answer {
    Answer::Unavailable {
        why: UnavailableWhy::NotReached,
        name: LIST.to_owned(),
        error: "too many rounds".to_owned(),
        contact: Contact::with_offices(Vec::new()),
    }
}

fn verifying(network: &mut Network<'_>, root: &[u8], question: &Question, now: &Instant) -> Answer {
    let mut shelf = Shelf::new();
    shelf.set_trust(root, "").unwrap();
    let mut searched = false;
    for _ in 0..MAX_STEPS {
        match locate(&shelf, question, now) {
            Step::Done(answer) => return answer,
            Step::Needs(wants) => {
                let brought = network.bring_all(&wants);
                for (want, brought) in wants.iter().zip(brought) {
                    shelf.bring(&want.name, brought);
                }
                // A list whose time is over: another mirror may have a newer one, and an older one is refused.
                if shelf.is_over(now) && !std::mem::replace(&mut searched, true) {
                    for list in network.every_list(&wants[0]) {
                        shelf.ask_again();
                        shelf.bring(LIST, list);
                    }
                }
            }
        }
    }
    gave_up()
}

/// Whatever came is listed as what was due, and the question is asked anew over all that came.
fn believing(network: &mut Network<'_>, question: &Question, now: &Instant) -> Answer {
    let mut came: Vec<(String, Vec<u8>)> = Vec::new();
    for _ in 0..MAX_STEPS {
        let mut shelf = Shelf::new();
        let believed = believed(&came);
        loop {
            match locate(&shelf, question, now) {
                Step::Done(answer) => return answer,
                Step::Needs(wants) => {
                    let missing: Vec<Want> = wants.iter().filter(|w| !came.iter().any(|(name, _)| *name == w.name)).cloned().collect();
                    if missing.is_empty() {
                        for want in wants {
                            let bytes = believed.get(&want.path).cloned();
                            shelf.bring(&want.name, bytes.map_or(Brought::Absent, Brought::Bytes));
                        }
                        continue;
                    }
                    for (want, brought) in missing.iter().zip(network.bring_all(&missing)) {
                        match brought {
                            Brought::Bytes(bytes) => came.push((want.name.clone(), bytes)),
                            Brought::Absent | Brought::Failed(_) => return gave_up(),
                        }
                    }
                    break;
                }
            }
        }
    }
    gave_up()
}

/// The files that came, under lists that say so.
fn believed(came: &[(String, Vec<u8>)]) -> Files {
    let mut files = Files::new();
    let Some(list) = came.iter().find(|(name, _)| name == LIST).and_then(|(_, bytes)| Now::read(bytes).ok()) else {
        files.extend(came.iter().map(|(name, bytes)| (name.clone(), bytes.clone())));
        return files;
    };
    let mut targets: Vec<Expected> = list.names().filter_map(|name| list.expect(name)).collect();
    for (name, bytes) in came.iter().filter(|(name, _)| name != LIST) {
        let mut bytes = bytes.clone();
        if name.ends_with(".index") {
            bytes = index_of(name, bytes, came);
        }
        let expected = Expected::of(name, &bytes).unwrap();
        files.insert(target_path(&expected), bytes);
        if list.expect(name).is_some() {
            targets.push(expected);
        }
    }
    files.insert(LIST.to_owned(), Now::new(targets).write().unwrap());
    files
}

/// A county's index that lists its other files as they came.
fn index_of(name: &str, bytes: Vec<u8>, came: &[(String, Vec<u8>)]) -> Vec<u8> {
    let itself = Expected::of(name, &bytes).unwrap();
    let Ok(mut index) = CountyIndex::decode(itself.verify(&bytes).unwrap()) else { return bytes };
    for entry in &mut index.shards {
        if let Some((name, bytes)) = came.iter().find(|(name, _)| name.strip_prefix("places/") == Some(entry.name.as_str())) {
            let expected = Expected::of(name, bytes).unwrap();
            *entry = ShardEntry { name: entry.name.clone(), length: expected.length, sha256: expected.sha256 };
        }
    }
    index.encode().map_or(bytes, |opened| miniz_oxide::deflate::compress_to_vec(&opened, 1))
}
