// A tablet that is ready, and each row that is not.

import { at, type ManagerExample } from "../manager/examples.ts";
import type { Found } from "./checks.ts";
import type { Ready } from "./ready.ts";

const tablet = (found: Partial<Found>, more: Partial<ManagerExample> = {}): ManagerExample => ({
  ...more,
  then: async (manager) => {
    await at(manager);
    manager.tab = "ready";
    await manager.updateComplete;
    const ready = manager.renderRoot.querySelector<Ready>("pollstead-ready");
    if (!ready) return;
    // The row's own look at the browser comes first.
    await new Promise((resolve) => setTimeout(resolve, 50));
    ready.found = { location: "good", accuracy_m: 4, persisted: "yes", awake: "yes", ...found };
    await ready.updateComplete;
  },
});

export const examples: Record<string, ManagerExample> = {
  "ready, all": tablet({}),
  "ready, not checked": tablet({ location: "unknown", accuracy_m: null }),
  "ready, looking": tablet({ location: "asking", accuracy_m: null, persisted: "unknown", awake: "unknown" }, { offline: { page: "keeping", county: "keeping" } }),
  "ready, rough location": tablet({ location: "rough", accuracy_m: 18 }),
  "ready, everything wrong": tablet(
    { location: "none", accuracy_m: null, persisted: "no", awake: "no" },
    { offline: { page: "blocked", county: "failed" }, now: "2020-01-01T06:00:00Z" },
  ),
  "ready, a new version": tablet({}, { offline: { update: true } }),
  "ready, a new version on election day": tablet({}, { offline: { update: true }, now: "2026-11-03T15:00:00Z" }),
  "ready, storage refused": tablet({ persisted: "refused", location: "denied", accuracy_m: null }, { refused: true }),
  "ready, exact location hidden": tablet({ location: "coarse", accuracy_m: 3000 }),
};
