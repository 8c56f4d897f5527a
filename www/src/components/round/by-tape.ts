// A door by tape from doors whose positions are known: two distances, or one distance along a wall. Works where no device
// finds its position.

import { html, nothing, type TemplateResult } from "lit";
import type { Door, TapedPoint } from "../../core/manager/contract.ts";
import { bearing } from "./bearing.ts";
import type { Target } from "./core.ts";
import { feetBox, feetIn } from "./feet-box.ts";
import { title } from "./place.ts";
import { aim, take } from "./placed.ts";
import type { SurveyRound } from "./round.ts";
import { sketch } from "./sketch.ts";
import { ahead } from "./walls.ts";

type Placed = Extract<TapedPoint, { kind: "placed" }>;

export function byTape(round: SurveyRound, to: Target): TemplateResult {
  const { speech, survey, typed, core } = round;
  const known = survey.doors.filter(({ id }) => to.kind !== "door" || id !== to.id);
  const a = known.find(({ id }) => id === typed["a"]) ?? known[0];
  const b = known.find(({ id }) => id === typed["b"] && id !== a?.id) ?? known.find(({ id }) => id !== a?.id);
  if (!a) return html`${title(round, aim(round, to))}`;
  const two = b !== undefined && (typed["by"] ?? "two") === "two";
  const side = typed["side"] === "right" ? "right" : "left";
  const compass = !b || typed["way"] === "compass";
  const along = Number(typed["along"] ?? 0);
  const shown = round.seen as Placed | undefined;
  const set = (more: Record<string, string>): void => {
    round.typed = { ...typed, bad: "", ...more };
    round.seen = undefined;
  };
  const submitted = (event: Event): void => {
    event.preventDefault();
    const [a_ft, b_ft] = [feetIn(round, "a_ft"), two ? feetIn(round, "b_ft") : 1];
    if (a_ft === undefined || b_ft === undefined || !core) return set({ bad: a_ft === undefined ? "a_ft" : "b_ft" });
    const asking =
      two && b
        ? core.doorByTape(a, b, { kind: "from_both", from_ft: a_ft, to_ft: b_ft, hand: side })
        : core.doorByTape(a, compass ? ahead(a, along) : b, { kind: "along_wall", feet: a_ft });
    void asking
      .then((made) => {
        if (made.kind === "placed") round.seen = made;
        else set({ bad: "refused", error: made.error });
      })
      .catch(() => (round.failed = true));
  };
  const pick = (id: "a" | "b", label: string, value: string, from: readonly Door[]): TemplateResult => html`<div>
    <label for=${id}>${label}</label>
    <select id=${id} @change=${(event: Event) => set({ [id]: (event.currentTarget as HTMLSelectElement).value })}>
      ${from.map((door) => html`<option value=${door.id} .selected=${door.id === value}>${door.name}</option>`)}
    </select>
  </div>`;
  const choice = (name: "by" | "side" | "way", value: string, now: string, words: string): TemplateResult => html`<label class="off"><input type="radio" name=${name} .checked=${now === value} @change=${() => set({ [name]: value })} /><span>${words}</span></label>`;
  return html`<section class="stack">
    ${title(round, aim(round, to))}
    <form class="stack" novalidate @submit=${submitted}>
      ${b
        ? html`<fieldset>
            <legend>${speech.say("round_by_how")}</legend>
            <div class="row three two">${choice("by", "two", two ? "two" : "along", speech.say("round_by_two"))} ${choice("by", "along", two ? "two" : "along", speech.say("round_by_along"))}</div>
          </fieldset>`
        : nothing}
      ${pick("a", speech.say("round_by_from"), a.id, known)} ${feetBox(round, "a_ft", speech.say("round_by_feet", { door: a.name }), set)}
      ${two && b
        ? html`${pick("b", speech.say("round_by_second"), b.id, known.filter(({ id }) => id !== a.id))} ${feetBox(round, "b_ft", speech.say("round_by_feet", { door: b.name }), set)}
            <fieldset>
              <legend>${speech.say("round_by_side", { a: a.name, b: b.name })}</legend>
              <div class="row three two">${choice("side", "left", side, speech.say("round_by_left"))} ${choice("side", "right", side, speech.say("round_by_right"))}</div>
            </fieldset>`
        : html`${b
            ? html`<fieldset>
                <legend>${speech.say("round_by_way", { door: a.name })}</legend>
                <div class="three two">${choice("way", "door", compass ? "compass" : "door", speech.say("round_by_toward", { door: b.name }))} ${choice("way", "compass", compass ? "compass" : "door", speech.say("round_by_compass"))}</div>
              </fieldset>`
            : nothing}
          ${compass ? bearing(round, speech.say("round_by_way", { door: a.name }), along, (degrees) => set({ along: String(degrees) })) : nothing}`}
      ${typed["bad"] === "refused" ? html`<p class="error" role="alert">${typed["error"]}</p>` : nothing}
      <button type="submit" class="big wide ${shown ? "" : "primary"}">${speech.say("round_show")}</button>
    </form>
    ${sketch(round, shown ? { ghost: square(shown) } : {})}
    ${shown
      ? html`<button type="button" class="primary big wide" @click=${() => take(round, to, { at: shown.at, doubt: shown.doubt, located: "tape" })}>${speech.say("round_keep_this")}</button>`
      : nothing}
  </section>`;
}

/** A small square about a point, to be seen on the drawing. */
function square({ at: [lon, lat] }: Placed): [number, number][] {
  const half = 1.2 / 111_000;
  const wide = half / Math.cos((lat * Math.PI) / 180);
  return [
    [lon - wide, lat - half],
    [lon + wide, lat - half],
    [lon + wide, lat + half],
    [lon - wide, lat + half],
  ];
}
