// The card where its election is over, or its list is old: what it was, and what is still to be done.

import { html, type TemplateResult } from "lit";
import type { AnswerOf, ElectionRef } from "../../core/contract.ts";
import type { View } from "../view.ts";
import { byCity, electionName } from "./card.ts";
import type { Past } from "./when.ts";

type Found = AnswerOf<"found">;

const TRACKER = "https://myelectionday.sos.state.ms.us/VoterOutreach/Pages/VOSearch.aspx";

/** Stands above the place's name. */
export function pastLine({ speech }: View, past: Past, { freshness }: Found): string {
  return speech.say(past === "old" ? "card_old" : "card_over", { date: speech.date(freshness.as_of) });
}

/** In place of when to vote and what to bring. An old list's election asks nothing of anyone any more. */
export function pastBrief(view: View, past: Past, { election }: Found): TemplateResult {
  return past === "old" ? longAgo(view, election) : afterwards(view, election);
}

function longAgo(view: View, election: ElectionRef): TemplateResult {
  return html`<div class="brief">
    <p class="strong">${view.speech.date(election.date, "with weekday")}</p>
    <p>${electionName(view, election)}</p>
  </div>`;
}

function afterwards({ speech }: View, election: ElectionRef): TemplateResult {
  return html`<div class="brief after">
    <p class="strong">${speech.date(election.date, "with weekday")}</p>
    <p>${speech.say(byCity(election) ? "over_cure_city" : "over_cure")}</p>
    <p>${speech.say("over_tracker")}</p>
    <p class="no-print">
      <a class="tracker" href=${TRACKER} target="_blank" rel="noopener noreferrer"
        >${speech.say("over_tracker_link")} <span class="seen-not">(${speech.say("opens_elsewhere")})</span></a
      >
    </p>
  </div>`;
}

export function oldNote({ speech }: View, { freshness }: Found): TemplateResult {
  return html`<p class="alert warn">${speech.say("card_old_note", { date: speech.date(freshness.as_of) })}</p>`;
}

export function wasFor({ speech }: View, { proof }: Found): TemplateResult {
  return html`<p>${speech.say("card_was_for")} <span class="matched">${proof.matched}</span></p>`;
}
