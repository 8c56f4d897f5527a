// A room by tape: somebody faces the wall at a door whose position is known, and says how the room lies behind it.

import { html, nothing, type TemplateResult } from "lit";
import { bearing } from "./bearing.ts";
import type { TapedRoom } from "./core.ts";
import { feetBox, feetIn } from "./feet-box.ts";
import { title } from "./place.ts";
import type { SurveyRound } from "./round.ts";
import { sketch } from "./sketch.ts";

export function wall(round: SurveyRound): TemplateResult {
  const { speech, survey, typed, core } = round;
  const from = survey.doors.find(({ id }) => id === typed["door"]) ?? survey.doors[0];
  if (!from) return html`${title(round, speech.say("round_room"))}`;
  const set = (more: Record<string, string>): void => {
    round.typed = { ...typed, bad: "", ...more };
    round.seen = undefined;
  };
  const facing = Number(typed["facing"] ?? 0);
  const shown = round.seen as Extract<TapedRoom, { kind: "placed" }> | undefined;
  const submitted = (event: Event): void => {
    event.preventDefault();
    const [left, inside, width, depth] = [feetIn(round, "left", "or none"), feetIn(round, "in", "or none"), feetIn(round, "width"), feetIn(round, "depth")];
    const bad = [left, inside, width, depth].findIndex((one) => one === undefined);
    if (left === undefined || inside === undefined || width === undefined || depth === undefined || !core) {
      set({ bad: ["left", "in", "width", "depth"][bad] ?? "" });
      return;
    }
    const left_ft = typed["side"] === "right" ? -left : left;
    void core
      .roomAlongWall({ from, facing_deg: facing, left_ft, in_ft: inside, width_ft: width, depth_ft: depth })
      .then((made) => {
        if (made.kind === "placed") round.seen = made;
        else set({ bad: "refused", error: made.error });
      })
      .catch(() => (round.failed = true));
  };
  const keep = (): void => {
    if (!shown) return;
    const { outline, doubt } = shown;
    round.did({ key: "round_did_room", what: survey.polls?.name ?? "" }, (as) => ({
      survey: { ...as, polls: { name: as.polls?.name ?? "", shape: { kind: "room", parts: [{ outline, holes: [] }] }, doubt, located: "tape" } },
      corners: [],
    }));
    round.inside({ at: "room_name" });
  };
  return html`<section class="stack">
    ${title(round, speech.say("round_room_wall_title"))}
    <form class="stack" novalidate @submit=${submitted}>
      <div>
        <label for="door">${speech.say("round_wall_door")}</label>
        <select id="door" @change=${(event: Event) => set({ door: (event.currentTarget as HTMLSelectElement).value })}>
          ${survey.doors.map(({ id, name }) => html`<option value=${id} .selected=${id === from.id}>${name}</option>`)}
        </select>
      </div>
      ${bearing(round, speech.say("round_wall_facing"), facing, (degrees) => set({ facing: String(degrees) }))}
      ${feetBox(round, "left", speech.say("round_wall_left"), set, speech.say("round_wall_left_hint"))}
      <fieldset class="row three two">
        <legend class="seen-not">${speech.say("round_wall_left")}</legend>
        ${(["left", "right"] as const).map(
          (side) => html`<label class="off"><input type="radio" name="side" .checked=${(typed["side"] ?? "left") === side} @change=${() => set({ side })} /><span>${speech.say(`round_wall_to_${side}`)}</span></label>`,
        )}
      </fieldset>
      ${feetBox(round, "width", speech.say("round_wall_width"), set)} ${feetBox(round, "depth", speech.say("round_wall_depth"), set)}
      ${feetBox(round, "in", speech.say("round_wall_in"), set, speech.say("round_wall_in_hint"))}
      ${typed["bad"] === "refused" ? html`<p class="error" role="alert">${typed["error"]}</p>` : nothing}
      <button type="submit" class="big wide ${shown ? "" : "primary"}">${speech.say("round_show")}</button>
    </form>
    ${shown ? html`${sketch(round, { ghost: shown.outline })}<button type="button" class="primary big wide" @click=${keep}>${speech.say("round_keep_this")}</button>` : sketch(round, {})}
  </section>`;
}
