// The interactive map, before and after a county is picked.

import { EDITION, MADEUP } from "../../core/made-up/county.ts";
import type { Example } from "../../gallery/examples.ts";

export const examples: Record<string, Example> = {
  "map, which county": { opened: EDITION, screen: { at: "map" } },
  "map, county drawn": {
    opened: EDITION,
    screen: { at: "map" },
    county: MADEUP.fips,
    then: () => new Promise((resolve) => setTimeout(resolve, 600)),
  },
};
