// <pollstead-id>: "Is my ID good?", one question a screen. It walks the edition's table of photo IDs; what is answered stays
// in this page's memory and is gone with it.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { expires, issued, type MonthGiven, type Read, type Wrong } from "../../core/id/dates.ts";
import { loadTable, NoTable, walk, type Ask, type Given, type IdElection, type IdTable } from "../../core/id/table.ts";
import { enId } from "../../messages/en-id.ts";
import type { SpanishRules } from "../../messages/es-id-rules.ts";
import { keepLanguage, languageAtStart, Speech, type Language, type MessageKey } from "../../messages/speech.ts";
import { base } from "../../style/base.ts";
import { icons } from "../../style/icons.ts";
import { picturedChoices } from "../../style/pictured-choices.ts";
import { dateQuestion, type DateAsked } from "./date-question.ts";
import { ending } from "./ending.ts";
import { idStyle } from "./id.css.ts";
import { documents } from "./pictures.ts";

/** As the page offers them: what most people have comes first. */
const ORDER: Partial<Record<Ask, readonly string[]>> = {
  mode: ["polling_place", "curbside", "absentee_in_person", "absentee_mail", "uocava", "care_facility"],
  shown: Object.keys(documents),
  depicts: ["yes", "doubt", "no"],
  name: ["same", "different"],
};

const HINTS: Partial<Record<Ask, MessageKey>> = { shown: "id_ask_shown_hint", name: "id_ask_name_hint" };

export type IdSpeech = { speech: Speech; rules: SpanishRules };
export const idEnglish: IdSpeech = { speech: new Speech("en", enId), rules: {} };

export async function idSpeech(language: Language): Promise<IdSpeech> {
  if (language === "en") return idEnglish;
  const [words, rules] = await Promise.all([import("../../messages/es-id.ts"), import("../../messages/es-id-rules.ts")]);
  return { speech: new Speech("es", words.esId), rules: rules.esIdRules };
}

export class Id extends LitElement {
  static override properties = {
    edition: {},
    own: { type: Boolean },
    words: { attribute: false },
    table: { attribute: false },
    failed: { state: true },
    election: { state: true },
    given: { state: true },
    at: { state: true },
    date: { state: true },
    wrong: { state: true },
  };
  /** Folder of the edition, against the page's address. */
  declare edition: string;
  /** A page of our own: the browser's Back goes one question back. */
  declare own: boolean;
  declare words: IdSpeech;
  declare table: IdTable | undefined;
  declare failed: NoTable["why"] | undefined;
  declare election: IdElection | undefined;
  /** All answers so far, those that were gone back over too. */
  declare given: readonly Given[];
  /** How many of them hold. */
  declare at: number;
  /** A month whose day is asked for. */
  declare date: MonthGiven | undefined;
  declare wrong: Wrong | undefined;
  clock: () => string = () => new Date().toISOString();

  constructor() {
    super();
    this.edition = "../edition/";
    this.own = false;
    this.words = idEnglish;
    this.table = this.failed = this.election = this.date = this.wrong = undefined;
    this.given = [];
    this.at = 0;
  }

