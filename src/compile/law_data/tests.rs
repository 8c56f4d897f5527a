//! The proof over the whole space of facts, of the real rules, and of rules broken on purpose.
#![expect(clippy::unwrap_used, clippy::print_stderr, reason = "tests")]

use super::*;
use crate::domain::law::Proof;

#[test]
fn the_rules_are_whole_over_their_whole_space() {
    for set in rule_sets().unwrap() {
        let proof = Proof::of(&set);
        eprintln!(
            "law {}: {} rules, {} combinations of facts, {} days, {} walks: {} without an outcome, {} unreachable rules, {} versions out of \
             order, {} falsely certain, {} dead ends, {} outcomes of statute changed by guidance",
            set.question().unwrap().word(), set.rules.len(), proof.combinations, proof.days.len(), proof.walked, proof.nowhere.len(),
            proof.unreachable.len(), proof.versions.len(), proof.false_certainty.len(), proof.dead_ends.len(), proof.guidance_changes.len()
        );
        assert!(proof.is_whole(), "{proof:#?}");
    }
}
