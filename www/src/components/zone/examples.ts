// The zone's parts, and each state of the walk.

import { MADEUP } from "../../core/made-up/county.ts";
import { atFeet, SURVEY } from "../../core/made-up/survey.ts";
import type { ManagerSession } from "../../core/manager/contract.ts";
import { at, type ManagerExample } from "../manager/examples.ts";
import type { Manager } from "../manager/manager.ts";
import { begin, change, finish } from "../round/state.ts";
import { PageStore } from "../round/store.ts";
import type { Walk } from "./walk.ts";
import type { Zone, ZonePart } from "./zone.ts";

async function zoneOf(manager: Manager): Promise<Zone> {
  manager.tab = "zone";
  await manager.updateComplete;
  const zone = manager.renderRoot.querySelector<Zone>("pollstead-zone");
  if (!zone) throw new Error("found no zone on the screen");
  await zone.opening;
  await zone.updateComplete;
  return zone;
}

const part = (name: ZonePart, place: "surveyed" | "not surveyed" = "surveyed"): ManagerExample => ({
  then: async (manager) => {
    await at(manager, place);
    await (await zoneOf(manager)).show(name);
  },
});

const did = { key: "round_did_about", what: "Door 2" } as const;

/** The station as somebody surveyed it on this tablet, on a day; without a day it is not finished. */
const surveyedHere = (name: ZonePart, on: string | undefined): ManagerExample => ({
  then: async (manager) => {
    await at(manager);
    const zone = await zoneOf(manager);
    const begun = change(begin(MADEUP.fips, "Dee Example (made up)"), SURVEY, did, `${on ?? "2026-10-12"}T15:00:00Z`, (survey) => ({
      survey: { ...survey, doors: survey.doors.map((door) => (door.id === "d2" ? { ...door, at: atFeet(64, -12) } : door)) },
    }));
    zone.store = new PageStore(on === undefined ? begun : finish(begun, SURVEY, did, on, `${on}T15:10:00Z`));
    zone.chosen = { ...zone.chosen };
    await zone.updateComplete;
    await zone.opening;
    await zone.show(name);
  },
});

/** A walk that has come to a spot, feet from the station's corner. `seconds`: silence since. */
async function walked(manager: Manager, east: number, north: number, accuracy_m: number, seconds = 0, place: "surveyed" | "not surveyed" = "surveyed"): Promise<Walk> {
  await at(manager, place);
  const zone = await zoneOf(manager);
  await zone.show("walk");
  const walk = zone.renderRoot.querySelector<Walk>("pollstead-walk");
  if (!walk) throw new Error("found no walk on the screen");
  const session: ManagerSession | undefined = manager.session;
  walk.stage = "walking";
  const [lon, lat] = atFeet(east, north);
  const fix = await session?.walk({ lon, lat, accuracy_m, confidence: "0.68" }, 0);
  const state = seconds > 0 ? await session?.silence(seconds * 1000) : fix;
  if (state) walk.show(state);
  await walk.updateComplete;
  // The map draws itself after the words.
  await new Promise((resolve) => setTimeout(resolve, 400));
  return walk;
}

const spot = (...spot: [east: number, north: number, accuracy_m: number, seconds?: number, place?: "surveyed" | "not surveyed"]): ManagerExample => ({
  then: async (manager) => void (await walked(manager, ...spot)),
});

const trouble = (stage: Walk["stage"]): ManagerExample => ({
  then: async (manager) => {
    const walk = await walked(manager, 0, 0, 4);
    walk.stage = stage;
    await walk.updateComplete;
  },
});

/** The form, filled in or sent. */
const observed = (send: boolean): ManagerExample => ({
  then: async (manager) => {
    const draft = { seen: "sign", measured_by: "P. Made-up", tape: "yes", feet: send ? "138" : "", tape_from: "Door 2", asked: "Move the sign past the stake", done: "" };
    manager.kept.write("observation-draft", draft);
    const walk = await walked(manager, 60, -100, 4);
    const observe = (walk.getRootNode() as ShadowRoot).querySelector("pollstead-observe") as import("./observe.ts").Observe | null;
    await observe?.save();
    await observe?.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 50));
  },
});

export const examples: Record<string, ManagerExample> = {
  "zone, tape plan": part("tape"),
  "zone, tape plan, not surveyed": part("tape", "not surveyed"),
  "zone, tape differs": {
    then: async (manager) => {
      const { session } = manager;
      if (session) {
        const plan = await session.tapePlan.call(session);
        session.tapePlan = async () => ({ ...(await plan), checks: [{ from: "Door 1", to: "Door 2", drawn_ft: 63.2, taped_ft: 71, agrees: false }] });
      }
      await part("tape").then(manager);
    },
  },
  "zone, problems": {
    then: async (manager) => {
      const { session } = manager;
      if (session)
        session.openZone = async () => [
          { code: "far_door", refused: true, subject: "Door 4", says: "it lies 5,300 ft from the room" },
          { code: "twin", refused: false, subject: "Door 1", says: "another door lies 2 ft away" },
        ];
      await part("tape").then(manager);
    },
  },
  "zone, two surveys, asked": surveyedHere("tape", "2026-09-30"),
  "zone, this tablet's survey": surveyedHere("tape", "2026-10-12"),
  "zone, walk by this tablet's survey": surveyedHere("walk", "2026-10-12"),
  "zone, the county's survey is newer": surveyedHere("tape", "2026-08-12"),
  "zone, an unfinished survey here": surveyedHere("tape", undefined),
  "zone, failed": {
    then: async (manager) => {
      if (manager.session) manager.session.policy = async () => ({ kind: "unavailable", why: "not_reached", name: `zones/${MADEUP.fips}`, error: "", contact: { offices: [], statewide: [] } });
      await at(manager);
      await zoneOf(manager);
    },
  },
  "walk, before": part("walk"),
  "walk, finding": {
    then: async (manager) => {
      const walk = await walked(manager, 0, 0, 4);
      walk.state = undefined;
      await walk.updateComplete;
    },
  },
  "walk, inside": spot(60, -100, 4),
  "walk, outside": spot(60, -260, 4),
  "walk, too close": spot(60, -146, 5),
  "walk, too rough for 30 ft": spot(60, -30, 16),
  "walk, an old position": spot(60, -100, 4, 6),
  "walk, lost": spot(60, -100, 4, 22),
  "walk, exact position hidden": spot(60, -100, 3000),
  "walk, not surveyed": spot(60, -100, 4, 0, "not surveyed"),
  "walk, not allowed": trouble("denied"),
  "walk, no location": trouble("unsupported"),
  "walk, cannot find": trouble("unavailable"),
  "walk, stopped": trouble("failed"),
  "observation, feet are missing": observed(false),
  "observation, kept": observed(true),
  "zone, sheet": part("sheet"),
  "zone, law": part("law"),
};
