// What the round asks of the core, and the element's own names for a place and for what is on the screen.

import type { At, ManagerCore, Merged, PlaceSurvey, Round, SurveyProblem } from "../../core/manager/contract.ts";

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
  | "mergeSurveys"
  | "doorByTape"
  | "roomAlongWall"
>;

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
