// The red screens: nothing that arrived is known to be genuine, nothing arrived, or the core has failed twice. No place
// is ever on them. They are part of the page's first code, as they are needed when nothing more can be had.

import { html, type TemplateResult } from "lit";
import type { AnswerOf, Unavailable } from "../../core/contract.ts";
import { icons } from "../../style/icons.ts";
import { contactBlock, STATEWIDE } from "../contact/contact.ts";
import { heading, type View } from "../view.ts";

/** The rest of the page's code did not come. */
export const NOT_REACHED: Unavailable = {
  kind: "unavailable",
  why: "not_reached",
  name: "later.js",
  error: "the page's own code could not be fetched",
  contact: STATEWIDE,
};

const TITLES = { not_genuine: "red", not_reached: "not_reached", too_old: "too_old" } as const;

export function unavailable(view: View, answer: AnswerOf<"unavailable">): TemplateResult {
  const { speech, act } = view;
  const key = TITLES[answer.why];
  return html`<article class="stack-wide">
    <div class="alert bad stack" role="alert">
      ${heading(view, 0, html`${icons.warn} ${speech.say(`${key}_title`)}`)}
      <p class="lead">${speech.say(`${key}_text`)}</p>
    </div>
    ${contactBlock(view, answer.contact)}
    <div class="row buttons no-print">
      <button type="button" @click=${() => act.again()}>${speech.say("try_again")}</button>
      <a class="button" href=${view.directory}>${speech.say("directory_link")}</a>
    </div>
  </article>`;
}

/** The core failed twice, or this browser cannot run it. */
export function failed(view: View): TemplateResult {
  const { speech } = view;
  return html`<article class="stack-wide">
    <div class="alert bad stack" role="alert">
      ${heading(view, 0, html`${icons.warn} ${speech.say("failed_title")}`)}
      <p class="lead">${speech.say("failed_text")}</p>
    </div>
    ${contactBlock(view, STATEWIDE)}
    <p class="no-print"><a class="button wide" href=${view.directory}>${speech.say("directory_link")}</a></p>
  </article>`;
}
