// "Observation here": a form that is kept with every key, and the observations that are in the log.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { OpenedEdition } from "../../core/contract.ts";
import type { Chosen, LogLine, ManagerSession, PlaceSurvey, WalkState } from "../../core/manager/contract.ts";
import type { Kept } from "../../core/manager/kept.ts";
import type { LogBook } from "../../core/manager/log/book.ts";
import type { LogRoom } from "../../core/manager/log/room.ts";
import type { MessageKey, Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { entry } from "../log/entries.ts";
import { refusalWords } from "../log/form.ts";
import { logStyle } from "../log/log.css.ts";
import type { Role } from "../manager/ask-once.ts";
import { electionOf } from "../manager/day.ts";
import { managerEnglish } from "../manager/speech.ts";
import { distanceWords } from "./feet.ts";
import { draftOf, EMPTY, keepDraft, observation, SEEN, type Draft } from "./observations.ts";
import { observeStyle } from "./observe.css.ts";
import { feetTyped } from "./tape-plan.ts";

/** What lacks, by the field's name. */
type Lack = { field: string; words: MessageKey };

export class Observe extends LitElement {
  static override properties = {
    speech: { attribute: false },
    kept: { attribute: false },
    room: { attribute: false },
    who: { attribute: false },
    chosen: { attribute: false },
    opened: { attribute: false },
    survey: { attribute: false },
    unpublished: { attribute: false },
    session: { attribute: false },
    draft: { state: true },
    book: { state: true },
    party: { state: true },
    open: { state: true },
    lacks: { state: true },
    said: { state: true },
  };
  declare speech: Speech;
  declare kept: Kept;
  declare room: LogRoom;
  declare who: Role;
  declare chosen: Chosen;
  declare opened: OpenedEdition;
  declare survey: PlaceSurvey;
  /** The survey is this tablet's own; what is measured by it says so in the log. */
  declare unpublished: boolean;
  declare session: ManagerSession;
  /** Where the tablet stands, while somebody walks. */
  walk: WalkState | undefined;
  /** Leads to the log. */
  onLog: () => void = () => undefined;
  private declare draft: Draft;
  private declare book: LogBook | undefined;
  /** `ask`: a primary, and nobody has said whose log this is. */
  private declare party: "known" | "ask" | "none";
  declare open: boolean;
  private declare lacks: Lack | undefined;
  private declare said: string;
  /** For examples and tests: settled once the log is there. */
  opening: Promise<void> = Promise.resolve();

  constructor() {
    super();
    this.speech = managerEnglish;
    this.draft = EMPTY;
    this.book = this.lacks = undefined;
    this.party = "known";
    this.unpublished = this.open = false;
    this.said = "";
  }

  static override styles = [base, observeStyle, logStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    this.draft = draftOf(this.kept);
    this.open ||= this.draft !== EMPTY;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("chosen") || changed.has("opened")) this.opening = this.openLog();
  }

  private async openLog(): Promise<void> {
    const { room, session, chosen, opened } = this;
    const election = electionOf(opened.elections, room.clock());
    const party = election && room.party(election);
    this.party = !election ? "none" : party === undefined ? "ask" : "known";
    if (!election || party === undefined) return;
    try {
      const book = await room.book(session, chosen, election, opened, party);
      if (this.chosen !== chosen) return;
      book.onChange = () => this.requestUpdate();
      this.book = book;
    } catch {
      this.lacks = { field: "save", words: "log_failed" };
    }
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

  private async lack(field: string, words: MessageKey): Promise<void> {
    this.lacks = { field, words };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(field === "seen" ? '[name="seen"]' : `#${field}`)?.focus();
  }

  /** As if the form were sent. */
  async save(): Promise<void> {
    const { draft, walk, speech, who } = this;
    const { seen, measured_by } = draft;
    const taped = draft.tape === "yes" ? feetTyped(draft.feet) : null;
    if (seen === "") return this.lack("seen", "obs_seen_first");
    if (taped === undefined) return this.lack("feet", "obs_feet_first");
    await this.opening;
    const { book } = this;
    if (!book) return this.lack("save", this.party === "ask" ? "log_party_first" : this.party === "none" ? "log_no_election" : "log_failed");
    const taped_says = await this.byTape(draft.tape_from, taped);
    const says = taped_says !== "" ? taped_says : walk?.one_fifty ? `${speech.say(`walk_${walk.state}`)}, ${distanceWords(speech, walk.one_fifty)}` : "";
    const reading = says !== "" && this.unpublished ? speech.say("obs_unpublished", { reading: says }) : says;
    try {
      const made = await book.add(who === "bailiff" ? "bailiff" : "manager", observation({ ...draft, seen }, taped, reading, walk));
      if (made.kind === "refused") return await this.lack(made.field ?? "save", refusalWords(made.code));
      this.draft = { ...EMPTY, measured_by };
      keepDraft(this.kept, undefined);
      this.open = false;
      this.lacks = undefined;
      this.said = speech.say("log_kept", { n: (JSON.parse(made.line) as LogLine).seq });
    } catch {
      await this.lack("save", "log_bad_other");
    }
  }

  private strike(line: LogLine, struck: boolean): void {
    void this.book?.add(this.who === "bailiff" ? "bailiff" : "manager", { kind: "struck", entry: line.seq, struck }).catch(() => undefined);
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

  private line(name: "measured_by" | "feet" | "asked" | "done", label: string, more: { hint?: string; mode?: "decimal" } = {}): TemplateResult {
    const { lacks, speech } = this;
    const bad = lacks?.field === name;
    const about = [...(bad ? [`${name}-bad`] : []), ...(more.hint ? [`${name}-hint`] : [])].join(" ");
    return html`<div>
      ${bad ? html`<p class="error" id="${name}-bad" role="alert">${speech.say(lacks.words)}</p>` : nothing}
      <label for=${name}>${label}</label>
      ${more.hint ? html`<span class="hint" id="${name}-hint">${more.hint}</span>` : nothing}
      <input
        id=${name}
        type="text"
        autocomplete="off"
        maxlength=${name === "feet" ? 7 : 300}
        inputmode=${more.mode ?? nothing}
        aria-invalid=${bad ? "true" : "false"}
        aria-describedby=${about || nothing}
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
      <p class="soft">${speech.say("log_names")}</p>
      <fieldset class="stack-close">
        <legend>${speech.say("obs_seen")}</legend>
        ${lacks?.field === "seen" ? html`<p class="error" role="alert">${speech.say(lacks.words)}</p>` : nothing}
        ${this.choices("seen", SEEN.map((one) => [one, speech.say(`obs_${one}`)]))}
      </fieldset>
      ${this.line("measured_by", speech.say("obs_by"))}
      <fieldset class="stack-close">
        <legend>${speech.say("obs_tape")}</legend>
        ${this.choices("tape", [["yes", speech.say("tri_yes")], ["no", speech.say("tri_no")]])}
      </fieldset>
      ${draft.tape === "yes"
        ? html`${this.line("feet", speech.say("obs_feet"), { hint: speech.say("obs_feet_hint"), mode: "decimal" })}
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
      ${lacks?.field === "save" ? html`<p class="error" role="alert">${speech.say(lacks.words)}</p>` : nothing}
      <div class="row buttons">
        <button type="submit" id="save" class="primary">${speech.say("obs_save")}</button>
        <button type="button" @click=${() => (this.open = false)}>${speech.say("cancel")}</button>
      </div>
    </form>`;
  }

  override render(): TemplateResult {
    const { speech, book, open } = this;
    const all = book?.lines.filter(({ what }) => what.kind === "observation").reverse() ?? [];
    return html`<section class="stack">
      <p class="seen-not" role="status">${this.said}</p>
      ${open
        ? this.form()
        : html`<button type="button" class="primary wide" @click=${() => (this.open = true)}>${speech.say("obs_here")}</button>`}
      ${book?.trouble ? html`<p class="alert bad" role="alert">${speech.say(`log_store_${book.trouble}`)}</p>` : nothing}
      ${book === undefined || all.length === 0
        ? nothing
        : html`<h3 class="small-title">${speech.say("obs_list", { n: all.length })}</h3>
            <ol class="bare list newest-first">
              ${all.map((line) => entry(speech, book, line, { strike: (one, struck) => this.strike(one, struck) }))}
            </ol>`}
      ${all.length > 0 || this.party === "ask" ? html`<p><button type="button" @click=${() => this.onLog()}>${speech.say("log_open_tab")}</button></p>` : nothing}
    </section>`;
  }
}

if (!customElements.get("pollstead-observe")) customElements.define("pollstead-observe", Observe);
