// The fold around the small map. Opening it asks for the county's polygons, and nothing else does.

import { html, type TemplateResult } from "lit";
import type { PrecinctRef } from "../../core/contract.ts";
import type { View } from "../view.ts";
import type { Spot } from "./drawing.ts";

/** Precincts on a map, in the order of the answer. */
export const LETTERS = "ABCDEFGH";

export function smallMap(
  view: View,
  fips: string,
  precincts: readonly PrecinctRef[],
  place: [number, number] | null,
  spot: Spot | undefined,
  open: boolean,
): TemplateResult {
  return html`<pollstead-small-map
    class="no-print"
    .speech=${view.speech}
    .load=${() => view.outlines(fips)}
    .precincts=${precincts}
    .place=${place}
    .spot=${spot}
    ?open=${open}
  ></pollstead-small-map>`;
}

export function mapFold(
  view: View,
  fips: string,
  precincts: readonly PrecinctRef[],
  place: [number, number] | null,
): TemplateResult {
  const toggled = (event: Event): void => {
    const fold = event.currentTarget as HTMLDetailsElement;
    // Its class comes with the rest of the code; Lit keeps what is set before.
    if (fold.open) fold.querySelector("pollstead-small-map")?.toggleAttribute("open", true);
    void view.act.bring().catch(() => undefined);
  };
  return html`<details class="no-print" @toggle=${toggled}>
    <summary>${view.speech.say("way_map_fold")}</summary>
    <div class="inside">${smallMap(view, fips, precincts, place, undefined, false)}</div>
  </details>`;
}
