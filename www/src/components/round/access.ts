// What was seen of parking, ramps and doors: yes, no, or not checked.

import { html, type TemplateResult } from "lit";
import type { Tri } from "../../core/contract.ts";
import { title } from "./place.ts";
import type { SurveyRound } from "./round.ts";

const FACTS = ["parking", "drop_off", "route", "step_free_door", "door_opens", "inside_route", "accessible_machine"] as const;
const TRIS = ["yes", "no", "unknown"] as const satisfies readonly Tri[];

export function access(round: SurveyRound): TemplateResult {
  const { speech, survey, typed } = round;
  const { accessibility } = survey;
  const checked = { by: round.kept.by, on: round.today() };
  // Also where the answer stays the same: then somebody has seen it again.
  const set = (fact: (typeof FACTS)[number], tri: Tri): void => {
    if (accessibility[fact] === tri && accessibility.checked?.by === checked.by && accessibility.checked.on === checked.on) return;
    round.did({ key: "round_did_fact", what: speech.say(`round_access_${fact}`) }, (as) => ({ survey: { ...as, accessibility: { ...as.accessibility, [fact]: tri, checked } } }));
  };
  const noted = (): void => {
    const note = typed["note"]?.trim();
    if (note === undefined || note === accessibility.note) return;
    round.did({ key: "round_did_note", what: "" }, (as) => ({ survey: { ...as, accessibility: { ...as.accessibility, note, checked } } }));
  };
  return html`<section class="stack">
    ${title(round, speech.say("round_access"))}
    <p>${speech.say("round_access_text")}</p>
    ${FACTS.map(
      (fact) => html`<fieldset class="tri">
        <legend>${speech.say(`round_access_${fact}`)}</legend>
        <div class="row three">
          ${TRIS.map(
            (tri) => html`<label class="off"><input type="radio" name=${fact} .checked=${accessibility[fact] === tri} @click=${() => set(fact, tri)} /><span>${speech.say(`round_tri_${tri}`)}</span></label>`,
          )}
        </div>
      </fieldset>`,
    )}
    <div>
      <label for="note">${speech.say("round_note")}</label>
      <span class="hint" id="note-hint">${speech.say("round_note_hint")}</span>
      <input id="note" type="text" autocomplete="off" maxlength="200" aria-describedby="note-hint" .value=${typed["note"] ?? accessibility.note} @input=${(event: Event) => (round.typed = { ...typed, note: (event.currentTarget as HTMLInputElement).value })} @change=${noted} />
    </div>
  </section>`;
}
