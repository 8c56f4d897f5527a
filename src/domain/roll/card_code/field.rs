//! The two check symbols: a Reed–Solomon code RS(20, 18) over GF(32), used to notice mistakes and never to mend them.
//!
//! GF(32) is GF(2)\[x\] modulo x⁵ + x² + 1, α = x. A word is right if its polynomial is zero at α and at α², so two right
//! words differ in three symbols at least: every one or two wrong symbols, and every swap of two, is noticed.

/// x⁵ + x² + 1.
const MODULUS: u8 = 0b10_0101;
/// The two zeros of every right word: α and α².
const ZEROS: [u8; 2] = [2, 4];

/// The product in GF(32).
const fn times(a: u8, b: u8) -> u8 {
    let (mut a, mut b, mut product) = (a, b, 0);
    while b != 0 {
        if b & 1 != 0 {
            product ^= a;
        }
        a <<= 1;
        if a & 32 != 0 {
            a ^= MODULUS;
        }
        b >>= 1;
    }
    product
}

/// The word's polynomial at the two zeros, the first symbol being the highest power.
fn at_zeros(word: &[u8]) -> [u8; 2] {
    ZEROS.map(|zero| word.iter().fold(0, |sum, symbol| times(sum, zero) ^ symbol))
}

/// Whether a word of data and check symbols is right.
pub(super) fn is_right(word: &[u8]) -> bool {
    at_zeros(word) == [0, 0]
}

/// The two symbols that make these data symbols a right word.
pub(super) fn check_symbols(data: &[u8]) -> [u8; 2] {
    // With p = c₁·x + c₂ behind the data, the sums at α and α² must cancel: c₁·α + c₂ = s₁ and c₁·α² + c₂ = s₂.
    let mut word = data.to_vec();
    word.extend([0, 0]);
    let [s1, s2] = at_zeros(&word);
    // α + α² = 6, whose inverse is found below by the power 30: every non-zero a has a³¹ = 1.
    let first = times(s1 ^ s2, INVERSE_OF_SUM);
    [first, times(first, ZEROS[0]) ^ s1]
}

const INVERSE_OF_SUM: u8 = {
    let sum = ZEROS[0] ^ ZEROS[1];
    let (mut power, mut at) = (1, 0);
    while at < 30 {
        power = times(power, sum);
        at += 1;
    }
    power
};

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "tests")]
    use super::*;

    #[test]
    fn the_field_is_the_one_it_says() {
        // α is of order 31: its powers are all 31 non-zero elements, once each.
        let powers: std::collections::BTreeSet<u8> =
            (0..31).scan(1, |power, _| { let was = *power; *power = times(*power, 2); Some(was) }).collect();
        assert_eq!(powers, (1..32).collect());
        assert_eq!(times(INVERSE_OF_SUM, 6), 1);
        // Distributive and commutative over all of it, against multiplication by hand: shift, add, reduce.
        for a in 0..32_u8 {
            for b in 0..32_u8 {
                let long = (0..5).filter(|i| b >> i & 1 == 1).fold(0_u16, |sum, i| sum ^ u16::from(a) << i);
                let reduced = (5..9).rev().fold(long, |left, i| if left >> i & 1 == 1 { left ^ u16::from(MODULUS) << (i - 5) } else { left });
                assert_eq!(u16::from(times(a, b)), reduced, "{a} times {b}");
            }
        }
    }

    #[test]
    fn no_one_or_two_wrong_symbols_pass_wherever_they_are() {
        // The code is linear, so a wrong word passes exactly if the error by itself does.
        let mut word = [0_u8; 20];
        let mut tried = 0;
        for i in 0..20 {
            for a in 1..32 {
                word[i] = a;
                assert!(!is_right(&word), "one wrong at {i}");
                tried += 1;
                for j in i + 1..20 {
                    for b in 1..32 {
                        word[j] = b;
                        assert!(!is_right(&word), "two wrong at {i} and {j}");
                        tried += 1;
                    }
                    word[j] = 0;
                }
            }
            word[i] = 0;
        }
        assert_eq!(tried, 20 * 31 + 190 * 31 * 31);
        assert!(is_right(&word));
    }
}
