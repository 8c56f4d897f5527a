//! The client of the crate `sigstore-tuf` over a repository at hand. Its signatures are OpenSSL's in the other witnesses; here
//! they are ours, so that no second library of C is built: what is compared is the workflow.

use std::sync::Once;
use std::task::{Context, Poll, Waker};

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::Digest;
use sigstore_crypto::{CryptoProvider, HashContext, install_default_provider};
use sigstore_crypto::{Error, SigningScheme};
use sigstore_tuf::transport::FetchFuture;
use sigstore_tuf::{MemoryStore, MetadataStore, Updater};

use crate::peers::Answer;
use crate::repository::{Files, Repository};

#[derive(Debug)]
struct Ed25519Alone;

struct Sha256(sha2::Sha256);

impl HashContext for Sha256 {
    fn update(&mut self, data: &[u8]) {
        self.0.update(data);
    }

    fn finalize(self: Box<Self>) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}

impl CryptoProvider for Ed25519Alone {
    fn hash(&self, _: sigstore_types::HashAlgorithm) -> sigstore_crypto::Result<Box<dyn HashContext>> {
        Ok(Box::new(Sha256(sha2::Sha256::new())))
    }

    fn verify_raw(&self, scheme: SigningScheme, key: &[u8], data: &[u8], signature: &[u8]) -> sigstore_crypto::Result<()> {
        let verified = || {
            let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
            key.verify_strict(data, &Signature::from_slice(signature).ok()?).ok()
        };
        let is_good = matches!(scheme, SigningScheme::Ed25519) && verified().is_some();
        if is_good { Ok(()) } else { Err(Error::Verification("no signature of this key".to_owned())) }
    }

    fn verify_prehashed(&self, _: SigningScheme, _: &[u8], _: &[u8], _: &[u8]) -> sigstore_crypto::Result<()> {
        Err(Error::Verification("Ed25519 alone".to_owned()))
    }
}

struct Served(Files);

impl sigstore_tuf::Repository for Served {
    fn fetch_metadata<'a>(&'a self, name: &'a str, _: u64) -> FetchFuture<'a> {
        Box::pin(std::future::ready(Ok(self.0.get(name).cloned())))
    }

    fn fetch_target<'a>(&'a self, _: &'a str, _: u64) -> FetchFuture<'a> {
        Box::pin(std::future::ready(Ok(None)))
    }
}

pub(crate) fn answer(repository: &Repository, clock: i64) -> Answer {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| assert!(install_default_provider(&Ed25519Alone).is_ok()));
    let now = jiff::Timestamp::from_second(clock).unwrap();
    let asked = async {
        let store = MemoryStore::new();
        for (name, bytes) in &repository.kept {
            store.store(name, bytes)?;
        }
        let mut updater = Updater::new(Served(repository.served.clone()), &repository.kept["root.json"])?.with_store(store);
        updater.refresh(now).await?;
        updater.get_target_info(&repository.target, now).await
    };
    // Nothing in it ever waits.
    let Poll::Ready(found) = std::pin::pin!(asked).poll(&mut Context::from_waker(Waker::noop())) else { panic!("it waits") };
    match found {
        Ok(Some(target)) => Answer::Found(format!("{} {}", target.length, target.hashes["sha256"])),
        Ok(None) => Answer::Nowhere,
        Err(why) => Answer::Refused(why.to_string()),
    }
}
