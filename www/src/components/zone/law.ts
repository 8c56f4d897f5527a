// "Law": the words beside the line, with their section, and whether they are the statute's or guidance. The one part where
// both readings stand.

import { html, nothing, type TemplateResult } from "lit";
import type { ConductRule, Law, LawText, Policy } from "../../core/manager/contract.ts";
import type { Speech } from "../../messages/speech.ts";

function text(speech: Speech, one: LawText): TemplateResult {
  return html`<li class="reading-of stack-close">
    <p><span class="layer">${speech.say(`layer_${one.layer}`)}</span> <strong>${one.section}</strong></p>
    <p><strong>${one.reading}</strong></p>
    ${one.words === "" ? nothing : html`<blockquote>${one.words}</blockquote>`}
  </li>`;
}

function conduct(speech: Speech, one: ConductRule): TemplateResult {
  const row = (key: "law_at_thirty" | "law_at_150" | "law_beyond", said: string | null): TemplateResult | typeof nothing =>
    said === null ? nothing : html`<dt>${speech.say(key)}</dt><dd>${said}</dd>`;
  return html`<li class="reading-of stack-close">
    <p><strong>${one.conduct}</strong></p>
    <dl class="facts">
      ${row("law_at_thirty", one.thirty)} ${row("law_at_150", one.one_fifty)} ${row("law_beyond", one.beyond)}
    </dl>
    <p class="soft"><span class="layer">${speech.say(`layer_${one.layer}`)}</span> ${one.section}</p>
    ${one.sure ? nothing : html`<p class="soft small">${speech.say("law_unsure")}</p>`}
  </li>`;
}

/** What the county adopted, or that it adopted nothing. */
export function adopted(speech: Speech, policy: Policy): string {
  if (policy.by === "") return speech.say("law_not_adopted");
  return speech.say("law_adopted", { by: policy.by, date: speech.date(policy.on) });
}

export function lawPart(speech: Speech, law: Law, policy: Policy): TemplateResult {
  return html`<section class="stack-wide">
    <div class="stack-close">
      <h2 class="subtitle">${speech.say("zone_law")}</h2>
      <p>${adopted(speech, policy)}</p>
      ${law.draft ? html`<p class="soft">${speech.say("foot_draft")}</p>` : nothing}
    </div>
    ${(["one_fifty", "thirty"] as const).map(
      (line) => html`<section class="stack-close">
        <h3 class="small-title">${speech.say(line === "thirty" ? "law_thirty" : "law_150")}</h3>
        <ul class="bare marks">
          ${law.texts.filter((one) => one.line === line).map((one) => text(speech, one))}
        </ul>
      </section>`,
    )}
    ${law.conduct.length === 0
      ? nothing
      : html`<section class="stack-close">
          <h3 class="small-title">${speech.say("law_conduct")}</h3>
          <p>${speech.say("law_layers")}</p>
          <ul class="bare marks">
            ${law.conduct.map((one) => conduct(speech, one))}
          </ul>
        </section>`}
  </section>`;
}
