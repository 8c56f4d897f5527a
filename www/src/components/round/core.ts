// What the round asks of the core, and the element's own names for a place and for what is on the screen.

import type { At, Doubt, ManagerCore, Merged, PlaceSurvey, Round, SurveyProblem } from "../../core/manager/contract.ts";

/** A point that something is taped from. */
export type From = { at: At; doubt: Doubt };
/** `left`, `right`: of the line from the first point to the second. Bearings are clockwise from north. */
export type DoorByTape =
  | { kind: "two"; a: From; a_ft: number; b: From; b_ft: number; side: "left" | "right" }
  | { kind: "along"; from: From; bearing_deg: number; feet: number };
/** Somebody stands at a door and faces the wall: the room's near left corner lies `left_ft` to the left, or, negative, to the
 * right, and `in_ft` behind the wall. */
export type RoomAlongWall = { from: From; facing_deg: number; left_ft: number; in_ft: number; width_ft: number; depth_ft: number };
export type TapedPoint = { kind: "placed"; at: At; doubt: Doubt } | { kind: "refused"; error: string };
export type TapedRoom = { kind: "placed"; outline: At[]; doubt: Doubt } | { kind: "refused"; error: string };

/** A conflict that somebody settled for the other round, by the names that the conflict has. */
export type Picked = { place: string; what: string };

export type RoundCore = Pick<
  ManagerCore,
  | "county"
  | "outlines"
  | "survey"
  | "policy"
  | "openZone"
  | "zoneOutlines"
  | "tapePlan"
  | "startLock"
  | "lockSample"
  | "readSurvey"
  | "writeSurvey"
> & {
  /** Where they differ, theirs is taken for what was picked; else mine stands, and the conflict is told. */
  mergeSurveys(mine: Round, theirs: Round, picked: Picked[]): Promise<Merged>;
  doorByTape(asked: DoorByTape): Promise<TapedPoint>;
  roomAlongWall(asked: RoomAlongWall): Promise<TapedRoom>;
};

/** A place on the county's list, or one that only the round has. */
export type Listed = { id: string; name: string; address: string; at: At | null };

export const STEPS = ["doors", "room", "tape", "access", "photo", "picture"] as const;
export type StepName = (typeof STEPS)[number];

/** What a position is for. `door`: another position for a door that is there. */
export type Target = { kind: "door"; id?: string } | { kind: "corner" } | { kind: "polls" };

/** A screen inside a step; none: the step's own. */
export type Inside =
  | { at: "how"; to: Target }
  | { at: "lock"; to: Target }
  | { at: "map"; to: Target }
  | { at: "by_tape"; to: Target }
  | { at: "same"; door: string; other: string }
  | { at: "door"; id: string; ask: "name" | "counts" | "step_free" | "used_by" | undefined; going: "on" | "back" }
  | { at: "room_how" }
  | { at: "walk" }
  | { at: "wall" }
  | { at: "room_name" };

export type Screen =
  | { at: "loading" }
  | { at: "who"; error?: boolean }
  | { at: "list" }
  | { at: "add"; error?: boolean }
  | { at: "refused"; error: string }
  | { at: "join"; mine: Round; theirs: Round; file: Merged; problems: SurveyProblem[]; picks: ("mine" | "theirs" | undefined)[]; on: number }
  | { at: "place"; id: string; found: PlaceSurvey; step: StepName; inside?: Inside | undefined };
