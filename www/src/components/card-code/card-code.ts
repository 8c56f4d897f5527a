// <pollstead-card-code>: opens the record of one registration card. The code comes from the card's QR, typed or pasted; it is
// read, stretched and looked up on this device, and nothing of it is kept.

import { html, LitElement, nothing, type TemplateResult } from "lit";
import type { Answer, CardAnswer, CardRecord, CardSession, OpenedEdition, ReadCode, Unavailable } from "../../core/card/contract.ts";
import { en } from "../../messages/en.ts";
import { enCard } from "../../messages/en-card.ts";
import { enLater } from "../../messages/en-later.ts";
import { keepLanguage, languageAtStart, Speech, type Language } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { bandStyle } from "../band/band.css.ts";
import { bands } from "../band/band.ts";
import { officeLines, STATEWIDE, statewideLines } from "../contact/contact.ts";
import { contactStyle } from "../contact/contact.css.ts";
import { cardCodeStyle } from "./card-code.css.ts";

/** The state's own look-up, for who has no code. It asks for more than this page ever does, and on its own site. */
const STATE = "https://yallvote.ms/";

const english = new Speech("en", { ...en, ...enLater, ...enCard });

/** The voters' sentences of a language, and the card page's. */
export async function cardSpeech(language: Language): Promise<Speech> {
  if (language === "en") return english;
  const [voters, card] = await Promise.all([import("../../messages/es.ts"), import("../../messages/es-card.ts")]);
  return new Speech("es", { ...voters.es, ...card.esCard });
}

type Mistyped = Extract<ReadCode, { kind: "mistyped" }>;

/** What is on the screen. */
export type CardScreen =
  | { at: "code"; wrong?: Mistyped }
  | { at: "working" }
  | { at: "answer"; answer: CardAnswer | Unavailable }
  | { at: "failed" };

export class CardCode extends LitElement {
  static override properties = {
    edition: {},
    speech: { attribute: false },
    opened: { state: true },
    screen: { state: true },
    typed: { state: true },
  };
  /** Folder of the edition, against the page's address. */
  declare edition: string;
  declare speech: Speech;
  declare opened: OpenedEdition | undefined;
  declare screen: CardScreen;
  declare typed: string;
  session: CardSession | undefined;
  clock: () => string = () => new Date().toISOString();
  /** For tests: settled once what was asked is answered. */
  asking: Promise<void> = Promise.resolve();
  private turn = 0;

  constructor() {
    super();
    this.edition = "../edition/";
    this.speech = english;
    this.opened = undefined;
    this.screen = { at: "code" };
    this.typed = "";
  }

  static override styles = [base, bandStyle, contactStyle, cardCodeStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    // A page that the browser keeps for Back would keep the record.
    addEventListener("pagehide", this.clear);
    if (languageAtStart() === "es") void this.speak("es");
  }

  override disconnectedCallback(): void {
    removeEventListener("pagehide", this.clear);
    this.session?.close();
    super.disconnectedCallback();
  }

  /** Opens the edition and, where the card's QR brought one, its code. */
  start(session: CardSession, fragment: string): Promise<void> {
    this.session = session;
    const opening = session.open(this.clock()).then((opened) => {
      if (opened.kind === "opened") this.opened = opened;
    });
    // What is wrong with the edition is said when a record is asked for.
    opening.catch(() => undefined);
    if (fragment) this.asking = this.ask(`#${fragment}`);
    return opening.catch(() => undefined);
  }

  /** Reads a code or a link, and opens its record. */
  async ask(typed: string): Promise<void> {
    const { session } = this;
    if (!session) return;
    const turn = ++this.turn;
    const show = (screen: CardScreen): void => {
      if (turn === this.turn) this.go(screen);
    };
    try {
      const read = await session.read(typed);
      if (read.kind === "mistyped") return show({ at: "code", wrong: read });
      show({ at: "working" });
      const answer = await session.find(read.code, read.series, this.clock());
      if (turn === this.turn) this.typed = "";
      show({ at: "answer", answer });
    } catch {
      show({ at: "failed" });
    }
  }

  readonly clear = (): void => {
    this.turn += 1;
    this.typed = "";
    this.go({ at: "code" });
  };

  private go(screen: CardScreen): void {
    this.screen = screen;
    void this.updateComplete.then(() => {
      const aim = screen.at === "code" ? this.renderRoot.querySelector<HTMLElement>("input") : this.renderRoot.querySelector<HTMLElement>("h1");
      if (screen.at !== "working") aim?.focus();
    });
  }

