// Doors: all of them, and about each one question a screen. What is not known stays "not checked".

import { html, nothing, type TemplateResult } from "lit";
import type { Counts, Door, WhyNot } from "../../core/manager/contract.ts";
import { icons } from "../../style/icons.ts";
import type { Inside, Target } from "./core.ts";
import { title } from "./place.ts";
import { feetOf } from "./feet.ts";
import { apart } from "./plan.ts";
import { sketch } from "./sketch.ts";
import type { SurveyRound } from "./round.ts";
import { sameName, withDoor, withoutDoor } from "./state.ts";

/** "give or take 12 ft, by phone". */
export function restsOn(round: SurveyRound, { doubt, located }: Pick<Door, "doubt" | "located">): string {
  return round.speech.say(`round_located_${located}`, { feet: String(feetOf(doubt.accuracy_m)) });
}

export function countsWords(round: SurveyRound, counts: Counts): string {
  const { speech } = round;
  if (counts.kind === "yes") return speech.say("round_counts_yes");
  return typeof counts.why === "string" ? speech.say(`round_counts_${counts.why}`) : speech.say("round_counts_because", { why: counts.why.other });
}

export function doors(round: SurveyRound): TemplateResult {
  const { speech, survey } = round;
  return html`<section class="stack">
    ${title(round, speech.say("round_doors"))}
    <p>${speech.say(survey.doors.length === 0 ? "round_doors_none" : "round_doors_text")}</p>
    <button type="button" class="primary big wide" @click=${() => round.inside({ at: "how", to: { kind: "door" } })}>
      ${icons.pin} ${speech.say(survey.doors.length === 0 ? "round_door_first" : "round_door_add")}
    </button>
    <ol class="bare places" ?hidden=${survey.doors.length === 0}>
      ${survey.doors.map(
        (one, i) => html`<li>
          <button type="button" class="place" @click=${() => round.inside({ at: "door", id: one.id, ask: undefined, going: "back" })}>
            <span class="number" aria-hidden="true">${i + 1}</span>
            <span class="words"><span class="name">${one.name}</span><span class="soft small">${restsOn(round, one)}</span></span>
            <span class="state">${countsWords(round, one.counts)}</span>
          </button>
        </li>`,
      )}
    </ol>
    ${survey.doors.length > 0 ? sketch(round, { doubts: true }) : nothing}
  </section>`;
}

/** How a position comes about: three ways, the first two only where they can be gone. */
export function how(round: SurveyRound, to: Target): TemplateResult {
  const { speech, survey } = round;
  const others = survey.doors.filter(({ id }) => to.kind !== "door" || id !== to.id);
  const way = (at: "lock" | "by_tape" | "map", icon: TemplateResult): TemplateResult => html`<button type="button" class="choice" @click=${() => round.inside({ at, to })}>
    <span class="row">${icon} <strong>${speech.say(`round_how_${at}`)}</strong></span><span class="soft">${speech.say(`round_how_${at}_text`)}</span>
  </button>`;
  return html`<section class="stack">
    ${title(round, speech.say(to.kind === "polls" ? "round_how_polls" : "round_how"))}
    <div class="choices">
      ${way("lock", icons.here)} ${to.kind === "door" && others.length > 0 ? way("by_tape", icons.list) : nothing} ${way("map", icons.map)}
    </div>
  </section>`;
}

/** Two doors at one spot: perhaps one door, surveyed twice. */
export function same(round: SurveyRound, inside: Extract<Inside, { at: "same" }>): TemplateResult {
  const { speech, survey } = round;
  const door = survey.doors.find(({ id }) => id === inside.door);
  const other = survey.doors.find(({ id }) => id === inside.other);
  if (!door || !other) return html`${title(round, speech.say("round_doors"))}`;
  const one = (): void => {
    const { at, doubt, located } = door;
    round.did({ key: "round_did_same", what: other.name }, (as) => ({ survey: withDoor(withoutDoor(as, door.id), { ...other, at, doubt, located }) }));
    round.inside({ at: "door", id: other.id, ask: undefined, going: "back" });
  };
  return html`<section class="stack">
    ${title(round, speech.say("round_same", { other: other.name }))}
    <p class="lead">${speech.say("round_same_text", { other: other.name, feet: String(feetOf(apart(door.at, other.at))) })}</p>
    ${sketch(round, { doubts: true, chosen: door.id })}
    <div class="choices">
      <button type="button" class="choice" @click=${one}>
        <strong>${speech.say("round_same_yes", { other: other.name })}</strong><span class="soft">${speech.say("round_same_yes_text")}</span>
      </button>
      <button type="button" class="choice" @click=${() => round.inside({ at: "door", id: door.id, ask: "name", going: "on" })}>
        <strong>${speech.say("round_same_no")}</strong><span class="soft">${speech.say("round_same_no_text")}</span>
      </button>
    </div>
  </section>`;
}

