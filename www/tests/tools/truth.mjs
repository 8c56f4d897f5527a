// What the generator of the made-up county knows of its addresses, never what `build` made of them; and what a page shows,
// held beside it.

import { join } from "node:path";
import { rowsOf } from "./real.mjs";

/** Before the name of each place in the older edition. */
export const FORMER = "Former ";
const PHONE = "1-800-829-6786";
/** What a page says above an answer that may be out of date, in the words of `band_stale`, `band_last_known`, `card_old`. */
const LABEL = /May be out of date: last published|Out of date: last published|Old list, from/;

/** Addresses with precinct and place, `names` of all places of both editions. `demo`: the folder that `pollstead demo` wrote. */
export function truthOf(demo) {
  const corrections = rowsOf(join(demo, "corrections.csv"));
  // Of what a correction touches, the generator's table says the uncorrected.
  const corrected = new Set(corrections.filter(({ field }) => field === "place_name").map((row) => `28901/${row.precinct_code}`));
  const rows = rowsOf(join(demo, "truth/addresses-28901.csv")).filter(
    (row) => !row.held_out && row.place && row.precinct === row.listed_precinct && !corrected.has(row.precinct),
  );
  const names = [...rowsOf(join(demo, "places.csv")).map((row) => row.polling_place), ...corrections.map((row) => row.new)];
  return { rows, names: [...new Set(names)].filter((name) => name.startsWith("Made-Up ")) };
}

/** Names of places in a page's words. */
export function placesIn(text, names) {
  const found = new Set();
  let left = text;
  // The longest first, or a name would be found in another.
  for (const name of [...names].sort((a, b) => b.length - a.length))
    for (const whole of [FORMER + name, name])
      if (left.includes(whole)) {
        found.add(whole);
        left = left.replaceAll(whole, "¶");
      }
  return [...found];
}

/** "right", "stale" (and labelled so), "refused" (whom to call, and no place), or "WRONG". `seen`: `kind` of the answer, or of the
 * screen that is none; `precinct`: its id; `text`: all words that are visible. */
export function judge({ kind, precinct, text }, asked, names) {
  const places = placesIn(text, names);
  const labelled = LABEL.test(text);
  if (kind === "found" && precinct === asked.precinct && places.length === 1) {
    if (places[0] === asked.place) return labelled ? "stale" : "right";
    if (places[0] === FORMER + asked.place && labelled) return "stale";
  }
  if ((kind === "unavailable" || kind === "failed") && places.length === 0 && text.includes(PHONE)) return "refused";
  return "WRONG";
}