  private async speak(language: Language): Promise<void> {
    this.speech = await cardSpeech(language);
    this.lang = language;
    document.documentElement.lang = language;
    keepLanguage(language);
  }

  protected override render(): TemplateResult {
    const { speech } = this;
    const other: Language = speech.language === "en" ? "es" : "en";
    return html`<div class="whole stack-wide">
      <div class="head no-print">
        <button type="button" class="quiet" lang=${other} @click=${() => void this.speak(other)}>${other === "es" ? "Español" : "English"}</button>
      </div>
      ${this.opened ? bands(speech, this.opened, this.clock()) : nothing}
      <div class="stack-wide" aria-live="polite">${this.body()}</div>
      ${this.how()}
      <footer class="stack-close">
        <p class="small-title">${speech.say("foot_help")}</p>
        ${statewideLines({ speech }, STATEWIDE)}
      </footer>
    </div>`;
  }

  private body(): TemplateResult {
    const { screen, speech } = this;
    switch (screen.at) {
      case "code":
        return html`${this.form(screen.wrong)} ${this.without()}`;
      case "working":
        return html`<h1 class="title" tabindex="-1">${speech.say("record_title")}</h1>
          <p class="working" role="status">${speech.say("record_working")}</p>`;
      case "failed":
        return this.refusal("record_failed_title", html`<p class="lead">${speech.say("record_failed")}</p>`);
      case "answer":
        return this.answer(screen.answer);
    }
  }

  private form(wrong: Mistyped | undefined): TemplateResult {
    const { speech } = this;
    const groups = this.typed.toUpperCase().replace(/[\s-]+/g, "").match(/.{1,4}/g) ?? [];
    const submit = (event: Event): void => {
      event.preventDefault();
      this.asking = this.ask(this.typed);
    };
    const blanks = { group: wrong?.group ?? 1, sign: wrong?.sign ?? "" };
    return html`<div class="stack">
        <h1 class="title" tabindex="-1">${speech.say("record_title")}</h1>
        <p class="lead">${speech.say("record_lead")}</p>
      </div>
      <form class="stack" @submit=${submit} novalidate>
        <label for="code">${speech.say("record_label")}</label>
        <span class="hint" id="hint">${speech.say("record_hint")}</span>
        ${wrong ? html`<p class="error" id="wrong" role="alert">${speech.say(`record_wrong_${wrong.why}`, blanks)}</p>` : nothing}
        <input
          id="code"
          class="code"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-describedby=${wrong ? "wrong hint" : "hint"}
          aria-invalid=${wrong ? "true" : "false"}
          .value=${this.typed}
          @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
        />
        ${groups.length > 0
          ? html`<ol class="groups">
              ${groups.slice(0, 5).map((group, i) => html`<li class=${wrong?.group === i + 1 ? "look" : ""}><span class="seen-not">${speech.say("record_groups", { group: i + 1 })}: </span>${group}</li>`)}
            </ol>`
          : nothing}
        <button class="primary wide">${speech.say("record_go")}</button>
      </form>`;
  }

  /** For who has no code: the address, the state's own look-up, the clerk. */
  private without(): TemplateResult {
    const { speech } = this;
    return html`<section class="stack">
      <h2 class="subtitle">${speech.say("record_without_title")}</h2>
      <ul class="bare links">
        <li><a href="../">${speech.say("record_without_place")}</a></li>
        <li><a href=${STATE} rel="noreferrer">${speech.say("record_without_state")}</a></li>
        <li>${speech.say("record_without_clerk")}</li>
      </ul>
    </section>`;
  }

  private answer(answer: CardAnswer | Unavailable): TemplateResult {
    const { speech } = this;
    switch (answer.kind) {
      case "record":
        return this.record(answer);
      case "no_match":
        return this.refusal("record_no_match_title", html`<p class="lead">${speech.rich("record_no_match", { date: speech.date(answer.published) })}</p>`);
      case "not_offered":
        return this.refusal("record_not_offered_title", html`<p class="lead">${speech.rich("record_not_offered")}</p>`);
      case "unavailable":
        return this.refusal(`record_${answer.why}_title`, html`<p class="lead">${speech.say(`record_${answer.why}`)}</p>`);
    }
  }

