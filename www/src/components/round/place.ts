// A place of the round: where it stands among the steps, the step itself, and what undo would take back.

import { html, nothing, type TemplateResult } from "lit";
import { icons } from "../../style/icons.ts";
import { heading } from "../view.ts";
import { access } from "./access.ts";
import { byTape } from "./by-tape.ts";
import { STEPS, type Screen, type StepName } from "./core.ts";
import { door, doors, how, same } from "./doors.ts";
import { lockScreen } from "./lock-screen.ts";
import { mapScreen } from "./map-screen.ts";
import { photo } from "./photo.ts";
import { picture } from "./picture.ts";
import { room, roomHow, roomName, wall, walk } from "./room.ts";
import type { SurveyRound } from "./round.ts";
import { lastDid, placeOf } from "./state.ts";
import { taped } from "./taped.ts";

/** What a step has so far, for its tick. */
function has(round: SurveyRound, step: StepName): boolean {
  const { survey } = round;
  switch (step) {
    case "doors":
      return survey.doors.length > 0;
    case "room":
      return survey.polls !== null;
    case "tape":
      return survey.tapes.length > 0;
    case "access":
      return survey.accessibility.checked !== null;
    case "photo":
      return round.photo !== undefined;
    case "picture":
      return survey.surveyed !== null;
  }
}

function indicator(round: SurveyRound, at: StepName): TemplateResult {
  const { speech } = round;
  return html`<nav aria-label=${speech.say("round_steps")}>
    <ol class="bare steps">
      ${STEPS.map((step, i) => {
        const ticked = has(round, step);
        return html`<li>
          <button type="button" class=${ticked ? "ticked" : ""} aria-current=${step === at ? "step" : nothing} @click=${() => round.step(step)}>
            <span class="bead" aria-hidden="true">${ticked ? "✓" : i + 1}</span>${speech.say(`round_step_${step}`)}
            ${ticked ? html`<span class="seen-not">${speech.say("round_step_has")}</span>` : nothing}
          </button>
        </li>`;
      })}
    </ol>
  </nav>`;
}

function inner(round: SurveyRound, screen: Extract<Screen, { at: "place" }>): TemplateResult {
  const { inside } = screen;
  switch (inside?.at) {
    case "how":
      return how(round, inside.to);
    case "lock":
      return lockScreen(round, inside.to);
    case "map":
      return mapScreen(round, inside.to);
    case "by_tape":
      return byTape(round, inside.to);
    case "same":
      return same(round, inside);
    case "door":
      return door(round, inside);
    case "room_how":
      return roomHow(round);
    case "walk":
      return walk(round);
    case "wall":
      return wall(round);
    case "room_name":
      return roomName(round);
    case undefined:
      break;
  }
  switch (screen.step) {
    case "doors":
      return doors(round);
    case "room":
      return room(round);
    case "tape":
      return taped(round);
    case "access":
      return access(round);
    case "photo":
      return photo(round);
    case "picture":
      return picture(round);
  }
}

export function place(round: SurveyRound, screen: Extract<Screen, { at: "place" }>): TemplateResult {
  const { speech, survey } = round;
  const did = lastDid(round.kept, screen.id);
  const next = STEPS[STEPS.indexOf(screen.step) + 1];
  const back = (): void => (screen.inside ? round.inside(undefined) : round.go({ at: "list" }));
  const state = placeOf(round.kept, screen.id)?.state ?? "to_do";
  return html`<div class="stack">
    <div class="row where">
      <button type="button" class="quiet" @click=${back}>${icons.back} ${speech.say(screen.inside ? "back" : "round_places")}</button>
      <p class="soft small">${survey.name} · ${speech.say(`round_state_${state}`)}</p>
    </div>
    ${screen.inside ? nothing : indicator(round, screen.step)} ${inner(round, screen)}
    <div class="row foot">
      ${did
        ? html`<button type="button" class="undo" @click=${() => round.undo()}>${icons.old} ${speech.say("round_undo", { what: speech.say(did.key, { what: did.what }) })}</button>`
        : nothing}
      ${!screen.inside && next
        ? html`<button type="button" class="next" @click=${() => round.step(next)}>${speech.say("round_next", { step: speech.say(`round_step_${next}`) })} ${icons.next}</button>`
        : nothing}
    </div>
  </div>`;
}

/** The heading of a step or of a screen inside it. */
export function title(round: SurveyRound, words: string): TemplateResult {
  return heading(round, 0, words);
}
