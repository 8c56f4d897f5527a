// What one device holds of a county's round, and every step that changes it. Pure: the clock is handed in, nothing is kept here.

import type { At, Door, Doubt, Located, PlaceSurvey, Round, RoundPlace } from "../../core/manager/contract.ts";
import type { MessageKey } from "../../messages/speech.ts";

/** A corner of a room whose outline is not closed yet. */
export type Corner = { at: At; doubt: Doubt; located: Located };
/** What undo takes back, as a sentence and what fills its one blank, `{what}`. */
export type Did = { key: MessageKey; what: string };
/** A place before something was done to it. */
export type Past = { did: Did; before: RoundPlace; corners: Corner[] };

export type Kept = {
  /** Version of this shape; a page never writes over one that it does not know. */
  v: 1;
  /** Who surveys on this device; a joined round's own `by` names several. */
  by: string;
  round: Round;
  /** Corners walked or drawn so far, by place. */
  corners: Record<string, Corner[]>;
  /** What can be taken back at the place that was worked on last, oldest first. */
  past: { place: string; steps: Past[] };
  /** The round before the last file was joined, until something else is done. */
  before: Round | null;
  /** When a file was last saved; empty: never. */
  saved: string;
};

/** More steps than anybody takes back; a bound, so that what is kept stays small. */
const MOST_STEPS = 40;

export function begin(county: string, by: string): Kept {
  return { v: 1, by, round: { county, by, places: [] }, corners: {}, past: { place: "", steps: [] }, before: null, saved: "" };
}

export function placeOf(kept: Kept, id: string): RoundPlace | undefined {
  return kept.round.places.find(({ survey }) => survey.place === id);
}

export function cornersOf(kept: Kept, id: string): Corner[] {
  return kept.corners[id] ?? [];
}

function put(kept: Kept, place: RoundPlace, corners: Corner[]): Kept {
  const { places } = kept.round;
  const known = places.some(({ survey }) => survey.place === place.survey.place);
  const next = known ? places.map((one) => (one.survey.place === place.survey.place ? place : one)) : [...places, place];
  return { ...kept, round: { ...kept.round, places: next }, corners: { ...kept.corners, [place.survey.place]: corners } };
}

/** Does one thing to a place. Who changes a place that was done has to say again that it is. `found`: the place as the
 * edition has it, for the first time. */
export function change(kept: Kept, found: PlaceSurvey, did: Did, now: string, to: (survey: PlaceSurvey, corners: Corner[]) => { survey: PlaceSurvey; corners?: Corner[] }): Kept {
  const id = found.place;
  const before = placeOf(kept, id) ?? { survey: found, state: "to_do", changed: "" };
  const corners = cornersOf(kept, id);
  const made = to(before.survey, corners);
  const place: RoundPlace = { survey: { ...made.survey, surveyed: null }, state: "started", changed: now };
  return remember(put(kept, place, made.corners ?? corners), { did, before, corners });
}

/** Says that a place is done: who and when. */
export function finish(kept: Kept, found: PlaceSurvey, did: Did, on: string, now: string): Kept {
  const before = placeOf(kept, found.place) ?? { survey: found, state: "to_do", changed: "" };
  const survey = { ...before.survey, surveyed: { by: kept.by, on } };
  const corners = cornersOf(kept, found.place);
  return remember(put(kept, { survey, state: "done", changed: now }, corners), { did, before, corners });
}

function remember(kept: Kept, step: Past): Kept {
  const place = step.before.survey.place;
  const steps = kept.past.place === place ? kept.past.steps : [];
  return { ...kept, past: { place, steps: [...steps, step].slice(-MOST_STEPS) }, before: null };
}

/** What undo would take back at a place. */
export function lastDid(kept: Kept, id: string): Did | undefined {
  return kept.past.place === id ? kept.past.steps.at(-1)?.did : undefined;
}

/** Another name for who surveys here; a round that several people made keeps their names. */
export function named(kept: Kept, by: string): Kept {
  const alone = kept.round.by === "" || kept.round.by === kept.by;
  return { ...kept, by, round: { ...kept.round, by: alone ? by : kept.round.by } };
}

