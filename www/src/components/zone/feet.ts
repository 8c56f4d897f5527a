// Distances and directions as one says them outdoors.

import type { LineVerdict } from "../../core/manager/contract.ts";
import { METRES_PER_FOOT } from "../../core/manager/units.ts";
import type { Speech } from "../../messages/speech.ts";

export const toFeet = (metres: number): number => metres / METRES_PER_FOOT;

/** Whole feet; a tenth would promise more than any of this can hold. */
export function feet(speech: Speech, n: number): string {
  return speech.number(Math.round(n));
}

const WINDS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;

/** "north-east". `bearing`: degrees clockwise of true north. */
export function wind(speech: Speech, bearing: number): string {
  const eighth = ((Math.round(bearing / 45) % 8) + 8) % 8;
  return speech.say(`wind_${WINDS[eighth] ?? "n"}`);
}

/** "about 138 ft from Door 2, ± 16"; less of it where less is known. */
export function distanceWords(speech: Speech, verdict: LineVerdict): string {
  const { distance_ft, give_or_take_ft, from } = verdict;
  if (distance_ft === null) return speech.say("walk_no_distance");
  const blanks = { n: feet(speech, distance_ft), from: from ?? "" };
  const far = from === null ? speech.say("walk_far", blanks) : speech.say("walk_far_from", blanks);
  return give_or_take_ft === null ? far : speech.say("walk_give_or_take", { far, n: feet(speech, Math.max(1, give_or_take_ft)) });
}
