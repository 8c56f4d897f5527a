// What the round asks of the core, and the element's own names for a place and for what is on the screen.

import type { At, Doubt, ManagerCore, Merged, PlaceSurvey, RoomPart, Round, SurveyProblem } from "../../core/manager/contract.ts";

/** A point that something is taped from. */
export type Placed = { at: At; doubt: Doubt };
/** Looking from the first point to the second. */
export type Hand = "left" | "right";
/** `along_wall`: straight from the first point toward the second. */
export type Taped = { kind: "along_wall"; feet: number } | { kind: "from_both"; from_ft: number; to_ft: number; hand: Hand };
/** `start_ft`: from the first point to the room's first corner; below 0 on its far side. */
export type AlongWall = { from: Placed; to: Placed; start_ft: number; width_ft: number; depth_ft: number; hand: Hand };
export type TapedPoint = { kind: "placed"; at: At; doubt: Doubt } | { kind: "refused"; error: string };
export type TapedRoom = { kind: "placed"; part: RoomPart; doubt: Doubt } | { kind: "refused"; error: string };
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
  doorByTape(from: Placed, to: Placed, taped: Taped): Promise<TapedPoint>;
  roomAlongWall(wall: AlongWall): Promise<TapedRoom>;
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
