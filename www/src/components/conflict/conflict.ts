// Two official records disagree: both are shown alike, and neither is preferred.

import { html, type TemplateResult } from "lit";
import type { AnswerOf } from "../../core/contract.ts";
import { whyFold } from "../card/proof.ts";
import { option } from "../close/close.ts";
import { contactBlock } from "../contact/contact.ts";
import { heading, type View } from "../view.ts";

export function conflict(view: View, answer: AnswerOf<"conflict">): TemplateResult {
  const { speech } = view;
  const over = (key: "conflict_row" | "conflict_map", precinct: string): string =>
    `${speech.say(key)} · ${speech.say("close_is", { precinct })}`;
  return html`<article class="stack-wide">
    <div class="stack">
      ${heading(view, 0, speech.say("conflict_title"))}
      <p class="lead">${speech.say("conflict_text")}</p>
    </div>
    ${contactBlock(view, answer.contact)}
    <ul class="bare options">
      ${option(view, answer.by_row, undefined, over("conflict_row", answer.by_row.precinct.name), answer.election.date)}
      ${option(view, answer.by_polygon, undefined, over("conflict_map", answer.by_polygon.precinct.name), answer.election.date)}
    </ul>
    <div>${whyFold(view, answer)}</div>
  </article>`;
}
