// The three other ways to a polling place: location, map, list. Small under the box, large where they are all there is.

import { html, nothing, type TemplateResult } from "lit";
import { icons } from "../../style/icons.ts";
import type { Panel, View } from "../view.ts";

const WAYS = ["location", "map", "list"] as const satisfies readonly Panel[];
const ICONS = { location: icons.here, map: icons.map, list: icons.list } as const;

/** The edition holds no addresses at all. */
function noStreetsAnywhere({ counties }: View): boolean {
  return counties.length > 0 && counties.every((county) => !county.streets);
}

export function ways(view: View, size: "large" | "small", but?: Panel): TemplateResult {
  const { speech, act } = view;
  const bare = noStreetsAnywhere(view);
  return html`<ul class="bare ways ${size}">
    ${WAYS.filter((way) => way !== but).map(
      (way) => html`<li>
        <button type="button" class="way" @click=${() => act.show(way)}>
          ${ICONS[way]}
          <span class="words">
            <span class="name">${speech.say(`way_${way}`)}</span>
            <span class="hint">${speech.say(way === "list" && bare ? "way_list_hint_bare" : `way_${way}_hint`)}</span>
          </span>
          <span class="go">${icons.next}</span>
        </button>
      </li>`,
    )}
  </ul>`;
}

/** Back to the box with what was typed in it; nothing where the edition holds no addresses at all. */
export function typeAgain(view: View): TemplateResult | typeof nothing {
  const { speech, act } = view;
  if (noStreetsAnywhere(view)) return nothing;
  return html`<p>
    <button type="button" class="primary" @click=${() => act.home("keep what was typed")}>${speech.say("loc_type")}</button>
  </p>`;
}
