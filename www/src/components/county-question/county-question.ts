// "Which county is on your car tag?", as buttons.

import { html, type TemplateResult } from "lit";
import type { View } from "../view.ts";

/** Counties as buttons, with "I'm not sure" last: then all of them are looked through. */
export function countyQuestion(view: View, counties: readonly { fips: string; name: string }[]): TemplateResult {
  const { speech, act } = view;
  return html`<div class="row" role="group" aria-label=${speech.say("which_county")}>
    ${counties.map(
      (county) => html`<button type="button" @click=${() => act.chooseCounty(county.fips)}>${county.name}</button>`,
    )}
    <button type="button" class="quiet" @click=${() => act.chooseCounty(undefined)}>${speech.say("not_sure")}</button>
  </div>`;
}
