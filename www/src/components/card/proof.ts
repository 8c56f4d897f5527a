// What is inside the folds under the card: precinct and ballot, why this answer, and the mail that reports a mistake.

import { html, nothing, type TemplateResult } from "lit";
import type { AnswerOf, Position, Proof } from "../../core/contract.ts";
import { fold, type View } from "../view.ts";

type Found = AnswerOf<"found">;

export function precinctFacts(view: Pick<View, "speech">, found: Found): TemplateResult {
  const { speech } = view;
  return html`<dl class="facts">
      <dt>${speech.say("detail_county")}</dt>
      <dd>${found.county.name}</dd>
      <dt>${speech.say("detail_precinct")}</dt>
      <dd>${found.precinct.name}</dd>
      ${found.precinct.boundary_id
        ? html`<dt>${speech.say("detail_map_id")}</dt>
            <dd>${found.precinct.boundary_id}</dd>`
        : nothing}
      ${found.split
        ? html`<dt>${speech.say("detail_split")}</dt>
            <dd>${found.split.name}</dd>
            ${found.split.ballot_styles.length > 0
              ? html`<dt>${speech.say("detail_ballot")}</dt>
                  <dd>
                    ${found.split.ballot_styles.map(
                      (ballot) => html`<div>${ballot.party ? `${ballot.party}: ` : ""}${ballot.style}</div>`,
                    )}
                  </dd>`
              : nothing}`
        : nothing}
    </dl>`;
}

function how(view: Pick<View, "speech">, position: Position): string {
  return view.speech.say(`how_${position.how}`, { accuracy: view.speech.distance(position.accuracy_m) });
}

type Proven = { proof: Proof; position?: Position; freshness: { as_of: string } };

/** "Why this answer?" for any answer with a proof. Hashes are for the desk's page. */
export function whyFold(view: View, answer: Proven): TemplateResult {
  return fold(view, "why_title", () => why(view, answer));
}

export function why(view: Pick<View, "speech">, answer: Proven): TemplateResult {
  const { speech } = view;
  const { proof, position } = answer;
  return html`<dl class="facts">
      <dt>${speech.say("why_matched")}</dt>
      <dd>${proof.matched}</dd>
      ${position
        ? html`<dt>${speech.say("why_how")}</dt>
            <dd>${how(view, position)}</dd>`
        : nothing}
      ${proof.rows.length > 0
        ? html`<dt>${speech.say("why_rows")}</dt>
            <dd>
              ${proof.rows.map(
                (row) => html`<div class="evidence">
                  <span class="soft small"
                    >${row.row === null
                      ? row.file
                      : speech.say("why_row", { file: row.file, row: speech.number(row.row) })}</span
                  >
                  <span>${row.says}</span>
                </div>`,
              )}
            </dd>`
        : nothing}
      ${proof.considered.length > 0
        ? html`<dt>${speech.say("why_considered")}</dt>
            <dd>${proof.considered.map((words) => html`<div>${words}</div>`)}</dd>`
        : nothing}
      <dt></dt>
      <dd class="soft">${speech.say("why_as_of", { date: speech.date(answer.freshness.as_of) })}</dd>
    </dl>`;
}

/** Shows the mail before it is opened; the voter's own address is in it only where they tick the box. */
export function report(view: View, found: Found): TemplateResult {
  const { speech, typed } = view;
  const blanks = {
    place: found.place.name,
    address: found.place.address,
    precinct: found.precinct.name,
    county: found.county.name,
    date: speech.date(found.freshness.as_of),
  };
  const body = (added: boolean): string =>
    (added ? `${speech.say("report_address", { what: typed })}\n` : "") + speech.say("report_body", blanks);
  const link = (added: boolean): string =>
    "mailto:ElectionsAnswers@sos.ms.gov" +
    `?subject=${encodeURIComponent(speech.say("report_subject", blanks))}&body=${encodeURIComponent(body(added))}`;
  const redraw = (event: Event): void => {
    const box = event.currentTarget as HTMLInputElement;
    const fold = box.closest("details");
    fold?.querySelector("a")?.setAttribute("href", link(box.checked));
    const letter = fold?.querySelector(".mail");
    if (letter) letter.textContent = body(box.checked);
  };
  return html`<div class="stack">
      <p>${speech.say("report_intro")}</p>
      <p class="mail">${body(false)}</p>
      ${typed
        ? html`<label class="tick"
            ><input type="checkbox" @change=${redraw} /> <span>${speech.say("report_add", { what: typed })}</span></label
          >`
        : nothing}
      <p><a class="button" href=${link(false)}>${speech.say("report_open")}</a></p>
    </div>`;
}
