// One tape between two doors: what somebody read off, beside what the positions say. It is the check on all positions.

import { html, nothing, type TemplateResult } from "lit";
import type { PlaceSurvey, Tape, TapeCheck } from "../../core/manager/contract.ts";
import { readFeet } from "./feet.ts";
import { title } from "./place.ts";
import type { SurveyRound } from "./round.ts";
import { sketch } from "./sketch.ts";
import { withTape } from "./state.ts";

/** What the core says of the tapes of a survey, for the screen it was asked for. */
type Checked = { of: PlaceSurvey; checks: TapeCheck[] };

function checks(round: SurveyRound): TapeCheck[] | undefined {
  const { survey, core } = round;
  const seen = round.seen as Checked | undefined;
  if (seen?.of === survey) return seen.checks;
  if (core && survey.tapes.length > 0 && asking.get(round) !== survey) {
    asking.set(round, survey);
    void ask(round, survey).catch(() => (round.failed = true));
  }
  return undefined;
}
const asking = new WeakMap<SurveyRound, PlaceSurvey>();

async function ask(round: SurveyRound, of: PlaceSurvey): Promise<void> {
  const { core } = round;
  const policy = await core?.policy(round.county.fips);
  if (!core || !policy || "kind" in policy) return;
  await core.openZone(of, policy);
  const plan = await core.tapePlan();
  if (round.screen.at === "place" && round.survey === of) round.seen = { of, checks: plan.checks } satisfies Checked;
}

export function taped(round: SurveyRound): TemplateResult {
  const { speech, survey, typed } = round;
  const { doors } = survey;
  if (doors.length < 2)
    return html`<section class="stack">
      ${title(round, speech.say("round_tape"))}
      <p>${speech.say("round_tape_few")}</p>
      <button type="button" class="big wide" @click=${() => round.step("doors")}>${speech.say("round_all_doors")}</button>
    </section>`;
  const from = typed["from"] ?? doors[0]?.id ?? "";
  const to = typed["to"] ?? doors.find(({ id }) => id !== from)?.id ?? "";
  const name = (id: string): string => doors.find((door) => door.id === id)?.name ?? survey.landmarks.find((one) => one.name === id)?.name ?? id;
  const set = (more: Record<string, string>): void => {
    round.typed = { ...typed, ...more };
  };
  const submitted = (event: Event): void => {
    event.preventDefault();
    const feet = readFeet(typed["feet"] ?? "");
    if (from === to || feet === undefined) {
      set({ bad: from === to ? "same" : "feet" });
      round.renderRoot.querySelector<HTMLElement>(from === to ? "select" : "#feet")?.focus();
      return;
    }
    round.did({ key: "round_did_tape", what: `${name(from)} – ${name(to)}` }, (as) => ({ survey: withTape(as, from, to, feet) }));
    round.typed = {};
  };
  const select = (id: "from" | "to", value: string): TemplateResult => html`<div>
    <label for=${id}>${speech.say(`round_tape_${id}`)}</label>
    <select id=${id} @change=${(event: Event) => set({ [id]: (event.currentTarget as HTMLSelectElement).value, bad: "" })}>
      ${doors.map((door) => html`<option value=${door.id} .selected=${door.id === value}>${door.name}</option>`)}
    </select>
  </div>`;
  const bad = typed["bad"];
  return html`<section class="stack">
    ${title(round, speech.say("round_tape"))}
    <p>${speech.say("round_tape_text")}</p>
    <form class="stack" novalidate @submit=${submitted}>
      ${select("from", from)} ${select("to", to)}
      <div>
        <label for="feet">${speech.say("round_tape_feet")}</label>
        <span class="hint" id="feet-hint">${speech.say("round_tape_hint")}</span>
        <input id="feet" type="text" inputmode="decimal" autocomplete="off" maxlength="14" aria-describedby="feet-hint feet-bad" aria-invalid=${bad === "feet"} .value=${typed["feet"] ?? ""} @input=${(event: Event) => set({ feet: (event.currentTarget as HTMLInputElement).value })} />
        <p class="error" id="feet-bad" role="alert">${bad === "same" ? speech.say("round_tape_same") : bad === "feet" ? speech.say("round_tape_bad") : ""}</p>
      </div>
      <button type="submit" class="primary big wide">${speech.say("round_tape_keep")}</button>
    </form>
    ${survey.tapes.length > 0
      ? html`<ul class="bare facts-list">
          ${survey.tapes.map((tape) => html`<li class="taped">${line(round, tape, name, checks(round))}</li>`)}
        </ul>`
      : nothing}
    ${sketch(round, { doubts: true })}
  </section>`;
}

function line(round: SurveyRound, tape: Tape, name: (id: string) => string, all: TapeCheck[] | undefined): TemplateResult {
  const { speech } = round;
  const ends = { from: name(tape.from), to: name(tape.to) };
  const one = (n: number): string => speech.number(Math.round(n * 10) / 10);
  const is = (said: string, id: string): boolean => said === id || said === name(id);
  const check = all?.find((found) => (is(found.from, tape.from) && is(found.to, tape.to)) || (is(found.from, tape.to) && is(found.to, tape.from)));
  return html`<p><strong>${speech.say("round_tape_line", { ...ends, feet: one(tape.feet) })}</strong></p>
    ${check
      ? html`<p class=${check.agrees === false ? "alert warn" : "soft"}>
          ${speech.say(check.agrees === false ? "round_tape_off" : "round_tape_agrees", { drawn: one(check.drawn_ft), taped: one(tape.feet) })}
        </p>`
      : nothing}`;
}
