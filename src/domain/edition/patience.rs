//! How long hosts are waited for: `security.md` §3.4, and no other place says it.
//!
//! The page's driver (`src/wasm/fetch.rs`) and the ten thousand sessions over faulty hosts (`tests/faults/`) read it here.

/// Each host, milliseconds.
pub const EACH_MS: u32 = 4_000;
/// After so long the next host is asked beside it.
pub const HEDGE_MS: u32 = 1_500;
/// All hosts together, for one question; where there is a second host to be asked.
pub const ALL_MS: u32 = 12_000;

#[cfg(test)]
mod tests {
    use super::*;

    /// A question asks for at most this long: what the page promises, 15 s, less what an answer takes to be worked out.
    #[test]
    #[expect(clippy::assertions_on_constants, reason = "what is held is the relation of the constants")]
    fn each_host_is_heard_before_the_question_is_over() {
        assert!(HEDGE_MS < EACH_MS && 2 * HEDGE_MS + EACH_MS < ALL_MS && ALL_MS < 15_000);
    }
}
