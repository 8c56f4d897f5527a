// The Survey round, state by state. Everything in it is made up.

import { CHECKED, FIRE, GYM, HALL, MADEUP } from "../../core/made-up/county.ts";
import { MadeUpManager } from "../../core/made-up/manager.ts";
import { atFeet, SURVEY, UNSURVEYED } from "../../core/made-up/survey.ts";
import type { Locking, PlaceSurvey, Round } from "../../core/manager/contract.ts";
import type { Inside, Screen, StepName } from "./core.ts";
import { READY, type Lock } from "./locker.ts";
import { SurveyRound } from "./round.ts";
import { begin, change, finish, type Corner, type Kept } from "./state.ts";
import { DeviceStore, PageStore, type StoreTrouble } from "./store.ts";

const NOW = "2026-09-30T15:00:00Z";
const GPS = { accuracy_m: 3.4, confidence: "0.68", datum_m: 0 } as const;
const ROUGH = { accuracy_m: 14.6, confidence: "0.68", datum_m: 0 } as const;

/** The made-up station, its doors as somebody on this device would have placed them. */
const STATION: PlaceSurvey = { ...SURVEY, surveyed: null, paths: [], landmarks: [] };
const two = (survey: PlaceSurvey): PlaceSurvey => ({ ...survey, doors: survey.doors.slice(0, 2) });
/** The second door beside the first one. */
const near: PlaceSurvey = { ...STATION, doors: STATION.doors.map((door) => (door.id === "d2" ? { ...door, at: atFeet(3, 19) } : door)) };
const corner = (east: number, north: number): Corner => ({ at: atFeet(east, north), doubt: GPS, located: "gps" });

function kept(survey: PlaceSurvey = STATION, corners: Corner[] = []): Kept {
  const some = change(begin(MADEUP.fips, "Dee Example"), survey, { key: "round_did_about", what: "Door 2" }, NOW, (as) => ({ survey: as, corners }));
  const done = finish(some, { ...UNSURVEYED, place: HALL.id, name: HALL.name }, { key: "round_did_done", what: HALL.name }, "2026-09-29", "2026-09-29T15:00:00Z");
  return { ...done, past: some.past };
}

type Set = Partial<Pick<SurveyRound, "kept" | "screen" | "lock" | "typed" | "photo" | "trouble">>;

const at = (step: StepName, inside?: Inside, survey: PlaceSurvey = STATION): Screen => ({ at: "place", id: FIRE.id, found: survey, step, inside });
const place = (step: StepName, inside?: Inside, more: Set = {}): Set => ({ kept: kept(), screen: at(step, inside), ...more });
const empty = (step: StepName, inside?: Inside): Set => {
  const bare = { ...UNSURVEYED, place: GYM.id, name: GYM.name, accessibility: { ...CHECKED, checked: null } };
  return { kept: begin(MADEUP.fips, "Dee Example"), screen: { at: "place", id: GYM.id, found: bare, step, inside } };
};

const locking = (state: Locking["state"], seconds: number, doubt: Locking["doubt"]): Locking => ({ state, samples: seconds, seconds, spread_m: 1.2, at: atFeet(60, 0), doubt });
const fix = { lon: -89.06, lat: 33.15, accuracy_m: 6.1, confidence: "0.68" } as const;
const lock = (more: Partial<Lock>): Set => place("doors", { at: "lock", to: { kind: "door" } }, { lock: { ...READY, ...more } });

const THEIRS: Round = {
  county: MADEUP.fips,
  by: "Sam Sample",
  places: [{ survey: { ...STATION, polls: STATION.polls && { ...STATION.polls, name: "Meeting room" } }, state: "done", changed: NOW }],
};
const CONFLICTS = [
  { place: FIRE.id, what: "Door 1: position", mine: "-89.060000, 33.150055, give or take 1 ft, by tape", theirs: "-89.060020, 33.150049, give or take 16 ft, by device" },
  { place: FIRE.id, what: "room: name", mine: "Truck bay", theirs: "Meeting room" },
];
const join = (on: number): Set => ({
  kept: kept(),
  screen: {
    at: "join",
    mine: kept().round,
    theirs: THEIRS,
    file: { round: kept().round, conflicts: CONFLICTS },
    problems: [{ code: "door-twice", refused: false, subject: "Door 3 of 28901:p001", says: "Found 2 ft between it and Door 2: perhaps one door, surveyed twice." }],
    picks: [undefined, undefined],
    on,
  },
});

/** A drawing of a wall, as small as a photo can be. */
function pretendPhoto(): string {
  const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 200 });
  const paper = canvas.getContext("2d");
  if (paper) {
    paper.fillStyle = "#b9c8d6";
    paper.fillRect(0, 0, 320, 200);
    paper.fillStyle = "#8a5a3c";
    paper.fillRect(30, 60, 260, 110);
  }
  return canvas.toDataURL("image/jpeg", 0.6);
}
const photo = { jpeg: pretendPhoto(), on: "2026-09-30" };

const troubled = (trouble: StoreTrouble): Set => ({ kept: kept(), screen: { at: "list" }, trouble });

