// The county's places: to do, started, done, as a list and as a small map with the same numbers.

import { html, nothing, svg, type TemplateResult } from "lit";
import { icons } from "../../style/icons.ts";
import { HIGH, path, toPicture, WIDE, windowOn } from "../small-map/drawing.ts";
import { heading } from "../view.ts";
import type { Listed } from "./core.ts";
import { files } from "./files.ts";
import type { SurveyRound } from "./round.ts";
import { placeOf, unjoin } from "./state.ts";

const SIGN = { to_do: "○", started: "◐", done: "✓" } as const;

export function list(round: SurveyRound): TemplateResult {
  const { speech, kept } = round;
  const places = round.places();
  const stateOf = ({ id }: Listed): "to_do" | "started" | "done" => placeOf(kept, id)?.state ?? "to_do";
  const count = (state: string): number => places.filter((one) => stateOf(one) === state).length;
  const counts = { done: speech.number(count("done")), started: speech.number(count("started")), to_do: speech.number(count("to_do")), all: speech.number(places.length) };
  const unjoined = (): void => {
    round.keep(unjoin(kept));
    round.spoken = speech.say("round_undone");
  };
  return html`<div class="stack">
    ${heading(round, 0, speech.say("round_title", { county: round.county.name }))}
    <p class="lead">${speech.rich("round_count", counts)}</p>
    ${kept.before
      ? html`<p class="alert row">
          <span>${speech.say("round_joined")}</span>
          <button type="button" @click=${unjoined}>${speech.say("round_undo_join")}</button>
        </p>`
      : nothing}
    ${map(round, places, stateOf, speech.say("round_map_label", counts))}
    ${places.length === 0 ? html`<p class="alert warn">${speech.say("round_no_places")}</p>` : nothing}
    <ol class="bare places">
      ${places.map((one, i) => {
        const state = stateOf(one);
        return html`<li>
          <button type="button" class="place ${state}" @click=${() => void round.visit(one.id)}>
            <span class="number" aria-hidden="true">${i + 1}</span>
            <span class="words"><span class="name">${one.name}</span>${one.address ? html`<span class="soft small">${one.address}</span>` : nothing}</span>
            <span class="state"><span aria-hidden="true">${SIGN[state]}</span> ${speech.say(`round_state_${state}`)}</span>
          </button>
        </li>`;
      })}
    </ol>
    <button type="button" class="wide" @click=${() => round.go({ at: "add" })}>${speech.say("round_add_title")}</button>
    ${files(round)}
    <p class="row">
      <span class="soft">${speech.say("round_by", { by: kept.by })}</span>
      <button type="button" class="quiet" @click=${() => round.go({ at: "who" })}>${speech.say("round_who_change")}</button>
      <button type="button" class="quiet" @click=${() => round.leave()}>${icons.back} ${speech.say("round_leave")}</button>
    </p>
  </div>`;
}

function map(round: SurveyRound, places: readonly Listed[], stateOf: (place: Listed) => string, label: string): TemplateResult | typeof nothing {
  const { lines, speech } = round;
  const view = windowOn(lines, new Set(lines.map(({ precinct }) => precinct.id)), undefined);
  if (!view) return nothing;
  const off = places.filter(({ at }) => at === null).length;
  return html`<figure>
    <svg class="picture" viewBox="0 0 ${WIDE} ${HIGH}" role="img" aria-label=${label}>
      ${lines.map((line) => svg`<path class="line" fill-rule="evenodd" d=${path(view, line)} />`)}
      ${places.map((one, i) => {
        if (!one.at) return nothing;
        const [x, y] = toPicture(view, ...one.at);
        return svg`<g class="spot ${stateOf(one)}" transform="translate(${x} ${y})"><circle r="19" /><text>${i + 1}</text></g>`;
      })}
    </svg>
    ${off > 0 ? html`<figcaption class="soft small">${speech.say("round_map_off", { n: speech.number(off) })}</figcaption>` : nothing}
  </figure>`;
}
