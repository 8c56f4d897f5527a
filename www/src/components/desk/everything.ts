// Under the line: all that the answer rests on, with ids and hashes, so that staff can check it against their own records.

import { html, nothing, type TemplateResult } from "lit";
import type { Answer, AnswerOf, PlaceOption, PlaceRef, PrecinctRef, Proof } from "../../core/contract.ts";
import type { Speech } from "../../messages/speech.ts";
import { electionName } from "../card/card.ts";
import { noticeLine } from "../notice/notice.ts";
import { LETTERS } from "../small-map/fold.ts";

type Say = { speech: Speech };
type Fact = readonly [name: string, value: unknown];

function facts(list: readonly (Fact | undefined)[]): TemplateResult {
  return html`<dl class="facts">
    ${list.map((fact) =>
      fact === undefined || fact[1] === nothing || fact[1] === ""
        ? nothing
        : html`<dt>${fact[0]}</dt>
            <dd>${fact[1]}</dd>`,
    )}
  </dl>`;
}

const lines = (all: readonly unknown[]): unknown => (all.length === 0 ? nothing : all.map((one) => html`<div>${one}</div>`));

function precinctLine({ name, id, boundary_id }: PrecinctRef): string {
  return `${name} · ${id}${boundary_id === null ? "" : ` · ${boundary_id}`}`;
}

function placeFacts({ speech }: Say, place: PlaceRef): Fact[] {
  return [
    [speech.say("fact_place"), lines([place.name, place.room ?? "", place.address, place.id].filter(Boolean))],
    [speech.say("fact_at"), place.at ? `${place.at[1]}, ${place.at[0]}` : ""],
    [speech.say("fact_list_still"), place.list_still_says ?? ""],
    [speech.say("access_title"), place.accessibility.checked ? place.accessibility.note : speech.say("tri_unknown")],
  ];
}

function foundFacts(say: Say, found: AnswerOf<"found">): TemplateResult {
  const { speech } = say;
  const { split, hours, position, election, county, precinct, notices } = found;
  return facts([
    [speech.say("fact_election"), `${electionName(say, election)}, ${speech.date(election.date)} · ${election.id}`],
    [speech.say("detail_county"), `${county.name} · ${county.fips}`],
    [speech.say("detail_precinct"), precinctLine(precinct)],
    [speech.say("detail_split"), split ? `${split.name} · ${split.id}` : ""],
    [
      speech.say("detail_ballot"),
      lines((split?.ballot_styles ?? []).map(({ party, style }) => (party === null ? style : `${party}: ${style}`))),
    ],
    ...placeFacts(say, found.place),
    [speech.say("fact_hours"), `${speech.time(hours.opens)}–${speech.time(hours.closes)}`],
    [speech.say("fact_notices"), lines(notices.map((one) => `${noticeLine(say, one, found.place, election.date)} · ${one.id}`))],
    [speech.say("why_how"), speech.say(`how_${position.how}`, { accuracy: speech.distance(position.accuracy_m) })],
  ]);
}

function reading(say: Say, over: string, one: PlaceOption, date: string): TemplateResult {
  const { speech } = say;
  return html`<li class="box stack-close">
    <h3 class="small-title">${over}</h3>
    ${facts([
      [speech.say("detail_county"), `${one.county.name} · ${one.county.fips}`],
      [speech.say("detail_precinct"), precinctLine(one.precinct)],
      [speech.say("fact_notices"), lines(one.notices.map((each) => `${noticeLine(say, each, one.place, date)} · ${each.id}`))],
      ...(one.place ? placeFacts(say, one.place) : [[speech.say("fact_place"), speech.say("no_place_in_option")] as const]),
      [speech.say("fact_distance"), one.distance_m === null ? "" : speech.distance(one.distance_m)],
    ])}
  </li>`;
}

function proofFacts({ speech }: Say, proof: Proof, as_of: string): TemplateResult {
  return facts([
    [speech.say("why_matched"), proof.matched],
    [
      speech.say("why_rows"),
      lines(
        proof.rows.map(
          ({ file, row, says }) =>
            html`<span class="soft">${row === null ? file : speech.say("why_row", { file, row: speech.number(row) })}</span><br />${says}`,
        ),
      ),
    ],
    [speech.say("why_considered"), lines(proof.considered)],
    [
      speech.say("fact_hashes"),
      lines(proof.shards.map(({ name, sha256 }) => html`${name}<br /><span class="hash">${sha256}</span>`)),
    ],
    ["", speech.say("why_as_of", { date: speech.date(as_of) })],
  ]);
}

/** The offices that can settle it, where the edition knows them. */
function officeFacts({ speech }: Say, answer: Answer): TemplateResult | typeof nothing {
  const offices = "contact" in answer ? answer.contact.offices : [];
  if (offices.length === 0) return nothing;
  const line = ({ name, phone, source, on }: (typeof offices)[number]): TemplateResult =>
    html`${name} <strong>${phone}</strong><br /><span class="soft">${speech.say("call_office_source", { source, date: speech.date(on) })}</span>`;
  return facts([[speech.say("call_title"), lines(offices.map(line))]]);
}

/** All of what the answer holds, and whom to ask; nothing where it holds neither. */
export function everything(say: Say, answer: Answer): TemplateResult | typeof nothing {
  const held = heldBy(say, answer);
  const offices = officeFacts(say, answer);
  return held === nothing && offices === nothing ? nothing : html`${held} ${offices}`;
}

/** Both readings side by side, or the facts. */
function heldBy(say: Say, answer: Answer): TemplateResult | typeof nothing {
  const { speech } = say;
  switch (answer.kind) {
    case "found":
      return html`${foundFacts(say, answer)} ${proofFacts(say, answer.proof, answer.freshness.as_of)}`;
    case "conflict":
      return html`<ul class="bare readings">
          ${reading(say, `A: ${speech.say("desk_reading_row")}`, answer.by_row, answer.election.date)}
          ${reading(say, `B: ${speech.say("desk_reading_map")}`, answer.by_polygon, answer.election.date)}
        </ul>
        ${proofFacts(say, answer.proof, answer.freshness.as_of)}`;
    case "close":
      return html`<ul class="bare readings">
          ${answer.candidates.map((one, i) => reading(say, speech.say("desk_option", { letter: LETTERS[i] ?? "" }), one, answer.election.date))}
        </ul>
        ${proofFacts(say, answer.proof, answer.freshness.as_of)}`;
    case "no_place":
      return html`${facts([
        [speech.say("detail_county"), `${answer.county.name} · ${answer.county.fips}`],
        [speech.say("detail_precinct"), precinctLine(answer.precinct)],
      ])}
      ${proofFacts(say, answer.proof, answer.freshness.as_of)}`;
    default:
      return nothing;
  }
}

/** The precincts an answer names, the one it settles on first. */
export function precinctsOf(answer: Answer): PrecinctRef[] {
  switch (answer.kind) {
    case "found":
    case "no_place":
      return [answer.precinct];
    case "close":
      return answer.candidates.map(({ precinct }) => precinct);
    case "conflict":
      return [answer.by_row.precinct, answer.by_polygon.precinct];
    default:
      return [];
  }
}

/** The county an answer is about, five digits. */
export function countyOf(answer: Answer): string | undefined {
  switch (answer.kind) {
    case "found":
    case "no_place":
      return answer.county.fips;
    case "close":
      return answer.candidates[0]?.county.fips;
    case "conflict":
      return answer.by_row.county.fips;
    default:
      return undefined;
  }
}
