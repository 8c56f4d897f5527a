// What a tablet must have before the polls open, row by row. Each row that is not ready has its one fix.

import type { OpenedEdition } from "../../core/contract.ts";
import { METRES_PER_FOOT } from "../../core/manager/units.ts";
import { electionOf, localDay } from "../manager/day.ts";

export type Location = "unknown" | "asking" | "good" | "rough" | "coarse" | "none" | "denied" | "unsupported";
export type Found = { location: Location; accuracy_m: number | null; persisted: "unknown" | "yes" | "no" | "refused"; awake: "unknown" | "yes" | "no" };
export const NOTHING_FOUND: Found = { location: "unknown", accuracy_m: null, persisted: "unknown", awake: "unknown" };

/** Rougher than this says nothing of 30 ft, metres. */
const ROUGH_M = 30 * METRES_PER_FOOT;
/** A device that hides where it is gives a radius of a mile or more; the core says the same of a walk. */
const COARSE_M = 1000;

export function locationOf(accuracy_m: number): Location {
  return accuracy_m >= COARSE_M ? "coarse" : accuracy_m > ROUGH_M ? "rough" : "good";
}

/** The device's date must lie at or after the list's, and within a year after the election. */
export function clockSane(edition: OpenedEdition, now: string): boolean {
  const today = localDay(now);
  const election = electionOf(edition.elections, now)?.date ?? edition.as_of;
  const last = [edition.as_of, election].sort().at(-1) ?? edition.as_of;
  const yearAfter = `${Number(last.slice(0, 4)) + 1}${last.slice(4)}`;
  return today >= edition.as_of && today <= yearAfter;
}

/** Asks for one position. */
export function tryLocation(): Promise<Pick<Found, "location" | "accuracy_m">> {
  const locator = navigator.geolocation as Geolocation | undefined;
  if (!locator) return Promise.resolve({ location: "unsupported", accuracy_m: null });
  return new Promise((resolve) =>
    locator.getCurrentPosition(
      ({ coords: { accuracy } }) => resolve({ location: accuracy > 0 ? locationOf(accuracy) : "none", accuracy_m: accuracy }),
      ({ code }) => resolve({ location: code === 1 ? "denied" : "none", accuracy_m: null }),
      { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 },
    ),
  );
}

/** Whether the browser promises not to clear what is kept. `ask`: it may ask the person. */
export async function persisted(ask: boolean): Promise<Found["persisted"]> {
  try {
    const { storage } = navigator;
    return (ask ? await storage.persist() : await storage.persisted()) ? "yes" : "no";
  } catch {
    return "refused";
  }
}

export async function staysAwake(): Promise<Found["awake"]> {
  try {
    const api = navigator.wakeLock as WakeLock | undefined;
    const lock = await api?.request("screen");
    await lock?.release();
    return lock ? "yes" : "no";
  } catch {
    return "no";
  }
}
