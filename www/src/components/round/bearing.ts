// Which way a wall runs, or which way somebody faces: eight compass points, and finer by turning.

import { html, type TemplateResult } from "lit";
import type { SurveyRound } from "./round.ts";

const POINTS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
const TURN_DEG = 5;

/** `30`, as words: the nearest compass point and the degrees. */
export function bearingWords(round: SurveyRound, degrees: number): string {
  const point = POINTS[Math.round(degrees / 45) % 8] ?? "n";
  return round.speech.say("round_bearing", { point: round.speech.say(`round_point_${point}`), degrees: String(Math.round(degrees)) });
}

export function bearing(round: SurveyRound, legend: string, degrees: number, set: (degrees: number) => void): TemplateResult {
  const { speech } = round;
  const turned = (by: number): void => set((degrees + by + 360) % 360);
  return html`<fieldset class="stack-close">
    <legend>${legend}</legend>
    <div class="points">
      ${POINTS.map((point, i) => {
        const near = Math.round(degrees / 45) % 8 === i;
        return html`<button type="button" aria-pressed=${near} @click=${() => set(i * 45)}>
          ${speech.say(`round_short_${point}`)}<span class="seen-not">: ${speech.say(`round_point_${point}`)}</span>
        </button>`;
      })}
    </div>
    <div class="row turn">
      <button type="button" aria-label=${speech.say("round_turn_left_label")} @click=${() => turned(-TURN_DEG)}>${speech.say("round_turn_left")}</button>
      <span role="status"><strong>${bearingWords(round, degrees)}</strong></span>
      <button type="button" aria-label=${speech.say("round_turn_right_label")} @click=${() => turned(TURN_DEG)}>${speech.say("round_turn_right")}</button>
    </div>
  </fieldset>`;
}
