// <pollstead-lookup>: which screen is shown, and what is asked of the core. How a screen looks is the components' job.

import { adoptStyles, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { had, NotHad, type Answer, type OpenedEdition, type Question, type Suggested } from "../../core/contract.ts";
import { folder } from "../../core/early.ts";
import { CoreFailed, Outrun, WorkerSession, type Session } from "../../core/session.ts";
import { english, keepLanguage, languageAtStart, speech, type Language, type Speech } from "../../messages/speech.ts";
import type { AddressBox } from "../address/address.ts";
import "../address/address.ts";
import { bands } from "../band/band.ts";
import { card } from "../card/card.ts";
import { questionIn } from "../card/link.ts";
import { foot } from "../foot/foot.ts";
import { head } from "../head/head.ts";
import type { PanelHooks } from "../panel/panel.ts";
import { failed, NOT_REACHED, unavailable } from "../red/red.ts";
import type { Act, Later, View } from "../view.ts";
import { countyTyped, idle, working, type Home } from "./home.ts";
import { lookupStyles } from "./lookup.css.ts";
import { isLater, type Screen } from "./screen.ts";

/** Below this a wait is not worth a word. */
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
    unreached: { state: true },
    later: { state: true },
  };
  /** Folders of the edition and of the plain list, against the page's address. */
  declare edition: string;
  declare directory: string;
  /** On a page of our own: top-level heading, focus in the box, Back as the browser does it. */
  declare own: boolean;
  declare speech: Speech;
  declare opened: OpenedEdition | undefined;
  declare screen: Screen;
  declare text: string;
  declare suggested: Suggested | undefined;
  /** Which county the voter named. */
  declare county: string | undefined;
  private declare election: string | undefined;
  /** Suggestions could not be had. */
  private declare unreached: boolean;
  private declare later: Later | undefined;
  private bringing: Promise<Later> | undefined;
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
    this.unreached = false;
    this.later = undefined;
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
    this.session = new WorkerSession(folder(this.edition), this.own);
    try {
      const opened = await this.session.open(this.clock());
      if (opened.kind === "opened") {
        this.opened = opened;
        // A link to a place, or what is typed already, is answered first.
        const linked = questionIn(location.hash);
        if (linked && this.screen.at === "home") void this.ask(linked);
        else if (this.text) void this.suggest();
        else void this.bring().catch(() => undefined);
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

  // Code that comes later

  /** Throws `NotHad`. */
  async bring(): Promise<Later> {
    this.bringing ??= import("../../later/later.ts");
    try {
      const later = await this.bringing;
      await this.updateComplete;
      if (!this.later) {
        adoptStyles(this.renderRoot as ShadowRoot, [...Lookup.elementStyles, ...later.styles]);
        this.dispatchEvent(new Event("pollstead-later", { bubbles: true }));
      }
      return (this.later = later);
    } catch {
      this.bringing = undefined;
      throw new NotHad(NOT_REACHED);
    }
  }

  // Screens

  private go(screen: Screen): void {
    if (isLater(screen, this.clock()) && !this.later) {
      const mine = this.asked;
      void this.bring().then(
        () => mine === this.asked && this.go(screen),
        (cause: unknown) => mine === this.asked && this.failWith(cause),
      );
      return;
    }
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
        // A link's place is not the next voter's.
        if (this.own && location.hash) history.replaceState(history.state, "", location.pathname + location.search);
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
    bring: () => this.bring(),
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
      const screen: Screen = { at: "answer", answer: await session.locate(chosen, this.clock()), question: chosen };
      if (isLater(screen, this.clock())) await this.bring();
      if (mine !== this.asked) return;
      this.go(screen);
      void this.bring().catch(() => undefined);
    } catch (cause) {
      if (mine === this.asked) this.failWith(cause);
      if (!(cause instanceof CoreFailed || cause instanceof NotHad)) throw cause;
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
      const suggested = had(await session.suggest(text, this.county));
      if (this.text !== text) return;
      this.suggested = suggested;
      this.unreached = false;
    } catch (cause) {
      if (cause instanceof Outrun) return;
      // A broken connection is said under the box, where typing goes on; a forgery ends it.
      if (cause instanceof NotHad && cause.answer.why === "not_reached") {
        if (this.text === text) this.unreached = true;
      } else this.failWith(cause);
    }
  }

  /** What could not be had becomes the screen: red where it was not genuine. */
  private readonly failWith = (cause: unknown): void => {
    if (cause instanceof NotHad) this.go({ at: "answer", answer: cause.answer, question: undefined });
    else this.go({ at: "failed" });
  };

  private async find(): Promise<void> {
    const mine = ++this.asked;
    this.screen = { at: "location", step: "finding" };
    const { findMe } = await this.bring();
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
    if (screen.at !== "answer" || screen.answer.kind !== "no_streets") return countyTyped(suggested);
    const { counties, county } = screen.answer;
    return counties.length > 1 ? undefined : (counties[0] ?? county)?.fips;
  }

  private countyName(): string | undefined {
    const fips = this.county ?? this.countyAtHand();
    return this.opened?.counties.find((county) => county.fips === fips)?.name;
  }

  private at(): Session {
    if (!this.session) throw new Error("the look-up was asked before it was opened");
    return this.session;
  }

  // Drawing

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
      elections: this.opened?.elections ?? [],
      home: new URL("../", folder(this.edition)).href,
      later: this.later,
      outlines: async (fips) => (this.session ? had(await this.session.outlines(fips)) : []),
    };
  }

  private homeNow(): Home {
    const { opened, text, suggested, unreached, county, election } = this;
    return {
      opened,
      text,
      suggested,
      unreached,
      county,
      election,
      onType: (typed) => {
        this.text = typed;
        void this.suggest();
      },
      onSubmit: (typed) => {
        this.typed = typed;
        void this.ask({ kind: "address", text: typed, ...(county === undefined ? {} : { county }) });
      },
      onPick: (id) => {
        this.typed = this.text;
        void this.ask({ kind: "id", id });
      },
      onNotHere: () => {
        this.typed = this.text;
        this.go({ at: "not-here" });
      },
      onElection: (id) => (this.election = id),
    };
  }

  private hooks({ counties }: View): PanelHooks {
    return {
      fips: this.county ?? (counties.length === 1 ? counties[0]?.fips : undefined),
      lists: {
        county: async (fips) => had(await this.at().county(fips)),
        streets: async (fips) => had(await this.at().streets(fips)),
      },
      fail: this.failWith,
      ask: (question) => {
        this.typed = question.kind === "address" ? question.text : "";
        void this.ask(question);
      },
      find: (step) => (step === "find" ? void this.find() : (this.screen = { at: "location", step: "away" })),
    };
  }

  private answer(view: View, answer: Answer): TemplateResult {
    if (answer.kind === "found") return card(view, answer);
    if (answer.kind === "unavailable") return unavailable(view, answer);
    return view.later ? view.later.sayOther(view, answer) : working(view, undefined);
  }

  private body(view: View): TemplateResult {
    const { screen } = this;
    switch (screen.at) {
      case "home":
        return idle(view, this.homeNow());
      case "working":
        return working(view, screen.county);
      case "answer":
        return this.answer(view, screen.answer);
      case "failed":
        return failed(view);
      default:
        return view.later ? view.later.panel(view, screen, this.hooks(view)) : working(view, undefined);
    }
  }

  override render(): TemplateResult {
    const { speech, screen, opened } = this;
    const view = this.view();
    return html`<div class="whole" lang=${speech.language}>
      ${opened ? bands(speech, opened, view.now, screen.at === "answer" && "freshness" in screen.answer ? screen.answer.freshness : undefined) : nothing}
      ${head(view, screen, this.own, (language) => void this.speak(language, "chosen"))}
      <div class="main">${this.body(view)}</div>
      <div class="main">${foot(view, opened, screen.at === "answer" && screen.answer.kind === "found" ? screen.answer.place : undefined)}</div>
    </div>`;
  }
}

if (!customElements.get("pollstead-lookup")) customElements.define("pollstead-lookup", Lookup);
