// Asked once: who somebody is, and where they work. The answers stay on the device.

import { html, nothing, type TemplateResult } from "lit";
import type { CountyDetail, OpenedEdition, PlaceRef } from "../../core/contract.ts";
import type { Speech } from "../../messages/speech.ts";

export type Role = "bailiff" | "manager" | "survey";
export const ROLES: readonly Role[] = ["bailiff", "manager", "survey"];

export function roleQuestion(speech: Speech, taken: (role: Role) => void): TemplateResult {
  return html`<section class="stack-wide">
    <div class="stack-close">
      <h1 class="title" tabindex="-1">${speech.say("role_title")}</h1>
      <p class="soft">${speech.say("role_hint")}</p>
    </div>
    <ul class="bare big-choices">
      ${ROLES.map(
        (role) => html`<li>
          <button type="button" class="big-choice" @click=${() => taken(role)}>
            <span>${speech.say(`role_${role}`)}</span>
            <span class="hint">${speech.say(`role_${role}_hint`)}</span>
          </button>
        </li>`,
      )}
    </ul>
  </section>`;
}

export type PlaceQuestion = {
  edition: OpenedEdition;
  fips: string | undefined;
  /** Of `fips`, once it is there. */
  detail: CountyDetail | undefined;
  search: string;
  onCounty(fips: string | undefined): void;
  onSearch(text: string): void;
  onPlace(place: PlaceRef): void;
};

/** Each place once, with the precincts that vote there, by name. */
export function placesOf({ precincts }: CountyDetail): { place: PlaceRef; precincts: string[] }[] {
  const places = new Map<string, { place: PlaceRef; precincts: string[] }>();
  for (const { place, precinct } of precincts) {
    if (!place) continue;
    const held = places.get(place.id);
    if (held) held.precincts.push(precinct.name);
    else places.set(place.id, { place, precincts: [precinct.name] });
  }
  return [...places.values()].sort((a, b) => a.place.name.localeCompare(b.place.name));
}

function placeList(speech: Speech, question: PlaceQuestion, detail: CountyDetail): TemplateResult {
  const all = placesOf(detail);
  const wanted = question.search.trim().toLowerCase();
  const fitting = all.filter(({ place, precincts }) =>
    [place.name, place.address, ...precincts].some((text) => text.toLowerCase().includes(wanted)),
  );
  if (all.length === 0) return html`<p class="alert warn" role="status">${speech.say("place_no_places")}</p>`;
  return html`<div>
      <label for="search">${speech.say("place_search")}</label>
      <input
        id="search"
        type="search"
        autocomplete="off"
        spellcheck="false"
        .value=${question.search}
        @input=${(event: Event) => question.onSearch((event.currentTarget as HTMLInputElement).value)}
      />
    </div>
    ${fitting.length === 0 ? html`<p role="status">${speech.say("place_none")}</p>` : nothing}
    <ul class="bare big-choices">
      ${fitting.map(
        ({ place, precincts }) => html`<li>
          <button type="button" class="big-choice" @click=${() => question.onPlace(place)}>
            <span>${place.name}</span>
            <span class="hint">${place.address}</span>
            <span class="hint">${speech.say("place_serves", { precincts: precincts.join(", ") })}</span>
          </button>
        </li>`,
      )}
    </ul>`;
}

export function placeQuestion(speech: Speech, question: PlaceQuestion): TemplateResult {
  const { edition, fips, detail } = question;
  const name = edition.counties.find((county) => county.fips === fips)?.name ?? "";
  return html`<section class="stack">
    <h1 class="title" tabindex="-1">${speech.say("place_title")}</h1>
    <div>
      <label for="county">${speech.say("place_county")}</label>
      <select id="county" @change=${(event: Event) => question.onCounty((event.currentTarget as HTMLSelectElement).value || undefined)}>
        <option value="" ?selected=${fips === undefined}>${speech.say("place_pick_county")}</option>
        ${edition.counties.map(
          (county) => html`<option value=${county.fips} ?selected=${county.fips === fips}>${county.name}</option>`,
        )}
      </select>
    </div>
    ${fips === undefined
      ? nothing
      : detail
        ? placeList(speech, question, detail)
        : html`<p class="soft" role="status">${speech.say("place_getting", { county: name })}</p>`}
  </section>`;
}
