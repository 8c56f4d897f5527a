//! Which reading of each line a county's policy shows.

use super::{AdoptedThirty, LineVerdict, Policy, PrivateProperty, Verdict, Verdicts};

impl Policy {
    /// The shape of the 30 feet that is shown: the statute's where nobody adopted another.
    #[must_use]
    pub fn shown_thirty(&self) -> AdoptedThirty {
        if self.by.is_empty() { AdoptedThirty::Room } else { self.thirty }
    }

    /// Whether the 150 feet that are shown leave out private property: not where nobody adopted that.
    #[must_use]
    pub fn shown_private_property(&self) -> PrivateProperty {
        if self.by.is_empty() { PrivateProperty::Included } else { self.private_property }
    }
}

/// What the two lines mean at one position under the reading that the county adopted.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// The 30 feet.
    pub thirty: LineVerdict,
    /// The 150 feet.
    pub one_fifty: LineVerdict,
}

impl Lines {
    /// The adopted reading of each line.
    #[must_use]
    pub fn adopted(verdicts: &Verdicts, policy: &Policy) -> Self {
        let thirty = match policy.shown_thirty() {
            AdoptedThirty::Room => verdicts.thirty.statute.clone(),
            AdoptedThirty::Entrances => verdicts.thirty.guidance.clone(),
            AdoptedThirty::Both => either(&verdicts.thirty.statute, &verdicts.thirty.guidance),
        };
        let one_fifty = match policy.shown_private_property() {
            PrivateProperty::Included => verdicts.one_fifty.statute.clone(),
            PrivateProperty::Excepted => verdicts.one_fifty.guidance.clone(),
        };
        Self { thirty, one_fifty }
    }
}

/// Inside one or the other: the words are of the line that is nearer to hold the position, the probability is bounded as
/// for any union, `max pᵢ ≤ p ≤ min(1, Σ pᵢ)`.
fn either(one: &LineVerdict, other: &LineVerdict) -> LineVerdict {
    // Where one shape is not surveyed, what the other says of the inside still stands; its outside does not.
    let known = |line: &LineVerdict| line.verdict != Verdict::NotSurveyed;
    let nearer = match (known(one), known(other)) {
        (true, true) => {
            let off = |line: &LineVerdict| line.to_line_ft.unwrap_or(f64::INFINITY);
            if off(other) < off(one) { other } else { one }
        }
        (_, false) => one,
        (false, true) => other,
    };
    let ([low, high], [low_too, high_too]) = (one.p, other.p);
    let p = [low.max(low_too), (high + high_too).min(1.0)];
    let verdict = match (known(one) || known(other), Verdict::of(p)) {
        (false, _) => Verdict::NotSurveyed,
        (true, Verdict::TooCloseToCall) if !(known(one) && known(other)) => Verdict::NotSurveyed,
        (true, verdict) => verdict,
    };
    LineVerdict { p, verdict, ..nearer.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::zone::Reading;

    fn line(from: &str, p: f64, to_line_ft: f64, verdict: Verdict) -> LineVerdict {
        LineVerdict {
            distance_ft: Some(30.0 + to_line_ft),
            give_or_take_ft: Some(1.0),
            p: [p, p],
            verdict,
            from: Some(from.to_owned()),
            to_line_ft: Some(to_line_ft),
            nearest: None,
        }
    }

    fn both(statute: LineVerdict, guidance: LineVerdict, policy: &Policy) -> Lines {
        let reading = Reading { statute, guidance };
        Lines::adopted(&Verdicts { place: String::new(), thirty: reading.clone(), one_fifty: reading, also: Vec::new() }, policy)
    }

    fn silent_lines(line: &LineVerdict) -> Lines {
        Lines { thirty: line.clone(), one_fifty: line.clone() }
    }

    #[test]
    fn the_policy_picks_and_without_one_the_statute_stands() {
        let room = line("Courtroom", 0.01, 9.0, Verdict::Outside);
        let door = line("Door 2", 0.99, -9.0, Verdict::Inside);
        let silent = both(room.clone(), door.clone(), &Policy::default());
        assert_eq!((silent.thirty, silent.one_fifty), (room.clone(), room.clone()));
        let nobody = Policy { thirty: AdoptedThirty::Entrances, private_property: PrivateProperty::Excepted, ..Policy::default() };
        assert_eq!(both(room.clone(), door.clone(), &nobody), silent_lines(&room));
        let policy = Policy { by: "The commission".to_owned(), ..nobody };
        let said = both(room.clone(), door.clone(), &policy);
        assert_eq!((said.thirty, said.one_fifty), (door.clone(), door.clone()));
        let policy = Policy { thirty: AdoptedThirty::Both, by: "The commission".to_owned(), ..Policy::default() };
        let union = both(room, door, &policy).thirty;
        assert_eq!((union.verdict, union.from.as_deref(), union.p), (Verdict::Inside, Some("Door 2"), [0.99, 1.0]));
    }

    #[test]
    fn a_union_is_outside_only_where_both_together_are() {
        let policy = Policy { thirty: AdoptedThirty::Both, by: "The commission".to_owned(), ..Policy::default() };
        let out = |p| line("Door 2", p, 9.0, Verdict::Outside);
        assert_eq!(both(out(0.02), out(0.02), &policy).thirty.verdict, Verdict::Outside);
        assert_eq!(both(out(0.03), out(0.04), &policy).thirty.verdict, Verdict::TooCloseToCall);
        let none = LineVerdict { p: [0.0, 1.0], ..line("", 0.0, 0.0, Verdict::NotSurveyed) };
        assert_eq!(both(none.clone(), out(0.01), &policy).thirty.verdict, Verdict::NotSurveyed);
        assert_eq!(both(none, line("Door 2", 0.99, -9.0, Verdict::Inside), &policy).thirty.verdict, Verdict::Inside);
    }
}
