// Bands above everything: made-up data, an unsigned copy, an old list, a copy past its date, a clock that is wrong. Words and an icon, never colour alone.

import { html, nothing, type TemplateResult } from "lit";
import type { Freshness, OpenedEdition } from "../../core/contract.ts";
import type { Speech } from "../../messages/speech.ts";
import { icons } from "../../style/icons.ts";

/** How old it is and whether the clock is sane, worst first. `now`: ISO instant. */
function ages(speech: Speech, { band, notes, published }: Freshness, now: string): TemplateResult {
  const when = published === null ? "" : speech.moment(published);
  const device = speech.moment(now);
  return html`${band === "last_known" ? html`<p class="band bad" role="alert">${icons.warn}<span>${speech.say("band_last_known", { when })}</span></p>` : nothing}
    ${band === "amber" && !notes.includes("clock_ahead") ? html`<p class="band stale">${icons.old}<span>${speech.say("band_stale", { when })}</span></p>` : nothing}
    ${notes.includes("paper_first") ? html`<p class="band stale">${icons.warn}<span>${speech.say("band_paper_first")}</span></p>` : nothing}
    ${notes.includes("clock_ahead") ? html`<p class="band stale">${icons.clock}<span>${speech.say("band_clock_ahead", { device })}</span></p>` : nothing}
    ${notes.includes("clock_behind") ? html`<p class="band stale">${icons.clock}<span>${speech.say("band_clock_behind", { device })}</span></p>` : nothing}`;
}

/** `fresh`: of the answer on the screen, where there is one. */
export function bands(speech: Speech, edition: OpenedEdition, now: string, fresh = edition.freshness): TemplateResult {
  const { made_up, unsigned, freshness } = edition;
  return html`<div role="status" class="bands">
    ${made_up ? html`<p class="band made-up">${icons.warn}<span>${speech.say("band_made_up")}</span></p>` : nothing}
    ${unsigned ? html`<p class="band">${icons.lock}<span>${speech.say("band_unsigned")}</span></p>` : nothing}
    ${freshness.state === "old"
      ? html`<p class="band">${icons.old}<span>${speech.say("band_old", { date: speech.date(freshness.as_of) })}</span></p>`
      : nothing}
    ${ages(speech, fresh, now)}
  </div>`;
}
