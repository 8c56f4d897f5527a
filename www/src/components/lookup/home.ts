// The first screen: the box and what stands around it; and the wait.

import { html, nothing, type TemplateResult } from "lit";
import type { CountyRef, OpenedEdition, Suggested } from "../../core/contract.ts";
import { countyQuestion } from "../county-question/county-question.ts";
import { privacyFold } from "../privacy/privacy.ts";
import { heading, type View } from "../view.ts";
import { ways } from "../ways/ways.ts";

export type Home = {
  opened: OpenedEdition | undefined;
  /** What is in the box. */
  text: string;
  suggested: Suggested | undefined;
  /** Suggestions could not be had just now. */
  unreached: boolean;
  /** Which county the voter named. */
  county: string | undefined;
  /** Which election the voter named. */
  election: string | undefined;
  onType(text: string): void;
  onSubmit(text: string): void;
  onPick(id: string): void;
  onNotHere(): void;
  onElection(id: string | undefined): void;
};

function areaCounties(suggested: Suggested | undefined): readonly CountyRef[] {
  return suggested?.area.kind === "counties" ? suggested.area.counties : [];
}

/** The only county that what was typed leaves. */
export function countyTyped(suggested: Suggested | undefined): string | undefined {
  const counties = areaCounties(suggested);
  return counties.length === 1 ? counties[0]?.fips : undefined;
}

function underBox(view: View, { suggested, unreached, county }: Home): TemplateResult | typeof nothing {
  const { speech } = view;
  if (unreached) return html`<p class="alert warn" role="status">${speech.say("not_reached_text")}</p>`;
  const counties = areaCounties(suggested);
  if (suggested?.no_streets) {
    const names = speech.either(counties.map((one) => speech.say("county_named", { county: one.name })));
    return html`<p class="alert" role="status">${speech.say("no_streets_county", { counties: names })}</p>`;
  }
  if (counties.length < 2 || county !== undefined) return nothing;
  return html`<div class="alert stack-close">
    <p><strong>${speech.say("which_county")}</strong></p>
    ${countyQuestion(view, counties)}
  </div>`;
}

function box(view: View, home: Home): TemplateResult {
  return html`<pollstead-address
      .speech=${view.speech}
      .value=${home.text}
      .suggested=${home.suggested}
      .onType=${home.onType}
      .onSubmit=${home.onSubmit}
      .onPick=${(picked: { text: string; id: string }) => home.onPick(picked.id)}
      .onNotHere=${home.onNotHere}
    ></pollstead-address>
    ${underBox(view, home)}`;
}

function elections({ speech }: View, home: Home): TemplateResult | typeof nothing {
  const { opened, election } = home;
  if (!opened || opened.elections.length < 2) return nothing;
  return html`<div>
    <label for="election">${speech.say("election_label")}</label>
    <select
      id="election"
      @change=${(event: Event) => home.onElection((event.currentTarget as HTMLSelectElement).value || undefined)}
    >
      <option value="" ?selected=${election === undefined}>${speech.say("election_next")}</option>
      ${opened.elections.map(
        (one) => html`<option value=${one.id} ?selected=${election === one.id}>
          ${speech.say("election_option", { name: one.name, date: speech.date(one.date) })}
        </option>`,
      )}
    </select>
  </div>`;
}

export function idle(view: View, home: Home): TemplateResult {
  const { speech } = view;
  const { opened } = home;
  const last = opened?.elections.at(-1);
  const old = opened?.freshness.state === "old";
  const which =
    old && last ? speech.say("idle_for_old", { name: last.name, date: speech.date(last.date) }) : speech.say("idle_for");
  // Before anyone types: an edition without streets says so and offers what works.
  if (opened && opened.counties.length > 0 && opened.counties.every((county) => !county.streets))
    return html`<section class="stack-wide">
      <div class="stack">
        ${heading(view, 0, speech.say("title"))}
        <p class="lead">${speech.say("no_streets_all")}</p>
        <p class="soft">${which}</p>
      </div>
      ${elections(view, home)} ${ways(view, "large")} ${privacyFold(view)}
    </section>`;
  return html`<section class="stack-wide">
    <div class="stack">
      ${heading(view, 0, speech.say("title"))}
      ${opened && opened.elections.length > 1 && !old ? nothing : html`<p class="soft">${which}</p>`}
    </div>
    <div class="stack">${box(view, home)}</div>
    ${elections(view, home)}
    <section class="stack">
      ${heading(view, 1, speech.say("other_ways"), "small-title")} ${ways(view, "small")}
    </section>
    ${privacyFold(view)}
  </section>`;
}

/** A quiet bar with what was typed; it can be stopped. `county`: name, where it is known. */
export function working(view: View, county: string | undefined): TemplateResult {
  const { speech, act } = view;
  return html`<section class="stack" role="status">
    ${heading(view, 0, county ? speech.say("working_county", { county }) : speech.say("working"))}
    <div class="bar" aria-hidden="true"></div>
    <p class="typed">${view.typed}</p>
    <p><button type="button" @click=${() => act.home("keep what was typed")}>${speech.say("cancel")}</button></p>
  </section>`;
}
