// A ruling on the screen: what to do, in order; why, by which section and whose word; that nobody reviewed it.

import { html, nothing, type TemplateResult } from "lit";
import type { LawAnswer, LawReason } from "../../core/manager/contract.ts";
import { stepBlanks, type Asker } from "./ask.ts";
import type { InSpanish } from "./in-spanish.ts";

export type Ruled = Extract<LawAnswer, { kind: "ruled" }>;
/** `spanish`: once it is there, where the page speaks Spanish. */
export type Words = { asker: Asker; spanish: InSpanish | undefined };

export function steps({ asker, spanish }: Words, ruled: Ruled): TemplateResult | typeof nothing {
  if (ruled.steps.length === 0) return nothing;
  const blanks = stepBlanks(asker);
  return html`<ol>
    ${ruled.steps.map((step) => {
      const own = spanish?.step(step, blanks);
      return html`<li lang=${own === undefined ? "en" : nothing}>${own ?? step}</li>`;
    })}
  </ol>`;
}

function reasonIn({ asker: { speech }, spanish }: Words, reason: LawReason): TemplateResult {
  const own = spanish?.reason(reason);
  return html`<li class="stack-close">
    <p lang=${own === undefined ? "en" : nothing}>${own ?? reason.text}</p>
    ${reason.words
      ? html`${speech.language === "en" ? nothing : html`<p class="small soft">${speech.say("id_why_english")}:</p>`}
          <blockquote class="small" lang="en">“${reason.words}”</blockquote>`
      : nothing}
    <p class="small soft"><span lang="en">${reason.cite}</span> · ${speech.say(`id_layer_${reason.layer}`)}</p>
  </li>`;
}

export function why(words: Words, ruled: Ruled): TemplateResult {
  const { speech } = words.asker;
  return html`<details class="no-print">
      <summary>${speech.say("check_why")}</summary>
      <ul class="bare inside stack">
        ${ruled.reasons.map((reason) => reasonIn(words, reason))}
      </ul>
    </details>
    ${ruled.certain ? nothing : html`<p class="alert warn">${speech.say("check_unsure")}</p>`}
    <p class="small soft">${ruled.reviewed.startsWith("Draft") ? speech.say("foot_draft") : html`<span lang="en">${ruled.reviewed}.</span>`}</p>`;
}
