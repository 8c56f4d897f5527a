//! Requests over HTTP, each answer no longer than it may be.

use std::time::Duration;

use super::ClientError;

#[derive(Debug)]
pub(super) struct Requests {
    agent: ureq::Agent,
}

impl Requests {
    pub(super) fn new() -> Self {
        // No proxy: a repository on this machine is asked for as often as one elsewhere.
        let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).timeout_global(Some(Duration::from_secs(60)));
        Self { agent: config.build().into() }
    }

    pub(super) fn get(&self, url: &str, most: u64) -> Result<Vec<u8>, ClientError> {
        self.get_if_there(url, most)?.ok_or_else(|| refused(url, "found 403 or 404, expected a file"))
    }

    /// `None`: the repository has no such file. Object stores say 403 for that.
    pub(super) fn get_if_there(&self, url: &str, most: u64) -> Result<Option<Vec<u8>>, ClientError> {
        let mut answer = self.agent.get(url).call().map_err(|e| refused(url, e))?;
        match answer.status().as_u16() {
            200 => {
                let body = answer.body_mut().with_config().limit(most.saturating_add(1)).read_to_vec();
                body.map(Some).map_err(|e| refused(url, e))
            }
            403 | 404 => Ok(None),
            other => Err(refused(url, format!("found status {other}, expected 200"))),
        }
    }
}

fn refused(url: &str, what: impl ToString) -> ClientError {
    ClientError::Request { url: url.to_owned(), what: what.to_string() }
}