  private refusal(title: Parameters<Speech["say"]>[0], text: TemplateResult): TemplateResult {
    const { speech } = this;
    return html`<div class="stack alert warn">
        <h1 class="title" tabindex="-1">${speech.say(title)}</h1>
        ${text}
      </div>
      <p class="buttons"><button type="button" class="primary" @click=${this.clear}>${speech.say("record_try")}</button></p>
      ${this.without()}`;
  }

  private record({ record, precinct_id, published, answer, place }: Extract<CardAnswer, { kind: "record" }>): TemplateResult {
    const { speech } = this;
    return html`<h1 class="title" tabindex="-1">${speech.say("record_yours")}</h1>
      ${this.status(record)}
      ${this.place(answer, place)}
      ${facts(speech, record, precinct_id, answer)}
      <div class="stack">
        <p>${speech.say("record_moved")}</p>
        <p class="soft small">${speech.say("record_as_of", { date: speech.date(record.as_of), published: speech.date(published) })}</p>
        <p class="buttons no-print"><button type="button" class="primary" @click=${this.clear}>${speech.say("record_clear")}</button></p>
      </div>`;
  }

  private status(record: CardRecord): TemplateResult {
    const { speech } = this;
    const next = record.status === "inactive" ? "record_inactive_next" : record.status === "hava_unverified" ? "record_hava_next" : undefined;
    return html`<div class=${next ? "alert warn stack" : "alert stack"}>
      <p class="subtitle">${speech.say("record_status")}: ${speech.say(`record_status_${record.status}`)}</p>
      ${next ? html`<p>${speech.rich(next)}</p>` : nothing}
    </div>`;
  }

  /** The place by the signed edition. No place where two records disagree: then whom to call. */
  private place(answer: Answer, check: Extract<CardAnswer, { kind: "record" }>["place"]): TemplateResult {
    const { speech } = this;
    const title = html`<h2 class="subtitle">${speech.say("record_place_title")}</h2>`;
    if (answer.kind !== "found" || check === "disagrees")
      return html`<section class="box stack">${title}
        <p>${speech.say(check === "disagrees" ? "record_disagrees" : "record_no_place")}</p>
        ${this.offices(answer)}
      </section>`;
    const { place, hours, election } = answer;
    return html`<section class="box place stack">
      ${title} ${check === "changed" ? html`<p class="alert warn">${speech.say("record_changed")}</p>` : nothing}
      <p class="name">${place.name}</p>
      ${place.room ? html`<p>${place.room}</p>` : nothing}
      <p>${place.address}</p>
      <p>${speech.say("record_when", { date: speech.date(election.date, "with weekday"), opens: speech.time(hours.opens), closes: speech.time(hours.closes) })}</p>
      <p><strong>${speech.say("record_bring")}</strong></p>
      ${this.offices(answer)}
    </section>`;
  }

  private offices(answer: Answer): TemplateResult | typeof nothing {
    return "contact" in answer ? officeLines(this, answer.contact) : nothing;
  }

  /** In plain words, with its limits. */
  private how(): TemplateResult {
    const { speech } = this;
    return html`<details class="no-print">
      <summary>${speech.say("record_how_title")}</summary>
      <div class="inside stack">
        ${[1, 2, 3, 4].map((n) => html`<p>${speech.say(`record_how_${n as 1 | 2 | 3 | 4}`)}</p>`)}
      </div>
    </details>`;
  }
}

const DISTRICTS = ["congress", "senate", "house", "supervisor"] as const;

function facts(speech: Speech, record: CardRecord, precinctId: string, answer: Answer): TemplateResult {
  const precinct = "precinct" in answer ? answer.precinct.name : precinctId;
  const districts = DISTRICTS.filter((one) => record.districts[one] > 0).map((one) => speech.say(`record_${one}`, { n: record.districts[one] }));
  const row = (name: string, value: unknown): TemplateResult => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  return html`<dl class="facts">
    ${row(speech.say("record_initials"), record.initials)} ${row(speech.say("record_precinct"), precinct)}
    ${record.split ? row(speech.say("record_split"), record.split) : nothing}
    ${record.registered ? row(speech.say("record_registered"), speech.date(record.registered)) : nothing}
    ${districts.length > 0 ? row(speech.say("record_districts"), districts.join(" · ")) : nothing}
  </dl>`;
}

customElements.define("pollstead-card-code", CardCode);
