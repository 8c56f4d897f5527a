// Whether a card is of an election ahead, of one that is over, or of an old list.

import type { AnswerOf } from "../../core/contract.ts";

export type Past = "old" | "over";

/** Voters in line at 7 p.m. still vote, so an election is over at midnight. Milliseconds after closing. */
const STILL_VOTING_MS = 5 * 3_600_000;

export function pastOf({ freshness, hours }: AnswerOf<"found">, now: string): Past | undefined {
  if (freshness.state === "old") return "old";
  return Date.parse(now) > Date.parse(hours.closes_utc) + STILL_VOTING_MS ? "over" : undefined;
}