const states: Record<string, Set> = {
  "round, who": { screen: { at: "who" } },
  "round, who, no name": { screen: { at: "who", error: true } },
  "round, places": { kept: kept(), screen: { at: "list" } },
  "round, nothing done": { kept: begin(MADEUP.fips, "Dee Example"), screen: { at: "list" } },
  "round, file added": { kept: { ...kept(), before: begin(MADEUP.fips, "Dee Example").round }, screen: { at: "list" } },
  "round, add a place": { kept: kept(), screen: { at: "add", error: true } },
  "round, file refused": { kept: kept(), screen: { at: "refused", error: "line 1: found no GeoJSON, expected a FeatureCollection" } },
  "round, file differs": join(0),
  "round, file differs, last": join(1),
  "round, file ready": join(2),
  "round, storage refused": troubled("refused"),
  "round, storage full": troubled("full"),
  "round, storage gone": troubled("gone"),
  "round, another window": troubled("overtaken"),
  "round, another version": troubled("foreign"),
  "round, doors none": empty("doors"),
  "round, doors": place("doors"),
  "round, door how": place("doors", { at: "how", to: { kind: "door" } }),
  "round, lock": lock({}),
  "round, lock waiting": lock({ phase: "holding" }),
  "round, lock holding": lock({ phase: "holding", fix, locking: locking("holding", 5, GPS) }),
  "round, lock good": lock({ phase: "good", fix, locking: locking("good_enough", 8, GPS) }),
  "round, lock rough": lock({ phase: "rough", fix, locking: locking("too_rough", 9, ROUGH) }),
  "round, lock silent": lock({ phase: "holding", fix, locking: locking("holding", 3, GPS), silent: true }),
  "round, lock odd": lock({ phase: "holding", odd: true }),
  "round, lock denied": lock({ phase: "failed", failed: "denied" }),
  "round, lock unavailable": lock({ phase: "failed", failed: "unavailable" }),
  "round, lock timeout": lock({ phase: "failed", failed: "timeout" }),
  "round, lock unsupported": lock({ phase: "failed", failed: "unsupported" }),
  "round, door on the drawing": place("doors", { at: "map", to: { kind: "door" } }, { typed: { bad: "off" } }),
  "round, door by numbers": empty("doors", { at: "map", to: { kind: "door" } }),
  "round, door by two tapes": place("doors", { at: "by_tape", to: { kind: "door" } }, { typed: { a_ft: "sixty", bad: "a_ft" } }),
  "round, door along a wall": place("doors", { at: "by_tape", to: { kind: "door" } }, { typed: { by: "along" } }),
  "round, door by compass": place("doors", { at: "by_tape", to: { kind: "door" } }, { typed: { by: "along", way: "compass" } }),
  "round, door by tape refused": place("doors", { at: "by_tape", to: { kind: "door" } }, { typed: { bad: "refused", error: "found two distances that do not meet, expected a point that is that far from both doors" } }),
  "round, same door": { ...place("doors", { at: "same", door: "d2", other: "d1" }), kept: kept(near) },
  "round, door": place("doors", { at: "door", id: "d2", ask: undefined, going: "back" }),
  "round, door name": place("doors", { at: "door", id: "d2", ask: "name", going: "on" }, { typed: { name: "Door 1", bad: "taken" } }),
  "round, door counts": place("doors", { at: "door", id: "d3", ask: "counts", going: "on" }),
  "round, door step": place("doors", { at: "door", id: "d2", ask: "step_free", going: "on" }),
  "round, door used by": place("doors", { at: "door", id: "d2", ask: "used_by", going: "on" }),
  "round, room none": empty("room"),
  "round, room": place("room"),
  "round, room how": place("room", { at: "room_how" }),
  "round, room walk": { ...place("room", { at: "walk" }), kept: kept({ ...STATION, polls: null }, [corner(30, 5), corner(85, 5), corner(85, 45)]) },
  "round, room by wall": place("room", { at: "wall" }, { typed: { facing: "350" } }),
  "round, room by wall, distances": place("room", { at: "wall" }, { typed: { facing: "350", part: "feet", left: "30", bad: "width" } }),
  "round, room name": place("room", { at: "room_name" }),
  "round, polls how": place("room", { at: "how", to: { kind: "polls" } }),
  "round, tape": place("tape"),
  "round, tape too few": empty("tape"),
  "round, access": place("access"),
  "round, photo": place("photo"),
  "round, photo taken": place("photo", undefined, { typed: { jpeg: photo.jpeg } }),
  "round, photo kept": place("photo", undefined, { photo }),
  "round, finish": place("picture"),
  "round, finish, much missing": { kept: kept({ ...two(STATION), polls: null, tapes: [] }), screen: at("picture") },
  "round, done": { kept: finish(kept(), STATION, { key: "round_did_done", what: FIRE.name }, "2026-09-30", NOW), screen: at("picture") },
};

/** `undefined`: kept on the device, as in the page itself. */
const settings: Record<string, Set | undefined> = { ...states, "round, on this device": undefined };

export const roundNames = Object.keys(settings);

/** Draws a state, or opens the round as the page does. */
export async function showRound(name: string, into: HTMLElement, speech: SurveyRound["speech"], base: string): Promise<void> {
  const set = settings[name];
  const core = new MadeUpManager(base);
  const county = { fips: MADEUP.fips, name: MADEUP.name };
  const round = Object.assign(new SurveyRound(), { core, county, speech, store: set ? new PageStore() : new DeviceStore() });
  if (set) Object.assign(round, { clock: () => NOW, geolocation: undefined });
  into.replaceChildren(round);
  await round.opening;
  if (set) Object.assign(round, set);
  await round.updateComplete;
  // The core answers, and a language's file comes, after the first drawing.
  await new Promise((resolve) => setTimeout(resolve, 30));
  await round.updateComplete;
}

