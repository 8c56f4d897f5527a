// The box while one types.

import { BARE, EDITION, MADEUP, PRETEND } from "../../core/made-up/county.ts";
import type { Example } from "../../gallery/examples.ts";
import type { Lookup } from "../lookup/lookup.ts";
import type { AddressBox } from "./address.ts";

const open =
  (active: number) =>
  async (lookup: Lookup): Promise<void> => {
    const box = lookup.renderRoot.querySelector<AddressBox>("pollstead-address");
    box?.showList(active);
    await box?.updateComplete;
  };

const one = EDITION.elections.slice(0, 1);
const opened = { ...EDITION, elections: one };

export const examples: Record<string, Example> = {
  "typing, area unknown": {
    opened,
    text: "245 Ivy Ave",
    suggested: { area: { kind: "unknown", towns: ["Example Springs", "Noplace"] }, suggestions: [], no_streets: false },
    then: open(-1),
  },
  "typing, which county": {
    opened,
    text: "245 Ivy Ave 39997",
    suggested: { area: { kind: "counties", counties: [MADEUP, PRETEND] }, suggestions: [], no_streets: false },
  },
  "typing, no streets there": {
    opened,
    text: "12 Main St, Fable",
    suggested: { area: { kind: "counties", counties: [BARE] }, suggestions: [], no_streets: true },
  },
  "suggestions": {
    opened,
    text: "245 ivy av, springs",
    suggested: {
      area: { kind: "counties", counties: [MADEUP] },
      suggestions: [
        { text: "245 IVY AVE, EXAMPLE SPRINGS 39999", id: "a" },
        { text: "245 N IVY AVE, EXAMPLE SPRINGS 39999", id: "b" },
        { text: "245 IVY ST, NOPLACE 39998", id: "c" },
        { text: "245 IVEY AVE, EXAMPLE SPRINGS 39999", id: "d" },
        { text: "245 IVORY AVE, EXAMPLE SPRINGS 39999", id: "e" },
      ],
      no_streets: false,
    },
    then: open(1),
  },
};
