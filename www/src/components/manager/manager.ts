// <pollstead-manager>: the frame of the poll manager's pages. It opens the edition, asks once who and where, and holds the
// tabs. Nothing it keeps leaves the device.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { had, NotHad, type CountyDetail, type OpenedEdition, type PlaceRef, type Unavailable } from "../../core/contract.ts";
import type { Chosen, ManagerSession } from "../../core/manager/contract.ts";
import { Kept } from "../../core/manager/kept.ts";
import { LogRoom } from "../../core/manager/log/room.ts";
import { RollDesk } from "../../core/manager/roll/desk.ts";
import { rollSite, type RollSite } from "../../core/manager/roll/site.ts";
import { offlineReady, type Offline } from "../../core/manager/offline.ts";
import { languageAtStart, keepLanguage, type Language, type Speech } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { bigChoiceStyle } from "../../style/big-choice.ts";
import { icons } from "../../style/icons.ts";
import { bandStyle } from "../band/band.css.ts";
import { bands } from "../band/band.ts";
import { contactStyle } from "../contact/contact.css.ts";
import { officeLines, STATEWIDE, statewideLines } from "../contact/contact.ts";
import { managerIcons } from "./icons.ts";
import { STATE_LINE } from "../law-check/ask.ts";
import { placeQuestion, roleQuestion, ROLES, type Role } from "./ask-once.ts";
import { daysUntil, electionOf } from "./day.ts";
import { managerStyle } from "./manager.css.ts";
import "../log/log.ts";
import "../law-check/id-check.ts";
import "../law-check/who.ts";
import "../ready/ready.ts";
import "../right-place/right-place.ts";
import "../round/round.ts";
import "../zone/zone.ts";
import { managerEnglish, managerSpeech } from "./speech.ts";

export type Tab = "right" | "id" | "who" | "zone" | "roll" | "log" | "ready";
export const TABS: readonly Tab[] = ["right", "id", "who", "zone", "roll", "log", "ready"];

/** The tablet's place, as it is kept. */
type KeptPlace = { fips: string; place: string };

const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);
const isPlace = (value: unknown): value is KeptPlace =>
  typeof value === "object" && value !== null && typeof (value as KeptPlace).fips === "string" && typeof (value as KeptPlace).place === "string";

export class Manager extends LitElement {
  static override properties = {
    edition: {},
    own: { type: Boolean },
    speech: { attribute: false },
    opened: { state: true },
    fell: { state: true },
    who: { state: true },
    fips: { state: true },
    county: { state: true },
    search: { state: true },
    chosen: { state: true },
    tab: { state: true },
    surveying: { state: true },
    installer: { state: true },
    rollSite: { state: true },
  };
  /** Folder of the edition, against the page's address. */
  declare edition: string;
  /** A page of our own: the tab stands in the address, and the browser's Back works. */
  declare own: boolean;
  declare speech: Speech;
  declare opened: OpenedEdition | undefined;
  /** Why nothing can be shown. */
  declare fell: Unavailable | "failed" | undefined;
  declare who: Role | undefined;
  declare fips: string | undefined;
  declare county: CountyDetail | undefined;
  declare search: string;
  declare chosen: Chosen | undefined;
  declare tab: Tab;
  /** The Survey round instead of the tabs. */
  declare surveying: boolean;
  /** The browser's own offer to install the page. */
  private declare installer: { prompt(): Promise<unknown> } | undefined;
  /** Undefined where this site has not turned the roll on: then there is no such tab. */
  declare rollSite: RollSite | undefined;
  private rolls: RollDesk | undefined;
  session: ManagerSession | undefined;
  offline: Offline | undefined;
  kept = new Kept();
  private logs: LogRoom | undefined;
  clock: () => string = () => new Date().toISOString();
  /** For examples and tests: settled once the edition, and the kept place, are there. */
  opening: Promise<void> = Promise.resolve();

  /** The logs of this tablet. */
  get room(): LogRoom {
    return (this.logs ??= new LogRoom(this.kept, () => this.clock()));
  }
  set room(room: LogRoom) {
    this.logs = room;
  }

