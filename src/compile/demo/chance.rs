//! The demo's own chance: splitmix64, so that a seed gives the same bytes on every platform.

/// The golden-ratio step of splitmix64 (Steele, Lea and Flood, OOPSLA 2014).
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// The finishing function of splitmix64, constants as published by its authors.
const fn mix(state: u64) -> u64 {
    let mut z = state.wrapping_add(STEP);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// What the demo hashes together with the seed, so that two uses of the same numbers do not fall together.
#[derive(Debug, Clone, Copy)]
pub(super) enum Use {
    Node = 1,
    EdgeCount,
    EdgeKnot,
    EdgeJitter,
    Split,
    Town,
    House,
    Road,
    Place,
    HoldOutStreet,
    HoldOutNumber,
    Names,
    Survey,
    SurveyRound,
    Voter,
}

/// A number that depends on seed, use and key, and on nothing else.
pub(super) fn hash(seed: u64, use_: Use, key: &[i64]) -> u64 {
    key.iter()
        .fold(mix(seed ^ mix(use_ as u64)), |state, &part| {
            mix(state ^ part.cast_unsigned())
        })
}

/// `hash` as a number from 0 to `n - 1`.
pub(super) fn hash_below(seed: u64, use_: Use, key: &[i64], n: i64) -> i64 {
    (hash(seed, use_, key) % n.max(1).unsigned_abs()).cast_signed()
}

/// A stream of numbers for one thing: a town, a road.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64, use_: Use, key: &[i64]) -> Self {
        Self(hash(seed, use_, key))
    }

    fn next(&mut self) -> u64 {
        let out = mix(self.0);
        self.0 = self.0.wrapping_add(STEP);
        out
    }

    /// 0 to `n - 1`. The bias of the remainder is below 2⁻⁴⁰ for every `n` used here.
    pub(super) fn below(&mut self, n: i64) -> i64 {
        (self.next() % n.max(1).unsigned_abs()).cast_signed()
    }

    /// `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below(high - low + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_the_published_one() {
        // First outputs of splitmix64 from state 0, as printed by Vigna's reference code.
        let mut chance = Chance(0);
        assert_eq!(
            [chance.next(), chance.next(), chance.next()],
            [
                0xE220_A839_7B1D_CDAF,
                0x6E78_9E6A_A1B9_65F4,
                0x06C4_5D18_8009_454F
            ]
        );
    }

    #[test]
    fn uses_do_not_fall_together() {
        assert_ne!(hash(1, Use::Node, &[3, 4]), hash(1, Use::Town, &[3, 4]));
        assert_ne!(hash(1, Use::Node, &[3, 4]), hash(2, Use::Node, &[3, 4]));
        assert_ne!(hash(1, Use::Node, &[3, 4]), hash(1, Use::Node, &[4, 3]));
    }
}
