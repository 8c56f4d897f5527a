// Says any answer but the two that come with the page's first code: found and unavailable. A new kind of answer does not
// compile until it can be said here.

import type { TemplateResult } from "lit";
import type { Answer } from "../../core/contract.ts";
import { choose } from "../choose/choose.ts";
import { close } from "../close/close.ts";
import { conflict } from "../conflict/conflict.ts";
import { notFound } from "../not-found/not-found.ts";
import { invalid, noElection, noPlace, noStreets, otherAuthority, outside } from "../plain/plain.ts";
import type { View } from "../view.ts";

function unreachable(answer: never): never {
  throw new TypeError(`found an answer of kind ${JSON.stringify((answer as Answer).kind)}, expected one of the contract's`);
}

/** What is said by code that comes later. */
export type OtherAnswer = Exclude<Answer, { kind: "found" | "unavailable" }>;

export function sayOther(view: View, answer: OtherAnswer): TemplateResult {
  switch (answer.kind) {
    case "choose":
      return choose(view, answer);
    case "close":
      return close(view, answer);
    case "no_place":
      return noPlace(view, answer);
    case "conflict":
      return conflict(view, answer);
    case "no_streets":
      return noStreets(view, answer);
    case "no_election":
      return noElection(view, answer);
    case "other_authority":
      return otherAuthority(view, answer);
    case "outside":
      return outside(view, answer);
    case "not_found":
      return notFound(view, answer);
    case "invalid":
      return invalid(view);
    default:
      return unreachable(answer);
  }
}
