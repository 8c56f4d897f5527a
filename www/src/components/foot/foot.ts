// The foot of every screen: which list, who vouches for it, whom to call, where the data came from.

import { html, nothing, type TemplateResult } from "lit";
import type { OpenedEdition, PlaceRef } from "../../core/contract.ts";
import { STATEWIDE, statewideLines } from "../contact/contact.ts";
import type { View } from "../view.ts";

/** Said of the place on the screen alone: of the others the page does not know. */
function confirmed({ speech }: Pick<View, "speech">, place: PlaceRef): string {
  const by = place.confirmed;
  if (!by) return speech.say("foot_confirmed_none");
  return speech.say("foot_confirmed_by", { by: by.by, office: by.office, date: speech.date(by.on), book: by.minute_book, page: by.page });
}

export function foot(view: Pick<View, "speech">, edition: OpenedEdition | undefined, place?: PlaceRef): TemplateResult {
  const { speech } = view;
  return html`<footer class="stack-close">
    <p class="small-title">${speech.say("foot_help")}</p>
    ${statewideLines(view, STATEWIDE)}
    <div class="stack-close small soft status">
      ${edition
        ? html`<p>
            ${speech.say("foot_as_of", { name: edition.name, date: speech.date(edition.as_of) })}
            ${place ? confirmed(view, place) : nothing} ${speech.say("foot_draft")}
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
