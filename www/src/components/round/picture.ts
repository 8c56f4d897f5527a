// The end of a place: where the two lines run by what was surveyed, what each thing rests on, what is missing, and "done".

import { html, nothing, type TemplateResult } from "lit";
import type { Outlines, PlaceSurvey, Policy, SurveyProblem } from "../../core/manager/contract.ts";
import { countsWords, restsOn } from "./doors.ts";
import { title } from "./place.ts";
import type { SurveyRound } from "./round.ts";
import { sketch } from "./sketch.ts";
import { finish, placeOf } from "./state.ts";

/** What the core says of a survey, for the screen it was asked for. */
type Seen = { of: PlaceSurvey; zones: Outlines; problems: SurveyProblem[]; policy: Policy };

/** What the core says, once it has; asked once for each state of the survey. */
function seenOf(round: SurveyRound): Seen | undefined {
  const seen = round.seen as Seen | undefined;
  if (seen?.of === round.survey) return seen;
  if (asking.get(round) !== round.survey || round.seen === undefined) {
    asking.set(round, round.survey);
    void ask(round, round.survey).catch(() => (round.failed = true));
  }
  return undefined;
}
const asking = new WeakMap<SurveyRound, PlaceSurvey>();

async function ask(round: SurveyRound, of: PlaceSurvey): Promise<void> {
  const { core } = round;
  const policy = await core?.policy(round.county.fips);
  if (!core || !policy || "kind" in policy) return;
  const problems = await core.openZone(of, policy);
  const zones = await core.zoneOutlines();
  if (round.screen.at === "place" && round.survey === of) round.seen = { of, zones, problems, policy } satisfies Seen;
}

export function picture(round: SurveyRound): TemplateResult {
  const { speech, survey, screen } = round;
  const seen = seenOf(round);
  const state = screen.at === "place" ? placeOf(round.kept, screen.id)?.state : undefined;
  const missing = [
    survey.doors.some(({ counts }) => counts.kind === "yes") ? undefined : "round_missing_doors",
    survey.polls ? undefined : "round_missing_room",
    survey.doors.length > 1 && survey.tapes.length === 0 ? "round_missing_tape" : undefined,
    survey.accessibility.checked ? undefined : "round_missing_access",
  ].filter((one) => one !== undefined) as ("round_missing_doors" | "round_missing_room" | "round_missing_tape" | "round_missing_access")[];
  const done = (): void => {
    round.keep(finish(round.kept, survey, { key: "round_did_done", what: survey.name }, round.today(), round.clock()));
    round.spoken = speech.say("round_did_done", { what: survey.name });
    round.go({ at: "list" });
  };
  return html`<section class="stack">
    ${title(round, speech.say("round_picture"))}
    ${seen ? sketch(round, { zones: seen.zones, doubts: true, air_ft: 12 }) : html`<p class="soft" role="status">${speech.say("working")}</p>`}
    <ul class="bare legend">
      <li><svg viewBox="0 0 40 20" aria-hidden="true"><path class="far" d="M2 2h36v16H2z" /></svg> ${speech.say("round_legend_far")}</li>
      <li>
        <svg viewBox="0 0 40 20" aria-hidden="true">
          <defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V7" /></pattern></defs>
          <path class="near" fill="url(#hatch)" d="M2 2h36v16H2z" />
        </svg>
        ${speech.say(seen && seen.policy.thirty !== "room" ? `round_legend_near_${seen.policy.thirty}` : "round_legend_near_room")}
      </li>
      <li><svg viewBox="0 0 40 20" aria-hidden="true"><circle class="doubt" cx="20" cy="10" r="8" /></svg> ${speech.say("round_legend_doubt")}</li>
    </ul>
    <h2 class="subtitle">${speech.say("round_rests")}</h2>
    <ul class="bare facts-list rests">
      ${survey.doors.map((one, i) => html`<li><strong>${i + 1}. ${one.name}</strong>: ${restsOn(round, one)}${one.counts.kind === "no" ? html` · ${countsWords(round, one.counts)}` : nothing}</li>`)}
      ${survey.polls ? html`<li><strong>${survey.polls.name || speech.say("round_room")}</strong>: ${restsOn(round, survey.polls)}</li>` : nothing}
      ${survey.tapes.length > 0 ? html`<li>${speech.say("round_rests_tapes", { n: String(survey.tapes.length) })}</li>` : nothing}
    </ul>
    ${missing.length + (seen?.problems.length ?? 0) > 0
      ? html`<div class="alert warn stack-close">
          <p><strong>${speech.say("round_missing")}</strong></p>
          <ul>
            ${missing.map((key) => html`<li>${speech.say(key)}</li>`)} ${seen?.problems.map(({ subject, says }) => html`<li>${subject}: ${says}</li>`)}
          </ul>
        </div>`
      : nothing}
    ${state === "done"
      ? html`<p class="alert">${speech.say("round_done_by", { by: survey.surveyed?.by ?? "", date: speech.date(survey.surveyed?.on ?? "") })}</p>`
      : html`<p>${speech.say("round_done_text")}</p>
          <button type="button" class="primary big wide" ?disabled=${state === undefined || state === "to_do"} @click=${done}>${speech.say("round_done")}</button>`}
    <button type="button" class="big wide" @click=${() => round.go({ at: "list" })}>${speech.say("round_back_list")}</button>
  </section>`;
}
