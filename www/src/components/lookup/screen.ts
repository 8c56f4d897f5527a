// What the element shows: one of these at a time.

import type { Answer, Question } from "../../core/contract.ts";
import { pastOf } from "../card/when.ts";
import type { PanelScreen } from "../panel/panel.ts";

export type Screen =
  | { at: "home" }
  | { at: "working"; county: string | undefined }
  | PanelScreen
  | { at: "answer"; answer: Answer; question: Question | undefined }
  | { at: "failed" };

/** Whether a screen is drawn, all or in part, by code that comes later. */
export function isLater(screen: Screen, now: string): boolean {
  switch (screen.at) {
    case "home":
    case "working":
    case "failed":
      return false;
    case "answer":
      return screen.answer.kind === "found" ? pastOf(screen.answer, now) !== undefined : screen.answer.kind !== "unavailable";
    default:
      return true;
  }
}
