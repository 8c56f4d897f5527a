//! What a mirror gives for a path, and when: honest bytes, or one of sixteen faults.

use pollstead::compile::encode::Files;

/// The kinds of `security.md` M4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Truncate,
    Flip,
    NotFound,
    ServerError,
    Partial,
    Hang,
    OneByteASecond,
    WrongType,
    Bomb,
    Swapped,
    Stale,
    Mix,
    Redirect,
    Refused,
    DoubleHeaders,
    CaptivePortal,
}

impl Kind {
    pub(crate) const ALL: [Self; 16] = [
        Self::Truncate,
        Self::Flip,
        Self::NotFound,
        Self::ServerError,
        Self::Partial,
        Self::Hang,
        Self::OneByteASecond,
        Self::WrongType,
        Self::Bomb,
        Self::Swapped,
        Self::Stale,
        Self::Mix,
        Self::Redirect,
        Self::Refused,
        Self::DoubleHeaders,
        Self::CaptivePortal,
    ];
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Mirror {
    pub(crate) fault: Option<Kind>,
    /// Of a hundred paths, on how many.
    pub(crate) share: u64,
    pub(crate) latency_ms: u64,
}

/// What comes of one request.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    /// Until the last byte; never, for a connection that hangs.
    pub(crate) after_ms: u64,
    /// The fault that touched it.
    pub(crate) hit: Option<Kind>,
}

/// The same seed gives the same numbers on every machine.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.next() % most.max(1)
    }
}

const HANGS: u64 = u64::MAX;
const PORTAL: &[u8] = b"<!doctype html><title>Welcome</title><p>Accept the terms to use this network.";

/// The files of both editions, as a mirror holds them.
pub(crate) struct Held<'a> {
    pub(crate) new: &'a Files,
    pub(crate) old: &'a Files,
}

impl Held<'_> {
    /// The file of the older edition with the same target name: the same path but for its hash.
    fn old_of(&self, path: &str) -> Option<&Vec<u8>> {
        let name = |path: &str| path.rsplit_once('/').map(|(folder, file)| (folder.to_owned(), file.get(65..).unwrap_or(file).to_owned()));
        self.old.iter().find(|(held, _)| name(held) == name(path)).map(|(_, bytes)| bytes)
    }

    /// Another file of the edition, of the same kind where there is one.
    fn another(&self, path: &str, random: &mut Random) -> Vec<u8> {
        let kind = path.rsplit('.').next();
        let others: Vec<&Vec<u8>> = self.new.iter().filter(|(held, _)| *held != path && held.rsplit('.').next() == kind).map(|(_, b)| b).collect();
        let all: Vec<&Vec<u8>> = self.new.iter().filter(|(held, _)| *held != path).map(|(_, b)| b).collect();
        let from = if others.is_empty() { all } else { others };
        from[random.below(from.len() as u64) as usize].clone()
    }

    pub(crate) fn ask(&self, mirror: &Mirror, path: &str, random: &mut Random) -> Reply {
        let after_ms = mirror.latency_ms + random.below(40);
        let found = self.new.get(path);
        let plain = |bytes: Option<&Vec<u8>>| match bytes {
            Some(bytes) => (200, bytes.clone()),
            None => (404, Vec::new()),
        };
        let (status, body) = plain(found);
        let honest = Reply { status, body, after_ms, hit: None };
        // An older edition, or its files under the newer list, is served whole.
        let Some(kind) = mirror.fault else { return honest };
        if !matches!(kind, Kind::Stale | Kind::Mix) && random.below(100) >= mirror.share {
            return honest;
        }
        let hit = Some(kind);
        let with = |status: u16, body: Vec<u8>| Reply { status, body, after_ms, hit };
        let body = honest.body;
        match kind {
            Kind::Truncate => {
                let kept = random.below(body.len() as u64) as usize;
                with(status, body[..kept].to_vec())
            }
            Kind::Flip => {
                let mut body = body;
                let at = random.below(body.len() as u64) as usize;
                if let Some(byte) = body.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
                with(status, body)
            }
            Kind::NotFound => with(404, Vec::new()),
            Kind::ServerError => with(500, b"<h1>Internal Server Error</h1>".to_vec()),
            Kind::Partial => with(206, body[..body.len() / 2].to_vec()),
            Kind::Hang => Reply { status, body: Vec::new(), after_ms: HANGS, hit },
            Kind::OneByteASecond => Reply { status, after_ms: after_ms + body.len() as u64 * 1_000, body, hit },
            // The right bytes under a wrong type: static hosts differ, so nobody may rely on it.
            Kind::WrongType => with(status, body),
            // What a few kilobytes of brotli open to.
            Kind::Bomb => with(200, vec![b' '; 8 << 20]),
            Kind::Swapped => with(200, self.another(path, random)),
            Kind::Stale => {
                let (status, body) = plain(self.old.get(path));
                with(status, body)
            }
            // Of two epochs: the counties' files of the older one under the list and the site of the newer.
            Kind::Mix if !path.starts_with("t/places/") => Reply { status, body, after_ms, hit: None },
            Kind::Mix => {
                let (status, body) = plain(self.old_of(path));
                with(status, body)
            }
            // Followed, as browsers do, to wherever it leads.
            Kind::Redirect => with(200, if random.below(2) == 0 { PORTAL.to_vec() } else { self.another(path, random) }),
            Kind::Refused => Reply { status: 0, body: Vec::new(), after_ms: 5, hit },
            // Two lengths: the reader takes the shorter, or more than there is.
            Kind::DoubleHeaders => {
                let mut body = body;
                if random.below(2) == 0 {
                    body.truncate(body.len().saturating_sub(7));
                } else {
                    body.extend_from_slice(b"HTTP/1.1 200 OK\r\n\r\n");
                }
                with(status, body)
            }
            Kind::CaptivePortal => with(200, PORTAL.to_vec()),
        }
    }
}
