//! Signs editions for tests: one made-up key for each role.

use std::path::Path;

use pollstead::compile::encode::Files;
use pollstead::compile::sign::collect;
use pollstead::compile::sign::draft::{Drafts, Wanted, end};
use pollstead::compile::sign::key_file::SignerKey;
use pollstead::compile::sign::publish::{Signing, publish};
use pollstead::compile::sign::roles::Roles;
use pollstead::compile::whole_edition::WholeEdition;
use pollstead::domain::edition::tuf::Envelope;
use pollstead::domain::lookup::Instant;

const ROLES: [&str; 7] = ["root", "targets", "places", "notices", "lookup", "snapshot", "timestamp"];

/// The office of a test.
pub struct Office {
    keys: Vec<SignerKey>,
    roles: Roles,
    /// Its first root, signed.
    pub root: Vec<u8>,
}

impl Office {
    /// One that was founded at this instant.
    pub fn founded(now: &str) -> Self {
        let keys: Vec<SignerKey> = (1..=7).map(|n| SignerKey::of([n; 32])).collect();
        let mut text = String::from("[signers]\n");
        for (role, key) in ROLES.iter().zip(&keys) {
            text.push_str(&format!("{role} = \"{}\"\n", key.public()));
        }
        for role in ROLES {
            text.push_str(&format!("[{role}]\nsigners = [\"{role}\"]\nthreshold = 1\n"));
        }
        let roles = Roles::of(&text, "roles.toml", Path::new(".")).unwrap();
        let now: Instant = now.parse().unwrap();
        let mut root = Envelope { signatures: Vec::new(), signed: roles.root(1, &now, &end("root", &now, &[])) };
        collect::add_to_root(&mut root, None, Some(&keys[0])).unwrap();
        Self { keys, roles, root: root.write() }
    }

    /// The files of an edition, signed at an instant. `before`: the metadata that was published until then.
    pub fn sign(&self, files: &Files, now: &str, before: Option<&[u8]>) -> Files {
        let edition = WholeEdition::made("an edition of a test", files.clone()).unwrap();
        let now: Instant = now.parse().unwrap();
        let elections = &edition.site.elections;
        let wanted = Wanted { list: edition.list(), elections, now: &now, until: None, roles: Some(&self.roles), mass_change: false, only: None };
        let mut drafts = Drafts::new(&self.root, before.map(<[u8]>::to_vec), &wanted).unwrap();
        for key in &self.keys {
            collect::add(&mut drafts, Some(key)).unwrap();
        }
        let mut all = files.clone();
        all.extend(publish(&drafts, &Signing { now: &now, elections, until: None, keys: &self.keys }).unwrap());
        all
    }
}
