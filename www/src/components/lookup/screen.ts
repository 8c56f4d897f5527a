// What the element shows: one of these at a time.

import type { Answer, Question } from "../../core/contract.ts";
import type { LocationStep } from "../location/location.ts";

export type Screen =
  | { at: "home" }
  | { at: "not-here" }
  | { at: "working"; county: string | undefined }
  | { at: "location"; step: LocationStep }
  | { at: "list" }
  | { at: "map" }
  | { at: "answer"; answer: Answer; question: Question | undefined }
  | { at: "failed" };
