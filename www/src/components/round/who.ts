// The two forms about names: who surveys, asked once; and a place that is not on the county's list.

import { html, type TemplateResult } from "lit";
import { heading } from "../view.ts";
import type { SurveyRound } from "./round.ts";
import { change, named, sameName } from "./state.ts";

const valueOf = (event: Event): string => (event.currentTarget as HTMLFormElement).querySelector("input")?.value.trim() ?? "";

export function who(round: SurveyRound, error: boolean): TemplateResult {
  const { speech, kept } = round;
  const submitted = (event: Event): void => {
    event.preventDefault();
    const by = valueOf(event);
    if (by === "") {
      round.screen = { at: "who", error: true };
      round.renderRoot.querySelector("input")?.focus();
      return;
    }
    round.keep(named(kept, by));
    round.go({ at: "list" });
  };
  return html`<form class="stack" novalidate @submit=${submitted}>
    ${heading(round, 0, speech.say("round_title", { county: round.county.name }))}
    <p class="lead">${speech.say("round_intro")}</p>
    <div>
      <label for="by">${speech.say("round_who")}</label>
      <span class="hint" id="by-hint">${speech.say("round_who_hint")}</span>
      <input id="by" type="text" autocomplete="name" maxlength="80" .value=${kept.by} aria-describedby="by-hint by-error" aria-invalid=${error} />
      <p class="error" id="by-error" role="alert">${error ? speech.say("round_who_missing") : ""}</p>
    </div>
    <div class="row buttons">
      <button type="submit" class="primary big">${speech.say("round_start")}</button>
      <button type="button" class="quiet" @click=${() => round.leave()}>${speech.say("round_leave")}</button>
    </div>
  </form>`;
}

/** The clerk's office is a place too, from 45 days before an election. */
export function addPlace(round: SurveyRound, error: boolean): TemplateResult {
  const { speech } = round;
  const submitted = (event: Event): void => {
    event.preventDefault();
    const name = valueOf(event);
    if (name === "" || round.places().some((one) => sameName(one.name, name))) {
      round.screen = { at: "add", error: true };
      round.renderRoot.querySelector("input")?.focus();
      return;
    }
    void add(round, name);
  };
  return html`<form class="stack" novalidate @submit=${submitted}>
    ${heading(round, 0, speech.say("round_add_title"))}
    <div>
      <label for="place">${speech.say("round_add_name")}</label>
      <span class="hint" id="place-hint">${speech.say("round_add_hint")}</span>
      <input id="place" type="text" autocomplete="off" maxlength="80" aria-describedby="place-hint place-error" aria-invalid=${error} />
      <p class="error" id="place-error" role="alert">${error ? speech.say("round_add_bad") : ""}</p>
    </div>
    <div class="row buttons">
      <button type="submit" class="primary big">${speech.say("round_add_do")}</button>
      <button type="button" class="quiet" @click=${() => round.go({ at: "list" })}>${speech.say("back")}</button>
    </div>
  </form>`;
}

async function add(round: SurveyRound, name: string): Promise<void> {
  const word = name.toLocaleLowerCase("en").normalize("NFD").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const place = `${round.county.fips}:${word || "place"}`;
  const found = await round.core?.survey(place).catch(() => undefined);
  if (!found || "kind" in found) {
    round.failed = true;
    return;
  }
  const survey = { ...found, place, name };
  round.keep(change(round.kept, survey, { key: "round_did_place", what: name }, round.clock(), (as) => ({ survey: as })));
  await round.visit(place);
}
