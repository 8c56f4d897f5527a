// Bands above everything: made-up data, an unsigned copy, an old list. Words and an icon, never colour alone.

import { html, nothing, type TemplateResult } from "lit";
import type { OpenedEdition } from "../../core/contract.ts";
import type { Speech } from "../../messages/speech.ts";
import { icons } from "../../style/icons.ts";

export function bands(speech: Speech, edition: OpenedEdition): TemplateResult {
  const { made_up, unsigned, freshness } = edition;
  return html`<div role="status" class="bands">
    ${made_up ? html`<p class="band made-up">${icons.warn}<span>${speech.say("band_made_up")}</span></p>` : nothing}
    ${unsigned ? html`<p class="band">${icons.lock}<span>${speech.say("band_unsigned")}</span></p>` : nothing}
    ${freshness.state === "old"
      ? html`<p class="band">${icons.old}<span>${speech.say("band_old", { date: speech.date(freshness.as_of) })}</span></p>`
      : nothing}
  </div>`;
}
