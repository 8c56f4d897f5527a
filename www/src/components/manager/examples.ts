// The shell's own states.

import { DETAIL, FIRE, HALL, MADEUP } from "../../core/made-up/county.ts";
import type { OfflineState } from "../../core/manager/offline.ts";
import type { Manager } from "./manager.ts";

export type ManagerExample = {
  /** What the tablet holds; all of it where nothing is said. */
  offline?: Partial<OfflineState>;
  /** Storage is refused. */
  refused?: boolean;
  /** ISO; before the made-up election where nothing is said. */
  now?: string;
  then(manager: Manager): Promise<void>;
};

/** The bailiff at the made-up fire station, or at a place that nobody surveyed. */
export async function at(manager: Manager, place: "surveyed" | "not surveyed" = "surveyed"): Promise<void> {
  manager.who = "bailiff";
  await manager.choose(MADEUP.fips, (place === "surveyed" ? FIRE : HALL).id);
}

export const examples: Record<string, ManagerExample> = {
  "manager, who": { then: async () => undefined },
  "manager, where": {
    then: async (manager) => {
      manager.who = "manager";
    },
  },
  "manager, which place": {
    then: async (manager) => {
      manager.who = "manager";
      await manager.choose(MADEUP.fips);
    },
  },
  "manager, no place fits": {
    then: async (manager) => {
      manager.who = "manager";
      await manager.choose(MADEUP.fips);
      manager.search = "zz";
    },
  },
  "manager, county without places": {
    then: async (manager) => {
      manager.who = "manager";
      await manager.choose(MADEUP.fips);
      manager.county = { ...DETAIL, precincts: [] };
    },
  },
  "manager, storage refused": { refused: true, then: (manager) => at(manager) },
  "manager, not offline ready": { offline: { page: "blocked", county: "not_kept" }, then: (manager) => at(manager) },
  "manager, not genuine": {
    then: async (manager) => {
      manager.fell = { kind: "unavailable", why: "not_genuine", name: "places/28901.index", error: "", contact: { offices: [], statewide: [] } };
    },
  },
  "manager, failed": {
    then: async (manager) => {
      manager.fell = "failed";
    },
  },
};
