// <pollstead-desk>: for staff on the telephone. As one types, one line to read aloud; under it all that it rests on. Only
// the keyboard is needed. Esc clears everything for the next caller, and nothing is kept anywhere.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { had, NotHad, type Answer, type CountyDetail, type OpenedEdition, type Outline, type Question, type Suggested } from "../../core/contract.ts";
import { folder } from "../../core/early.ts";
import { Outrun, WorkerSession, type Session } from "../../core/session.ts";
import { enDesk } from "../../messages/en-desk.ts";
import { english, speech, type Language, type Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { bandStyle } from "../band/band.css.ts";
import { bands } from "../band/band.ts";
import { contactStyle } from "../contact/contact.css.ts";
import { foot } from "../foot/foot.ts";
import { footStyle } from "../foot/foot.css.ts";
import { deskStyle } from "./desk.css.ts";
import { countyOf, everything, precinctsOf } from "./everything.ts";
import { lineOf } from "./line.ts";
import { nextDoor } from "./next-door.ts";
import { rowsFor, type Row } from "./rows.ts";

english.learn(enDesk);

/** The voters' sentences of a language, and the desk's. */
export async function deskSpeech(language: Language): Promise<Speech> {
  const words = await speech(language);
  if (language === "es") words.learn((await import("../../messages/es-desk.ts")).esDesk);
  return words;
}

/** What was fetched for the county that the answer is about. */
type County = { detail: CountyDetail; outlines: Outline[] };

export class Desk extends LitElement {
  static override properties = {
    edition: {},
    speech: { attribute: false },
    opened: { state: true },
    text: { state: true },
    answer: { state: true },
    rows: { state: true },
    active: { state: true },
    county: { state: true },
    failed: { state: true },
    fresh: { state: true },
  };
  /** Folder of the edition, against the page's address. */
  declare edition: string;
  declare speech: Speech;
  private declare opened: OpenedEdition | undefined;
  private declare text: string;
  private declare answer: Answer | undefined;
  private declare rows: Row[];
  /** Which row is stepped on; -1: what is typed. */
  private declare active: number;
  private declare county: County | undefined;
  private declare failed: boolean;
  /** Just cleared for the next caller. */
  private declare fresh: boolean;
  session: Session | undefined;
  clock: () => string = () => new Date().toISOString();
  /** For examples and tests: settled once the edition is open. */
  opening: Promise<void> = Promise.resolve();
  private asked = 0;
  private election: string | undefined;
  private fips: string | undefined;

  constructor() {
    super();
    this.edition = "../edition/";
    this.speech = english;
    this.opened = undefined;
    this.text = "";
    this.answer = undefined;
    this.rows = [];
    this.active = -1;
    this.county = undefined;
    this.failed = this.fresh = false;
  }

  static override styles = [base, bandStyle, contactStyle, footStyle, deskStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    this.session ??= new WorkerSession(folder(this.edition));
    this.opening = this.open(this.session);
    addEventListener("keydown", this.keyed);
    // A page that the browser keeps for Back would keep the caller's address.
    addEventListener("pagehide", this.next);
  }

  override disconnectedCallback(): void {
    removeEventListener("keydown", this.keyed);
    removeEventListener("pagehide", this.next);
    this.session?.close();
    this.session = undefined;
    super.disconnectedCallback();
  }

  private async open(session: Session): Promise<void> {
    try {
      // The voters' sentences and the map come with the code that voters fetch later; the desk waits for it.
      const [opened] = await Promise.all([session.open(this.clock()), import("../../later/later.ts")]);
      if (opened.kind === "opened") this.opened = opened;
      else this.answer = opened;
    } catch {
      this.failed = true;
    }
  }

  protected override firstUpdated(): void {
    this.box()?.focus();
  }

  private box(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  /** The next caller: nothing of this one stays. */
  readonly next = (): void => {
    this.asked += 1;
    this.text = "";
    this.answer = this.county = this.election = this.fips = undefined;
    this.rows = [];
    this.active = -1;
    this.fresh = true;
    this.box()?.focus();
  };

  /** As if typed. */
  async type(text: string): Promise<void> {
    this.text = text;
    this.active = -1;
    this.fresh = false;
    const mine = ++this.asked;
    if (text.trim() === "") {
      this.answer = this.county = undefined;
      this.rows = [];
      return;
    }
    const { session, fips } = this;
    if (!session || !this.opened) return;
    try {
      const suggested: Suggested = had(await session.suggest(text, fips));
      if (mine !== this.asked) return;
      const { area } = suggested;
      if (area.kind === "counties" && area.counties.length === 1) await this.bring(area.counties[0]?.fips, mine);
      await this.locate({ kind: "address", text, ...(fips === undefined ? {} : { county: fips }) }, mine, suggested);
    } catch (cause) {
      this.fell(cause, mine);
    }
  }

  /** The rows change with the line, never after it: an arrow key would else step through those of what was typed before. */
  private async locate(question: Question, mine: number, suggested?: Suggested): Promise<void> {
    const { session, election } = this;
    if (!session) return;
    const answer = await session.locate({ ...question, ...(election === undefined ? {} : { election }) }, this.clock());
    if (mine !== this.asked) return;
    this.answer = answer;
    if (suggested) this.rows = rowsFor(suggested, answer, this.text, this.speech, this.fips);
    await this.bring(countyOf(answer), mine);
  }

  /** Places and lines of the whole county, as soon as it is known: what is fetched must not tell one answer from another. */
  private async bring(fips: string | undefined, mine: number): Promise<void> {
    const { session } = this;
    if (!session || fips === undefined) return;
    if (this.county?.detail.county.fips === fips) return;
    const [detail, outlines] = await Promise.all([session.county(fips), session.outlines(fips)]);
    if (mine === this.asked) this.county = { detail: had(detail), outlines: had(outlines) };
  }

  private fell(cause: unknown, mine: number): void {
    if (cause instanceof Outrun || mine !== this.asked) return;
    if (cause instanceof NotHad) this.answer = cause.answer;
    else this.failed = true;
  }

  private readonly keyed = (event: KeyboardEvent): void => {
    const { rows } = this;
    switch (event.key) {
      case "Escape":
        event.preventDefault();
        this.next();
        return;
      case "ArrowDown":
      case "ArrowUp": {
        if (rows.length === 0 || event.composedPath().some((one) => one instanceof HTMLSelectElement)) return;
        event.preventDefault();
        const stops = rows.length + 1;
        void this.step(((this.active + 1 + (event.key === "ArrowDown" ? 1 : -1) + stops) % stops) - 1);
        return;
      }
      case "Enter": {
        const row = rows[this.active];
        if (row && event.composedPath().includes(this.box() as EventTarget)) {
          event.preventDefault();
          this.take(row);
        }
      }
    }
  };

  /** On a row: what it says is asked at once; off the rows: what was typed. */
  private async step(to: number): Promise<void> {
    this.active = to;
    const mine = ++this.asked;
    const question = this.rows[to]?.question ?? (to < 0 ? ({ kind: "address", text: this.text } as const) : undefined);
    if (!question) return;
    try {
      await this.locate(question, mine);
    } catch (cause) {
      this.fell(cause, mine);
    }
  }

  private take(row: Row): void {
    if (row.county !== undefined) {
      this.fips = row.county;
      void this.type(this.text);
    } else void this.type(row.retype ?? row.words);
    this.box()?.focus();
  }

  private async speak(language: Language): Promise<void> {
    const words = await deskSpeech(language);
    this.speech = words;
    document.documentElement.lang = language;
    document.title = words.say("desk_title");
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("active")) this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  // Drawing

  private line(): TemplateResult {
    const { speech, answer, failed, fresh } = this;
    const words = failed
      ? speech.say("line_failed")
      : answer
        ? lineOf(speech, answer, this.clock())
        : speech.say(fresh ? "desk_cleared" : "desk_nothing");
    const bad = failed || answer?.kind === "unavailable";
    const unsure = answer !== undefined && (answer.kind !== "found" || answer.freshness.state === "old");
    return html`<section class="aloud ${bad ? "bad" : unsure ? "unsure" : ""}" aria-label=${speech.say("desk_say")}>
      <span class="label">${speech.say("desk_say")}</span>
      <p role="status">${words}</p>
    </section>`;
  }

  private elections(): TemplateResult | typeof nothing {
    const { speech, opened } = this;
    if (!opened || opened.elections.length < 2) return nothing;
    const chosen = (event: Event): void => {
      this.election = (event.currentTarget as HTMLSelectElement).value || undefined;
      void this.type(this.text);
    };
    return html`<div>
      <label for="election">${speech.say("election_label")}</label>
      <select id="election" @change=${chosen}>
        <option value="" .selected=${this.election === undefined}>${speech.say("election_next")}</option>
        ${opened.elections.map(
          ({ id, name, date }) => html`<option value=${id} .selected=${this.election === id}>
            ${speech.say("election_option", { name, date: speech.date(date) })}
          </option>`,
        )}
      </select>
    </div>`;
  }

  private list(): TemplateResult {
    const { speech, rows, active } = this;
    return html`<ul class="bare rows" id="rows" role="listbox" aria-label=${speech.say("desk_rows")} ?hidden=${rows.length === 0}>
      ${rows.map(
        (row, i) => html`<li id="row-${i}" role="option" aria-selected=${i === active ? "true" : "false"} @click=${() => this.take(row)}>
          ${row.words}
        </li>`,
      )}
    </ul>`;
  }

  private around(): TemplateResult | typeof nothing {
    const { speech, answer, county } = this;
    if (!answer || !county || county.detail.county.fips !== countyOf(answer)) return nothing;
    const precincts = precinctsOf(answer);
    const { detail, outlines } = county;
    const near = [...new Set(precincts.flatMap(({ id }) => nextDoor(outlines, id)))].filter(
      ({ precinct }) => !precincts.some(({ id }) => id === precinct.id),
    );
    const place = answer.kind === "found" ? answer.place.at : null;
    return html`<section class="stack">
      <h2 class="subtitle">${speech.say("desk_map", { county: detail.county.name })}</h2>
      ${outlines.length === 0
        ? html`<p>${speech.say("desk_no_map")}</p>`
        : html`<pollstead-small-map
            open
            .speech=${speech}
            .load=${async () => outlines}
            .precincts=${precincts}
            .place=${place}
          ></pollstead-small-map>`}
      ${near.length === 0
        ? nothing
        : html`<table class="next">
            <caption class="label">
              ${speech.say("desk_next_door")}
            </caption>
            ${near.map(({ precinct }) => {
              const listed = detail.precincts.find((one) => one.precinct.id === precinct.id);
              return html`<tr>
                <th scope="row">${precinct.name}</th>
                <td>${listed?.place ? `${listed.place.name}, ${listed.place.address}` : speech.say("list_no_place")}</td>
              </tr>`;
            })}
          </table>`}
    </section>`;
  }

  override render(): TemplateResult {
    const { speech, opened, answer, rows, active } = this;
    const other: Language = speech.language === "en" ? "es" : "en";
    const below = answer ? everything(this, answer) : nothing;
    return html`<div lang=${speech.language}>
      ${opened ? bands(speech, opened, this.clock()) : nothing}
      <div class="whole stack">
        <div class="top">
          <h1 class="subtitle">${speech.say("desk_title")}</h1>
          <button type="button" class="quiet" lang=${other} @click=${() => void this.speak(other)}>
            ${other === "es" ? "Español" : "English"}
          </button>
        </div>
        <div class="ask">
          <div>
            <label for="box">${speech.say("desk_box")}</label>
            <input
              id="box"
              type="text"
              role="combobox"
              aria-autocomplete="list"
              aria-expanded=${rows.length > 0 ? "true" : "false"}
              aria-controls="rows"
              aria-activedescendant=${active >= 0 ? `row-${active}` : nothing}
              aria-describedby="keys"
              autocomplete="off"
              autocorrect="off"
              spellcheck="false"
              maxlength="200"
              .value=${this.text}
              @input=${(event: Event) => void this.type((event.currentTarget as HTMLInputElement).value)}
            />
            <p id="keys" class="hint small">${speech.say("desk_keys")}</p>
          </div>
          ${this.line()} ${this.list()} ${this.elections()}
        </div>
        ${below === nothing
          ? nothing
          : html`<div class="all">
              <section class="stack">
                <h2 class="subtitle">${speech.say("desk_all")}</h2>
                ${below}
              </section>
              ${this.around()}
            </div>`}
        ${foot({ speech }, opened, answer?.kind === "found" ? answer.place : undefined)}
      </div>
    </div>`;
  }
}

if (!customElements.get("pollstead-desk")) customElements.define("pollstead-desk", Desk);
