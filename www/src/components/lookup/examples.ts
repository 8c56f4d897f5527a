// The element's own states.

import { EDITION, MADEUP, OLD } from "../../core/made-up/county.ts";
import type { Example } from "../../gallery/examples.ts";

const bare = { ...EDITION, made_up: false, name: "Mississippi 2020 list", as_of: OLD.as_of, freshness: OLD };

export const examples: Record<string, Example> = {
  "opening": { opened: undefined, screen: { at: "home" } },
  "idle": { opened: EDITION, screen: { at: "home" } },
  "idle, one election": { opened: { ...EDITION, elections: EDITION.elections.slice(0, 1) }, screen: { at: "home" } },
  "idle, no streets anywhere": {
    opened: {
      ...bare,
      elections: [{ ...EDITION.elections[0]!, name: "General election", date: "2020-11-03" }],
      counties: [{ ...MADEUP, streets: false }],
    },
    screen: { at: "home" },
  },
  "address is not in the list": { opened: EDITION, screen: { at: "not-here" }, text: "9 Nowhere Ln, Noplace" },
  "loading a county": { opened: EDITION, screen: { at: "working", county: "Madeup" }, text: "245 Ivy Ave" },
  "failed twice": { opened: EDITION, screen: { at: "failed" } },
};
