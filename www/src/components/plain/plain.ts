// The answers that are a heading, a sentence and a next step: no place, no streets, no election, another authority,
// outside, invalid.

import { html, nothing, type TemplateResult } from "lit";
import type { AnswerOf, Authority, Contact } from "../../core/contract.ts";
import { whyFold } from "../card/proof.ts";
import { contactBlock, STATEWIDE } from "../contact/contact.ts";
import { heading, type View } from "../view.ts";
import { typeAgain, ways } from "../ways/ways.ts";

function page(view: View, title: string, middle: TemplateResult, contact: Contact, end: unknown = nothing): TemplateResult {
  return html`<article class="stack-wide">
    <div class="stack">${heading(view, 0, title)} ${middle}</div>
    ${contactBlock(view, contact)} ${end}
  </article>`;
}

export function noPlace(view: View, answer: AnswerOf<"no_place">): TemplateResult {
  const { speech } = view;
  const words = speech.say("no_place_text", { precinct: answer.precinct.name, county: answer.county.name });
  return page(
    view,
    speech.say("no_place_title"),
    html`<p class="lead">${words}</p>`,
    answer.contact,
    html`<div>${whyFold(view, answer)}</div>`,
  );
}

export function noStreets(view: View, answer: AnswerOf<"no_streets">): TemplateResult {
  const { speech } = view;
  const counties = answer.counties.length > 0 ? answer.counties : answer.county ? [answer.county] : [];
  const names = speech.either(counties.map((county) => speech.say("county_named", { county: county.name })));
  const named = counties.length > 0;
  return html`<article class="stack-wide">
    <div class="stack">
      ${heading(view, 0, named ? speech.say("no_streets_heading", { counties: names }) : speech.say("nf_try"))}
      <p class="lead">${named ? speech.say("no_streets_county", { counties: names }) : speech.say("no_streets_all")}</p>
      ${ways(view, "large")}
    </div>
    ${contactBlock(view, answer.contact)}
  </article>`;
}

export function noElection(view: View, answer: AnswerOf<"no_election">): TemplateResult {
  const { speech, act } = view;
  const { next } = answer;
  return page(
    view,
    speech.say("no_election_title"),
    next
      ? html`<p class="lead">${speech.rich("no_election_next", { name: next.name, date: speech.date(next.date, "with weekday") })}</p>
          <p>
            <button type="button" class="primary" @click=${() => act.again(next.id)}>
              ${speech.say("no_election_show")}
            </button>
          </p>`
      : html`<p class="lead">${speech.say("no_election_none")}</p>`,
    answer.contact,
  );
}

function authority(view: View, who: Authority): string {
  switch (who.kind) {
    case "county":
      return view.speech.say("authority_county");
    case "municipality":
      return view.speech.say("authority_city", { name: who.name });
    case "party":
      return who.name;
  }
}

export function otherAuthority(view: View, answer: AnswerOf<"other_authority">): TemplateResult {
  const { speech } = view;
  const { election } = answer;
  const key = election.authority.kind === "party" ? "other_text_party" : "other_text";
  const blanks = { name: election.name, date: speech.date(election.date), authority: authority(view, election.authority) };
  return page(view, speech.say("other_title"), html`<p class="lead">${speech.say(key, blanks)}</p>`, answer.contact);
}

export function outside(view: View, answer: AnswerOf<"outside">): TemplateResult {
  const { speech, question } = view;
  return html`<article class="stack-wide">
    <div class="stack">
      ${heading(view, 0, speech.say("outside_title"))}
      <p class="lead">${speech.say("outside_text")}</p>
      ${question?.kind === "point" && question.how === "gps" ? html`<p>${speech.say("outside_1")}</p>` : nothing}
      ${typeAgain(view)} ${ways(view, "small")}
    </div>
    ${contactBlock(view, answer.contact)}
  </article>`;
}

export function invalid(view: View): TemplateResult {
  const { speech } = view;
  return html`<article class="stack-wide">
    <div class="stack">
      ${heading(view, 0, speech.say("invalid_title"))}
      <p class="lead">${speech.say("invalid_text")}</p>
      ${typeAgain(view)} ${ways(view, "small")}
    </div>
    ${contactBlock(view, STATEWIDE)}
  </article>`;
}
