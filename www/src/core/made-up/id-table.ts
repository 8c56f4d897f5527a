// A small table of photo IDs for the gallery: its shape is an edition's, its rules are made up.

import type { IdEnd, IdRule, IdTable } from "../id/table.ts";

const rule = (id: string, text: string, cite = "Made-up Code § 1"): IdRule => ({ id, cite, layer: "statute", text, words: "made-up words of a made-up law" });
const end = (outcome: IdEnd["outcome"], more: Partial<IdEnd> = {}): IdEnd => ({ outcome, certain: true, decides: null, cure: null, rules: [0, 1], ...more });

const shown = ["ms_drivers_license", "ms_state_id", "us_passport", "voter_id_card", "government_employee_id", "military_id", "tribal_id", "student_id_ms",
  "firearms_license", "other_state_or_federal_id", "private_employer_id", "student_id_other", "no_photo", "none", "religious_objection"];

const election = (id: string, name: string, date: string, more: Partial<IdTable["elections"][number]> = {}): IdTable["elections"][number] => ({
  id, name, date, over_utc: `${date}T29:00:00Z`.replace("T29", "T23"), clerk: "circuit",
  cure_by: { date: "2026-11-10", over_utc: "2026-11-11T06:00:00Z", certain: true, published: true }, issued_from: "2016-11-03", start: 5, ...more,
});

export const TABLE: IdTable = {
  format: 1,
  reviewed: "Draft, not reviewed by counsel",
  as_of: "2026-09-01",
  made_up: true,
  elections: [
    election("made-up-general", "General election (made up)", "2026-11-03"),
    election("made-up-city", "City election (made up)", "2027-06-08", { clerk: "municipal", cure_by: null }),
  ],
  nodes: [
    { ask: "name", to: { same: -1, different: -3 } },
    { ask: "depicts", to: { yes: 0, doubt: -2, no: -2 } },
    { ask: "expires", to: { unexpired: -4, expired: -4, none: 1, unknown: -2 } },
    { ask: "issued", to: { within_ten_years: 1, over_ten: 2, unknown: 2 } },
    { ask: "shown", to: { ...Object.fromEntries(shown.map((one) => [one, 3])), voter_id_card: 1, none: -5, no_photo: -4, private_employer_id: -4, religious_objection: -6 } },
    { ask: "mode", to: { polling_place: 4, curbside: 4, absentee_in_person: 4, absentee_mail: -7, uocava: -7, care_facility: -8 } },
  ],
  ends: [
    end("id_check_met"),
    end("confer", { decides: "bailiff", cure: "show_id" }),
    end("confer", { certain: false, decides: "bailiff" }),
    end("offer_affidavit", { cure: "show_id" }),
    end("offer_affidavit", { cure: "show_id" }),
    end("offer_affidavit", { cure: "religious" }),
    end("id_not_needed"),
    end("id_not_needed", { certain: false, decides: "clerk" }),
  ],
  rules: [rule("id.in-person.polling-place", "Who votes at a polling place shows photo ID.", "Miss. Code Ann. §§ 23-15-563(1), -541(1)"), rule("made.up", "A made-up rule.")],
};
