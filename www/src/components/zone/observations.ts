// An observation while it is written: the form's fields, kept with every key, and what they come to in the log.

import type { LogObservation, LogSeen, LogSpot, WalkState } from "../../core/manager/contract.ts";
import type { Kept } from "../../core/manager/kept.ts";

export const SEEN = ["stake", "sign", "table", "person"] as const satisfies readonly LogSeen[];

export type Draft = { seen: LogSeen | ""; measured_by: string; tape: "yes" | "no" | ""; feet: string; tape_from: string; asked: string; done: string };
export const EMPTY: Draft = { seen: "", measured_by: "", tape: "", feet: "", tape_from: "", asked: "", done: "" };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isDraft = (value: unknown): value is Draft => isObject(value) && Object.keys(EMPTY).every((key) => typeof value[key] === "string");

export function draftOf(kept: Kept): Draft {
  return kept.read("observation-draft", isDraft) ?? EMPTY;
}

export function keepDraft(kept: Kept, draft: Draft | undefined): void {
  kept.write("observation-draft", draft);
}

/** To about 16 ft: nearer would be nobody's business, and no tablet knows it. */
export function rounded(walk: WalkState | undefined): LogSpot | null {
  if (!walk?.at) return null;
  const coarse = (degrees: number): number => Math.round(degrees * 20_000) * 5;
  return { lon_e5: coarse(walk.at[0]), lat_e5: coarse(walk.at[1]) };
}

/** `taped`: feet. `reading`: what the tablet says of the 150-ft line. */
export function observation(draft: Draft & { seen: LogSeen }, taped: number | null, reading: string, walk: WalkState | undefined): LogObservation {
  const { seen, measured_by, tape_from, asked, done } = draft;
  return {
    kind: "observation", seen, measured_by: measured_by.trim(), tape_tenths_ft: taped === null ? null : Math.round(taped * 10),
    tape_from: taped === null ? "" : tape_from, reading, spot: rounded(walk),
    accuracy_m: walk?.at && walk.accuracy_m !== null ? Math.ceil(walk.accuracy_m) : null, asked: asked.trim(), done: done.trim(),
  };
}
