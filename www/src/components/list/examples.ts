// The list at each of its steps.

import { EDITION, MADEUP, STREETS } from "../../core/made-up/county.ts";
import type { Example } from "../../gallery/examples.ts";
import type { Lookup } from "../lookup/lookup.ts";
import type { PlaceList } from "./list.ts";

const set =
  (change: (list: PlaceList) => void) =>
  async (lookup: Lookup): Promise<void> => {
    const list = lookup.renderRoot.querySelector<PlaceList>("pollstead-list");
    if (!list) return;
    await list.updateComplete;
    change(list);
    await list.updateComplete;
    // Once more: what the change asked for arrives after it.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await list.updateComplete;
  };

export const examples: Record<string, Example> = {
  "list, which county": { opened: EDITION, screen: { at: "list" } },
  "list, precincts": { opened: EDITION, screen: { at: "list" }, county: MADEUP.fips, then: set(() => undefined) },
  "list, streets": {
    opened: EDITION,
    screen: { at: "list" },
    county: MADEUP.fips,
    then: set((list) => (list.by = "street")),
  },
  "list, house number": {
    opened: EDITION,
    screen: { at: "list" },
    county: MADEUP.fips,
    then: set((list) => {
      list.by = "street";
      list.street = STREETS[0];
    }),
  },
};
