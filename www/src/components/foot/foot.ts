// The foot of every screen: which list, who vouches for it, whom to call, where the data came from.

import { html, nothing, type TemplateResult } from "lit";
import type { OpenedEdition } from "../../core/contract.ts";
import { STATEWIDE, statewideLines } from "../contact/contact.ts";
import type { View } from "../view.ts";

export function foot(view: View, edition: OpenedEdition | undefined): TemplateResult {
  const { speech } = view;
  return html`<footer class="stack-close">
    <p class="small-title">${speech.say("foot_help")}</p>
    ${statewideLines(view, STATEWIDE)}
    <div class="stack-close small soft status">
      ${edition
        ? html`<p>
            ${speech.say("foot_as_of", { name: edition.name, date: speech.date(edition.as_of) })}
            ${speech.say("foot_confirmed_none")} ${speech.say("foot_draft")}
          </p>`
        : html`<p>${speech.say("foot_draft")}</p>`}
      <p><strong>${speech.say("foot_unofficial")}</strong></p>
    </div>
    ${edition && edition.attribution.length > 0
      ? html`<details class="no-print small">
          <summary>${speech.say("foot_sources")}</summary>
          <ul class="inside">
            ${edition.attribution.map(([source, licence]) => html`<li>${speech.say("foot_source", { source, licence })}</li>`)}
          </ul>
        </details>`
      : nothing}
  </footer>`;
}
