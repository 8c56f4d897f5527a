// "Right place" with each kind of answer.

import { GYM, HALL } from "../../core/made-up/county.ts";
import { at, type ManagerExample } from "../manager/examples.ts";
import type { RightPlace } from "./right-place.ts";

const asked = (text: string, here?: "another place"): ManagerExample => ({
  // Election day, 41 minutes before the polls close.
  now: "2026-11-04T00:19:00Z",
  then: async (manager) => {
    await at(manager);
    manager.tab = "right";
    if (here && manager.chosen) manager.chosen = { ...manager.chosen, place: HALL };
    await manager.updateComplete;
    const right = manager.renderRoot.querySelector<RightPlace>("pollstead-right-place");
    if (!right || text === "") return;
    await right.type(text);
    await right.ask({ kind: "address", text });
    await right.updateComplete;
  },
});

export const examples: Record<string, ManagerExample> = {
  "right place": asked(""),
  "right place, here": asked("245 ivy, springs"),
  "right place, elsewhere": asked("245 ivy, springs", "another place"),
  "right place, choose": asked("choose, springs"),
  "right place, close": asked("close, springs"),
  "right place, conflict": asked("conflict, springs"),
  "right place, no place": asked("no place, springs"),
  "right place, no streets": asked("9 fable rd"),
  "right place, which county": asked("9 Main St 39997"),
  "right place, not found": asked("nothing like it, springs"),
  "right place, not genuine": asked("forged, springs"),
  "right place, no position": {
    now: "2026-10-20T15:00:00Z",
    then: async (manager) => {
      await asked("245 ivy, springs", "another place").then(manager);
      if (manager.chosen) manager.chosen = { ...manager.chosen, place: GYM };
      await manager.updateComplete;
    },
  },
};
