// "Tape plan": where the lines fall, in landmarks and feet. It needs no position, no signal and no battery once printed.

import { html, nothing, type TemplateResult } from "lit";
import type { PlaceSurvey, SurveyProblem, Tape, TapeCheck, TapeMark, TapePlan } from "../../core/manager/contract.ts";
import type { Speech } from "../../messages/speech.ts";
import { managerIcons } from "../manager/icons.ts";
import { feet, wind } from "./feet.ts";

export type TapePart = {
  speech: Speech;
  survey: PlaceSurvey;
  plan: TapePlan;
  problems: readonly SurveyProblem[];
  /** A distance that somebody measured. */
  onTape(tape: Tape): void;
  onPrint(): void;
};

function mark(speech: Speech, one: TapeMark): TemplateResult {
  const path = one.kind === "compass" ? speech.say("tape_compass", { way: wind(speech, one.bearing_deg) }) : speech.say("tape_along", { path: one.along });
  return html`<li class="mark">
    <p class="pull"><strong>${path}</strong> <span class="ft">${speech.say("ft", { n: feet(speech, one.tape_ft) })}</span></p>
    ${one.near === null ? nothing : html`<p class="near">${one.near}</p>`}
    ${one.path_ft === null ? nothing : html`<p class="soft">${speech.say("tape_path", { n: feet(speech, one.path_ft), way: wind(speech, one.bearing_deg) })}</p>`}
    ${one.covered_by === null ? nothing : html`<p class="covered">${speech.say("tape_covered", { door: one.covered_by })}</p>`}
  </li>`;
}

function check(part: TapePart, one: TapeCheck): TemplateResult {
  const { speech } = part;
  const id = (name: string): string => part.survey.doors.find((door) => door.name === name || door.id === name)?.id ?? name;
  const nameOf = (ref: string): string => part.survey.doors.find((door) => door.id === ref)?.name ?? ref;
  const blanks = { from: nameOf(one.from), to: nameOf(one.to) };
  const typed = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const value = feetTyped(String(new FormData(form).get("feet") ?? ""));
    const box = form.querySelector("input");
    box?.setAttribute("aria-invalid", value === undefined ? "true" : "false");
    if (value === undefined) box?.focus();
    else part.onTape({ from: id(one.from), to: id(one.to), feet: value });
  };
  const said =
    one.agrees === null
      ? nothing
      : one.agrees
        ? html`<p class="agrees">${managerIcons.check} ${speech.say("tape_agrees", { n: feet(speech, one.taped_ft ?? 0) })}</p>`
        : html`<p class="alert warn">${speech.say("tape_differs", { n: feet(speech, one.taped_ft ?? 0) })}</p>`;
  return html`<li class="mark stack-close">
    <p class="pull"><strong>${speech.say("tape_between", blanks)}</strong> <span class="ft">${speech.say("ft", { n: feet(speech, one.drawn_ft) })}</span></p>
    ${said}
    <form class="typed no-print" novalidate @submit=${typed}>
      <label>${speech.say("tape_typed", blanks)} <input type="text" name="feet" inputmode="decimal" autocomplete="off" maxlength="7" /></label>
      <button type="submit">${speech.say("tape_keep")}</button>
    </form>
  </li>`;
}

/** Feet as typed, above 0 and at most a mile. `Number("")` is 0, and 0 ft is no tape. */
export function feetTyped(text: string): number | undefined {
  if (!/^\d{1,4}([.]\d{1,2})?$/.test(text.trim())) return undefined;
  const n = Number(text.trim());
  return n > 0 && n <= 5280 ? n : undefined;
}

export function problemList(speech: Speech, problems: readonly SurveyProblem[]): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  return html`<div class="alert warn stack-close">
    <p><strong>${speech.say("zone_problems")}</strong></p>
    <ul>
      ${problems.map(({ subject, says, refused }) => html`<li>${subject}: ${says}${refused ? html`. ${speech.say("zone_refused")}` : nothing}</li>`)}
    </ul>
  </div>`;
}

/** What one does where nobody surveyed: the law's own measure, by tape. */
function unsurveyed(speech: Speech): TemplateResult {
  return html`<div class="alert warn stack-close">
      <p><strong>${speech.say("zone_unsurveyed")}</strong></p>
      <p>${speech.say("zone_unsurveyed_text")}</p>
    </div>
    <ol class="steps stack-close">
      <li>${speech.say("zone_unsurveyed_150")}</li>
      <li>${speech.say("zone_unsurveyed_30")}</li>
    </ol>`;
}

export function tapePlan(part: TapePart): TemplateResult {
  const { speech, plan, problems } = part;
  const none = plan.doors.length === 0 && plan.thirty.length === 0;
  return html`<section class="stack-wide">
    <div class="stack-close">
      <h2 class="subtitle">${speech.say("tape_title")}</h2>
      <p>${speech.say("tape_lead")}</p>
    </div>
    ${problemList(speech, problems)} ${none ? unsurveyed(speech) : nothing}
    ${plan.doors.map(
      (door) => html`<section class="door stack-close">
        <h3 class="small-title">${speech.say("tape_start", { door: door.name })}</h3>
        <ul class="bare marks">
          ${door.marks.map((one) => mark(speech, one))}
        </ul>
      </section>`,
    )}
    ${plan.thirty.map(
      ({ from, marks }, i) => html`<section class="door stack-close" id=${i === 0 ? "thirty" : nothing}>
        <h3 class="small-title">${speech.say("tape_thirty", { from })}</h3>
        ${i === 0 ? html`<p>${speech.say("tape_thirty_how")}</p>` : nothing}
        <ul class="bare marks">
          ${marks.map((one) => mark(speech, one))}
        </ul>
      </section>`,
    )}
    ${plan.checks.length === 0
      ? nothing
      : html`<section class="door stack-close">
          <h3 class="small-title">${speech.say("tape_checks")}</h3>
          <p>${speech.say("tape_checks_how")}</p>
          <ul class="bare marks">
            ${plan.checks.map((one) => check(part, one))}
          </ul>
        </section>`}
    ${plan.rope_ft.length === 0
      ? nothing
      : html`<p>${speech.say("tape_rope", { marks: plan.rope_ft.map((n) => feet(speech, n)).join(", ") })}</p>`}
    <p class="row buttons no-print"><button type="button" @click=${part.onPrint}>${speech.say("print")}</button></p>
  </section>`;
}
