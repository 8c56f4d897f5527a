//! What people do near the polls, and what the law or the guidance says of it there.
//!
//! Statutes as of 8 July 2020 (Release 78). `sure` is false where the official words were not read, or not to their end.

use super::{ConductRule, Layer};

const REMINDERS: &str = "Secretary of State’s reminders";
const PRESENCE: &str = "Only election officials, people here to vote and credentialed poll watchers may be here (§ 23-15-245).";

pub(super) fn rules() -> Vec<ConductRule> {
    vec![
        ConductRule {
            id: "literature_by_campaign",
            conduct: "A candidate, someone who represents one, or someone for or against a measure on the ballot posts or hands out literature",
            thirty: Some("Not allowed."),
            one_fifty: Some("Not allowed."),
            beyond: Some("Not limited by this section."),
            section: "§ 23-15-895",
            layer: Layer::Statute,
            sure: true,
        },
        ConductRule {
            id: "literature_by_other",
            conduct: "Someone with no tie to a candidate or a measure posts or hands out literature",
            thirty: Some(PRESENCE),
            one_fifty: Some("The reminders: no campaigning. The statute does not name such a person."),
            beyond: Some("Not limited."),
            section: REMINDERS,
            layer: Layer::Guidance,
            sure: false,
        },
        ConductRule {
            id: "private_property",
            conduct: "Literature or signs on private property",
            thirty: None,
            one_fifty: Some("The reminders: allowed. The statute makes no exception."),
            beyond: Some("Not limited."),
            section: REMINDERS,
            layer: Layer::Guidance,
            sure: false,
        },
        ConductRule {
            id: "campaign_clothing",
            conduct: "Campaign clothing, buttons or hats",
            thirty: Some("The Secretary of State’s position, as reported: cover or remove them. The statute does not mention them."),
            one_fifty: Some("The Secretary of State’s position, as reported: this is campaigning. The statute does not mention it."),
            beyond: Some("Not limited."),
            section: "Secretary of State’s position, as reported",
            layer: Layer::Guidance,
            sure: false,
        },
        ConductRule {
            id: "vehicle_with_signs",
            conduct: "A parked vehicle with campaign signs",
            thirty: None,
            one_fifty: Some("Local officials were reported to have it moved. What law says so, we do not know: ask the circuit clerk."),
            beyond: Some("Not limited."),
            section: "Newspaper reports (2007, 2020)",
            layer: Layer::Practice,
            sure: false,
        },
        ConductRule {
            id: "speaking_for_a_candidate",
            conduct: "Talking for a candidate, without literature",
            thirty: Some(PRESENCE),
            one_fifty: Some("The reminders: no campaigning. The statute speaks of literature alone."),
            beyond: Some("Not limited."),
            section: REMINDERS,
            layer: Layer::Guidance,
            sure: false,
        },
        ConductRule {
            id: "standing_about",
            conduct: "Standing about, not voting",
            thirty: Some("The space is kept clear of all but election officials, people here to vote and credentialed poll watchers."),
            one_fifty: Some("Not limited by this section."),
            beyond: Some("Not limited by this section."),
            section: "§ 23-15-245",
            layer: Layer::Statute,
            sure: true,
        },
        ConductRule {
            id: "initiative_material",
            conduct: "Anyone posts or hands out material for or against an initiative measure",
            thirty: Some("Not allowed."),
            one_fifty: Some("Not allowed. No initiative could be put on a ballot when this was last looked into, early in 2026."),
            beyond: Some("Not limited by this section."),
            section: "§ 23-17-55",
            layer: Layer::Statute,
            sure: true,
        },
        ConductRule {
            id: "petition",
            conduct: "Gathering signatures for a petition that is no initiative and not on the ballot",
            thirty: Some("Not within 30 feet of any room where the election is held."),
            one_fifty: Some("Allowed, if no voter is hindered."),
            beyond: Some("Not limited."),
            section: "AG Op. 2002-0028",
            layer: Layer::Interpretation,
            sure: true,
        },
        ConductRule {
            id: "watcher_with_voter_or_pollbook",
            conduct: "A watcher or a candidate talks to a voter, touches a ballot, or views or photographs the pollbook",
            thirty: Some("Not allowed."),
            one_fifty: None,
            beyond: None,
            section: "§ 23-15-577(4)",
            layer: Layer::Statute,
            sure: true,
        },
        ConductRule {
            id: "photographs_marked_ballot",
            conduct: "A voter photographs the marked ballot",
            thirty: Some("The Secretary of State, as reported: not allowed. We have not read the present text of the law."),
            one_fifty: None,
            beyond: None,
            section: "Secretary of State, as reported",
            layer: Layer::Guidance,
            sure: false,
        },
        ConductRule {
            id: "phone_silent",
            conduct: "A voter has a phone in the pocket or uses it silently",
            thirty: Some("We found no rule against it."),
            one_fifty: Some("We found no rule against it."),
            beyond: None,
            section: "One report",
            layer: Layer::Practice,
            sure: false,
        },
        ConductRule {
            id: "tv_taping",
            conduct: "A television crew films for a few minutes",
            thirty: Some("The Attorney General, as reprinted: allowed for a few minutes, if it neither disrupts nor intimidates."),
            one_fifty: Some("Not limited."),
            beyond: Some("Not limited."),
            section: "AG opinion of 2008",
            layer: Layer::Interpretation,
            sure: false,
        },
        ConductRule {
            id: "armed_or_uniformed_campaign",
            conduct: "A candidate, or someone a candidate named in writing, comes armed, in uniform, or with a badge",
            thirty: Some("Not allowed at any polling place, but for a badge that the manager of the polling place issued."),
            one_fifty: Some("The section says “at any polling place”, and no distance."),
            beyond: None,
            section: "§ 23-15-895",
            layer: Layer::Statute,
            sure: true,
        },
        ConductRule {
            id: "concealed_licence",
            conduct: "A voter carries a concealed pistol under an ordinary licence",
            thirty: Some("As the section read in 2020, the licence does not cover a polling place. We have not read later law: ask the circuit clerk."),
            one_fifty: None,
            beyond: None,
            section: "§ 45-9-101(13)",
            layer: Layer::Statute,
            sure: false,
        },
        ConductRule {
            id: "takes_ballot_out",
            conduct: "Someone takes a ballot out before the polls close",
            thirty: Some("Not allowed."),
            one_fifty: None,
            beyond: None,
            section: "§ 23-15-553",
            layer: Layer::Statute,
            sure: true,
        },
        ConductRule {
            id: "disturbance",
            conduct: "Someone disturbs the election",
            thirty: Some("Not allowed. The bailiff keeps the peace (§ 23-15-241)."),
            one_fifty: Some("Not allowed at the polling place."),
            beyond: None,
            section: "§ 97-13-21, read in part",
            layer: Layer::Statute,
            sure: false,
        },
        ConductRule {
            id: "offers_prize",
            conduct: "Someone offers a prize to vote or not to vote",
            thirty: Some("Not allowed."),
            one_fifty: Some("Not allowed."),
            beyond: Some("Not allowed."),
            section: "§ 23-15-561",
            layer: Layer::Statute,
            sure: true,
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::zone::beside::{Law, Where};

    #[test]
    fn what_was_not_read_is_never_the_statute_for_certain() {
        for rule in rules().iter().filter(|r| !r.sure) {
            let all: String = [rule.thirty, rule.one_fifty, rule.beyond, Some(rule.section)].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let hedged = ["reminders", "as reported", "as reprinted", "were reported", "we do not know", "We found no", "have not read", "read in part"];
            assert!(hedged.iter().any(|h| all.contains(h)), "{}: {all}", rule.id);
        }
        for rule in rules().iter().filter(|r| r.sure) {
            assert!(rule.section.contains('§') || rule.section.starts_with("AG Op."), "{}", rule.id);
            assert!(matches!(rule.layer, Layer::Statute | Layer::Interpretation), "{}", rule.id);
        }
    }

    #[test]
    fn every_rule_says_something_somewhere_in_words_that_accuse_nobody() {
        let mut ids: Vec<&str> = rules().iter().map(|r| r.id).collect();
        ids.sort_unstable();
        let before = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), before);
        for rule in rules() {
            let all: Vec<&str> = [rule.thirty, rule.one_fifty, rule.beyond].into_iter().flatten().collect();
            assert!(!all.is_empty(), "{}", rule.id);
            for word in ["violat", "breach", "illegal", "unlawful", "crime"] {
                assert!(!all.join(" ").to_lowercase().contains(word), "{}: {word}", rule.id);
            }
        }
    }

    #[test]
    fn where_one_stands_decides_what_is_said() {
        let law = Law::of_mississippi();
        let at = |place| law.at(place).map(|(rule, _)| rule.id).collect::<Vec<_>>();
        assert!(at(Where::Thirty).contains(&"standing_about") && at(Where::Thirty).contains(&"watcher_with_voter_or_pollbook"));
        assert!(at(Where::OneFifty).contains(&"literature_by_campaign") && !at(Where::OneFifty).contains(&"watcher_with_voter_or_pollbook"));
        assert!(at(Where::Beyond).contains(&"offers_prize") && !at(Where::Beyond).contains(&"phone_silent"));
        assert!(law.draft && law.texts.len() == 4);
    }
}
