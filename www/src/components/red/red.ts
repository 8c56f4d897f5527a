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

const WORDS = {
  not_genuine: ["red_title", "red_text"],
  not_reached: ["not_reached_title", "not_reached_text"],
  too_old: ["too_old_title", "too_old_text"],
} as const;

/** What failed, short enough to say on the telephone: G not genuine, R not reached, A too old; then which file. Nothing of what was
 * typed is in it, and nothing of what came: the name is the one that was asked for. */
export function incident({ why, name }: AnswerOf<"unavailable">): string {
  const letter = { not_genuine: "G", not_reached: "R", too_old: "A" }[why];
  const file = name.replace(/^(places|site|m)\/|\.json$/g, "").replace(/[^\w/.-]/g, "").slice(0, 40);
  return `${letter}-${file.replace(/[/.]/g, "-")}`.toUpperCase();
}

export function unavailable(view: View, answer: AnswerOf<"unavailable">): TemplateResult {
  const { speech, act } = view;
  const [title, text] = WORDS[answer.why];
  return html`<article class="stack-wide">
    <div class="alert bad stack" role="alert">
      ${heading(view, 0, html`${icons.warn} ${speech.say(title)}`)}
      <p class="lead">${speech.say(text)}</p>
    </div>
    ${contactBlock(view, answer.contact)}
    <p class="soft small">${speech.say("red_code", { code: incident(answer) })}</p>
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
