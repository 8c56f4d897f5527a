// A ruling on the screen: what to do, in order; why, by which section and whose word; that nobody reviewed it.

import { html, nothing, type TemplateResult } from "lit";
import type { LawAnswer } from "../../core/manager/contract.ts";
import type { Speech } from "../../messages/speech.ts";

export type Ruled = Extract<LawAnswer, { kind: "ruled" }>;

export function steps(ruled: Ruled): TemplateResult | typeof nothing {
  if (ruled.steps.length === 0) return nothing;
  return html`<ol lang="en">${ruled.steps.map((step) => html`<li>${step}</li>`)}</ol>`;
}

export function why(speech: Speech, ruled: Ruled): TemplateResult {
  return html`<details class="no-print">
      <summary>${speech.say("check_why")}</summary>
      <ul class="bare inside stack" lang="en">
        ${ruled.reasons.map(
          (reason) => html`<li class="stack-close">
            <p>${reason.text}</p>
            ${reason.words ? html`<blockquote class="small">“${reason.words}”</blockquote>` : nothing}
            <p class="small soft">${reason.cite} · ${reason.layer}</p>
          </li>`,
        )}
      </ul>
    </details>
    ${ruled.certain ? nothing : html`<p class="alert warn">${speech.say("check_unsure")}</p>`}
    <p class="small soft">
      ${speech.language === "en" ? nothing : speech.say("check_english")}
      ${ruled.reviewed.startsWith("Draft") ? speech.say("foot_draft") : html`<span lang="en">${ruled.reviewed}.</span>`}
    </p>`;
}
