// "You live near a line": the places it may be, on a small map, how to tell, whom to call. None is preferred.

import { html, nothing, type TemplateResult } from "lit";
import type { AnswerOf, PlaceOption } from "../../core/contract.ts";
import { directions, placeLines } from "../card/card.ts";
import { whyFold } from "../card/proof.ts";
import { noticeBands } from "../notice/notice.ts";
import { contactBlock } from "../contact/contact.ts";
import { LETTERS, mapFold, smallMap } from "../small-map/fold.ts";
import { heading, type View } from "../view.ts";

/** One place among several: letter as on the map, precinct, place, how far. */
export function option(view: View, one: PlaceOption, letter: string | undefined, over: string, date: string): TemplateResult {
  const { speech } = view;
  return html`<li class="box option stack-close">
    <p class="over soft small">
      ${letter ? html`<span class="letter" aria-hidden="true">${letter}</span>` : nothing}<span>${over}</span>
    </p>
    ${noticeBands(view, one.notices, one.place, date)}
    ${one.place
      ? html`${heading(view, 1, one.place.name)} ${placeLines(view, one.place)} ${directions(view, one.place, "one of several")}`
      : html`<p class="strong">${speech.say("no_place_in_option")}</p>`}
  </li>`;
}

export function close(view: View, answer: AnswerOf<"close">): TemplateResult {
  const { speech, question } = view;
  const first = answer.candidates[0];
  const precincts = answer.candidates.map((candidate) => candidate.precinct);
  const spot =
    question?.kind === "point"
      ? { lon: question.lon, lat: question.lat, accuracy_m: answer.position.accuracy_m }
      : undefined;
  const distance = (one: PlaceOption): string =>
    one.distance_m === null
      ? ""
      : one.distance_m === 0
        ? ` · ${speech.say("close_inside")}`
        : ` · ${speech.say("close_away", { distance: speech.distance(one.distance_m) })}`;
  return html`<article class="stack-wide">
    <div class="stack">
      ${heading(view, 0, speech.say("close_title"))}
      <p class="lead">
        ${speech.say(`close_${answer.why}`, { accuracy: speech.distance(answer.position.accuracy_m) })}
      </p>
      ${answer.freshness.state === "old"
        ? html`<p class="alert warn">${speech.say("card_old_note", { date: speech.date(answer.freshness.as_of) })}</p>`
        : nothing}
    </div>
    ${first && spot ? smallMap(view, first.county.fips, precincts, null, spot, true) : nothing}
    <ol class="bare options">
      ${answer.candidates.map((one, i) =>
        option(
          view,
          one,
          LETTERS[i],
          speech.say("close_is", { precinct: one.precinct.name }) + distance(one),
          answer.election.date,
        ),
      )}
    </ol>
    <section class="stack">
      ${heading(view, 1, speech.say("close_tell"))}
      <ol>
        <li>${speech.say("close_tell_1")}</li>
        ${spot ? html`<li>${speech.say("close_tell_2")}</li>` : nothing}
        <li>${speech.say("close_tell_3")}</li>
      </ol>
    </section>
    ${contactBlock(view, answer.contact)}
    <div>
      ${first && !spot ? mapFold(view, first.county.fips, precincts, null) : nothing}
      ${whyFold(view, answer)}
    </div>
  </article>`;
}
