// What crosses between the card page and its core.

import type { CardAnswer, CardSeries, Opened, ReadCode, Unavailable } from "../../../../pkg/card/pollstead.js";

export type { Answer, CardAnswer, CardRecord, CardSeries, Opened, OpenedEdition, ReadCode, Unavailable } from "../../../../pkg/card/pollstead.js";

/** What the card page asks. The gallery and tests bring their own. */
export interface CardSession {
  open(now: string): Promise<Opened>;
  read(typed: string): Promise<ReadCode>;
  /** `series`: where a link named it; else every series of the edition is tried. */
  find(code: string, series: string | null, now: string): Promise<CardAnswer | Unavailable>;
  close(): void;
}

/** The calls of the worker. */
export interface CardCore {
  start(base: string): Promise<void>;
  open(now: string): Promise<Opened>;
  read(typed: string): Promise<ReadCode>;
  series(): Promise<CardSeries[] | Unavailable>;
  stretch(series: CardSeries, code: string): Promise<Uint8Array>;
  find(series: string, root: Uint8Array, now: string): Promise<CardAnswer | Unavailable>;
}
