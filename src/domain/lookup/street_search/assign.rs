//! The cheapest way to lay typed words on a street's slots.

use super::slots::Role;

/// A word that does not fit.
pub(super) const NONE: u8 = u8::MAX;

/// A slot's forms as vocabulary ids, the canonical one first.
#[derive(Debug)]
pub(super) struct SlotForms {
    pub(super) role: Role,
    pub(super) forms: Vec<usize>,
}

/// How far a reading has been laid.
#[derive(Debug, Clone, Copy)]
struct State {
    /// The first slot of the row still free.
    next: usize,
    /// Slots of directions taken, by position.
    taken: u64,
    /// A word of the name is among them.
    named: bool,
    cost: u8,
}

/// Kept from street to street, so that memory is asked for once.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    now: Vec<State>,
    then: Vec<State>,
}

/// Typos of the best assignment; `costs[word][vocabulary id]`.
pub(super) fn cheapest(
    costs: &[Vec<u8>],
    slots: &[SlotForms],
    scratch: &mut Scratch,
) -> Option<u8> {
    let Scratch { now, then } = scratch;
    now.clear();
    now.push(State {
        next: 0,
        taken: 0,
        named: false,
        cost: 0,
    });
    for by_word in costs {
        then.clear();
        for (at, slot) in slots.iter().enumerate() {
            let cost = slot
                .forms
                .iter()
                .filter_map(|form| by_word.get(*form))
                .copied()
                .min()
                .unwrap_or(NONE);
            if cost == NONE {
                continue;
            }
            for state in now.iter() {
                let mut after = State {
                    cost: state.cost.saturating_add(cost),
                    ..*state
                };
                if slot.role == Role::Direction {
                    // A street has at most eight directions, after its name.
                    let bit = 1_u64 << (slots.len() - 1 - at).min(63);
                    if state.taken & bit != 0 {
                        continue;
                    }
                    after.taken |= bit;
                } else {
                    if at < state.next {
                        continue;
                    }
                    after.next = at + 1;
                    after.named |= slot.role == Role::Name;
                }
                keep(then, after);
            }
        }
        std::mem::swap(now, then);
        if now.is_empty() {
            return None;
        }
    }
    now.iter()
        .filter(|state| state.named)
        .map(|state| state.cost)
        .min()
}

/// One state for each way to stand, the cheaper.
fn keep(states: &mut Vec<State>, new: State) {
    let same = |known: &&mut State| {
        known.next == new.next && known.taken == new.taken && known.named == new.named
    };
    match states.iter_mut().find(same) {
        Some(known) => known.cost = known.cost.min(new.cost),
        None => states.push(new),
    }
}
