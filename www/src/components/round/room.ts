// The room in which the election is held: walked around its outside, measured along a wall, drawn, or only a point.

import { html, nothing, type TemplateResult } from "lit";
import { icons } from "../../style/icons.ts";
import { restsOn } from "./doors.ts";
import { title } from "./place.ts";
import type { SurveyRound } from "./round.ts";
import { sketch } from "./sketch.ts";
import { worst } from "./state.ts";

export { wall } from "./wall.ts";

export function room(round: SurveyRound): TemplateResult {
  const { speech, survey, corners } = round;
  const { polls } = survey;
  if (!polls) {
    return html`<section class="stack">
      ${title(round, speech.say("round_room"))}
      <p>${speech.say("round_room_none")}</p>
      ${corners.length > 0
        ? html`<button type="button" class="primary big wide" @click=${() => round.inside({ at: "walk" })}>${speech.say("round_walk_on", { n: String(corners.length) })}</button>`
        : nothing}
      <button type="button" class="big wide ${corners.length > 0 ? "" : "primary"}" @click=${() => round.inside({ at: "room_how" })}>${speech.say("round_room_begin")}</button>
      ${sketch(round, {})}
    </section>`;
  }
  const remove = (): void => {
    round.did({ key: "round_did_room_gone", what: polls.name }, (as) => ({ survey: { ...as, polls: null } }));
    round.inside(undefined);
  };
  return html`<section class="stack">
    ${title(round, polls.name || speech.say("round_room"))}
    <ul class="bare facts-list">
      <li>
        <button type="button" class="fact" @click=${() => round.inside({ at: "room_name" })}>
          <span><span class="soft small">${speech.say("round_room_name")}</span><br />${polls.name || speech.say("round_tri_unknown")}</span>${icons.next}
        </button>
      </li>
      <li>
        <button type="button" class="fact" @click=${() => round.inside({ at: "room_how" })}>
          <span><span class="soft small">${speech.say(polls.shape.kind === "point" ? "round_room_point" : "round_room_walls")}</span><br />${restsOn(round, polls)}</span>${icons.next}
        </button>
      </li>
    </ul>
    ${sketch(round, {})}
    <button type="button" class="big" @click=${remove}>${speech.say("round_room_remove")}</button>
  </section>`;
}

export function roomHow(round: SurveyRound): TemplateResult {
  const { speech, survey } = round;
  const choice = (key: "walk" | "wall" | "draw" | "point", act: () => void): TemplateResult => html`<button type="button" class="choice" @click=${act}>
    <strong>${speech.say(`round_room_${key}_title`)}</strong><span class="soft">${speech.say(`round_room_${key}_text`)}</span>
  </button>`;
  return html`<section class="stack">
    ${title(round, speech.say("round_room_how"))}
    <div class="choices">
      ${survey.doors.length > 0 ? choice("wall", () => round.inside({ at: "wall" })) : nothing} ${choice("walk", () => round.inside({ at: "walk" }))}
      ${choice("draw", () => round.inside({ at: "map", to: { kind: "corner" } }))} ${choice("point", () => round.inside({ at: "how", to: { kind: "polls" } }))}
    </div>
  </section>`;
}

/** Fewer make no room. */
const LEAST_CORNERS = 3;

/** Corner after corner; the last one joins the first. */
export function walk(round: SurveyRound): TemplateResult {
  const { speech, corners, survey } = round;
  const close = (): void => {
    const doubt = worst(corners.map((one) => one.doubt));
    const located = corners.find((one) => one.doubt === doubt)?.located ?? "gps";
    const parts = [{ outline: corners.map(({ at }) => at), holes: [] }];
    round.did({ key: "round_did_room", what: survey.polls?.name ?? "" }, (as) => ({
      survey: { ...as, polls: { name: as.polls?.name ?? "", shape: { kind: "room", parts }, doubt, located } },
      corners: [],
    }));
    round.inside({ at: "room_name" });
  };
  return html`<section class="stack">
    ${title(round, corners.length === 0 ? speech.say("round_walk") : speech.say("round_walk_n", { n: String(corners.length) }))}
    <p>${speech.say(corners.length < LEAST_CORNERS ? "round_walk_text" : "round_walk_close_text")}</p>
    ${sketch(round, {})}
    <div class="row buttons">
      <button type="button" class="big ${corners.length < LEAST_CORNERS ? "primary" : ""}" @click=${() => round.inside({ at: "lock", to: { kind: "corner" } })}>${icons.here} ${speech.say("round_walk_lock", { n: String(corners.length + 1) })}</button>
      <button type="button" class="big" @click=${() => round.inside({ at: "map", to: { kind: "corner" } })}>${icons.map} ${speech.say("round_how_map")}</button>
      ${corners.length >= LEAST_CORNERS ? html`<button type="button" class="primary big" @click=${close}>${speech.say("round_walk_close")}</button>` : nothing}
    </div>
  </section>`;
}

const NAMES = ["courtroom", "gym", "hall", "bay"] as const;

export function roomName(round: SurveyRound): TemplateResult {
  const { speech, survey, typed } = round;
  const set = (name: string): void => {
    round.did({ key: "round_did_room_name", what: name }, (as) => ({ survey: { ...as, polls: as.polls && { ...as.polls, name } } }));
    round.inside(undefined);
  };
  const submitted = (event: Event): void => {
    event.preventDefault();
    set(typed["room"]?.trim() ?? survey.polls?.name ?? "");
  };
  return html`<section class="stack">
    ${title(round, speech.say("round_room_name_title"))}
    <div class="choices">
      ${NAMES.map((key) => {
        const words = speech.say(`round_room_is_${key}`);
        return html`<button type="button" class="choice" aria-pressed=${survey.polls?.name === words} @click=${() => set(words)}><strong>${words}</strong></button>`;
      })}
    </div>
    <form class="stack-close" novalidate @submit=${submitted}>
      <label for="room">${speech.say("round_room_other")}</label>
      <div class="row beside">
        <input id="room" type="text" autocomplete="off" maxlength="60" .value=${typed["room"] ?? survey.polls?.name ?? ""} @input=${(event: Event) => (round.typed = { ...typed, room: (event.currentTarget as HTMLInputElement).value })} />
        <button type="submit" class="big">${speech.say("round_keep")}</button>
      </div>
    </form>
  </section>`;
}
