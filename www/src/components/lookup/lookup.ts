// <pollstead-lookup>: which screen is shown, and what is asked of the core. How a screen looks is the components' job.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Answer, Edition, Question, Suggested } from "../../core/contract.ts";
import { CoreFailed, Outrun, WorkerSession, type Session } from "../../core/session.ts";
import { english, keepLanguage, languageAtStart, speech, type Language, type Speech } from "../../messages/speech.ts";
import { icons } from "../../style/icons.ts";
import type { AddressBox } from "../address/address.ts";
import "../address/address.ts";
import { sayAnswer } from "../answer/answer.ts";
import { bands } from "../band/band.ts";
import { privacyFold } from "../fold/privacy.ts";
import { foot } from "../foot/foot.ts";
import { findMe, location, type LocationStep } from "../location/location.ts";
import { countyQuestion } from "../not-found/not-found.ts";
import { failed } from "../plain/plain.ts";
import { heading, type Act, type View } from "../view.ts";
import { ways } from "../ways/ways.ts";
import { lookupStyles } from "./lookup.css.ts";

export type Screen =
  | { at: "home" }
  | { at: "not-here" }
  | { at: "working"; county: string | undefined }
  | { at: "location"; step: LocationStep }
  | { at: "list" }
  | { at: "map" }
  | { at: "answer"; answer: Answer; question: Question | undefined }
  | { at: "failed" };

/** Below this a wait is not worth a word (a bar that flashes is worse than none). */
const QUIET_MS = 300;

export class Lookup extends LitElement {
  static override properties = {
    edition: {},
    directory: {},
    own: { type: Boolean },
    speech: { attribute: false },
    opened: { attribute: false },
    screen: { attribute: false },
    text: { attribute: false },
    suggested: { attribute: false },
    county: { attribute: false },
    election: { state: true },
  };
  /** Folder of the edition, against the page's address. */
  declare edition: string;
  /** The plain list without script. */
  declare directory: string;
  /** On a page of our own: top-level heading, focus in the box, Back as the browser does it. */
  declare own: boolean;
  declare speech: Speech;
  declare opened: Edition | undefined;
  declare screen: Screen;
  declare text: string;
  declare suggested: Suggested | undefined;
  /** Which county the voter named. */
  declare county: string | undefined;
  private declare election: string | undefined;
  session: Session | undefined;
  /** For examples: the clock shown to every part. */
  clock: () => string = () => new Date().toISOString();
  private asked = 0;
  private typed = "";

  constructor() {
    super();
    this.edition = "./edition/";
    this.directory = "./directory/";
    this.own = false;
    this.speech = english;
    this.opened = undefined;
    this.screen = { at: "home" };
    this.text = "";
    this.suggested = undefined;
    this.county = undefined;
    this.election = undefined;
  }

