// All components' named examples in one table.

import type { Lookup } from "../components/lookup/lookup.ts";
import { examples as address } from "../components/address/examples.ts";
import { examples as answer } from "../components/answer/examples.ts";
import { examples as desk } from "../components/desk/examples.ts";
import { examples as id } from "../components/id/examples.ts";
import { examples as lawCheck } from "../components/law-check/examples.ts";
import { examples as list } from "../components/list/examples.ts";
import { examples as location } from "../components/location/examples.ts";
import { examples as log } from "../components/log/examples.ts";
import { examples as lookup } from "../components/lookup/examples.ts";
import { examples as manager } from "../components/manager/examples.ts";
import { examples as ready } from "../components/ready/examples.ts";
import { examples as rightPlace } from "../components/right-place/examples.ts";
import { examples as roll } from "../components/roll/examples.ts";
import { examples as zone } from "../components/zone/examples.ts";
import { examples as map } from "../components/map/examples.ts";

/** Properties of the element, and what to do with it once it is drawn. */
export type Example = Partial<Pick<Lookup, "opened" | "screen" | "text" | "suggested" | "county" | "clock">> & {
  then?(lookup: Lookup): Promise<void>;
};

export const examples: Record<string, Example> = { ...lookup, ...address, ...location, ...list, ...map, ...answer };

export const deskExamples = desk;

export const managerExamples = { ...manager, ...rightPlace, ...zone, ...log, ...roll, ...ready, ...lawCheck };

export const idExamples = id;
