// The Survey round's pure parts: steps and undo, doubles, feet as people write them, positions, walls.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { runnerImport } from "vite";
import { www } from "./tools/server.mjs";

const load = async (path) => (await runnerImport(join(www, "src", `${path}.ts`), { logLevel: "silent", configFile: false })).module;
const round = ["state", "feet", "plan", "walls"].map((name) => load(`components/round/${name}`));
const [position, state, feet, plan, walls] = await Promise.all([load("core/manager/positions"), ...round]);

const unknown = "unknown";
const access = { parking: unknown, drop_off: unknown, route: unknown, step_free_door: unknown, door_opens: unknown, inside_route: unknown, accessible_machine: unknown, note: "", checked: null };
const bare = { place: "28901:p001", name: "Made-up hall", doors: [], polls: null, parcels: [], paths: [], landmarks: [], tapes: [], accessibility: access, surveyed: null };
const AT = [-89.06, 33.15];
const doubt = (accuracy_m, confidence = "0.68") => ({ accuracy_m, confidence, datum_m: 0 });
const door = (id, at, accuracy_m = 3) => state.newDoor(id, id, { at, doubt: doubt(accuracy_m), located: "gps" });
const did = { key: "round_did_door", what: "Door 1" };
const add = (kept, id, at = AT, now = "2026-10-01T10:00:00Z") => state.change(kept, bare, did, now, (as) => ({ survey: state.withDoor(as, door(id, at)) }));

test("every step can be taken back, down to a place that nobody has been to", () => {
  const steps = [state.begin("28901", "Dee")];
  for (const n of [1, 2, 3]) steps.push(add(steps.at(-1), `d${n}`));
  let kept = steps.at(-1);
  for (const before of steps.slice(0, -1).reverse()) {
    kept = state.undo(kept, bare.place);
    assert.deepEqual(kept.round, before.round);
  }
  assert.deepEqual(kept.round.places, []);
  assert.equal(state.undo(kept, bare.place), kept, "nothing left to take back");
  assert.equal(state.undo(steps[1], "28901:p002"), steps[1], "another place's step is not taken back");
});

test("the last steps are kept, and no more than a bound", () => {
  let kept = state.begin("28901", "Dee");
  for (let n = 0; n < 100; n++) kept = add(kept, `d${n}`);
  assert.equal(kept.past.steps.length, 40);
  assert.equal(state.lastDid(kept, bare.place), did);
});

test("a change to a place that was done opens it again, and undo closes it", () => {
  const done = state.finish(add(state.begin("28901", "Dee"), "d1"), bare, did, "2026-10-01", "2026-10-01T11:00:00Z");
  assert.deepEqual(state.placeOf(done, bare.place).survey.surveyed, { by: "Dee", on: "2026-10-01" });
  const changed = add(done, "d2", AT, "2026-10-01T12:00:00Z");
  assert.equal(state.placeOf(changed, bare.place).state, "started");
  assert.equal(state.placeOf(changed, bare.place).survey.surveyed, null);
  assert.deepEqual(state.undo(changed, bare.place).round, done.round);
});

test("a joined file can be taken out until something else is done; several names stay, and mine signs", () => {
  const mine = add(state.begin("28901", "Dee"), "d1");
  const joined = state.join(mine, { county: "28901", by: "Dee; Sam", places: [] });
  assert.deepEqual(state.unjoin(joined).round, mine.round);
  assert.deepEqual(state.unjoin(add(joined, "d2")).round.by, "Dee; Sam", "the chance has passed");
  assert.equal(state.named(joined, "Ann").round.by, "Dee; Sam");
  const done = state.finish(joined, bare, did, "2026-10-01", "2026-10-01T11:00:00Z");
  assert.equal(done.round.places[0].survey.surveyed.by, "Dee");
});

test("something unsaved is known by its time", () => {
  const kept = add(state.begin("28901", "Dee"), "d1");
  assert.ok(state.unsaved(kept));
  assert.ok(!state.unsaved({ ...kept, saved: "2026-10-01T10:00:00Z" }));
});

test("a door's id is nobody else's; its name the next free number", () => {
  const chances = [0.5, 0.5, 0.25];
  const survey = { ...bare, doors: [door(state.doorId(bare, () => 0.5), AT)] };
  assert.notEqual(state.doorId(survey, () => chances.shift()), survey.doors[0].id);
  const named = { ...bare, doors: [{ ...door("a", AT), name: " door  1 " }, { ...door("b", AT), name: "Door 3" }] };
  assert.equal(state.doorName(named, (n) => `Door ${n}`), "Door 2");
});

test("a second door at one spot is noticed, a rough one does not swallow its neighbours", () => {
  const survey = { ...bare, doors: [door("a", AT), door("b", plan.moved(AT, 30, 0))] };
  const double = (metres, accuracy) => state.doubleOf(survey, door("new", plan.moved(AT, metres, 0), accuracy), plan.apart)?.id;
  assert.equal(double(1, 0.2), "a");
  assert.equal(double(2.9, 3), "a");
  assert.equal(double(3.1, 3), undefined);
  assert.equal(double(12, 50), undefined);
  assert.equal(state.doubleOf(survey, survey.doors[0], plan.apart), undefined, "a door is not its own double");
});

test("with a door go the tapes to it; taped again the other way around, one distance stays", () => {
  const survey = state.withTape(state.withTape(bare, "a", "b", 60), "b", "a", 62);
  assert.deepEqual(survey.tapes, [{ from: "b", to: "a", feet: 62 }]);
  assert.deepEqual(state.withoutDoor(survey, "a").tapes, []);
});

