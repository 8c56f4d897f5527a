// A made-up law for the gallery: it asks what an edition's rules would ask, and what it rules is made up.

import type { LawAnswer, LawQuestion } from "../manager/contract.ts";

type Cure = Extract<LawAnswer, { kind: "ruled" }>["cure"];

const ruled = (outcome: string, steps: string[], certain = true, cure?: Cure): LawAnswer => ({
  kind: "ruled", outcome, certain, steps, reviewed: "Draft, not reviewed by counsel",
  reasons: [
    { rule: "id.document.none", cite: "Miss. Code Ann. § 23-15-563(1)", layer: "statute", text: "No document is shown.", confidence: "SEEN" },
    { rule: "made.up", cite: "Made-up Code § 1", layer: "statute", text: "A made-up rule.", words: "made-up words", confidence: "SEEN" },
  ],
  ...(cure === undefined ? {} : { cure }),
});
const ask = (fact: string, ...allowed: string[]): LawAnswer => ({ kind: "ask", fact, allowed, issued_from: "2016-11-03" });
const tenYearsBefore = (day: string): string => `${Number(day.slice(0, 4)) - 10}${day.slice(4)}`;

function id(said: Record<string, string>): LawAnswer {
  if (said["religious_objection"] === "yes") return ruled("offer_affidavit", ["Tell the voter that he or she may vote by affidavit ballot."], true, "religious");
  const cure: Cure = said["mode"] === "absentee_in_person" ? undefined : "show_id";
  if (said["photo"] === "no") return ruled("offer_affidavit", ["Tell the voter that he or she may vote by affidavit ballot.", "Give the written instructions.", "Do a made-up thing."], cure !== undefined, cure);
  if (said["document"] !== "voter_id_card") {
    if (!said["expires"]) return ask("expires", "unexpired", "expired", "none", "unknown");
    if (!said["issued"]) return ask("issued", "within_ten_years", "over_ten", "unknown");
    const current = ["student_id_ms", "firearms_license"].includes(said["document"] ?? "");
    if (current && said["expires"] !== "unexpired" && !said["conferral"]) return ruled("confer", ["Look at it together."], false);
    if (said["issued"] === "over_ten") return ruled("offer_affidavit", ["Ask for another ID."], true, cure);
  }
  if (!said["depicts"]) return ask("depicts", "yes", "doubt", "no");
  if (said["depicts"] === "yes" && !said["name"]) return ask("name", "same", "different");
  if (said["depicts"] === "yes" && said["name"] === "same") return ruled("id_check_met", ["Go on with the pollbook."]);
  switch (said["conferral"]) {
    case "satisfied":
      return ruled("id_check_met", ["Go on with the pollbook."]);
    case "not_satisfied":
      return ruled("offer_affidavit", ["Give the written instructions."]);
    default:
      return ruled("confer", ["Look at it together."], false);
  }
}

function presence(said: Record<string, string>): LawAnswer {
  const role = said["role"] ?? "";
  if (said["where"] === "one_fifty") return ruled("on_the_list", []);
  if (["candidate", "candidate_watcher", "party_watcher"].includes(role)) {
    if (!said["on_ballot"]) return ask("on_ballot", "yes", "no");
    if (said["on_ballot"] === "no") return ruled("not_on_the_list", ["Ask to stay beyond 30 feet."]);
    if (!said["already_here"]) return ask("already_here", "none", "one", "two_or_more");
    if (role !== "candidate" && !said["authorization"]) return ask("authorization", "shown", "not_shown");
    return ruled(said["already_here"] === "none" && said["authorization"] !== "not_shown" ? "on_the_list" : "not_on_the_list", []);
  }
  if (role === "voter") return ruled("while_voting", []);
  if (role === "media") return ruled("brief_visit", []);
  if (role === "child_with_voter") return ruled("bailiff_decides", ["You decide."], false);
  return ruled(["poll_manager", "bailiff"].includes(role) ? "on_the_list" : "not_on_the_list", []);
}

export function madeUpLaw({ question, said, on }: LawQuestion): LawAnswer {
  if (question === "id") {
    const answer = id(said);
    return answer.kind === "ask" ? { ...answer, issued_from: tenYearsBefore(on) } : answer;
  }
  if (question === "presence") return presence(said);
  if (said["pollbook"] === "active") return ruled("pollbook_check_met", ["Go on with the pollbook."]);
  return ruled("offer_affidavit", ["Check the spelling.", "Offer the affidavit ballot."]);
}
