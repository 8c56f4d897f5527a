// Whose survey the lines of a place are measured from: the county's published one, or the one that was made on this tablet in
// the Survey round and that nobody has published yet.

import { html, nothing, type TemplateResult } from "lit";
import type { PlaceSurvey, Policy } from "../../core/manager/contract.ts";
import type { Kept } from "../../core/manager/kept.ts";
import type { Speech } from "../../messages/speech.ts";
import { placeOf, type Kept as KeptRound } from "../round/state.ts";

export type Which = "published" | "tablet";

/** What there is to measure a place from. */
export type Surveys = {
  published: PlaceSurvey;
  /** As of this day the county's edition was made, `YYYY-MM-DD`. */
  as_of: string;
  /** This tablet's, where somebody finished it and it is not the published one. */
  tablet: PlaceSurvey | undefined;
  /** Somebody began one here and has not said that it is done. */
  unfinished: boolean;
};

/** `round`: what the Survey round has kept of the county on this tablet. */
export function surveysOf(published: PlaceSurvey, as_of: string, round: KeptRound | undefined): Surveys {
  const held = round && placeOf(round, published.place);
  const done = held?.state === "done" && held.survey.surveyed !== null ? held.survey : undefined;
  return { published, as_of, tablet: done && !sameSurvey(done, published) ? done : undefined, unfinished: held?.state === "started" };
}

/** A degree of latitude is 111 km: published positions are rounded to a centimetre. */
const SAME_DEGREES = 2e-7;

/** Whether a tablet's survey is the one that was published: the same person on the same day saw the same doors. */
function sameSurvey(a: PlaceSurvey, b: PlaceSurvey): boolean {
  const doors = (survey: PlaceSurvey) => [...survey.doors].sort((one, other) => one.id.localeCompare(other.id));
  const theirs = doors(b);
  return (
    a.surveyed?.by === b.surveyed?.by &&
    a.surveyed?.on === b.surveyed?.on &&
    a.doors.length === theirs.length &&
    doors(a).every((door, i) => {
      const other = theirs[i];
      return other?.id === door.id && other.counts.kind === door.counts.kind && door.at.every((degrees, axis) => Math.abs(degrees - (other.at[axis] ?? NaN)) <= SAME_DEGREES);
    })
  );
}

/**
 * The survey that stands where nobody was asked. The newer one, unless the county has had its say since: an edition that was made on or
 * after the tablet's day and shows another survey, or a policy adopted on or after it, leaves the matter to a person. So do two surveys of
 * one day. Days are `YYYY-MM-DD` and compare as text.
 */
export function standing({ published, as_of, tablet }: Surveys, policy: Policy): Which | "ask" {
  const [here, theirs] = [tablet?.surveyed?.on, published.surveyed?.on];
  if (here === undefined) return "published";
  if (theirs === undefined) return "tablet";
  if (theirs > here) return "published";
  const since = as_of >= here || (policy.by !== "" && policy.on >= here);
  return here > theirs && !since ? "tablet" : "ask";
}

/** What a person chose between two surveys; other surveys are another question. */
type Picked = { which: Which; between: string };

const isPicked = (value: unknown): value is Picked =>
  typeof value === "object" && value !== null && typeof (value as Picked).between === "string" && ["published", "tablet"].includes((value as Picked).which);

const nameOf = (place: string): string => `survey-of-${place}`;
const facts = ({ published, tablet }: Surveys): string => JSON.stringify([published.surveyed, tablet?.surveyed, tablet?.doors.map(({ at }) => at)]);

export function picked(kept: Kept, surveys: Surveys): Which | undefined {
  const held = surveys.tablet && kept.read(nameOf(surveys.published.place), isPicked);
  return held && held.between === facts(surveys) ? held.which : undefined;
}

export function keepPick(kept: Kept, surveys: Surveys, which: Which): void {
  kept.write(nameOf(surveys.published.place), { which, between: facts(surveys) } satisfies Picked);
}

// Drawing

const who = (speech: Speech, survey: PlaceSurvey): string =>
  survey.surveyed ? speech.say("survey_by", { by: survey.surveyed.by, date: speech.date(survey.surveyed.on) }) : speech.say("survey_by_nobody");

const doors = (speech: Speech, survey: PlaceSurvey): string => speech.say("survey_doors", { n: survey.doors.filter(({ counts }) => counts.kind === "yes").length });

/** Two large buttons with what is known of each. */
export function surveyQuestion(speech: Speech, surveys: Surveys & { tablet: PlaceSurvey }, pick: (which: Which) => void): TemplateResult {
  const choice = (which: Which, survey: PlaceSurvey, state: string): TemplateResult => html`<li>
    <button type="button" class="big-choice" @click=${() => pick(which)}>
      <span>${speech.say(`survey_${which}`)}</span>
      <span class="hint">${who(speech, survey)}</span>
      <span class="hint">${doors(speech, survey)}</span>
      <span class="hint">${state}</span>
    </button>
  </li>`;
  return html`<section class="stack">
    <div class="stack-close">
      <h2 class="subtitle">${speech.say("survey_title")}</h2>
      <p>${speech.say("survey_lead")}</p>
    </div>
    <ul class="bare big-choices">
      ${choice("published", surveys.published, speech.say("survey_in_edition", { date: speech.date(surveys.as_of) }))}
      ${choice("tablet", surveys.tablet, speech.say("survey_unpublished"))}
    </ul>
    <p class="soft">${speech.say("survey_doubt")}</p>
  </section>`;
}

/** Which one is used, above all that is measured from it. Without `ask` it only says so. */
export function surveyBand(speech: Speech, surveys: Surveys, which: Which, ask?: () => void): TemplateResult | typeof nothing {
  const { tablet, unfinished } = surveys;
  const used = which === "tablet" && tablet ? tablet : surveys.published;
  const begun = unfinished ? html`<p class="small">${speech.say("survey_unfinished")}</p>` : nothing;
  if (!used.surveyed) return unfinished ? html`<div class="alert no-print">${begun}</div>` : nothing;
  return html`<div class="whose stack-close ${which === "tablet" ? "alert warn" : ""}">
    <p>
      <strong>${speech.say(`survey_${which}`)}</strong>: ${who(speech, used)}.
      ${which === "tablet" ? html`<strong>${speech.say("survey_unpublished")}</strong>` : nothing}
    </p>
    ${begun}
    ${tablet && ask ? html`<p class="no-print"><button type="button" @click=${ask}>${speech.say("survey_other")}</button></p>` : nothing}
  </div>`;
}
