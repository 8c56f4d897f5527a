// What crosses between the page and the core: the types that pkg/voter brings, and the few names the page adds to them.

import type {
  Answer,
  CountyDetail,
  Opened,
  Outline,
  Question,
  StreetName,
  Suggested,
  Unavailable,
} from "../../../pkg/voter/pollstead.js";

export type * from "../../../pkg/voter/pollstead.js";

export type AnswerOf<K extends Answer["kind"]> = Extract<Answer, { kind: K }>;

/** The core's class as the worker holds it; the page sees the same methods through Comlink. */
export interface LookupCore {
  open(now: string): Promise<Opened>;
  suggest(text: string, county: string | undefined): Promise<Suggested | Unavailable>;
  locate(question: Question, now: string): Promise<Answer>;
  county(fips: string): Promise<CountyDetail | Unavailable>;
  streets(fips: string): Promise<StreetName[] | Unavailable>;
  outlines(fips: string): Promise<Outline[] | Unavailable>;
}

/** What was asked for could not be had; `answer` says why, and is a screen of its own. */
export class NotHad extends Error {
  override readonly name = "NotHad";
  constructor(readonly answer: Unavailable) {
    super(answer.error);
  }
}

/** What was asked for. Throws `NotHad`. */
export function had<T extends object>(got: T | Unavailable): T {
  if ("kind" in got && got.kind === "unavailable") throw new NotHad(got as Unavailable);
  return got as T;
}
