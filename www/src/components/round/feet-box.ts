// A box for feet off a tape, with its error beside it.

import { html, type TemplateResult } from "lit";
import { readFeet } from "./feet.ts";
import type { SurveyRound } from "./round.ts";

export function feetBox(round: SurveyRound, name: string, label: string, set: (more: Record<string, string>) => void, hint = ""): TemplateResult {
  const { speech, typed } = round;
  const bad = typed["bad"] === name;
  return html`<div>
    <label for=${name}>${label}</label>
    <span class="hint" id="${name}-hint">${hint || speech.say("round_tape_hint")}</span>
    <input
      id=${name}
      type="text"
      inputmode="decimal"
      autocomplete="off"
      maxlength="14"
      aria-describedby="${name}-hint ${name}-bad"
      aria-invalid=${bad}
      .value=${typed[name] ?? ""}
      @input=${(event: Event) => set({ [name]: (event.currentTarget as HTMLInputElement).value })}
    />
    <p class="error" id="${name}-bad" role="alert">${bad ? speech.say("round_tape_bad") : ""}</p>
  </div>`;
}

/** What a box says; undefined where it is no distance. `or none`: an empty box, or 0, is none. */
export function feetIn(round: SurveyRound, name: string, blank: "or none" | "must be" = "must be"): number | undefined {
  const text = round.typed[name]?.trim() ?? "";
  if (blank === "or none" && /^0*$/.test(text)) return 0;
  return readFeet(text);
}
