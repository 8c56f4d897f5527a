// The card: where, when, what to bring. First the five lines a voter came for, then what they rest on.

import { html, nothing, type TemplateResult } from "lit";
import type { AnswerOf, Hours, PlaceRef } from "../../core/contract.ts";
import { icons } from "../../style/icons.ts";
import { contactBlock } from "../contact/contact.ts";
import { mapFold } from "../small-map/fold.ts";
import { fold, heading, type View } from "../view.ts";
import { keepTools } from "./tools.ts";

type Found = AnswerOf<"found">;

/** A link that leaves the page only when tapped and holds the polling place's address, never the voter's. */
export function directions(
  view: Pick<View, "speech">,
  place: PlaceRef,
  rank: "the place" | "one of several" = "the place",
): TemplateResult | typeof nothing {
  const to = place.address !== "" ? place.address : place.at ? `${place.at[1]},${place.at[0]}` : "";
  if (to === "") return nothing;
  const { speech } = view;
  return html`<a
    class="button directions no-print ${rank === "the place" ? "primary" : ""}"
    href=${`https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(to)}`}
    target="_blank"
    rel="noopener noreferrer"
    >${icons.pin} ${speech.say("card_directions")} <span class="seen-not">(${speech.say("opens_elsewhere")})</span></a
  >`;
}

export function placeLines(view: Pick<View, "speech">, place: PlaceRef): TemplateResult {
  const { speech } = view;
  return html`${place.room ? html`<p class="room">${speech.say("card_room", { room: place.room })}</p>` : nothing}
    <p class="address">${place.address || speech.say("card_no_address")}</p>`;
}

function whenAndWhat(view: View, found: Found): TemplateResult {
  const { speech } = view;
  const { hours, election } = found;
  return html`<ul class="bare brief">
    <li>
      ${icons.clock}
      <div>
        <p class="strong">${speech.date(election.date, "with weekday")}, <span class="keep">${span(view, hours)}</span></p>
        <p>${speech.say("card_in_line", { time: speech.time(hours.closes) })}</p>
      </div>
    </li>
    <li>
      ${icons.id}
      <div><p class="strong">${speech.say("card_bring_id")}</p></div>
    </li>
  </ul>`;
}

function span(view: Pick<View, "speech">, hours: Hours): string {
  return `${view.speech.time(hours.opens)}–${view.speech.time(hours.closes)}`;
}

function ifRegistered(view: View, found: Found): TemplateResult {
  const { speech, question } = view;
  switch (found.position.how) {
    case "gps":
    case "map":
    case "point":
      return html`<p>${speech.rich("card_if_registered_point")}</p>`;
    case "row":
    case "range":
      return html`<p>
        ${speech.rich(question?.kind === "precinct" ? "card_if_registered_precinct" : "card_if_registered")}
        <span class="matched">${found.proof.matched}</span>
      </p>`;
  }
}

export function card(view: View, found: Found): TemplateResult {
  const { speech } = view;
  const old = found.freshness.state === "old";
  const over = !old && Date.parse(view.now) > Date.parse(found.hours.closes_utc);
  const { place } = found;
  const over_line = speech.say(old ? "card_old" : "card_for", { date: speech.date(found.freshness.as_of) });
  return html`<article class="stack-wide">
    <section class="card ${old ? "old" : ""}">
      <div class="face stack">
        ${found.notices.map((notice) => html`<p class="alert warn"><strong>${speech.say("notice_label")}:</strong> ${notice}</p>`)}
        ${heading(view, 0, html`<span class="over">${old ? icons.old : icons.pin} ${over_line}</span> <span class="place">${place.name}</span>`)}
        ${placeLines(view, place)}
        ${directions(view, place)}
      </div>
      ${whenAndWhat(view, found)}
    </section>

    ${old ? html`<p class="alert warn">${speech.say("card_old_note", { date: speech.date(found.freshness.as_of) })}</p>` : nothing}
    ${over
      ? html`<div class="alert stack-close">
          <p><strong>${speech.say("over_title")}</strong></p>
          <p>${speech.say("over_cure")}</p>
          <p>${speech.say("over_tracker")}</p>
        </div>`
      : nothing}

    <div class="stack">
      ${ifRegistered(view, found)}
      ${place.list_still_says
        ? html`<p class="alert warn">${speech.say("card_list_still_says", { text: place.list_still_says })}</p>`
        : nothing}
      <p class="soft">${speech.say("card_no_id")}</p>
    </div>

    <div>
      ${fold(view, "moved_title", (later) => later.moved(view, found))}
      ${fold(view, "access_title", (later) => later.accessibility(view, place.accessibility), "printed")}
      ${mapFold(view, found.county.fips, [found.precinct], place.at)}
      ${fold(view, "details_title", (later) => later.precinctFacts(view, found), "printed")}
      ${fold(view, "why_title", (later) => later.why(view, found))}
      ${fold(view, "report_title", (later) => later.report(view, found))}
    </div>

    ${keepTools(view, found)} ${contactBlock(view, found.contact)}
  </article>`;
}
