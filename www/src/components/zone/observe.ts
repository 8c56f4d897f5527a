// "Observation here": a form that is kept with every key, and the list of what was kept.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { ManagerSession, PlaceSurvey, WalkState } from "../../core/manager/contract.ts";
import type { Kept } from "../../core/manager/kept.ts";
import type { Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { ZONE } from "../manager/day.ts";
import { managerEnglish } from "../manager/speech.ts";
import { saveFile } from "../plain/save-file.ts";
import { distanceWords, feet } from "./feet.ts";
import { asFile, draftOf, EMPTY, keepDraft, read, rounded, SEEN, write, type Draft, type Observation } from "./observations.ts";
import { observeStyle } from "./observe.css.ts";
import { feetTyped } from "./tape-plan.ts";

export class Observe extends LitElement {
  static override properties = {
    speech: { attribute: false },
    kept: { attribute: false },
    place: { attribute: false },
    survey: { attribute: false },
    session: { attribute: false },
    draft: { state: true },
    all: { state: true },
    open: { state: true },
    lacks: { state: true },
    said: { state: true },
  };
  declare speech: Speech;
  declare kept: Kept;
  declare place: string;
  declare survey: PlaceSurvey;
  declare session: ManagerSession;
  /** Where the tablet stands, while somebody walks. */
  walk: WalkState | undefined;
  clock: () => string = () => new Date().toISOString();
  private declare draft: Draft;
  private declare all: Observation[];
  declare open: boolean;
  private declare lacks: "seen" | "feet" | undefined;
  private declare said: string;

  constructor() {
    super();
    this.speech = managerEnglish;
    this.draft = EMPTY;
    this.all = [];
    this.open = false;
    this.lacks = undefined;
    this.said = "";
  }

  static override styles = [base, observeStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    this.draft = draftOf(this.kept);
    this.all = read(this.kept, this.place);
    this.open ||= this.draft !== EMPTY;
  }

  private change(part: Partial<Draft>): void {
    this.draft = { ...this.draft, ...part };
    this.lacks = undefined;
    keepDraft(this.kept, this.draft);
  }

  /** What a tape from a door says of the 150-ft line, whatever the tablet thinks; empty where it says nothing. */
  private async byTape(from: string, feet: number | null): Promise<string> {
    const door = this.survey.doors.find(({ name }) => name === from)?.id;
    if (door === undefined || feet === null) return "";
    try {
      const { verdict } = await this.session.taped([{ door, feet }]);
      return this.speech.say("obs_by_tape", { big: this.speech.say(`walk_${verdict}`) });
    } catch {
      // A door that does not count says nothing of the line.
      return "";
    }
  }

  /** As if the form were sent. */
  async save(): Promise<void> {
    const { draft, walk, speech } = this;
    const taped = draft.tape === "yes" ? feetTyped(draft.feet) : null;
    this.lacks = draft.seen === "" ? "seen" : taped === undefined ? "feet" : undefined;
    if (draft.seen === "" || taped === undefined) {
      const first = draft.seen === "" ? '[name="seen"]' : "#feet";
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(first)?.focus());
      return;
    }
    const { seen, measured_by, tape_from, asked, done } = draft;
    const taped_says = await this.byTape(tape_from, taped);
    const reading = taped_says !== "" ? taped_says : walk?.one_fifty ? `${speech.say(`walk_${walk.state}`)}, ${distanceWords(speech, walk.one_fifty)}` : "";
    const one: Observation = {
      at: this.clock(), place: this.place, seen, measured_by, tape_ft: taped, tape_from: taped === null ? "" : tape_from, reading,
      spot: rounded(walk), accuracy_m: walk?.at ? walk.accuracy_m : null, asked, done, struck: false,
    };
    this.all = [...this.all, one];
    write(this.kept, this.place, this.all);
    this.draft = { ...EMPTY, measured_by };
    keepDraft(this.kept, undefined);
    this.open = false;
    this.said = speech.say("obs_kept", { n: this.all.length });
  }

  private strike(one: Observation): void {
    this.all = this.all.map((other) => (other === one ? { ...one, struck: !one.struck } : other));
    write(this.kept, this.place, this.all);
  }

  private download(): void {
    const name = `observations-${this.place.replace(/\W+/g, "-")}-${this.clock().slice(0, 10)}.csv`;
    saveFile(new Blob([asFile(this.all)], { type: "text/csv" }), name);
  }

  // Drawing

  private choices(name: "seen" | "tape", words: readonly [string, string][]): TemplateResult {
    const chosen = this.draft[name];
    return html`<div class="choices">
      ${words.map(
        ([value, label]) => html`<label class="choice">
          <input
            type="radio"
            name=${name}
            .checked=${chosen === value}
            @change=${() => this.change({ [name]: value })}
          />
          <span>${label}</span>
        </label>`,
      )}
    </div>`;
  }

  private line(name: "measured_by" | "feet" | "asked" | "done", label: string, more: { hint?: string; bad?: boolean; mode?: "decimal" } = {}): TemplateResult {
    return html`<div>
      <label for=${name}>${label}</label>
      ${more.hint ? html`<span class="hint" id="${name}-hint">${more.hint}</span>` : nothing}
      <input
        id=${name}
        type="text"
        autocomplete="off"
        maxlength=${name === "feet" ? 7 : 300}
        inputmode=${more.mode ?? nothing}
        aria-invalid=${more.bad ? "true" : "false"}
        aria-describedby=${more.hint ? `${name}-hint` : nothing}
        .value=${this.draft[name]}
        @input=${(event: Event) => this.change({ [name]: (event.currentTarget as HTMLInputElement).value })}
      />
    </div>`;
  }

  private form(): TemplateResult {
    const { speech, draft, survey, lacks } = this;
    const sent = (event: Event): void => {
      event.preventDefault();
      void this.save();
    };
    return html`<form class="stack box" novalidate @submit=${sent}>
      <p class="soft">${speech.say("obs_names")}</p>
      <fieldset class="stack-close">
        <legend>${speech.say("obs_seen")}</legend>
        ${lacks === "seen" ? html`<p class="error" role="alert">${speech.say("obs_seen_first")}</p>` : nothing}
        ${this.choices("seen", SEEN.map((one) => [one, speech.say(`obs_${one}`)]))}
      </fieldset>
      ${this.line("measured_by", speech.say("obs_by"))}
      <fieldset class="stack-close">
        <legend>${speech.say("obs_tape")}</legend>
        ${this.choices("tape", [["yes", speech.say("tri_yes")], ["no", speech.say("tri_no")]])}
      </fieldset>
      ${draft.tape === "yes"
        ? html`${lacks === "feet" ? html`<p class="error" role="alert">${speech.say("obs_feet_first")}</p>` : nothing}
            ${this.line("feet", speech.say("obs_feet"), { hint: speech.say("obs_feet_hint"), bad: lacks === "feet", mode: "decimal" })}
            <div>
              <label for="from">${speech.say("obs_from")}</label>
              <select id="from" @change=${(event: Event) => this.change({ tape_from: (event.currentTarget as HTMLSelectElement).value })}>
                <option value="" ?selected=${draft.tape_from === ""}>${speech.say("obs_from_pick")}</option>
                ${[...survey.doors.map(({ name }) => name), ...(survey.polls ? [survey.polls.name] : [])].map(
                  (name) => html`<option value=${name} ?selected=${draft.tape_from === name}>${name}</option>`,
                )}
              </select>
            </div>`
        : nothing}
      ${this.line("asked", speech.say("obs_asked"), { hint: speech.say("obs_asked_hint") })}
      ${this.line("done", speech.say("obs_done"), { hint: speech.say("obs_done_hint") })}
      <div class="row buttons">
        <button type="submit" class="primary">${speech.say("obs_save")}</button>
        <button type="button" @click=${() => (this.open = false)}>${speech.say("cancel")}</button>
      </div>
    </form>`;
  }

  private one(one: Observation): TemplateResult {
    const { speech } = this;
    const time = new Intl.DateTimeFormat(speech.language === "es" ? "es-US" : "en-US", { hour: "numeric", minute: "2-digit", timeZone: ZONE }).format(new Date(one.at));
    const measure =
      one.tape_ft === null
        ? one.reading
        : `${speech.say(one.tape_from === "" ? "obs_taped" : "obs_taped_from", { n: feet(speech, one.tape_ft), from: one.tape_from })}. ${one.reading}`;
    return html`<li class="kept stack-close ${one.struck ? "struck" : ""}">
      <p><strong>${time}. ${speech.say(`obs_${one.seen}`)}</strong>${measure === "" ? nothing : html`. ${measure}`}</p>
      ${one.measured_by === "" ? nothing : html`<p class="soft">${speech.say("obs_by_line", { by: one.measured_by })}</p>`}
      ${one.asked === "" ? nothing : html`<p>${speech.say("obs_asked")}: ${one.asked}</p>`}
      ${one.done === "" ? nothing : html`<p>${speech.say("obs_done")}: ${one.done}</p>`}
      ${one.struck ? html`<p><strong>${speech.say("obs_struck")}</strong></p>` : nothing}
      <button type="button" class="quiet" aria-label=${`${speech.say(one.struck ? "obs_unstrike" : "obs_strike")}: ${time}`} @click=${() => this.strike(one)}>
        ${speech.say(one.struck ? "obs_unstrike" : "obs_strike")}
      </button>
    </li>`;
  }

  override render(): TemplateResult {
    const { speech, all, open } = this;
    return html`<section class="stack">
      <p class="seen-not" role="status">${this.said}</p>
      ${open
        ? this.form()
        : html`<button type="button" class="primary wide" @click=${() => (this.open = true)}>${speech.say("obs_here")}</button>`}
      ${all.length === 0
        ? nothing
        : html`<h3 class="small-title">${speech.say("obs_list", { n: all.length })}</h3>
            <ul class="bare list">
              ${[...all].reverse().map((one) => this.one(one))}
            </ul>
            <p class="row buttons"><button type="button" @click=${() => this.download()}>${speech.say("obs_file")}</button></p>
            <p class="small soft">${speech.say(this.kept.refused ? "m_not_kept" : "obs_where")}</p>`}
    </section>`;
  }
}

if (!customElements.get("pollstead-observe")) customElements.define("pollstead-observe", Observe);