test("a room is as sure as its least sure corner, whatever the share it is said at", () => {
  assert.deepEqual(state.worst([doubt(3), doubt(4, "0.95"), doubt(2)]), doubt(3));
  assert.deepEqual(state.worst([doubt(3), doubt(6, "0.95")]), doubt(6, "0.95"));
});

test("feet as people write them; what is no distance is none", () => {
  const read = { 62: 62, "62.5": 62.5, "62,5": 62.5, " 62 ft ": 62, "62'": 62, "62' 6\"": 62.5, "62′6″": 62.5, "62 ft 6 in": 62.5, "62-6": 62.5, 1000: 1000, "0.5": 0.5 };
  for (const [text, expected] of Object.entries(read)) assert.equal(feet.readFeet(text), expected, text);
  for (const text of ["", " ", "0", "-5", "1001", "62' 12\"", "sixty", "6e1", "Infinity", "NaN", "null", "6 2", "62 m"]) assert.equal(feet.readFeet(text), undefined, text);
});

test("degrees need four decimals, for fewer are a street off; a blank is not 0", () => {
  assert.equal(feet.readDegrees("33.1234", 90), 33.1234);
  assert.equal(feet.readDegrees("−89.12345", 180), -89.12345);
  for (const text of ["", "0", "33", "33.123", "91.0000", "abc", "33.1234N"]) assert.equal(feet.readDegrees(text, 90), undefined, text);
});

test("a position that is none is none", () => {
  const coords = { longitude: -89.06, latitude: 33.15, accuracy: 5 };
  assert.deepEqual(position.readFix({ coords }), { lon: -89.06, lat: 33.15, accuracy_m: 5, confidence: "0.68" });
  const odd = [NaN, null, undefined, "33", Infinity];
  for (const key of Object.keys(coords)) for (const value of odd) assert.equal(position.readFix({ coords: { ...coords, [key]: value } }), undefined, `${key} ${value}`);
  for (const accuracy of [0, -1]) assert.equal(position.readFix({ coords: { ...coords, accuracy } }), undefined, `accuracy ${accuracy}`);
  assert.equal(position.readFix({ coords: { ...coords, latitude: 95 } }), undefined);
});

test("the drawing's metres are the ellipsoid's", () => {
  // A degree at 33° N on WGS 84, metres: N cos φ π/180 and M π/180 (NIMA TR 8350.2).
  const [east, north] = [plan.offset([-89, 33], [-88.99, 33])[0], plan.offset([-89, 33], [-89, 33.01])[1]];
  const [a, e2, phi] = [6378137, 0.00669437999014, (33 * Math.PI) / 180];
  const w = Math.sqrt(1 - e2 * Math.sin(phi) ** 2);
  assert.ok(Math.abs(east - (a / w) * Math.cos(phi) * 0.01 * (Math.PI / 180)) < 0.01, east);
  assert.ok(Math.abs(north - ((a * (1 - e2)) / w ** 3) * 0.01 * (Math.PI / 180)) < 0.02, north);
  const back = plan.offset(AT, plan.moved(AT, 12, -34));
  assert.ok(Math.hypot(back[0] - 12, back[1] + 34) < 1e-6);
});

/** The core's four corners, metres east and north of the wall's first point: a twin of room_along_wall on a flat plane. */
function corners({ from, to, start_ft, width_ft, depth_ft, hand }) {
  const [east, north] = plan.offset(from.at, to.at);
  const far = Math.hypot(east, north);
  const [x, y] = [east / far, north / far];
  const aside = hand === "left" ? 1 : -1;
  const base = plan.offset(AT, from.at);
  const at = (along, side) => [base[0] + along * x - aside * side * y, base[1] + along * y + aside * side * x].map((m) => m / 0.3048);
  return [at(start_ft * 0.3048, 0), at((start_ft + width_ft) * 0.3048, 0), at((start_ft + width_ft) * 0.3048, depth_ft * 0.3048), at(start_ft * 0.3048, depth_ft * 0.3048)];
}
const box = (points) => {
  const [x, y] = [0, 1].map((i) => points.map((p) => p[i]));
  return [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)].map((n) => Math.round(n * 100) / 100 + 0);
};

test("a room behind a wall is where somebody sees it who faces the wall, however the wall is named", () => {
  // Facing north at a door: left end 10 ft to the left, 40 wide, 20 deep, 5 behind the wall.
  const seen = { left: 10, width: 40, depth: 20, behind: 5 };
  const at = door("a", AT);
  const right = door("r", plan.moved(AT, 20, 0));
  const left = door("l", plan.moved(AT, -20, 0));
  const survey = { ...bare, doors: [at, right, left] };
  const expected = [-10, 30, 5, 25];
  for (const runs of [{ kind: "faced", facing_deg: 0 }, { kind: "door", id: "r", hand: "right" }, { kind: "door", id: "l", hand: "left" }])
    assert.deepEqual(box(corners(walls.wallOf(survey, at, runs, seen))), expected, JSON.stringify(runs));
  // Facing east, right is south.
  assert.deepEqual(box(corners(walls.wallOf(survey, at, { kind: "faced", facing_deg: 90 }, seen))), [5, 25, -30, 10]);
  assert.equal(walls.wallOf(survey, at, { kind: "door", id: "gone", hand: "left" }, seen), undefined);
});

test("a direction by compass adds what a person may be off by", () => {
  const far = walls.ahead(door("a", AT, 3), 90);
  assert.ok(far.doubt.accuracy_m > 3.6 && far.doubt.accuracy_m < 3.8, far.doubt.accuracy_m);
  const [east, north] = plan.offset(AT, far.at);
  assert.ok(Math.abs(east - 30) < 1e-6 && Math.abs(north) < 1e-6);
});
