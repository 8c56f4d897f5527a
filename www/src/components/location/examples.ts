// Every step of "Use my location".

import { EDITION } from "../../core/made-up/county.ts";
import type { Example } from "../../gallery/examples.ts";
import type { LocationStep } from "./location.ts";

const steps = ["ask", "finding", "away", "denied", "unavailable", "timeout", "unsupported"] as const satisfies readonly LocationStep[];

export const examples: Record<string, Example> = Object.fromEntries(
  steps.map((step) => [`location, ${step}`, { opened: EDITION, screen: { at: "location", step } }]),
);
