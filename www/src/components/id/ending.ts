// How "Is my ID good?" ends: what to bring, a ballot behind it, why, the free card, and by when to show ID afterwards.

import { html, nothing, type TemplateResult } from "lit";
import type { IdElection, IdEnd, IdRule, IdTable } from "../../core/id/table.ts";
import type { MessageKey, Speech } from "../../messages/speech.ts";
import type { IdSpeech } from "./id.ts";

export type Ended = {
  table: IdTable;
  election: IdElection;
  end: IdEnd;
  shown: string | undefined;
  mode: string | undefined;
  /** A date of the document was counted. */
  dated: boolean;
  again(): void;
};

/** What nobody can put another in place of. */
const NO_DOCUMENT: readonly (string | undefined)[] = ["none", "religious_objection", undefined];

function titleOf({ end, shown }: Ended): MessageKey {
  switch (end.outcome) {
    case "id_check_met":
      return "id_end_met";
    case "id_not_needed":
      return "id_end_free";
    case "confer":
      return "id_end_another";
    case "offer_affidavit":
      return NO_DOCUMENT.includes(shown) ? "id_end_ballot" : "id_end_another";
  }
}

function cure(speech: Speech, { end, election, shown }: Ended): TemplateResult | typeof nothing {
  if (shown === undefined || end.outcome === "id_check_met") return nothing;
  const clerk = speech.say(`id_clerk_${election.clerk}`);
  // What completes such a ballot is not known: the rule on names was not seen.
  if (end.cure === null) return html`<p>${speech.say("id_cure_ask", { clerk })}</p>`;
  const faith = end.cure === "religious";
  const { cure_by } = election;
  if (!cure_by) return html`<p>${speech.rich(faith ? "id_cure_faith_five" : "id_cure_five", { clerk })}</p>`;
  const date = speech.date(cure_by.date, "with weekday");
  return html`<p>${speech.rich(faith ? "id_cure_faith" : "id_cure", { clerk, date })}</p>
    ${cure_by.certain ? nothing : html`<p>${speech.say("id_cure_unsure")}</p>`}`;
}

function why({ speech, rules }: IdSpeech, rule: IdRule): TemplateResult {
  const [cite, said] = rules[rule.id] ?? [];
  // Of another version, or of another edition's rule: its own words are right, ours may not be.
  const own = cite === rule.cite ? said : undefined;
  return html`<li class="stack-close">
    <p lang=${own === undefined ? "en" : nothing}>${own ?? rule.text}</p>
    ${rule.words
      ? html`<p class="small soft">${speech.say("id_why_english")}:</p>
          <blockquote lang="en" class="small">“${rule.words}”</blockquote>`
      : nothing}
    <p class="small soft"><span lang="en">${rule.cite}</span> · ${speech.say(`id_layer_${rule.layer}`)}</p>
  </li>`;
}

export function ending(words: IdSpeech, ended: Ended): TemplateResult {
  const { speech } = words;
  const { table, end, election, shown, mode, dated } = ended;
  const title = titleOf(ended);
  const office = mode === "absentee_in_person";
  const unsure = !end.certain && end.decides === "clerk";
  const clerk = speech.say(`id_clerk_${election.clerk}`);
  return html`<section class="stack">
    <div class="outcome stack" role="status">
      <h1 class="title" tabindex="-1">${speech.say(title)}</h1>
      ${end.outcome === "confer" ? html`<p>${speech.say("id_end_bring_too")}</p>` : nothing}
      ${title === "id_end_another" ? html`<p class="lead">${speech.rich("id_end_or_ballot")}</p>` : nothing}
      ${unsure ? html`<p>${speech.say("id_end_ask_clerk", { clerk })}</p>` : nothing} ${cure(speech, ended)}
      ${end.outcome === "id_not_needed" ? nothing : html`<p>${speech.say(office ? "id_end_office" : "id_end_managers")}</p>`}
      ${office && dated ? html`<p>${speech.say("id_end_counted", { date: speech.date(election.date, "with weekday") })}</p>` : nothing}
    </div>
    ${end.outcome === "id_check_met" || shown === "religious_objection" || shown === undefined
      ? nothing
      : html`<div class="alert stack-close">
          <p class="small-title">${speech.say("id_free")}</p>
          <p>${speech.say("id_free_how")}</p>
        </div>`}
    <details>
      <summary>${speech.say("id_why")}</summary>
      <ul class="bare inside stack">
        ${end.rules.map((at) => table.rules[at]).map((rule) => (rule ? why(words, rule) : nothing))}
      </ul>
      <p class="small soft inside">${table.reviewed.startsWith("Draft") ? speech.say("id_foot_draft") : html`<span lang="en">${table.reviewed}</span>`}</p>
    </details>
    ${shown === undefined ? nothing : html`<p class="no-print"><button type="button" @click=${ended.again}>${speech.say("id_again")}</button></p>`}
  </section>`;
}
