//! The questions one can ask of the law, and for each its facts with all values they may take: a finite space.

/// A question with rules of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Is the check of a voter's photo ID met?
    Id,
    /// What does the pollbook's entry lead to?
    Pollbook,
    /// Who may be in the room, within 30 feet, within 150 feet?
    Presence,
    /// What may be done there?
    Conduct,
    /// What follows when somebody challenges a voter?
    Challenge,
    /// Who may help a voter?
    Assistance,
    /// How does a voter in a vehicle vote?
    Curbside,
}

/// A fact: its name and every value it may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fact {
    /// As rows and rules name it.
    pub name: &'static str,
    /// At most 32.
    pub values: &'static [&'static str],
    /// Taken where a row does not say; `None`: a row must say.
    pub default: Option<&'static str>,
    /// A row must say it all the same if another fact has one of these values.
    pub needed_when: Option<(&'static str, &'static [&'static str])>,
}

const fn must(name: &'static str, values: &'static [&'static str]) -> Fact {
    Fact { name, values, default: None, needed_when: None }
}

const fn may(name: &'static str, values: &'static [&'static str], default: &'static str) -> Fact {
    Fact { name, values, default: Some(default), needed_when: None }
}

const fn needed(name: &'static str, values: &'static [&'static str], when: (&'static str, &'static [&'static str])) -> Fact {
    Fact { name, values, default: Some("not_asked"), needed_when: Some(when) }
}

/// Documents a voter may show.
pub const DOCUMENTS: &[&str] = &[
    "ms_drivers_license", "ms_state_id", "us_passport", "government_employee_id", "firearms_license", "tribal_id", "military_id",
    "student_id_ms", "voter_id_card", "other_state_or_federal_id", "private_employer_id", "student_id_other", "none",
];

/// Kinds of election, as [`crate::domain::election::ElectionKind`] writes them.
pub const ELECTION_TYPES: &[&str] =
    &["primary", "primary_runoff", "general", "general_runoff", "special", "municipal_primary", "municipal_general"];

/// Everybody who is met at a polling place.
pub const ROLES: &[&str] = &[
    "poll_manager", "bailiff", "other_party_manager", "student_intern", "election_commissioner", "circuit_clerk",
    "executive_committee_member", "candidate", "candidate_watcher", "party_watcher", "voter", "voter_done", "assistant",
    "elector_challenger", "state_observer", "federal_observer", "doj_monitor", "media", "law_enforcement_called",
    "law_enforcement", "outside_observer", "petition_gatherer", "initiative_petition_gatherer", "child_with_voter",
    "church_staff", "firefighter_on_duty", "pupil", "shop_customer", "other_public",
];

/// Things done at a polling place.
pub const CONDUCT: &[&str] = &[
    "literature_by_campaign", "literature_by_other", "campaign_clothing", "vehicle_with_signs", "speaking_for_a_candidate",
    "standing_about", "initiative_material", "watcher_with_voter_or_pollbook", "photographs_marked_ballot", "phone_silent",
    "phone_call", "tv_taping", "armed_or_uniformed_campaign", "concealed_licence", "takes_ballot_out", "disturbance",
    "offers_prize",
];

const ID: &[Fact] = &[
    must("mode", &["polling_place", "curbside", "absentee_in_person", "absentee_mail", "uocava", "care_facility"]),
    must("document", DOCUMENTS),
    must("photo", &["yes", "no"]),
    must("issued", &["within_ten_years", "over_ten", "unknown"]),
    must("expires", &["unexpired", "expired", "none", "unknown"]),
    must("depicts", &["yes", "doubt", "no"]),
    may("conferral", &["not_held", "satisfied", "not_satisfied"], "not_held"),
    must("name", &["same", "different"]),
    may("religious_objection", &["no", "yes"], "no"),
    may("address", &["same", "different"], "same"),
];

const POLLBOOK: &[Fact] = &[
    must("pollbook", &[
        "active", "inactive", "not_listed", "moved_within_30_days", "moved_over_30_days", "wrong_precinct", "marked_voted",
        "hava_unverified", "court_order", "denied_registration",
    ]),
    may("id_check", &["not_made", "met", "not_met"], "not_made"),
];

const WATCHERS: &[&str] = &["candidate_watcher", "party_watcher"];
const WITH_A_COUNT: &[&str] = &["candidate", "candidate_watcher", "party_watcher"];

const PRESENCE: &[Fact] = &[
    must("role", ROLES),
    must("where", &["room", "thirty", "one_fifty"]),
    must("election_type", ELECTION_TYPES),
    needed("authorization", &["not_asked", "shown", "not_shown"], ("role", WATCHERS)),
    needed("already_here", &["not_asked", "none", "one", "two_or_more"], ("role", WITH_A_COUNT)),
    needed("on_ballot", &["not_asked", "yes", "no"], ("role", WITH_A_COUNT)),
];

const CONDUCT_FACTS: &[Fact] = &[
    must("conduct", CONDUCT),
    must("zone", &["room", "thirty", "one_fifty", "beyond"]),
    may("property", &["public", "private"], "public"),
];

const CHALLENGE: &[Fact] = &[
    must("challenger", &["candidate", "candidate_watcher", "party_watcher", "precinct_elector", "poll_manager", "other"]),
    must("ground", &[
        "not_registered_here", "not_the_named_voter", "already_voted", "not_resident", "registration_itself", "removed_a_ballot",
        "otherwise_disqualified", "party_loyalty", "other",
    ]),
    may("finding", &["not_made", "well_taken", "frivolous", "not_unanimous"], "not_made"),
];

const ASSISTANCE: &[Fact] = &[
    must("declared", &["yes", "no"]),
    must("helper", &["somebody_else", "candidate", "candidate_family", "poll_watcher", "employer_or_agent", "union_officer_or_agent"]),
    may("related_first_degree", &["no", "yes"], "no"),
];

const CURBSIDE: &[Fact] = &[
    must("disabled", &["yes", "no", "unsure"]),
    must("in_vehicle", &["yes", "no"]),
    must("managers_left_inside", &["three_or_more", "fewer"]),
];

impl Question {
    /// In the order of the published rules.
    pub const ALL: &'static [Self] =
        &[Self::Id, Self::Pollbook, Self::Presence, Self::Conduct, Self::Challenge, Self::Assistance, Self::Curbside];

    /// As commands and files name it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Pollbook => "pollbook",
            Self::Presence => "presence",
            Self::Conduct => "conduct",
            Self::Challenge => "challenge",
            Self::Assistance => "assistance",
            Self::Curbside => "curbside",
        }
    }

    /// The question of this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|q| q.word() == word)
    }

    /// Its facts, in the order in which [`super::Facts`] keeps them.
    #[must_use]
    pub const fn facts(self) -> &'static [Fact] {
        match self {
            Self::Id => ID,
            Self::Pollbook => POLLBOOK,
            Self::Presence => PRESENCE,
            Self::Conduct => CONDUCT_FACTS,
            Self::Challenge => CHALLENGE,
            Self::Assistance => ASSISTANCE,
            Self::Curbside => CURBSIDE,
        }
    }

    /// Every way it may end.
    #[must_use]
    pub const fn outcomes(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["id_check_met", "offer_affidavit", "id_not_needed", "confer"],
            Self::Pollbook => &["pollbook_check_met", "offer_affidavit"],
            Self::Presence => &["on_the_list", "not_on_the_list", "while_voting", "brief_visit", "bailiff_decides"],
            Self::Conduct => &["limited_by_statute", "limited_by_guidance", "not_limited", "bailiff_decides"],
            Self::Challenge => &["votes_as_others", "paper_ballot_challenged", "paper_ballot_set_apart", "managers_decide"],
            Self::Assistance => &["may_assist", "choose_another", "managers_decide"],
            Self::Curbside => &["vote_at_the_vehicle", "pause_inside_and_vote_at_the_vehicle", "vote_inside", "managers_decide"],
        }
    }

    /// Whether it is about a person's vote, so that every end offers a ballot or names who decides, with the affidavit
    /// ballot behind them.
    #[must_use]
    pub const fn is_about_a_ballot(self) -> bool {
        matches!(self, Self::Id | Self::Pollbook | Self::Challenge)
    }

    /// Outcomes with which the voter gets a ballot.
    #[must_use]
    pub const fn gives_a_ballot(outcome: &str) -> bool {
        matches!(
            outcome.as_bytes(),
            b"id_check_met" | b"offer_affidavit" | b"id_not_needed" | b"pollbook_check_met" | b"votes_as_others" | b"paper_ballot_challenged"
                | b"paper_ballot_set_apart"
        )
    }
}
