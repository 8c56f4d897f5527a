// A position pointed out on the drawing, or typed as two numbers; and how far off it may be, as a person says.

import { html, nothing, type TemplateResult } from "lit";
import type { At, Doubt } from "../../core/manager/contract.ts";
import { METRES_PER_FOOT } from "../../core/manager/units.ts";
import type { Target } from "./core.ts";
import { readDegrees } from "./feet.ts";
import "./ground.ts";
import type { Ground } from "./ground.ts";
import { title } from "./place.ts";
import { aim, take } from "./placed.ts";
import { apart, frameOn, positions, type Frame } from "./plan.ts";
import type { SurveyRound } from "./round.ts";
import { letter } from "./sketch.ts";

/** Feet that a person may say a point is off by. */
const OFF_FT = [3, 10, 30, 100] as const;

/** Where the drawing begins: about what is there, else about the list's point. */
function start(round: SurveyRound, to: Target): Frame | undefined {
  const { survey, screen } = round;
  const all = [...positions(survey), ...round.corners.map(({ at }) => at)];
  const frame = frameOn(all, 60, 240);
  const last = round.corners.at(-1)?.at;
  const door = to.kind === "door" ? survey.doors.find(({ id }) => id === to.id)?.at : undefined;
  const middle = door ?? (to.kind === "corner" ? last : undefined) ?? frame?.middle;
  if (frame && middle) return { ...frame, middle };
  const listed = screen.at === "place" ? round.places().find(({ id }) => id === screen.id)?.at : undefined;
  return listed ? { middle: listed, feet: 300 } : undefined;
}

/** A point on the drawing is no surer than what it was put beside. */
function beside(round: SurveyRound, at: At): number {
  const doubts = round.survey.doors.map((door) => ({ far: apart(door.at, at), m: door.doubt.accuracy_m }));
  return doubts.sort((a, b) => a.far - b.far)[0]?.m ?? 0;
}

export function mapScreen(round: SurveyRound, to: Target): TemplateResult {
  const { speech, survey, typed } = round;
  const frame = start(round, to);
  const set = (more: Record<string, string>): void => {
    round.typed = { ...typed, ...more };
  };
  const put = (at: At, reference_m: number): void => {
    const off = Number(typed["off"]);
    if (!OFF_FT.some((one) => one === off)) return set({ bad: "off" });
    const doubt: Doubt = { accuracy_m: Math.hypot(off * METRES_PER_FOOT, reference_m), confidence: "0.68", datum_m: 0 };
    take(round, to, { at, doubt, located: "map" });
  };
  const drawn = (): void => {
    const ground = round.renderRoot.querySelector<Ground>("pollstead-ground");
    const at = ground?.frame.middle;
    if (at) put(at, beside(round, at));
  };
  const numbers = (event: Event): void => {
    event.preventDefault();
    const lat = readDegrees(typed["lat"] ?? "", 90);
    const lon = readDegrees(typed["lon"] ?? "", 180);
    if (lat === undefined || lon === undefined || lon > 0 || lat < 0) return set({ bad: "numbers" });
    put([lon, lat], 0);
  };
  const box = (name: "lat" | "lon"): TemplateResult => html`<div>
    <label for=${name}>${speech.say(`round_${name}`)}</label>
    <input id=${name} type="text" inputmode="decimal" autocomplete="off" maxlength="16" aria-describedby="numbers-bad" .value=${typed[name] ?? ""} @input=${(event: Event) => set({ [name]: (event.currentTarget as HTMLInputElement).value })} />
  </div>`;
  return html`<section class="stack">
    ${title(round, aim(round, to))}
    ${frame
      ? html`<p>${speech.say("round_map_move")}</p>
          <pollstead-ground .speech=${speech} .survey=${survey} .corners=${round.corners.map(({ at }) => at)} .frame=${once(round, frame)} .letters=${(id: string) => letter(round, id)}></pollstead-ground>`
      : html`<p class="alert">${speech.say("round_map_nothing")}</p>`}
    <fieldset>
      <legend>${speech.say("round_off")}</legend>
      <div class="row offs">
        ${OFF_FT.map(
          (one) => html`<label class="off"><input type="radio" name="off" .checked=${typed["off"] === String(one)} @change=${() => set({ off: String(one), bad: "" })} /><span>${speech.say("round_ft", { n: String(one) })}</span></label>`,
        )}
      </div>
      <p class="error" role="alert">${typed["bad"] === "off" ? speech.say("round_off_missing") : ""}</p>
    </fieldset>
    ${frame ? html`<button type="button" class="primary big wide" @click=${drawn}>${speech.say("round_map_put")}</button>` : nothing}
    <details ?open=${!frame}>
      <summary>${speech.say("round_numbers")}</summary>
      <form class="inside stack" novalidate @submit=${numbers}>
        <p>${speech.say("round_numbers_text")}</p>
        ${box("lat")} ${box("lon")}
        <p class="error" id="numbers-bad" role="alert">${typed["bad"] === "numbers" ? speech.say("round_numbers_bad") : ""}</p>
        <button type="submit" class="big">${speech.say("round_numbers_put")}</button>
      </form>
    </details>
  </section>`;
}

/** The frame that the screen opened with: drawing again must not move what a finger has moved. */
function once(round: SurveyRound, frame: Frame): Frame {
  const held = frames.get(round);
  if (held && held.screen === round.screen) return held.frame;
  frames.set(round, { screen: round.screen, frame });
  return frame;
}
const frames = new WeakMap<SurveyRound, { screen: unknown; frame: Frame }>();
