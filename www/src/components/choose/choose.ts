// "Which one is yours?": a radio list in which what differs stands out. Never picked for the voter.

import { html, nothing, type TemplateResult } from "lit";
import type { AnswerOf, Candidate } from "../../core/contract.ts";
import { contactBlock } from "../contact/contact.ts";
import { differences } from "../address/difference.ts";
import { heading, type View } from "../view.ts";
import { ways } from "../ways/ways.ts";

export function choose(view: View, answer: AnswerOf<"choose">): TemplateResult {
  const { speech, act, question } = view;
  const picked = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const id = new FormData(form).get("candidate");
    if (typeof id === "string") act.ask({ kind: "id", id, ...(question?.election ? { election: question.election } : {}) });
    else form.querySelector("input")?.focus();
  };
  const counties = new Set(answer.candidates.map((candidate) => candidate.county.fips));
  const one = (candidate: Candidate): TemplateResult => html`<li>
    <label class="choice">
      <input type="radio" name="candidate" .value=${candidate.id} required />
      <span>
        <span class="words"
          >${differences(view.typed, candidate.text).map((part) =>
            part.differs ? html`<strong>${part.text}</strong>` : part.text,
          )}</span
        >
        ${counties.size > 1
          ? html`<span class="hint">${speech.say("county_named", { county: candidate.county.name })}</span>`
          : nothing}
        ${candidate.differs.map((what) => html`<span class="hint">${speech.say(`differs_${what}`)}</span>`)}
      </span>
    </label>
  </li>`;
  return html`<article class="stack-wide">
    <form class="stack" @submit=${picked}>
      <fieldset class="stack" aria-describedby="choose-hint">
        <legend>${heading(view, 0, speech.say("choose_title"))}</legend>
        <p id="choose-hint">${speech.say(answer.candidates.length > 1 ? "choose_hint" : "choose_hint_one")}</p>
        <ul class="bare choices">
          ${answer.candidates.map(one)}
        </ul>
      </fieldset>
      <div class="row buttons">
        <button type="submit" class="primary">${speech.say("choose_go")}</button>
        <button type="button" @click=${() => act.home("keep what was typed")}>${speech.say("choose_none")}</button>
      </div>
    </form>
    <section class="stack">
      ${heading(view, 1, speech.say("nf_try"))} ${ways(view, "small")}
    </section>
    ${contactBlock(view, answer.contact)}
  </article>`;
}
