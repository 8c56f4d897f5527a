// The card: where, when, what to bring. First the five lines a voter came for, then what they rest on.

import { html, nothing, type TemplateResult } from "lit";
import type { AnswerOf, ElectionKind, ElectionRef, Hours, PlaceRef } from "../../core/contract.ts";
import { icons } from "../../style/icons.ts";
import { contactBlock } from "../contact/contact.ts";
import { noticeBands } from "../notice/notice.ts";
import { mapFold } from "../small-map/fold.ts";
import { fold, heading, type View } from "../view.ts";
import { keepTools } from "./tools.ts";
import { pastOf } from "./when.ts";

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

/** Run by a city: its clerk's office takes the ID shown after the election (§ 23-15-573), the circuit clerk's otherwise. */
const BY_CITY: ReadonlySet<ElectionKind> = new Set<ElectionKind>(["municipal_primary", "municipal_general"]);

export function byCity({ kind, authority }: ElectionRef): boolean {
  return BY_CITY.has(kind) || authority.kind === "municipality";
}

/** Who runs it is said where it is not the county. */
export function electionName({ speech }: Pick<View, "speech">, { name, authority }: ElectionRef): string {
  switch (authority.kind) {
    case "county":
      return name;
    case "municipality":
      return speech.say("card_run_by", { name, authority: speech.say("authority_city", { name: authority.name }) });
    case "party":
      return speech.say("card_run_by", { name, authority: authority.name });
  }
}

function otherElections(view: View, found: Found): TemplateResult | typeof nothing {
  const { speech, act, elections } = view;
  const others = elections.filter(({ id }) => id !== found.election.id);
  if (others.length === 0) return nothing;
  return html`<section class="stack-close no-print">
    ${heading(view, 1, speech.say("card_other_elections"), "small-title")}
    <ul class="bare ways">
      ${others.map(
        (one) => html`<li>
          <button type="button" class="way" @click=${() => act.again(one.id)}>
            <span class="words"><span class="name">${one.name}</span> <span class="hint">${speech.date(one.date)}</span></span>
            <span class="go">${icons.next}</span>
          </button>
        </li>`,
      )}
    </ul>
  </section>`;
}

function whenAndWhat(view: View, found: Found): TemplateResult {
  const { speech } = view;
  const { hours, election } = found;
  return html`<ul class="bare brief">
    <li>
      ${icons.clock}
      <div>
        <p class="strong">${speech.date(election.date, "with weekday")}, <span class="keep">${span(view, hours)}</span></p>
        <p>${electionName(view, election)}</p>
        <p>${speech.say("card_in_line", { time: speech.time(hours.closes) })}</p>
      </div>
    </li>
    <li>
      ${icons.id}
      <div><p class="strong">
        <a class="id-page" href=${new URL("id/", view.home).href} target=${view.top === 1 ? nothing : "_blank"} rel=${view.top === 1 ? nothing : "noopener"}
          >${speech.say("card_bring_id")}</a
        >
      </p></div>
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

/** When it was published, and when the county confirmed the place; that it has not lately, where an election is near. */
function freshLines({ speech }: View, { freshness, county }: Found): TemplateResult {
  const { published, confirmed_on, notes } = freshness;
  return html`${published === null && confirmed_on === null
      ? nothing
      : html`<p class="soft small">
          ${published === null ? nothing : speech.say("fresh_published", { when: speech.moment(published) })}
          ${confirmed_on === null ? nothing : speech.say("fresh_confirmed", { county: county.name, date: speech.date(confirmed_on) })}
        </p>`}
    ${notes.includes("county_not_confirmed")
      ? html`<p class="alert warn">${icons.warn} ${speech.say("fresh_not_confirmed", { county: county.name })}</p>`
      : nothing}`;
}

export function card(view: View, found: Found): TemplateResult {
  const { speech } = view;
  const { later } = view;
  // A card that has become one of the past while it is on the screen waits for the code that says so.
  const past = later && pastOf(found, view.now);
  const old = past === "old";
  const { place } = found;
  const unheard = found.freshness.band === "last_known";
  const over_line = past ? later.pastLine(view, past, found) : speech.say(unheard ? "card_last_known" : "card_for");
  return html`<article class="stack-wide">
    ${unheard ? contactBlock(view, found.contact) : nothing} ${noticeBands(view, found.notices, place, found.election.date)}
    <section class="card ${old || unheard ? "old" : ""}">
      <div class="face stack">
        ${heading(view, 0, html`<span class="over">${old ? icons.old : icons.pin} ${over_line}</span> <span class="place">${place.name}</span>`)}
        ${placeLines(view, place)}
        ${directions(view, place)}
      </div>
      ${past ? later.pastBrief(view, past, found) : whenAndWhat(view, found)}
    </section>

    ${later && old ? later.oldNote(view, found) : nothing}

    <div class="stack">
      ${later && old ? later.wasFor(view, found) : ifRegistered(view, found)}
      ${place.list_still_says
        ? html`<p class="alert warn">${speech.say("card_list_still_says", { text: place.list_still_says })}</p>`
        : nothing}
      ${freshLines(view, found)}
      ${past ? nothing : html`<p class="soft">${speech.say(byCity(found.election) ? "card_no_id_city" : "card_no_id")}</p>`}
    </div>

    <div>
      ${fold(view, "moved_title", (later) => later.moved(view))}
      ${fold(view, "access_title", (later) => later.accessibility(view, place.accessibility), "printed")}
      ${mapFold(view, found.county.fips, [found.precinct], place.at)}
      ${fold(view, "details_title", (later) => later.precinctFacts(view, found), "printed")}
      ${fold(view, "why_title", (later) => later.why(view, found))}
      ${fold(view, "tool_qr", (later) => later.qr(view, found))}
      ${fold(view, "report_title", (later) => later.report(view, found))}
    </div>

    ${keepTools(view, found)} ${otherElections(view, found)} ${unheard ? nothing : contactBlock(view, found.contact)}
  </article>`;
}