  static override styles = [base, picturedChoices, idStyle];

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.own) return;
    addEventListener("popstate", this.travelled);
    if (languageAtStart() === "es") void this.speak("es");
    void this.bring();
  }

  override disconnectedCallback(): void {
    removeEventListener("popstate", this.travelled);
    super.disconnectedCallback();
  }

  private async bring(): Promise<void> {
    this.failed = undefined;
    try {
      this.begin(await loadTable(new URL(this.edition, document.baseURI).href));
    } catch (cause) {
      this.failed = cause instanceof NoTable ? cause.why : "not_reached";
    }
  }

  begin(table: IdTable): void {
    this.table = table;
    if (this.asksAlike(table)) this.election = this.choices(table)[0];
  }

  /** Elections of one day and one clerk ask the same. */
  private asksAlike(table: IdTable): boolean {
    return new Set(this.choices(table).map(({ date, clerk }) => `${date} ${clerk}`)).size === 1;
  }

  private ahead(table: IdTable): IdElection[] {
    return table.elections.filter(({ over_utc }) => Date.parse(over_utc) > Date.parse(this.clock()));
  }

  /** Those ahead; where none is, the latest, which the page says is over. */
  private choices(table: IdTable): IdElection[] {
    const ahead = this.ahead(table);
    return ahead.length > 0 ? ahead : table.elections.slice(-1);
  }

  private get holding(): readonly Given[] {
    return this.given.slice(0, this.at);
  }

  private answer(given: Given): void {
    this.given = [...this.holding, given];
    this.at = this.given.length;
    this.date = this.wrong = undefined;
    if (this.own) history.pushState({ at: this.at, election: this.election?.id }, "");
  }

  private elect(election: IdElection): void {
    this.election = election;
    this.given = [];
    this.at = 0;
    if (this.own) history.pushState({ at: 0, election: election.id }, "");
  }

  private readonly travelled = (event: PopStateEvent): void => {
    const state = event.state as { at?: number; election?: string } | null;
    this.date = this.wrong = undefined;
    this.at = Math.min(state?.at ?? 0, this.given.length);
    const { table } = this;
    if (!table) return;
    if (!this.asksAlike(table)) this.election = table.elections.find(({ id }) => id === state?.election);
  };

  private readonly back = (): void => {
    if (this.date) {
      this.date = this.wrong = undefined;
      return;
    }
    if (this.own) history.back();
    else if (this.at > 0) this.at -= 1;
    else this.election = undefined;
  };

  /** Back to the question what is shown. */
  private readonly again = (): void => {
    this.given = this.holding.filter(({ ask }) => ask === "mode");
    this.at = this.given.length;
    if (this.own) history.pushState({ at: this.at, election: this.election?.id }, "");
  };

  private readonly dated = (ask: DateAsked, month: MonthGiven): void => {
    const { election } = this;
    if (!election) return;
    const before = this.holding.find((one) => one.ask === "issued");
    const read: Read =
      ask === "issued"
        ? issued(month, election.issued_from, election.date)
        : expires(month, election.date, before?.month ? { month: before.month, day: before.day } : undefined);
    if ("wrong" in read) this.wrong = read.wrong;
    else if ("day" in read) {
      this.wrong = undefined;
      this.date = month;
    } else this.answer({ ask, word: read.word, month: month.month, ...(month.day === undefined ? {} : { day: month.day }) });
  };

  async speak(language: Language): Promise<void> {
    this.words = await idSpeech(language);
    if (!this.own) return;
    keepLanguage(language);
    document.documentElement.lang = language;
    document.title = this.words.speech.say("id_title");
  }

  protected override updated(changed: PropertyValues): void {
    // A new screen begins at its heading, for those who hear it too; but not the first one.
    const moved = changed.has("at") || changed.has("date") || changed.has("given") || (changed.has("election") && changed.get("election") !== undefined);
    if (this.own && moved && (this.at > 0 || changed.get("at") !== undefined)) this.renderRoot.querySelector<HTMLElement>("h1")?.focus();
  }

  // Drawing

  private question(asked: { ask: Ask; words: string[] }, election: IdElection): TemplateResult {
    const { speech } = this.words;
    const { ask, words } = asked;
    const number = html`<p class="soft small">${speech.say("id_step", { n: this.at + 1 })}</p>`;
    if (ask === "issued" || ask === "expires") {
      return dateQuestion(speech, {
        ask,
        number,
        offered: words,
        date: this.date,
        wrong: this.wrong,
        latest: election.date,
        onMonth: (month) => this.dated(ask, month),
        onWord: (word) => this.answer({ ask, word }),
      });
    }
    const hint = HINTS[ask];
    const pictured = ask === "shown";
    const order = ORDER[ask] ?? words;
    return html`<section class="stack">
      <div>
        ${number}
        <h1 class="title" tabindex="-1">${speech.say(`id_ask_${ask}`)}</h1>
        ${hint ? html`<p class="soft">${speech.say(hint)}</p>` : nothing}
      </div>
      <ul class="bare choices ${pictured ? "pictured" : ""}">
        ${order
          .filter((word) => words.includes(word))
          .map(
            (word) => html`<li>
              <button type="button" class="choice" @click=${() => this.answer({ ask, word })}>
                ${pictured ? documents[word] : nothing} <span>${speech.say(`id_${ask}_${word}` as MessageKey)}</span>
              </button>
            </li>`,
          )}
      </ul>
    </section>`;
  }

  private elections(table: IdTable): TemplateResult {
    const { speech } = this.words;
    return html`<section class="stack">
      <div>
        <h1 class="title" tabindex="-1">${speech.say("id_election")}</h1>
        <p class="soft">${speech.say("id_election_hint")}</p>
      </div>
      <ul class="bare choices">
        ${this.choices(table).map(
          (one) => html`<li>
            <button type="button" class="choice" @click=${() => this.elect(one)}>
              <span>${one.name}<span class="hint">${speech.date(one.date, "with weekday")}</span></span>
            </button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private problem(title: MessageKey, retry: boolean): TemplateResult {
    const { speech } = this.words;
    return html`<section class="alert bad stack" role="alert">
      <h1 class="title" tabindex="-1">${speech.say(title)}</h1>
      <p class="lead">${speech.say("id_none_text")}</p>
      ${retry ? html`<p><button type="button" @click=${() => void this.bring()}>${speech.say("id_try")}</button></p>` : nothing}
    </section>`;
  }

  private screen(): TemplateResult {
    const { table, failed, election } = this;
    const { speech } = this.words;
    if (failed) return this.problem(failed === "not_genuine" ? "id_bad" : "id_none", true);
    if (!table) return html`<p class="soft" role="status">${speech.say("id_loading")}</p>`;
    if (!election) return this.elections(table);
    const step = walk(table, election, this.holding);
    if (!step) return this.problem("id_too_early", false);
    if ("ask" in step) return this.question(step, election);
    const shown = this.holding.find(({ ask }) => ask === "shown")?.word;
    const mode = this.holding.find(({ ask }) => ask === "mode")?.word;
    const dated = this.holding.some(({ month }) => month !== undefined);
    return ending(this.words, { table, election, end: step.end, shown, mode, dated, again: this.again });
  }

  override render(): TemplateResult {
    const { table, at, date, election } = this;
    const { speech } = this.words;
    const other: Language = speech.language === "en" ? "es" : "en";
    const over = table && this.ahead(table).length === 0;
    const canGoBack = at > 0 || date !== undefined || (election !== undefined && table !== undefined && this.choices(table).length > 1);
    return html`<div lang=${speech.language} class="stack">
      <header class="head">
        ${canGoBack
          ? html`<button type="button" class="quiet back no-print" @click=${this.back}>${icons.back} ${speech.say("id_back")}</button>`
          : html`<p><strong>${speech.say("id_title")}</strong></p>`}
        <button type="button" class="quiet no-print" lang=${other} @click=${() => void this.speak(other)}>${speech.say("id_language")}</button>
      </header>
      ${table?.made_up ? html`<p class="alert warn small">${speech.say("id_made_up")}</p>` : nothing}
      ${over ? html`<p class="alert warn">${speech.say("id_election_old")}</p>` : nothing} ${this.screen()} ${this.foot()}
    </div>`;
  }

  private foot(): TemplateResult {
    const { table } = this;
    const { speech } = this.words;
    const draft = !table || table.reviewed.startsWith("Draft");
    return html`<footer class="foot stack-close">
      <p class="no-print"><a href="../">${speech.say("id_place")}</a></p>
      <p class="small-title">${speech.say("id_foot_help")}</p>
      <ul class="bare">
        <li><a href="tel:18008296786">1-800-829-6786</a></li>
        <li><a href="tel:6015762550">(601) 576-2550</a></li>
        <li><a href="mailto:ElectionsAnswers@sos.ms.gov">ElectionsAnswers@sos.ms.gov</a></li>
        <li><a href="tel:711">${speech.say("id_foot_relay")}</a></li>
      </ul>
      <p class="small soft">
        ${speech.say("id_stay")} ${table ? speech.say("id_foot_as_of", { date: speech.date(table.as_of) }) : nothing}
        ${draft ? speech.say("id_foot_draft") : html`<span lang="en">${table.reviewed}.</span>`}
        <strong>${speech.say("id_foot_unofficial")}</strong>
      </p>
    </footer>`;
  }
}

if (!customElements.get("pollstead-id")) customElements.define("pollstead-id", Id);
