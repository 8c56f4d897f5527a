// Reads what people write off a tape. A blank box is no distance, and 0 is no distance either.

import { METRES_PER_FOOT } from "../../core/manager/units.ts";

/** Longest tape anybody pulls between two doors, feet. */
const LONGEST_FT = 1_000;

/** `62`, `62.5`, `62 ft 6 in`, `62' 6"`, `62-6` in feet; undefined where it is none of these. */
export function readFeet(text: string): number | undefined {
  const plain = text.trim().toLowerCase().replace(/[′’]/g, "'").replace(/[″”]/g, '"').replace(/,/g, ".");
  const whole = /^(\d{1,4}(?:\.\d{1,3})?)\s*(?:'|ft\.?|feet|foot|pies?)?$/.exec(plain);
  const parts = /^(\d{1,4})\s*(?:'|ft\.?|feet|foot|pies?|-)\s*(\d{1,2}(?:\.\d{1,2})?)\s*(?:"|in\.?|inch(?:es)?|pulgadas?)?$/.exec(plain);
  const inches = Number(parts?.[2] ?? 0);
  const feet = whole ? Number(whole[1]) : parts && inches < 12 ? Number(parts[1]) + inches / 12 : NaN;
  return feet > 0 && feet <= LONGEST_FT ? feet : undefined;
}

/** Degrees as typed, within ± `most`. `Number("")` is 0, and 0 is a real longitude. */
export function readDegrees(text: string, most: 90 | 180): number | undefined {
  const plain = text.trim().replace("−", "-");
  if (!/^-?\d{1,3}\.\d{4,12}$/.test(plain)) return undefined;
  const degrees = Number(plain);
  return Math.abs(degrees) <= most ? degrees : undefined;
}

/** Metres as whole feet, never less than 1. */
export function feetOf(metres: number): number {
  return Math.max(1, Math.ceil(metres / METRES_PER_FOOT - 0.05));
}
