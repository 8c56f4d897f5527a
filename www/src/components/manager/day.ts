// Which election a tablet is about, and how long until the polls close.

import type { ElectionRef, Hours } from "../../core/contract.ts";

/** All of Mississippi lies in it; a tablet may be set to another. */
export const ZONE = "America/Chicago";

/** The date in Mississippi, `YYYY-MM-DD`. `now`: ISO instant. */
export function localDay(now: string): string {
  // The one locale that writes dates so.
  return new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" }).format(new Date(now));
}

/** The next election, today's included; else the last one. Dates sort as text. */
export function electionOf(elections: readonly ElectionRef[], now: string): ElectionRef | undefined {
  const sorted = [...elections].sort((a, b) => a.date.localeCompare(b.date));
  const today = localDay(now);
  return sorted.find(({ date }) => date >= today) ?? sorted.at(-1);
}

/** Whole days from the device's date to a date; below 0 once it has passed. */
export function daysUntil(date: string, now: string): number {
  return Math.round((Date.parse(`${date}T12:00:00Z`) - Date.parse(`${localDay(now)}T12:00:00Z`)) / 86_400_000);
}

/** Minutes until the polls close, while they are open; rounded down, so that nobody is told a minute too many. */
export function minutesLeft(hours: Hours, now: string): number | undefined {
  const at = Date.parse(now);
  if (at < Date.parse(hours.opens_utc) || at >= Date.parse(hours.closes_utc)) return undefined;
  return Math.floor((Date.parse(hours.closes_utc) - at) / 60_000);
}
