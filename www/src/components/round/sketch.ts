// A place drawn as far as it is known, with what each sign means said in words.

import { html, nothing, type TemplateResult } from "lit";
import type { At } from "../../core/manager/contract.ts";
import { drawing, frameOn, positions, scaleFeet, SIDE, type Drawn } from "./plan.ts";
import type { SurveyRound } from "./round.ts";

export function sketch(round: SurveyRound, more: Omit<Drawn, "survey" | "corners"> & { air_ft?: number }): TemplateResult | typeof nothing {
  const { speech, survey } = round;
  const corners = round.corners.map(({ at }) => at);
  const zone: At[] = (more.zones?.one_fifty.adopted ?? []).flat();
  const frame = frameOn([...positions(survey), ...corners, ...(more.ghost ?? []), ...zone], more.air_ft ?? 25);
  if (!frame) return nothing;
  const words = { scale: speech.say("feet", { n: speech.number(scaleFeet(frame)) }), north: speech.say("round_north") };
  const names = survey.doors.map(({ name }) => name).join(", ");
  return html`<svg class="picture square" viewBox="0 0 ${SIDE} ${SIDE}" role="img" aria-label=${speech.say("round_sketch", { place: survey.name, doors: names || "0" })}>
    ${drawing(frame, { survey, corners, ...more }, words, (id) => letter(round, id))}
  </svg>`;
}

/** The number by which a drawing and the list of doors name a door. */
export function letter(round: SurveyRound, id: string): string {
  return String(round.survey.doors.findIndex((door) => door.id === id) + 1);
}
