// Two people's files: what differs is shown one thing at a time, and a person picks. Nothing changes before the last pick.

import { html, nothing, type TemplateResult } from "lit";
import { heading } from "../view.ts";
import type { Screen } from "./core.ts";
import type { SurveyRound } from "./round.ts";
import { join } from "./state.ts";

export function refused(round: SurveyRound, error: string): TemplateResult {
  const { speech } = round;
  return html`<section class="stack">
    ${heading(round, 0, speech.say("round_refused"))}
    <p class="alert bad">${error}</p>
    <p>${speech.say("round_refused_text")}</p>
    <button type="button" class="primary big" @click=${() => round.go({ at: "list" })}>${speech.say("round_back_list")}</button>
  </section>`;
}

export function joining(round: SurveyRound, screen: Extract<Screen, { at: "join" }>): TemplateResult {
  const { speech } = round;
  const { file, theirs, picks, on, problems } = screen;
  const conflict = file.conflicts[on];
  const to = (more: Partial<typeof screen>): void => round.go({ ...screen, ...more });
  const pick = (which: "mine" | "theirs"): void => to({ picks: picks.map((one, i) => (i === on ? which : one)), on: on + 1 });
  const done = (): void => {
    const picked = file.conflicts.filter((_, i) => picks[i] === "theirs").map(({ place, what }) => ({ place, what }));
    void round.core
      ?.mergeSurveys(screen.mine, theirs, picked)
      .then((settled) => {
        round.keep(join(round.kept, settled.round));
        round.go({ at: "list" });
        round.spoken = speech.say("round_joined");
      })
      .catch(() => (round.failed = true));
  };
  const nameOf = (id: string): string => file.round.places.find(({ survey }) => survey.place === id)?.survey.name ?? id;
  const by = theirs.by || speech.say("round_join_other");
  return html`<section class="stack">
    ${heading(round, 0, speech.say("round_join_title", { by }))}
    ${problems.length > 0 && on === 0
      ? html`<div class="alert warn stack-close">
          <p><strong>${speech.say("round_join_odd")}</strong></p>
          <ul>
            ${problems.map(({ subject, says }) => html`<li>${subject}: ${says}</li>`)}
          </ul>
        </div>`
      : nothing}
    ${conflict
      ? html`<p class="soft">${speech.say("round_join_on", { n: String(on + 1), all: String(file.conflicts.length) })}</p>
          <h2 class="subtitle">${nameOf(conflict.place)}: ${conflict.what}</h2>
          <p>${speech.say("round_join_ask")}</p>
          <div class="choices">
            <button type="button" class="choice" aria-pressed=${picks[on] === "mine"} @click=${() => pick("mine")}>
              <span class="soft">${speech.say("round_join_mine")}</span><span>${conflict.mine}</span>
            </button>
            <button type="button" class="choice" aria-pressed=${picks[on] === "theirs"} @click=${() => pick("theirs")}>
              <span class="soft">${speech.say("round_join_theirs", { by })}</span><span>${conflict.theirs}</span>
            </button>
          </div>`
      : html`<p class="lead">${speech.say("round_join_ready", { n: String(theirs.places.length) })}</p>
          <button type="button" class="primary big" @click=${done}>${speech.say("round_join_do")}</button>`}
    <div class="row">
      ${on > 0 ? html`<button type="button" @click=${() => to({ on: on - 1 })}>${speech.say("back")}</button>` : nothing}
      <button type="button" class="quiet" @click=${() => round.go({ at: "list" })}>${speech.say("round_join_leave")}</button>
    </div>
  </section>`;
}
