// The link to a polling place: county and precinct behind the hash, which no browser sends to a host. Nothing typed is in it.

import type { AnswerOf, Question } from "../../core/contract.ts";
import type { View } from "../view.ts";

const FORM = /^#place=(\d{5})\/([\w.~%-]{1,60})(?:&election=([\w.-]{1,80}))?$/;

export function linkTo(view: Pick<View, "home" | "question">, found: AnswerOf<"found">): string {
  const [county = "", ...rest] = found.precinct.id.split("/");
  const asked = view.question?.election;
  return `${view.home}#place=${county}/${encodeURIComponent(rest.join("/"))}${asked ? `&election=${encodeURIComponent(asked)}` : ""}`;
}

/** What such a link asks, or undefined for any other hash. */
export function questionIn(hash: string): Question | undefined {
  const [, county, code, election] = FORM.exec(hash) ?? [];
  if (county === undefined || code === undefined) return undefined;
  try {
    const precinct = `${county}/${decodeURIComponent(code)}`;
    return { kind: "precinct", county, precinct, ...(election === undefined ? {} : { election }) };
  } catch {
    return undefined;
  }
}