const ORDER = ["name", "counts", "step_free", "used_by"] as const;

export function door(round: SurveyRound, inside: Extract<Inside, { at: "door" }>): TemplateResult {
  const { speech, survey } = round;
  const one = survey.doors.find(({ id }) => id === inside.id);
  if (!one) return html`${title(round, speech.say("round_doors"))}`;
  const on = (): void => {
    const next = inside.ask && inside.going === "on" ? ORDER[ORDER.indexOf(inside.ask) + 1] : undefined;
    if (next) round.inside({ ...inside, ask: next });
    else round.inside(inside.going === "on" ? undefined : { ...inside, ask: undefined });
  };
  const set = (more: Partial<Door>): void => {
    const next = { ...one, ...more };
    round.did({ key: "round_did_about", what: next.name }, (as) => ({ survey: withDoor(as, next) }));
    on();
  };
  switch (inside.ask) {
    case "name":
      return named(round, one, set);
    case "counts":
      return counts(round, one, set);
    case "step_free":
      return html`<section class="stack">
        ${title(round, speech.say("round_step_free", { door: one.name }))}
        <p>${speech.say("round_step_free_text")}</p>
        <div class="choices">
          ${(["yes", "no", "unknown"] as const).map(
            (tri) => html`<button type="button" class="choice" aria-pressed=${one.step_free === tri && inside.going === "back"} @click=${() => set({ step_free: tri })}>
              <strong>${speech.say(`round_tri_${tri}`)}</strong>
            </button>`,
          )}
        </div>
      </section>`;
    case "used_by":
      return usedBy(round, one, set);
    case undefined:
      return about(round, one, inside);
  }
}

function about(round: SurveyRound, one: Door, inside: Extract<Inside, { at: "door" }>): TemplateResult {
  const { speech } = round;
  const row = (ask: (typeof ORDER)[number], label: string, value: string): TemplateResult => html`<li>
    <button type="button" class="fact" @click=${() => round.inside({ ...inside, ask, going: "back" })}>
      <span><span class="soft small">${label}</span><br />${value}</span>${icons.next}
    </button>
  </li>`;
  const remove = (): void => {
    round.did({ key: "round_did_removed", what: one.name }, (as) => ({ survey: withoutDoor(as, one.id) }));
    round.inside(undefined);
  };
  return html`<section class="stack">
    ${title(round, one.name)}
    <ul class="bare facts-list">
      <li>
        <button type="button" class="fact" @click=${() => round.inside({ at: "how", to: { kind: "door", id: one.id } })}>
          <span><span class="soft small">${speech.say("round_fact_where")}</span><br />${restsOn(round, one)}</span>${icons.next}
        </button>
      </li>
      ${row("name", speech.say("round_fact_name"), one.name)} ${row("counts", speech.say("round_fact_counts"), countsWords(round, one.counts))}
      ${row("step_free", speech.say("round_fact_step_free"), speech.say(`round_tri_${one.step_free}`))}
      ${row("used_by", speech.say("round_fact_used_by"), one.used_by || speech.say("round_tri_unknown"))}
    </ul>
    <div class="row buttons">
      <button type="button" class="primary big" @click=${() => round.inside(undefined)}>${speech.say("round_all_doors")}</button>
      <button type="button" class="big" @click=${remove}>${speech.say("round_remove_door")}</button>
    </div>
  </section>`;
}

type Set = (more: Partial<Door>) => void;

