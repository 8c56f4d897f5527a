// "We can't find that address": first that it says nothing about registration, then the next step for this reason.

import { html, nothing, type TemplateResult } from "lit";
import type { AnswerOf, NotFoundReason, Suggestion } from "../../core/contract.ts";
import { contactBlock } from "../contact/contact.ts";
import { differences } from "../address/difference.ts";
import { countyQuestion } from "../county-question/county-question.ts";
import { heading, type View } from "../view.ts";
import { typeAgain, ways } from "../ways/ways.ts";

/** Which answers open the box again with the words in it. */
const RETYPE: ReadonlySet<NotFoundReason> = new Set<NotFoundReason>([
  "number_missing",
  "area_unknown",
  "highway_without_number",
  "rural_box",
  "po_box",
  "intersection",
  "unknown_id",
  "no_such_street",
  "no_such_number",
]);

function spelling(view: View, one: Suggestion): TemplateResult {
  const { act, question } = view;
  const election = question?.election ? { election: question.election } : {};
  const pick = (): void => (one.id === null ? act.type(one.text) : act.ask({ kind: "id", id: one.id, ...election }));
  return html`<li>
    <button type="button" class="way" @click=${pick}>
      <span class="words"
        >${differences(view.typed, one.text).map((part) =>
          part.differs ? html`<strong>${part.text}</strong>` : html`<span class="plain">${part.text}</span>`,
        )}</span
      >
    </button>
  </li>`;
}

export function notFound(view: View, answer: AnswerOf<"not_found">): TemplateResult {
  const { speech } = view;
  const asking = answer.reason === "which_county" || answer.reason === "area_unknown";
  return html`<article class="stack-wide">
    <div class="stack">
      ${answer.reason === "which_county"
        ? heading(view, 0, speech.say("which_county"))
        : heading(view, 0, speech.say(asking ? "add_town" : "not_found_title"))}
      ${asking ? nothing : html`<p class="alert"><strong>${speech.say("not_found_not_means")}</strong></p>`}
      ${view.typed ? html`<p class="typed">${view.typed}</p>` : nothing}
      ${answer.reason === "area_unknown" ? nothing : html`<p class="lead">${speech.say(`nf_${answer.reason}`)}</p>`}
      ${answer.reason === "which_county" ? countyQuestion(view, answer.counties) : nothing}
      ${RETYPE.has(answer.reason)
        ? typeAgain(view)
        : nothing}
    </div>
    ${answer.nearest_spellings.length > 0
      ? html`<section class="stack">
          ${heading(view, 1, speech.say("nf_spellings"))}
          <ul class="bare ways">
            ${answer.nearest_spellings.map((one) => spelling(view, one))}
          </ul>
        </section>`
      : nothing}
    <section class="stack">
      ${heading(view, 1, speech.say("nf_try"))} ${ways(view, "small")}
    </section>
    ${contactBlock(view, answer.contact)}
  </article>`;
}
