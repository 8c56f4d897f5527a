// What a tablet keeps of what was seen: what it was, how it was measured, what was asked and what was done. An observation is
// struck out, never wiped.

import type { At, WalkState } from "../../core/manager/contract.ts";
import type { Kept } from "../../core/manager/kept.ts";

export const SEEN = ["stake", "sign", "table", "person"] as const;
export type Seen = (typeof SEEN)[number];

export type Observation = {
  /** ISO instant. */
  at: string;
  place: string;
  seen: Seen;
  measured_by: string;
  /** By tape, feet; none where no tape was used. */
  tape_ft: number | null;
  tape_from: string;
  /** What the tablet said at that time, and how well it knew its spot, metres. */
  reading: string;
  spot: At | null;
  accuracy_m: number | null;
  asked: string;
  done: string;
  struck: boolean;
};
export type Draft = { seen: Seen | ""; measured_by: string; tape: "yes" | "no" | ""; feet: string; tape_from: string; asked: string; done: string };
export const EMPTY: Draft = { seen: "", measured_by: "", tape: "", feet: "", tape_from: "", asked: "", done: "" };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isObservation = (one: unknown): one is Observation =>
  isObject(one) && SEEN.some((seen) => seen === one["seen"]) && ["at", "place", "asked", "done"].every((key) => typeof one[key] === "string");
const isList = (value: unknown): value is Observation[] => Array.isArray(value) && value.every(isObservation);
const isDraft = (value: unknown): value is Draft => isObject(value) && Object.keys(EMPTY).every((key) => typeof value[key] === "string");

const name = (place: string): string => `observations-${place}`;

export function read(kept: Kept, place: string): Observation[] {
  return kept.read(name(place), isList) ?? [];
}

export function write(kept: Kept, place: string, all: readonly Observation[]): void {
  kept.write(name(place), all);
}

export function draftOf(kept: Kept): Draft {
  return kept.read("observation-draft", isDraft) ?? EMPTY;
}

export function keepDraft(kept: Kept, draft: Draft | undefined): void {
  kept.write("observation-draft", draft);
}

/** To about 16 ft: nearer would be nobody's business, and no tablet knows it. */
export function rounded(walk: WalkState | undefined): At | null {
  if (!walk?.at) return null;
  const coarse = (degrees: number): number => Math.round(degrees * 20_000) / 20_000;
  return [coarse(walk.at[0]), coarse(walk.at[1])];
}

const COLUMNS = ["at", "place", "seen", "measured_by", "tape_ft", "tape_from", "reading", "lon", "lat", "accuracy_m", "asked", "done", "struck"] as const;

/** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
function cell(value: string | number | boolean | null): string {
  if (value === null) return "";
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV as RFC 4180 has it. */
export function asFile(all: readonly Observation[]): string {
  const row = (one: Observation): string =>
    COLUMNS.map((column) => {
      if (column === "lon") return cell(one.spot?.[0] ?? null);
      if (column === "lat") return cell(one.spot?.[1] ?? null);
      return cell(one[column]);
    }).join(",");
  return [COLUMNS.join(","), ...all.map(row), ""].join("\r\n");
}
