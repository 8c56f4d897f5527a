// A room by tape: somebody faces the wall at a door whose position is known, and says how the room lies behind it. First the
// wall, then the four distances.

import { html, nothing, type TemplateResult } from "lit";
import type { TapedRoom } from "../../core/manager/contract.ts";
import { bearing } from "./bearing.ts";
import { feetBox, feetIn } from "./feet-box.ts";
import { title } from "./place.ts";
import type { SurveyRound } from "./round.ts";
import { sketch } from "./sketch.ts";
import { wallOf, type Runs } from "./walls.ts";

type Placed = Extract<TapedRoom, { kind: "placed" }>;

export function wall(round: SurveyRound): TemplateResult {
  const { speech, survey, typed } = round;
  const door = survey.doors.find(({ id }) => id === typed["door"]) ?? survey.doors[0];
  if (!door) return html`${title(round, speech.say("round_room"))}`;
  const others = survey.doors.filter(({ id }) => id !== door.id);
  const set = (more: Record<string, string>): void => {
    round.typed = { ...typed, bad: "", ...more };
    round.seen = undefined;
  };
  const facing = Number(typed["facing"] ?? 0);
  const [hand, id] = (typed["runs"] ?? "").split(" ");
  const runs: Runs = id && (hand === "left" || hand === "right") ? { kind: "door", id, hand } : { kind: "faced", facing_deg: facing };
  if (typed["part"] === "feet") return distances(round, (seen) => wallOf(survey, door, runs, seen), set);
  return html`<section class="stack">
    ${title(round, speech.say("round_room_wall_title"))}
    <div>
      <label for="door">${speech.say("round_wall_door")}</label>
      <select id="door" @change=${(event: Event) => set({ door: (event.currentTarget as HTMLSelectElement).value, runs: "" })}>
        ${survey.doors.map((one) => html`<option value=${one.id} .selected=${one.id === door.id}>${one.name}</option>`)}
      </select>
    </div>
    ${others.length > 0
      ? html`<div>
          <label for="runs">${speech.say("round_wall_runs")}</label>
          <select id="runs" @change=${(event: Event) => set({ runs: (event.currentTarget as HTMLSelectElement).value })}>
            <option value="" .selected=${runs.kind === "faced"}>${speech.say("round_wall_none")}</option>
            ${others.flatMap((one) =>
              (["left", "right"] as const).map(
                (side) => html`<option value="${side} ${one.id}" .selected=${typed["runs"] === `${side} ${one.id}`}>${speech.say(`round_wall_door_${side}`, { door: one.name })}</option>`,
              ),
            )}
          </select>
        </div>`
      : nothing}
    ${runs.kind === "faced" ? bearing(round, speech.say("round_wall_facing"), facing, (degrees) => set({ facing: String(degrees) })) : nothing}
    <button type="button" class="primary big wide" @click=${() => set({ part: "feet" })}>${speech.say("round_go_on")}</button>
    ${sketch(round, { chosen: door.id })}
  </section>`;
}

function distances(round: SurveyRound, of: (seen: Parameters<typeof wallOf>[3]) => ReturnType<typeof wallOf>, set: (more: Record<string, string>) => void): TemplateResult {
  const { speech, survey, typed, core } = round;
  const shown = round.seen as Placed | undefined;
  const side = typed["side"] ?? "left";
  const submitted = (event: Event): void => {
    event.preventDefault();
    const [left, width, depth, behind] = [feetIn(round, "left", "or none"), feetIn(round, "width"), feetIn(round, "depth"), feetIn(round, "in", "or none")];
    if (left === undefined || width === undefined || depth === undefined || behind === undefined) {
      const bad = left === undefined ? "left" : width === undefined ? "width" : depth === undefined ? "depth" : "in";
      set({ bad });
      round.renderRoot.querySelector<HTMLElement>(`#${bad}`)?.focus();
      return;
    }
    const asked = of({ left: side === "right" ? -left : left, width, depth, behind });
    if (!asked || !core) return;
    void core
      .roomAlongWall(asked)
      .then((made) => {
        if (made.kind === "placed") round.seen = made;
        else set({ bad: "refused", error: made.error });
      })
      .catch(() => (round.failed = true));
  };
  const keep = (): void => {
    if (!shown) return;
    const { part, doubt } = shown;
    round.did({ key: "round_did_room", what: survey.polls?.name ?? "" }, (as) => ({
      survey: { ...as, polls: { name: as.polls?.name ?? "", shape: { kind: "room", parts: [part] }, doubt, located: "tape" } },
      corners: [],
    }));
    round.inside({ at: "room_name" });
  };
  return html`<section class="stack">
    ${title(round, speech.say("round_room_wall_title"))}
    <p>${speech.say("round_wall_facing_text")}</p>
    <form class="stack" novalidate @submit=${submitted}>
      ${feetBox(round, "left", speech.say("round_wall_left"), set, speech.say("round_wall_left_hint"))}
      <fieldset>
        <legend class="seen-not">${speech.say("round_wall_left")}</legend>
        <div class="three two">
          ${(["left", "right"] as const).map(
            (one) => html`<label class="off"><input type="radio" name="side" .checked=${side === one} @change=${() => set({ side: one })} /><span>${speech.say(`round_wall_to_${one}`)}</span></label>`,
          )}
        </div>
      </fieldset>
      ${feetBox(round, "width", speech.say("round_wall_width"), set)} ${feetBox(round, "depth", speech.say("round_wall_depth"), set)}
      ${feetBox(round, "in", speech.say("round_wall_in"), set, speech.say("round_wall_in_hint"))}
      ${typed["bad"] === "refused" ? html`<p class="error" role="alert">${typed["error"]}</p>` : nothing}
      <div class="row buttons">
        <button type="submit" class="big ${shown ? "" : "primary"}">${speech.say("round_show")}</button>
        <button type="button" class="big" @click=${() => set({ part: "" })}>${speech.say("round_wall_again")}</button>
      </div>
    </form>
    ${shown
      ? html`${sketch(round, { ghost: shown.part.outline })}<button type="button" class="primary big wide" @click=${keep}>${speech.say("round_keep_this")}</button>`
      : nothing}
  </section>`;
}
