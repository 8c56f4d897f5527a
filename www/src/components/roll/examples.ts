// The roll: a new tablet, its words, locked, wrong words, no roll yet, each refusal, names, each state of a voter, the warning, the wipe.

import type { RollLoaded } from "../../core/manager/contract.ts";
import { RollDesk } from "../../core/manager/roll/desk.ts";
import { holdMadeUpRoll, MadeUpVault, WORDS } from "../../core/made-up/roll.ts";
import { at, type ManagerExample } from "../manager/examples.ts";
import type { Manager } from "../manager/manager.ts";
import type { RollEnrol } from "./enrol.ts";
import type { RollPeople } from "./people.ts";
import type { Roll } from "./roll.ts";
import type { RollUnlock } from "./unlock.ts";

/** An office's key that nobody has. */
const OFFICE = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const NOW = "2026-10-30T15:00:00Z";

async function rollOf(manager: Manager, slots: readonly string[] = [], origin = location.origin): Promise<Roll> {
  await at(manager);
  manager.rollSite = { origin, offices: { "28901": OFFICE } };
  const desk = new RollDesk(manager.clock, new MadeUpVault(), holdMadeUpRoll);
  manager.rollDesk = desk;
  for (const name of slots) await desk.enrol(name, WORDS);
  desk.lock();
  manager.tab = "roll";
  await manager.updateComplete;
  await customElements.whenDefined("pollstead-roll");
  const roll = manager.renderRoot.querySelector<Roll>("pollstead-roll");
  if (!roll) throw new Error("found no roll on the screen");
  await desk.start();
  await roll.updateComplete;
  return roll;
}

function within<T extends HTMLElement>(roll: Roll, name: string): T {
  const found = roll.renderRoot.querySelector<T>(name);
  if (!found) throw new Error(`found no ${name} on the screen`);
  return found;
}

async function unlocked(manager: Manager, loaded = true): Promise<Roll> {
  const roll = await rollOf(manager, ["AB", "CD"]);
  await roll.desk.unlock("AB", WORDS, { office: OFFICE, precinct: "", election: "", today: "" });
  if (loaded) await roll.desk.load(new Uint8Array(1), { office: OFFICE, precinct: "", election: "", today: "" });
  await roll.updateComplete;
  return roll;
}

async function people(manager: Manager, typed: string): Promise<RollPeople> {
  const list = within<RollPeople>(await unlocked(manager), "pollstead-roll-people");
  await list.look(typed);
  await list.updateComplete;
  return list;
}

async function person(manager: Manager, nth: number): Promise<void> {
  const list = await people(manager, "madeup");
  await list.show(list.found?.found[nth]);
  await list.updateComplete;
}

const refused = (code: Extract<RollLoaded, { kind: "refused" }>["code"], found = "", expected = ""): ManagerExample => ({
  now: NOW,
  then: async (manager) => {
    const roll = await unlocked(manager, false);
    roll.got = { kind: "refused", code, found, expected };
    await roll.updateComplete;
  },
});

export const examples: Record<string, ManagerExample> = {
  "roll, new tablet": { now: NOW, then: async (manager) => void (await rollOf(manager)) },
  "roll, words": {
    now: NOW,
    then: async (manager) => {
      const enrol = within<RollEnrol>(await rollOf(manager), "pollstead-roll-enrol");
      Object.assign(enrol, { name: "AB", words: WORDS, step: "words" });
      await enrol.updateComplete;
    },
  },
  "roll, words again": {
    now: NOW,
    then: async (manager) => {
      const enrol = within<RollEnrol>(await rollOf(manager), "pollstead-roll-enrol");
      Object.assign(enrol, { name: "AB", words: WORDS, step: "again", bad: "roll_again_bad" });
      await enrol.updateComplete;
    },
  },
  "roll, at another address": { now: NOW, then: async (manager) => void (await rollOf(manager, [], "https://polls.example")) },
  "roll, locked": { now: NOW, then: async (manager) => void (await unlocked(manager)).desk.lock() },
  "roll, wrong words": {
    now: NOW,
    then: async (manager) => {
      const unlock = within<RollUnlock>(await rollOf(manager, ["AB", "CD"]), "pollstead-roll-unlock");
      await unlock.desk.unlock("AB", "zoo zoo zoo zoo zoo zoo", { office: OFFICE, precinct: "", election: "", today: "" });
      Object.assign(unlock, { got: "wrong", left: 1 });
      await unlock.updateComplete;
    },
  },
  "roll, no file yet": { now: NOW, then: async (manager) => void (await unlocked(manager, false)) },
  "roll, refused: another precinct": refused("precinct", "28901/07", "28901/06"),
  "roll, refused: too early": refused("too_early", "2026-10-23", "2026-10-24"),
  "roll, refused: changed": refused("changed"),
  "roll, refused: not signed": refused("signature"),
  "roll, open": { now: NOW, then: async (manager) => void (await unlocked(manager)) },
  "roll, names": { now: NOW, then: async (manager) => void (await people(manager, "madeup")) },
  "roll, nobody fits": { now: NOW, then: async (manager) => void (await people(manager, "zzzz")) },
  "roll, active": { now: NOW, then: (manager) => person(manager, 0) },
  "roll, inactive": { now: NOW, then: (manager) => person(manager, 1) },
  "roll, not verified": { now: NOW, then: (manager) => person(manager, 2) },
  "roll, another precinct": { now: NOW, then: (manager) => person(manager, 3) },
  "roll, ask the clerk": { now: NOW, then: (manager) => person(manager, 4) },
  "roll, voted absentee": { now: NOW, then: (manager) => person(manager, 5) },
  "roll, moved lately": { now: NOW, then: (manager) => person(manager, 6) },
  "roll, moved long ago": { now: NOW, then: (manager) => person(manager, 7) },
  "roll, about to lock": {
    now: NOW,
    then: async (manager) => {
      const roll = await unlocked(manager);
      roll.desk.warning = 18;
      roll.requestUpdate();
      await roll.updateComplete;
    },
  },
  "roll, wiped": { now: NOW, then: async (manager) => (await unlocked(manager)).wipe() },
};
