//! The six words that open one person's slot on a tablet, and what they are stretched to. Spec: `data/formats/roll.md`.
//!
//! The tablet draws them; nobody thinks them up. Six of 2,048 words are 66 bits, each guess costs 64 MiB and three passes.

use argon2::{Algorithm, Argon2, Params, Version};
use bip39::Language;

/// Words of a passphrase.
pub const WORDS: usize = 6;
/// Chance that one passphrase is made from: two bytes a word, of which eleven bits are used.
pub const CHANCE: usize = 2 * WORDS;
/// Random, one for each slot.
pub const SALT: usize = 16;
/// 64 MiB and three passes, as RFC 9106 has it for a machine without much memory.
const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;

/// The words that chance drew, with a space between them.
#[must_use]
pub fn draw(chance: &[u8; CHANCE]) -> String {
    let (pairs, _) = chance.as_chunks::<2>();
    let list = Language::English.word_list();
    let word = |pair: &[u8; 2]| list.get(usize::from(u16::from_be_bytes(*pair) & 0x7ff)).copied().unwrap_or_default();
    pairs.iter().map(word).collect::<Vec<_>>().join(" ")
}

/// Six words as they were typed, in one spelling: case, commas, hyphens and spaces do not matter. `None` for anything that is not six
/// words, such as a PIN.
#[must_use]
pub fn typed(text: &str) -> Option<String> {
    if text.chars().any(|sign| sign.is_numeric()) {
        return None;
    }
    let words: Vec<String> = text.split(|sign: char| !sign.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    (words.len() == WORDS).then(|| words.join(" "))
}

/// What the six words are stretched to: the input of a key, never the key itself. `None` for anything but six words.
#[must_use]
pub fn stretch(text: &str, salt: &[u8; SALT]) -> Option<[u8; 32]> {
    let words = typed(text)?;
    let params = Params::new(MEMORY_KIB, PASSES, 1, Some(32)).ok()?;
    let mut out = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(words.as_bytes(), salt, &mut out).ok()?;
    Some(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn six_words_of_a_list_of_2048_are_drawn_alike() {
        let list = Language::English.word_list();
        assert_eq!(list.iter().collect::<BTreeSet<_>>().len(), 2048, "each word once");
        assert!(list.iter().all(|word| word.bytes().all(|sign| sign.is_ascii_lowercase())));
        // Four letters tell all of them apart: a slip that is hard to read is still read.
        assert_eq!(list.iter().map(|word| word.get(..4).unwrap_or(word)).collect::<BTreeSet<_>>().len(), 2048);
        assert_eq!(draw(&[0; CHANCE]), "abandon abandon abandon abandon abandon abandon");
        assert_eq!(draw(&[0xff; CHANCE]), "zoo zoo zoo zoo zoo zoo");
        assert_eq!(draw(&[0xf8, 1, 0, 2, 0, 3, 0, 4, 0, 5, 7, 0xff]), "ability able about above absent zoo", "eleven bits a word");
        let every: BTreeSet<String> = (0..=u16::MAX).map(|n| { let mut c = [0; CHANCE]; c[..2].copy_from_slice(&n.to_be_bytes()); draw(&c) }).collect();
        assert_eq!(every.len(), 2048, "no word is left out");
    }

    #[test]
    fn as_people_type_them_and_nothing_shorter() {
        let same = "ability able about above absent zoo";
        for text in [same, " Ability, ABLE  about-above absent zoo. ", "ability\nable\tabout above absent zoo"] {
            assert_eq!(typed(text).as_deref(), Some(same), "{text:?}");
        }
        for text in ["", "1234", "123456", "1 2 3 4 5 6", "ability able about above absent", "a b c d e f g", "ability able about above absent zoo1"] {
            assert_eq!(typed(text), None, "{text:?}");
            assert_eq!(stretch(text, &[7; SALT]), None, "{text:?}");
        }
    }

    #[test]
    fn the_words_are_stretched_as_argon2id_does_it_elsewhere() {
        let out = stretch("Zoo zoo zoo zoo zoo zoo", &[7; SALT]).unwrap();
        // argon2-cffi: hash_secret_raw(b"zoo zoo zoo zoo zoo zoo", b"\x07" * 16, 3, 65536, 1, 32, Type.ID).
        assert_eq!(data_encoding::HEXLOWER.encode(&out), "dbf43d2a43d7d434997c8a8c2aa4a76ef6f03252b933522fbb15407c2ad1928f");
        assert_ne!(out, stretch("zoo zoo zoo zoo zoo zone", &[7; SALT]).unwrap());
        assert_ne!(out, stretch("zoo zoo zoo zoo zoo zoo", &[8; SALT]).unwrap());
    }
}