  static override styles = lookupStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.session) {
      void this.speak(languageAtStart(), "as found");
      void this.open();
    }
    if (this.own) addEventListener("popstate", this.wentBack);
  }

  override disconnectedCallback(): void {
    removeEventListener("popstate", this.wentBack);
    this.session?.close();
    this.session = undefined;
    super.disconnectedCallback();
  }

  private async open(): Promise<void> {
    const base = new URL(this.edition.replace(/\/*$/, "/"), document.baseURI).href;
    this.session = new WorkerSession(base);
    try {
      const opened = await this.session.open(this.clock());
      if (opened.kind === "opened") {
        this.opened = opened;
        if (this.text) void this.suggest();
      } else this.go({ at: "answer", answer: opened, question: undefined });
    } catch {
      this.go({ at: "failed" });
    }
  }

  // Language

  private async speak(language: Language, choice: "as found" | "chosen"): Promise<void> {
    if (choice === "chosen") keepLanguage(language);
    this.speech = await speech(language);
    this.dispatchEvent(
      new CustomEvent("pollstead-language", { detail: { language, title: this.speech.say("title") }, bubbles: true }),
    );
  }

  // Screens

  private go(screen: Screen): void {
    if (this.own && this.screen.at === "home" && screen.at !== "home") history.pushState({ pollstead: true }, "");
    this.screen = screen;
  }

  private readonly wentBack = (): void => {
    this.asked += 1;
    this.screen = { at: "home" };
  };

  private readonly act: Act = {
    ask: (question) => void this.ask(question),
    show: (panel) => {
      this.county ??= this.countyAtHand();
      this.go(panel === "location" ? { at: "location", step: "ask" } : { at: panel });
    },
    home: (typed) => {
      this.asked += 1;
      if (typed === "empty box") {
        this.text = "";
        this.county = undefined;
        this.suggested = undefined;
      }
      this.screen = { at: "home" };
    },
    type: (text) => {
      this.text = text;
      this.screen = { at: "home" };
      void this.suggest();
    },
    chooseCounty: (fips) => {
      this.county = fips;
      const { screen } = this;
      if (screen.at === "answer" && screen.question?.kind === "address") {
        const { county: _, ...question } = screen.question;
        void this.ask(fips === undefined ? question : { ...question, county: fips });
      } else void this.suggest();
    },
    again: (election) => {
      const { screen } = this;
      if (screen.at !== "answer") return;
      if (screen.question === undefined) {
        this.screen = { at: "home" };
        this.session?.close();
        void this.open();
      } else void this.ask(election === undefined ? screen.question : { ...screen.question, election });
    },
  };

  // Questions

  private async ask(question: Question): Promise<void> {
    const { session } = this;
    if (!session) return;
    const mine = ++this.asked;
    const chosen = this.election && !question.election ? { ...question, election: this.election } : question;
    const quiet = setTimeout(() => {
      if (mine === this.asked) this.go({ at: "working", county: this.countyName() });
    }, QUIET_MS);
    try {
      const answer = await session.locate(chosen, this.clock());
      if (mine === this.asked) this.go({ at: "answer", answer, question: chosen });
    } catch (cause) {
      if (mine === this.asked) this.go({ at: "failed" });
      if (!(cause instanceof CoreFailed)) throw cause;
    } finally {
      clearTimeout(quiet);
    }
  }

  private async suggest(): Promise<void> {
    const { session, text } = this;
    if (!session || !this.opened) return;
    if (text.trim() === "") {
      this.suggested = undefined;
      return;
    }
    try {
      const suggested = await session.suggest(text, this.county);
      if (this.text === text) this.suggested = suggested;
    } catch (cause) {
      if (!(cause instanceof Outrun)) this.go({ at: "failed" });
    }
  }

  private async find(): Promise<void> {
    const mine = ++this.asked;
    this.screen = { at: "location", step: "finding" };
    const found = await findMe();
    if (mine !== this.asked) return;
    if (typeof found === "string") this.screen = { at: "location", step: found };
    else {
      this.typed = "";
      void this.ask({ kind: "point", how: "gps", ...found });
    }
  }

  /** The only county that what was typed, or the answer to it, leaves; the list and the map begin there. */
  private countyAtHand(): string | undefined {
    const { screen, suggested } = this;
    const counties =
      screen.at === "answer" && screen.answer.kind === "no_streets"
        ? screen.answer.counties
        : suggested?.area.kind === "counties"
          ? suggested.area.counties
          : [];
    return counties.length === 1 ? counties[0]?.fips : undefined;
  }

  private countyName(): string | undefined {
    const fips = this.county ?? this.countyAtHand();
    return this.opened?.counties.find((county) => county.fips === fips)?.name;
  }

  // Drawing

  protected override willUpdate(changed: PropertyValues): void {
    // Leaflet's and the list's elements come with the first use.
    if (changed.has("screen")) {
      if (this.screen.at === "list") void import("../list/list.ts");
      if (this.screen.at === "map") void import("../map/map.ts");
    }
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get("screen") as Screen | undefined;
    if (!changed.has("screen") || (before === undefined && !this.own)) return;
    if (this.screen.at === "home") {
      if (this.own) this.renderRoot.querySelector<AddressBox>("pollstead-address")?.updateComplete.then(() => this.focusBox());
      return;
    }
    if (before === undefined) return;
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start" });
    this.renderRoot.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
  }

  private focusBox(): void {
    this.renderRoot.querySelector<AddressBox>("pollstead-address")?.focus();
  }

  private view(): View {
    const { screen } = this;
    return {
      speech: this.speech,
      top: this.own ? 1 : 2,
      act: this.act,
      now: this.clock(),
      directory: this.directory,
      typed: this.typed || (screen.at === "answer" && screen.question?.kind === "address" ? screen.question.text : ""),
      question: screen.at === "answer" ? screen.question : undefined,
      counties: this.opened?.counties ?? [],
      outlines: (fips) => this.session?.outlines(fips) ?? Promise.resolve([]),
    };
  }

  private box(view: View): TemplateResult {
    const { speech, suggested } = this;
    const several = suggested?.area.kind === "counties" && suggested.area.counties.length > 1 && this.county === undefined;
    const submit = (text: string): void => {
      this.typed = text;
      void this.ask({ kind: "address", text, ...(this.county === undefined ? {} : { county: this.county }) });
    };
    return html`<pollstead-address
        .speech=${speech}
        .value=${this.text}
        .suggested=${suggested}
        .onType=${(text: string) => {
          this.text = text;
          void this.suggest();
        }}
        .onSubmit=${submit}
        .onPick=${(picked: { text: string; id: string }) => {
          this.typed = this.text;
          void this.ask({ kind: "id", id: picked.id });
        }}
        .onNotHere=${() => {
          this.typed = this.text;
          this.go({ at: "not-here" });
        }}
      ></pollstead-address>
      ${suggested?.no_streets
        ? html`<p class="alert" role="status">
            ${speech.say("no_streets_county", { counties: this.areaNames(suggested) })}
          </p>`
        : several
          ? html`<div class="alert stack-close">
              <p><strong>${speech.say("which_county")}</strong></p>
              ${countyQuestion(view, suggested.area.kind === "counties" ? suggested.area.counties : [])}
            </div>`
          : nothing}`;
  }

  private areaNames(suggested: Suggested): string {
    const counties = suggested.area.kind === "counties" ? suggested.area.counties : [];
    return this.speech.either(counties.map((county) => this.speech.say("county_named", { county: county.name })));
  }

  private elections(edition: Edition): TemplateResult | typeof nothing {
    const { speech } = this;
    if (edition.elections.length < 2) return nothing;
    return html`<div>
      <label for="election">${speech.say("election_label")}</label>
      <select
        id="election"
        @change=${(event: Event) => (this.election = (event.currentTarget as HTMLSelectElement).value || undefined)}
      >
        <option value="" ?selected=${this.election === undefined}>${speech.say("election_next")}</option>
        ${edition.elections.map(
          (one) => html`<option value=${one.id} ?selected=${this.election === one.id}>
            ${speech.say("election_option", { name: one.name, date: speech.date(one.date) })}
          </option>`,
        )}
      </select>
    </div>`;
  }

  private home(view: View): TemplateResult {
    const { speech, opened } = this;
    const last = opened?.elections.at(-1);
    const which =
      opened?.freshness.state === "old" && last
        ? speech.say("idle_for_old", { name: last.name, date: speech.date(last.date) })
        : speech.say("idle_for");
    // Before anyone types: an edition without streets says so and offers what works.
    if (opened && opened.counties.length > 0 && opened.counties.every((county) => !county.streets))
      return html`<section class="stack-wide">
        <div class="stack">
          ${heading(view, 0, speech.say("title"))}
          <p class="lead">${speech.say("no_streets_all")}</p>
          <p class="soft">${which}</p>
        </div>
        ${this.elections(opened)} ${ways(view, "large")} ${privacyFold(speech)}
      </section>`;
    return html`<section class="stack-wide">
      <div class="stack">
        ${heading(view, 0, speech.say("title"))}
        ${opened && opened.elections.length > 1 && opened.freshness.state !== "old" ? nothing : html`<p class="soft">${which}</p>`}
      </div>
      <div class="stack">${this.box(view)}</div>
      ${opened ? this.elections(opened) : nothing}
      <section class="stack">
        ${heading(view, 1, speech.say("other_ways"), "small-title")} ${ways(view, "small")}
      </section>
      ${privacyFold(speech)}
    </section>`;
  }

  private notHere(view: View): TemplateResult {
    const { speech } = this;
    return html`<section class="stack-wide">
      <div class="stack">
        ${heading(view, 0, speech.say("not_here_title"))}
        <p class="alert"><strong>${speech.say("not_found_not_means")}</strong></p>
        ${ways(view, "large")}
      </div>
    </section>`;
  }

  private body(view: View): TemplateResult {
    const { screen, speech } = this;
    switch (screen.at) {
      case "home":
        return this.home(view);
      case "not-here":
        return this.notHere(view);
      case "working":
        return html`<section class="stack" role="status">
          ${heading(
            view,
            0,
            screen.county ? speech.say("working_county", { county: screen.county }) : speech.say("working"),
          )}
          <div class="bar" aria-hidden="true"></div>
          <p class="typed">${this.typed}</p>
          <p><button type="button" @click=${() => this.act.home("keep what was typed")}>${speech.say("cancel")}</button></p>
        </section>`;
      case "location":
        return location(view, screen.step, (step) =>
          step === "find" ? void this.find() : (this.screen = { at: "location", step: "away" }),
        );
      case "list":
        return html`<pollstead-list
          .speech=${speech}
          .top=${view.top}
          .counties=${view.counties}
          .source=${this.session}
          .fips=${this.county ?? (view.counties.length === 1 ? view.counties[0]?.fips : undefined)}
          .onAsk=${(question: Question) => {
            this.typed = question.kind === "address" ? question.text : "";
            void this.ask(question);
          }}
        ></pollstead-list>`;
      case "map":
        return html`<pollstead-map
          .speech=${speech}
          .top=${view.top}
          .counties=${view.counties}
          .fips=${this.county ?? (view.counties.length === 1 ? view.counties[0]?.fips : undefined)}
          .load=${view.outlines}
          .onAsk=${(question: Question) => {
            this.typed = "";
            void this.ask(question);
          }}
        ></pollstead-map>`;
      case "answer":
        return sayAnswer(view, screen.answer);
      case "failed":
        return failed(view);
    }
  }

  override render(): TemplateResult {
    const { speech, screen, opened } = this;
    const view = this.view();
    const other: Language = speech.language === "en" ? "es" : "en";
    return html`<div class="whole" lang=${speech.language}>
      ${opened ? bands(speech, opened) : nothing}
      <div class="head no-print">
        ${screen.at === "home"
          ? html`<span class="site">${this.own ? speech.say("site_of") : nothing}</span>`
          : html`<button
              type="button"
              class="quiet back"
              @click=${() => this.act.home(screen.at === "answer" && screen.answer.kind === "found" ? "empty box" : "keep what was typed")}
            >
              ${icons.back}
              ${speech.say(screen.at === "answer" && screen.answer.kind === "found" ? "start_over" : "back")}
            </button>`}
        <button type="button" class="quiet" lang=${other} @click=${() => void this.speak(other, "chosen")}>
          ${other === "es" ? "Español" : "English"}
        </button>
      </div>
      <div class="main">${this.body(view)}</div>
      <div class="main">${foot(view, opened)}</div>
    </div>`;
  }
}

if (!customElements.get("pollstead-lookup")) customElements.define("pollstead-lookup", Lookup);
