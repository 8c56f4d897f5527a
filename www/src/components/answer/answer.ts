// Says any answer. A new kind of answer does not compile until it can be said here.

import type { TemplateResult } from "lit";
import type { Answer } from "../../core/contract.ts";
import { card } from "../card/card.ts";
import { choose } from "../choose/choose.ts";
import { close } from "../close/close.ts";
import { conflict } from "../conflict/conflict.ts";
import { notFound } from "../not-found/not-found.ts";
import { invalid, noElection, noPlace, noStreets, otherAuthority, outside, unavailable } from "../plain/plain.ts";
import type { View } from "../view.ts";

function unreachable(answer: never): never {
  throw new TypeError(`found an answer of kind ${JSON.stringify((answer as Answer).kind)}, expected one of the contract's`);
}

export function sayAnswer(view: View, answer: Answer): TemplateResult {
  switch (answer.kind) {
    case "found":
      return card(view, answer);
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
    case "unavailable":
      return unavailable(view, answer);
    case "invalid":
      return invalid(view);
    default:
      return unreachable(answer);
  }
}
