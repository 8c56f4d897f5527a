// "Hold still": eight seconds, a ring that fills, and then how sure the position is, in feet and as a disc.

import { html, nothing, svg, type TemplateResult } from "lit";
import { METRES_PER_FOOT } from "../../core/manager/units.ts";
import type { Target } from "./core.ts";
import { feetOf } from "./feet.ts";
import { HOLD_S } from "./locker.ts";
import { title } from "./place.ts";
import { aim, take } from "./placed.ts";
import type { SurveyRound } from "./round.ts";

/** Drawn around the disc of doubt, so that one sees how large it is: the short line, feet. */
const BESIDE_FT = 30;
const RADIUS = 88;

export function lockScreen(round: SurveyRound, to: Target): TemplateResult {
  const { speech, lock, survey } = round;
  const { phase, locking } = lock;
  const ended = phase === "good" || phase === "rough";
  const feet = locking?.doubt ? feetOf(locking.doubt.accuracy_m) : lock.fix ? feetOf(lock.fix.accuracy_m) : undefined;
  const use = (): void => {
    if (locking?.at && locking.doubt) take(round, to, { at: locking.at, doubt: locking.doubt, located: "gps" });
  };
  const start = (): void => void round.locker?.start();
  const tape = to.kind === "door" && survey.doors.some(({ id }) => id !== to.id);
  return html`<section class="stack lock">
    ${title(round, aim(round, to))}
    ${phase === "ready" ? html`<p class="lead">${speech.say(`round_lock_stand_${to.kind}`)}</p>` : nothing}
    ${phase === "failed" ? nothing : ring(round, feet)}
    <p class="lead said ${phase}" role="status">${said(round, feet)}</p>
    ${lock.odd ? html`<p class="alert warn">${speech.say("round_lock_odd")}</p>` : nothing}
    ${lock.silent && phase === "holding" ? html`<p class="alert warn" role="alert">${speech.say("round_lock_silent")}</p>` : nothing}
    <div class="row buttons">
      ${phase === "ready" ? html`<button type="button" class="primary big wide" @click=${start}>${speech.say("round_lock")}</button>` : nothing}
      ${phase === "good" ? html`<button type="button" class="primary big wide" @click=${use}>${speech.say("round_lock_use")}</button>` : nothing}
      ${ended || phase === "failed" ? html`<button type="button" class="big" @click=${start}>${speech.say("round_lock_again")}</button>` : nothing}
      ${phase === "rough" || phase === "failed" || lock.silent
        ? html`${tape ? html`<button type="button" class="big" @click=${() => round.inside({ at: "by_tape", to })}>${speech.say("round_how_by_tape")}</button>` : nothing}
            <button type="button" class="big" @click=${() => round.inside({ at: "map", to })}>${speech.say("round_how_map")}</button>`
        : nothing}
      ${phase === "rough" && locking?.at && feet !== undefined
        ? html`<button type="button" class="quiet" @click=${use}>${speech.say("round_lock_keep", { feet: String(feet) })}</button>`
        : nothing}
    </div>
  </section>`;
}

function said(round: SurveyRound, feet: number | undefined): string {
  const { speech, lock } = round;
  switch (lock.phase) {
    case "ready":
      return "";
    case "holding":
      return speech.say(lock.fix ? "round_lock_hold" : "round_lock_waiting");
    case "good":
      return speech.say("round_lock_good", { feet: String(feet) });
    case "rough":
      return feet === undefined ? speech.say("round_lock_nothing") : speech.say("round_lock_rough", { feet: String(feet) });
    case "failed":
      return speech.say(`round_lock_${lock.failed ?? "unavailable"}`);
  }
}

/** The ring fills as the seconds go; inside it the doubt to the same scale as a circle of 30 feet. */
function ring(round: SurveyRound, feet: number | undefined): TemplateResult {
  const { speech, lock } = round;
  const seconds = Math.min(HOLD_S, lock.locking?.seconds ?? 0);
  const around = 2 * Math.PI * RADIUS;
  const part = lock.phase === "good" || lock.phase === "rough" ? 1 : seconds / HOLD_S;
  const accuracy = lock.locking?.doubt?.accuracy_m ?? lock.fix?.accuracy_m;
  const doubt = accuracy === undefined ? undefined : (accuracy / METRES_PER_FOOT / BESIDE_FT) * 56;
  return html`<div class="ring" role="progressbar" aria-label=${speech.say("round_lock_ring")} aria-valuemin="0" aria-valuemax=${HOLD_S} aria-valuenow=${Math.round(seconds)}>
    <svg viewBox="0 0 200 200" aria-hidden="true">
      <circle class="track" cx="100" cy="100" r=${RADIUS} />
      ${part > 0 ? svg`<circle class="fill ${lock.phase}" cx="100" cy="100" r=${RADIUS} transform="rotate(-90 100 100)" stroke-dasharray="${part * around} ${around}" />` : nothing}
      <circle class="beside" cx="100" cy="100" r="56" />
      ${doubt === undefined ? nothing : svg`<circle class="doubt" cx="100" cy="100" r=${Math.min(78, Math.max(3, doubt))} />`}
      <circle class="here" cx="100" cy="100" r="5" />
      <text class="beside-words" x="100" y="36">${speech.say("feet", { n: BESIDE_FT })}</text>
    </svg>
    ${lock.locking ? html`<p class="soft small" aria-hidden="true">${speech.say("round_lock_samples", { n: String(lock.locking.samples), s: String(Math.floor(seconds)), feet: feet === undefined ? "–" : String(feet) })}</p>` : nothing}
  </div>`;
}
