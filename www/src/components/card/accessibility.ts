// Getting in: what was checked, and "Not checked" where nobody did. How to ask for curbside voting, always.

import { html, type TemplateResult } from "lit";
import type { Accessibility, Tri } from "../../core/contract.ts";
import type { View } from "../view.ts";

const ASKED = [
  "parking",
  "drop_off",
  "route",
  "step_free_door",
  "door_opens",
  "inside_route",
  "accessible_machine",
] as const satisfies readonly (keyof Accessibility)[];

const SIGN: Record<Tri, string> = { yes: "✓", no: "✗", unknown: "?" };

export function accessibility(view: Pick<View, "speech">, found: Accessibility): TemplateResult {
  const { speech } = view;
  const nobody = !found.checked && ASKED.every((what) => found[what] === "unknown");
  return html`<div class="stack">
    ${nobody ? html`<p>${speech.say("access_none")}</p>` : ""}
    <dl class="checks">
      ${ASKED.map(
        (what) => html`<div class=${found[what]}>
          <dt>${speech.say(`access_${what}`)}</dt>
          <dd><span class="sign" aria-hidden="true">${SIGN[found[what]]}</span> ${speech.say(`tri_${found[what]}`)}</dd>
        </div>`,
      )}
    </dl>
    ${found.note ? html`<p>${found.note}</p>` : ""}
    ${found.checked
      ? html`<p class="soft small">
          ${speech.say("access_checked", { by: found.checked.by, date: speech.date(found.checked.on) })}
        </p>`
      : ""}
    <p>${speech.say("access_curbside")}</p>
    <p>${speech.say("access_help")}</p>
  </div>`;
}
