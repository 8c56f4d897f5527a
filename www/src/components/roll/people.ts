// The open roll: a name as it is typed, who may be meant, and for each what the law says to do. Every end is a ballot that is offered, or
// a person who decides.

import { html, nothing, type TemplateResult } from "lit";
import type { CountyDetail } from "../../core/contract.ts";
import type { LawAnswer, LogDid, RollFound, RollPerson } from "../../core/manager/contract.ts";
import type { RollDesk } from "../../core/manager/roll/desk.ts";
import type { MessageKey } from "../../messages/speech.ts";
import { officeLines } from "../contact/contact.ts";
import { contactStyle } from "../contact/contact.css.ts";
import { askLaw } from "../law-check/ask.ts";
import { steps, why } from "../law-check/ruled.ts";
import { Taps } from "../law-check/taps.ts";
import { rollStyle } from "./roll.css.ts";

type FoundOne = RollFound["found"][number];
/** `undefined`: the voter is not on the roll. */
type Screen = { one: FoundOne | undefined; answer: LawAnswer | "failed" | "clerk" };

const nameOf = ({ last, first, middle, suffix }: RollPerson): string => `${last}, ${[first, middle, suffix].filter(Boolean).join(" ")}`;

export class RollPeople extends Taps<Screen> {
  static override properties = { ...Taps.properties, desk: { attribute: false }, county: { attribute: false }, typed: { state: true }, found: { state: true } };
  declare desk: RollDesk;
  declare county: CountyDetail | undefined;
  declare typed: string;
  declare found: RollFound | undefined;
  /** The tab where the pollbook's troubles are. */
  onPaper: () => void = () => undefined;
  /** For the log: that somebody was looked at; never who. */
  onDid: (did: LogDid) => void = () => undefined;
  private newest = 0;

  constructor() {
    super();
    this.typed = "";
    this.found = undefined;
  }

  static override styles = [...Taps.styles, contactStyle, rollStyle];

  /** As if it were typed. */
  async look(typed: string): Promise<void> {
    this.typed = typed;
    const mine = ++this.newest;
    const found = await this.desk.find(typed).catch(() => undefined);
    if (mine === this.newest) this.found = found;
  }

  async show(one: FoundOne | undefined): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    let answer: Screen["answer"];
    try {
      const fact = one ? one.pollbook : "not_listed";
      answer = fact === null ? "clerk" : ((await askLaw(this.asker, "pollbook", { pollbook: fact })) ?? "failed");
    } catch {
      answer = "failed";
    } finally {
      this.busy = false;
    }
    this.screens = [{ one, answer }];
    if (one) this.onDid(one.pollbook === "wrong_precinct" ? "redirect" : "view");
  }

  private next(): void {
    this.typed = "";
    this.found = undefined;
    this.reset();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>("#search")?.focus());
  }

  private precinct(id: string): string {
    const name = this.county?.precincts.find(({ precinct }) => precinct.id === id)?.precinct.name;
    return name ?? id;
  }

  private state({ person, pollbook }: FoundOne): string {
    const { speech } = this.asker;
    if (pollbook === null) return speech.say("roll_state_clerk");
    return speech.say(`roll_state_${pollbook}`, { precinct: this.precinct(person.precinct) });
  }

  protected first(): TemplateResult {
    const { speech } = this.asker;
    const { found, typed } = this;
    const none = found?.found.length === 0 && typed.trim().length > 1;
    return html`<section class="stack" role="search">
      <div>
        <label for="search">${speech.say("roll_search")}</label>
        <span class="hint" id="search-hint">${speech.say("roll_search_hint")}</span>
        <input
          id="search" type="search" autocomplete="off" autocapitalize="words" spellcheck="false" maxlength="80" aria-describedby="search-hint"
          .value=${typed} @input=${(event: Event) => void this.look((event.currentTarget as HTMLInputElement).value)}
        />
      </div>
      <div role="status">${none ? html`<p>${speech.rich("roll_none")}</p>` : nothing}${found?.more ? html`<p>${speech.say("roll_more")}</p>` : nothing}</div>
      <ul class="bare found">
        ${found?.found.map(
          (one) => html`<li>
            <button type="button" @click=${() => void this.show(one)}>
              <span class="who">${nameOf(one.person)}</span>
              ${one.person.address ? html`<span class="hint">${one.person.address}</span>` : nothing}
              <span>${this.state(one)}</span>
            </button>
          </li>`,
        )}
      </ul>
      <p><button type="button" @click=${() => void this.show(undefined)}>${speech.say("roll_not_found")}</button></p>
    </section>`;
  }

  private facts(one: FoundOne): TemplateResult {
    const { speech } = this.asker;
    const { person } = one;
    const row = (key: MessageKey, value: string | undefined): TemplateResult | typeof nothing =>
      value ? html`<dt>${speech.say(key)}</dt><dd>${value}</dd>` : nothing;
    const place = one.pollbook === "wrong_precinct" ? this.county?.precincts.find(({ precinct }) => precinct.id === person.precinct)?.place : undefined;
    return html`<dl class="facts">
      ${row("roll_address", person.address)} ${row("roll_precinct", this.precinct(person.precinct))} ${row("roll_split", person.split)}
      ${row("roll_state", this.state(one))} ${row("roll_place", place ? [place.name, place.address].join(", ") : undefined)}
    </dl>`;
  }

  private outcome({ answer }: Screen): TemplateResult {
    const { speech } = this.asker;
    if (answer === "failed") return this.trouble("check_failed");
    if (answer === "clerk")
      return html`<p class="outcome title" role="status">${speech.say("roll_outcome_clerk")}</p>
        ${this.county ? officeLines({ speech }, this.county.contact) : nothing}`;
    if (answer.kind !== "ruled") return this.trouble("check_refused");
    return html`<div class="outcome stack" role="status">
        <p class="title">${speech.say(`roll_outcome_${answer.outcome}` as MessageKey)}</p>
        ${steps(this.words, answer)}
      </div>
      <div class="stack">${why(this.words, answer)}</div>`;
  }

  protected shown(screen: Screen): TemplateResult {
    const { speech } = this.asker;
    const { one } = screen;
    return html`<section class="stack">
      <h2 class="title" tabindex="-1">${one ? nameOf(one.person) : speech.say("roll_not_found")}</h2>
      ${one ? this.facts(one) : nothing} ${this.outcome(screen)}
      <p class="row buttons no-print">
        <button type="button" class="primary" @click=${() => this.next()}>${speech.say("roll_next")}</button>
        <button type="button" @click=${() => this.onPaper()}>${speech.say("roll_paper")}</button>
      </p>
    </section>`;
  }
}

if (!customElements.get("pollstead-roll-people")) customElements.define("pollstead-roll-people", RollPeople);