function named(round: SurveyRound, one: Door, set: Set): TemplateResult {
  const { speech, survey, typed } = round;
  const taken = (name: string): boolean => survey.doors.some((other) => other.id !== one.id && sameName(other.name, name));
  const submitted = (event: Event): void => {
    event.preventDefault();
    const name = typed["name"]?.trim() ?? one.name;
    const bad = name === "" ? "empty" : taken(name) ? "taken" : undefined;
    if (bad) {
      round.typed = { ...typed, bad };
      round.renderRoot.querySelector("input")?.focus();
    } else set({ name });
  };
  const bad = typed["bad"];
  return html`<form class="stack" novalidate @submit=${submitted}>
    ${title(round, speech.say("round_name_title"))}
    <div>
      <label for="name">${speech.say("round_fact_name")}</label>
      <span class="hint" id="name-hint">${speech.say("round_name_hint")}</span>
      <input
        id="name"
        type="text"
        autocomplete="off"
        maxlength="60"
        .value=${typed["name"] ?? one.name}
        aria-describedby="name-hint name-bad"
        aria-invalid=${bad !== undefined}
        @input=${(event: Event) => (round.typed = { ...typed, name: (event.currentTarget as HTMLInputElement).value })}
      />
      <p class="error" id="name-bad" role="alert">${bad === "taken" ? speech.say("round_name_taken") : bad ? speech.say("round_name_empty") : ""}</p>
    </div>
    <button type="submit" class="primary big wide">${speech.say("round_go_on")}</button>
  </form>`;
}

const WHY = ["staff", "locked", "emergency"] as const satisfies readonly WhyNot[];

function counts(round: SurveyRound, one: Door, set: Set): TemplateResult {
  const { speech, typed } = round;
  const submitted = (event: Event): void => {
    event.preventDefault();
    const other = typed["why"]?.trim() ?? "";
    if (other === "") round.typed = { ...typed, bad: "empty" };
    else set({ counts: { kind: "no", why: { other } } });
  };
  const choice = (words: string, to: Counts): TemplateResult => html`<button type="button" class="choice" aria-pressed=${JSON.stringify(one.counts) === JSON.stringify(to)} @click=${() => set({ counts: to })}>
    <strong>${words}</strong>
  </button>`;
  return html`<section class="stack">
    ${title(round, speech.say("round_counts_title", { door: one.name }))}
    <p>${speech.say("round_counts_text")}</p>
    <div class="choices">
      ${choice(speech.say("round_counts_yes_long"), { kind: "yes" })}
      ${WHY.map((why) => choice(speech.say(`round_counts_${why}`), { kind: "no", why }))}
    </div>
    <form class="stack-close" novalidate @submit=${submitted}>
      <label for="why">${speech.say("round_counts_other")}</label>
      <div class="row beside">
        <input id="why" type="text" autocomplete="off" maxlength="80" aria-describedby="why-bad" @input=${(event: Event) => (round.typed = { ...typed, why: (event.currentTarget as HTMLInputElement).value })} />
        <button type="submit" class="big">${speech.say("round_keep")}</button>
      </div>
      <p class="error" id="why-bad" role="alert">${typed["bad"] ? speech.say("round_counts_why") : ""}</p>
    </form>
  </section>`;
}

const USERS = ["voters", "both", "staff", "curbside"] as const;

function usedBy(round: SurveyRound, one: Door, set: Set): TemplateResult {
  const { speech, typed } = round;
  const submitted = (event: Event): void => {
    event.preventDefault();
    set({ used_by: typed["used"]?.trim() ?? one.used_by });
  };
  return html`<section class="stack">
    ${title(round, speech.say("round_used_title", { door: one.name }))}
    <div class="choices">
      ${USERS.map((who) => {
        const words = speech.say(`round_used_${who}`);
        return html`<button type="button" class="choice" aria-pressed=${one.used_by === words} @click=${() => set({ used_by: words })}><strong>${words}</strong></button>`;
      })}
    </div>
    <form class="stack-close" novalidate @submit=${submitted}>
      <label for="used">${speech.say("round_used_other")}</label>
      <div class="row beside">
        <input id="used" type="text" autocomplete="off" maxlength="80" .value=${typed["used"] ?? one.used_by} @input=${(event: Event) => (round.typed = { ...typed, used: (event.currentTarget as HTMLInputElement).value })} />
        <button type="submit" class="big">${speech.say("round_keep")}</button>
      </div>
    </form>
  </section>`;
}