  /** The roll of this tablet. It stays open from tab to tab until it is locked. */
  get rollDesk(): RollDesk {
    return (this.rolls ??= new RollDesk(() => this.clock()));
  }
  set rollDesk(desk: RollDesk) {
    this.rolls = desk;
  }

  constructor() {
    super();
    this.edition = "../edition/";
    this.own = false;
    this.speech = managerEnglish;
    this.opened = this.fell = this.who = this.fips = this.county = this.chosen = this.installer = undefined;
    this.search = "";
    this.tab = "right";
    this.surveying = false;
    this.rollSite = rollSite;
  }

  static override styles = [base, bandStyle, bigChoiceStyle, contactStyle, managerStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.own) {
      addEventListener("hashchange", this.moved);
      addEventListener("beforeinstallprompt", this.offered);
      this.moved();
      if (languageAtStart() === "es") void this.speak("es");
    }
  }

  override disconnectedCallback(): void {
    removeEventListener("hashchange", this.moved);
    removeEventListener("beforeinstallprompt", this.offered);
    this.rolls?.lock();
    this.session?.close();
    super.disconnectedCallback();
  }

  /** Opens the edition, and the place that was chosen before. */
  start(session: ManagerSession, offline: Offline | undefined): Promise<void> {
    this.session = session;
    this.offline = offline;
    if (offline) offline.onChange = () => this.requestUpdate();
    this.who = this.kept.read("role", isRole);
    this.begin();
    this.surveying = this.who === "survey";
    return (this.opening = this.open(session));
  }

  private async open(session: ManagerSession): Promise<void> {
    try {
      const opened = await session.open(this.clock());
      if (opened.kind !== "opened") {
        this.fell = opened;
        return;
      }
      this.opened = opened;
      const place = this.kept.read("place", isPlace);
      if (place) await this.choose(place.fips, place.place);
    } catch {
      this.fell = "failed";
    }
  }

  /** A county's places; then, where it is named and still listed, a place. */
  async choose(fips: string | undefined, id?: string): Promise<void> {
    this.fips = fips;
    this.county = undefined;
    this.search = "";
    if (fips === undefined || !this.session) return;
    try {
      const county = had(await this.session.county(fips));
      if (this.fips !== fips) return;
      this.county = county;
      const place = county.precincts.find((one) => one.place?.id === id)?.place;
      if (place) await this.take(place);
      else if (this.surveying) this.keepCounty(fips, county);
    } catch (cause) {
      this.fell = cause instanceof NotHad ? cause.answer : "failed";
    }
  }

  /** A surveyor works in a county, at no place of it. */
  private keepCounty(fips: string, county: CountyDetail): void {
    this.kept.write("place", { fips, place: "" } satisfies KeptPlace);
    const some = county.precincts.find(({ place }) => place)?.place;
    if (some) void this.offline?.keep(fips, some.id, this.clock());
  }

  async take(place: PlaceRef): Promise<void> {
    const { fips, county } = this;
    if (fips === undefined || !county) return;
    this.kept.write("place", { fips, place: place.id } satisfies KeptPlace);
    this.chosen = { fips, county: county.county.name, place };
    // Not waited for: the tabs work meanwhile.
    void this.offline?.keep(fips, place.id, this.clock());
  }

  private answer(role: Role): void {
    this.who = role;
    this.kept.write("role", role);
    this.surveying = role === "survey";
    this.begin();
  }

  /** The part that somebody's work begins with, unless the address names one. */
  private begin(): void {
    if (!this.own || location.hash === "") this.tab = this.who === "bailiff" ? "zone" : "right";
  }

  /** Asks again who and where. */
  readonly change = (what: "role" | "place"): void => {
    if (what === "role") {
      this.who = undefined;
      this.kept.write("role", undefined);
    } else {
      this.chosen = undefined;
      this.kept.write("place", undefined);
    }
  };

  private readonly offered = (event: Event): void => {
    event.preventDefault();
    this.installer = event as Event & { prompt(): Promise<unknown> };
  };

  private readonly moved = (): void => {
    const asked = this.shownTabs().find((tab) => location.hash === `#${tab}`);
    if (asked) this.tab = asked;
  };

  private shownTabs(): readonly Tab[] {
    return this.rollSite && (!this.chosen || this.rollSite.offices[this.chosen.fips] !== undefined) ? TABS : TABS.filter((tab) => tab !== "roll");
  }

  private go(tab: Tab): void {
    this.surveying = false;
    this.tab = tab;
    if (this.own) location.hash = tab;
  }

  private async speak(language: Language): Promise<void> {
    this.speech = await managerSpeech(language);
    keepLanguage(language);
    if (!this.own) return;
    document.documentElement.lang = language;
    document.title = this.speech.say("m_title");
  }

  protected override updated(changed: PropertyValues): void {
    // A new screen begins at its heading, for those who hear it too; but not the first one.
    const moved = (["tab", "who", "chosen", "surveying"] as const).some((one) => changed.has(one) && changed.get(one) !== undefined);
    if (this.own && moved && this.hasUpdated) this.renderRoot.querySelector<HTMLElement>("h1")?.focus();
  }

  // Drawing

  private top(): TemplateResult {
    const { speech, opened, chosen, offline } = this;
    const election = opened && electionOf(opened.elections, this.clock());
    const other: Language = speech.language === "en" ? "es" : "en";
    const ready = offline && offlineReady(offline.state);
    return html`<header class="top">
        <p class="name">${chosen?.place.name ?? speech.say("m_title")}</p>
        <button type="button" class="quiet" lang=${other} @click=${() => void this.speak(other)}>${other === "es" ? "Español" : "English"}</button>
        <p class="facts small soft">
          ${election ? html`<span>${speech.say("election_option", { name: election.name, date: speech.date(election.date) })}</span>` : nothing}
          ${opened ? html`<span>${speech.say("m_as_of", { date: speech.date(opened.as_of) })}</span>` : nothing}
          ${ready && chosen
            ? html`<span class="offline ${ready}">${ready === "yes" ? managerIcons.check : icons.warn} ${speech.say(`m_offline_${ready}`)}</span>`
            : nothing}
        </p>
    </header>`;
  }

  private tabs(): TemplateResult {
    const { speech, tab, surveying } = this;
    return html`<nav class="tabs no-print" aria-label=${speech.say("m_tabs")}>
      <ul class="bare">
        ${this.shownTabs().map(
          (one) => html`<li>
            <button type="button" aria-current=${one === tab && !surveying ? "page" : nothing} @click=${() => this.go(one)}>
              ${speech.say(`m_tab_${one}`)}
            </button>
          </li>`,
        )}
      </ul>
    </nav>`;
  }

  private red(): TemplateResult {
    const { speech, fell } = this;
    const why = fell === "failed" || !fell ? "failed" : fell.why === "not_reached" ? "not_reached" : "red";
    const contact = fell === "failed" || !fell ? STATEWIDE : fell.contact;
    return html`<div class="stack-wide">
      <section class="alert bad stack" role="alert">
        <h1 class="title" tabindex="-1">${icons.warn} ${speech.say(`${why}_title`)}</h1>
        <p class="lead">${speech.say(`${why}_text`)}</p>
        <p><button type="button" @click=${() => location.reload()}>${speech.say("try_again")}</button></p>
      </section>
      <section class="stack-close">
        <h2 class="subtitle">${speech.say("call_title")}</h2>
        ${officeLines(this, contact)} ${statewideLines(this, STATEWIDE)}
      </section>
    </div>`;
  }

  /** Another release lies ready. From two days before an election to the day after it, none is offered. */
  private offer(): TemplateResult | typeof nothing {
    const { speech, opened, offline } = this;
    if (!opened || !offline?.state.update) return nothing;
    const frozen = opened.elections.map(({ date }) => daysUntil(date, this.clock())).some((days) => days <= 2 && days >= -1);
    return html`<div class="alert stack-close no-print" role="status">
      <p>${speech.say(frozen ? "m_update_frozen" : "m_update")}</p>
      ${frozen
        ? nothing
        : html`<p><button type="button" @click=${() => void offline.takeUpdate()}>${speech.say("m_update_go")}</button></p>`}
    </div>`;
  }

  private screen(): TemplateResult {
    const { speech, opened, session, who, chosen } = this;
    if (this.fell) return this.red();
    if (!opened || !session) return html`<p class="soft" role="status">${speech.say("m_opening")}</p>`;
    if (!who) return roleQuestion(speech, (taken) => this.answer(taken));
    if (this.surveying && this.county)
      return html`<pollstead-round
        .speech=${speech} .core=${session} .county=${this.county.county} .clock=${this.clock} @leave=${() => (this.surveying = false)}
      ></pollstead-round>`;
    if (!chosen)
      return placeQuestion(speech, {
        edition: opened,
        fips: this.fips,
        detail: this.county,
        search: this.search,
        onCounty: (fips) => void this.choose(fips),
        onSearch: (text) => (this.search = text),
        onPlace: (place) => void this.take(place),
      });
    return html`<h1 class="seen-not" tabindex="-1">${speech.say(`m_tab_${this.tab}`)}</h1>
      ${this.body(opened, session, who, chosen)}`;
  }

  private body(opened: OpenedEdition, session: ManagerSession, who: Role, chosen: Chosen): TemplateResult {
    const { speech, kept, offline, clock } = this;
    switch (this.tab) {
      case "right":
        return html`<pollstead-right-place
          .speech=${speech} .session=${session} .chosen=${chosen} .opened=${opened} .county=${this.county} .clock=${clock}
        ></pollstead-right-place>`;
      case "id":
      case "who": {
        const election = electionOf(opened.elections, clock());
        if (!election) return html`<p role="status">${speech.say("check_failed", { line: STATE_LINE })}</p>`;
        const asker = { session, election, who, speech, clock };
        return this.tab === "id"
          ? html`<pollstead-id-check .asker=${asker}></pollstead-id-check>`
          : html`<pollstead-who .asker=${asker} .kept=${kept}></pollstead-who>`;
      }
      case "zone":
        return html`<pollstead-zone
          .speech=${speech} .session=${session} .chosen=${chosen} .opened=${opened} .kept=${kept} .clock=${clock} .room=${this.room} .who=${who}
          .onLog=${() => this.go("log")}
        ></pollstead-zone>`;
      case "roll":
        void import("../roll/roll.ts");
        return this.rollSite
          ? html`<pollstead-roll
              .speech=${speech} .session=${session} .chosen=${chosen} .opened=${opened} .county=${this.county} .kept=${kept} .room=${this.room} .who=${who}
              .desk=${this.rollDesk} .site=${this.rollSite} .onPaper=${() => this.go("id")}
            ></pollstead-roll>`
          : html``;
      case "log":
        return html`<pollstead-log
          .speech=${speech} .session=${session} .chosen=${chosen} .opened=${opened} .kept=${kept} .room=${this.room} .who=${who}
        ></pollstead-log>`;
      case "ready":
        return html`<pollstead-ready
          .speech=${speech} .chosen=${chosen} .opened=${opened} .kept=${kept} .offline=${offline} .holds=${offline?.state} .who=${who}
          .installer=${this.installer} .onChange=${this.change} .onSurvey=${() => (this.surveying = true)} .clock=${clock}
        ></pollstead-ready>`;
    }
  }

  override render(): TemplateResult {
    const { speech, opened, chosen, who, kept } = this;
    return html`<div lang=${speech.language} class="whole">
      ${opened ? bands(speech, opened, this.clock()) : nothing} ${this.top()} ${chosen && who && !this.surveying ? this.tabs() : nothing}
      <div class="main">
        ${kept.refused ? html`<p class="alert warn no-print" role="status">${speech.say("m_not_kept")}</p>` : nothing}
        ${this.surveying || this.tab !== "ready" ? nothing : this.offer()} ${this.screen()}
      </div>
    </div>`;
  }
}

if (!customElements.get("pollstead-manager")) customElements.define("pollstead-manager", Manager);