/** The round with the last step at a place taken back; the same where there is none. */
export function undo(kept: Kept, id: string): Kept {
  if (kept.past.place !== id) return kept;
  const steps = kept.past.steps.slice(0, -1);
  const last = kept.past.steps.at(-1);
  if (!last) return kept;
  const back = put(kept, last.before, last.corners);
  const places = back.round.places.filter(({ state, changed }) => state !== "to_do" || changed !== "");
  return { ...back, round: { ...back.round, places }, past: { place: id, steps } };
}

/** Puts a joined round in place of this one; it can be taken back until something else is done. */
export function join(kept: Kept, round: Round): Kept {
  return { ...kept, round, before: kept.round, past: { place: "", steps: [] } };
}

export function unjoin(kept: Kept): Kept {
  return kept.before ? { ...kept, round: kept.before, before: null } : kept;
}

/** Newest change of all. */
export function newest(kept: Kept): string {
  return kept.round.places.reduce((last, { changed }) => (changed > last ? changed : last), "");
}

/** Whether something was done since a file was last saved. */
export function unsaved(kept: Kept): boolean {
  return newest(kept) > kept.saved;
}

// Doors

/** A word that no other door of the place has, nor one that another person adds on another device: `chance` is random. */
export function doorId(survey: PlaceSurvey, chance: () => number = Math.random): string {
  for (;;) {
    const id = `${survey.place}/e${Math.floor(chance() * 36 ** 5).toString(36)}`;
    if (!survey.doors.some((door) => door.id === id)) return id;
  }
}

/** Lowest number whose name no door has. */
export function doorName(survey: PlaceSurvey, name: (n: number) => string): string {
  let n = 1;
  while (survey.doors.some((door) => sameName(door.name, name(n)))) n += 1;
  return name(n);
}

export function sameName(a: string, b: string): boolean {
  const plain = (text: string): string => text.trim().replace(/\s+/g, " ").toLocaleLowerCase("en");
  return plain(a) === plain(b);
}

export function newDoor(id: string, name: string, where: Corner): Door {
  return { id, name, ...where, counts: { kind: "yes" }, used_by: "", step_free: "unknown" };
}

export function withDoor(survey: PlaceSurvey, door: Door): PlaceSurvey {
  const known = survey.doors.some(({ id }) => id === door.id);
  return { ...survey, doors: known ? survey.doors.map((one) => (one.id === door.id ? door : one)) : [...survey.doors, door] };
}

/** Without a door and the distances that were taped from or to it. */
export function withoutDoor(survey: PlaceSurvey, id: string): PlaceSurvey {
  return {
    ...survey,
    doors: survey.doors.filter((door) => door.id !== id),
    tapes: survey.tapes.filter(({ from, to }) => from !== id && to !== id),
  };
}

/** Another door so near that it may be the same one. `apart`: metres between two positions. */
export function doubleOf(survey: PlaceSurvey, door: Door, apart: (a: At, b: At) => number): Door | undefined {
  const near = (other: Door): number => apart(other.at, door.at);
  return survey.doors
    .filter((other) => other.id !== door.id && near(other) <= Math.max(NEAREST_M, Math.min(FARTHEST_M, other.doubt.accuracy_m, door.doubt.accuracy_m)))
    .sort((a, b) => near(a) - near(b))[0];
}

/** Two doors are hardly nearer to each other than a leaf is wide, metres. */
const NEAREST_M = 1.5;
/** Positions rougher than this say nothing of whether two doors are one, metres. */
const FARTHEST_M = 6;

/** A distance between two doors, once: taped again, the later one stands. */
export function withTape(survey: PlaceSurvey, from: string, to: string, feet: number): PlaceSurvey {
  const other = survey.tapes.filter((tape) => !(tape.from === from && tape.to === to) && !(tape.from === to && tape.to === from));
  return { ...survey, tapes: [...other, { from, to, feet }] };
}

/** The worst of several doubts: a room is as sure as its least sure corner. */
export function worst(doubts: readonly Doubt[]): Doubt {
  return doubts.reduce((a, b) => (sigma(b) > sigma(a) ? b : a), { accuracy_m: 0, confidence: "0.68", datum_m: 0 });
}

/** Radius that one position in two dimensions keeps to, over its spread: Rayleigh's quantiles at 68 % and 95 %. */
function sigma({ accuracy_m, confidence, datum_m }: Doubt): number {
  return accuracy_m / (confidence === "0.95" ? 2.4477 : 1.5096) + datum_m;
}
